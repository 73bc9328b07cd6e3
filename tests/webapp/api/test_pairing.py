"""Two languages of a page pair block by block, whatever stands in a catalog."""

from __future__ import annotations

import shutil
from pathlib import Path
from tempfile import TemporaryDirectory

import polib
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.conftest import TOY
from tests.webapp.api.conftest import told
from tests.webapp.api.test_paging import all_modules

MARK = " ×"  # says that a text is a translation, and of which one
NAMES = ("dry-skin", "resting-well", "runny-nose")

translations = st.sampled_from(
    [
        lambda _: "",
        lambda text: text,
        lambda text: text + MARK,
        lambda text: text.replace("*", "").replace("[", "("),
        lambda text: f"{text} 987 **more**",
        lambda _: "<p>- a\n\n- b</p>",
    ]
)
catalogs = st.lists(st.tuples(translations, st.booleans()), min_size=1, max_size=40)


@settings(max_examples=40, suppress_health_check=[HealthCheck.too_slow])
@given(catalogs, st.sampled_from(["0", "0.5", "1"]))
def test_blocks_of_two_languages_stand_in_the_same_places(
    states: list[tuple[object, bool]], threshold: str
) -> None:
    with TemporaryDirectory() as name:
        library = library_with(Path(name) / "toy", states, threshold)
        source, spanish = told("en", library), told("es", library)
    assert source.keys() == spanish.keys()
    for page_id, page in source.items():
        pairs = zip(all_modules(page), all_modules(spanish[page_id]), strict=True)
        for one, other in pairs:
            assert (one.id, one.role) == (other.id, other.role)
            for block, translated in zip(one.blocks, other.blocks, strict=True):
                assert block.kind == translated.kind
                is_spanish = translated.standing in ("current", "late")
                assert translated.lang == ("es" if is_spanish else "en")
                in_english = translated.html.replace("/es/", "/en/")
                assert MARK not in in_english or is_spanish
                if MARK in in_english or not is_spanish:
                    assert without_language(in_english.replace(MARK, "")) == without_language(block.html)


def library_with(folder: Path, states: list[tuple[object, bool]], threshold: str) -> Path:
    shutil.copytree(TOY, folder)
    site = folder / "content/site.yaml"
    text = site.read_text(encoding="utf-8").replace("threshold: 0.8", f"threshold: {threshold}")
    site.write_text(text, encoding="utf-8")
    for name in NAMES:
        catalog = polib.pofile(str(folder / f"translations/es/LC_MESSAGES/{name}.po"))
        for number, entry in enumerate(catalog):
            write, is_fuzzy = states[number % len(states)]
            entry.msgstr = write(entry.msgid)  # type: ignore[operator]
            entry.flags = ["fuzzy"] if is_fuzzy else []
        catalog.save()
    return folder


def without_language(html: str) -> str:
    return html.replace(' lang="en" dir="ltr"', "")
