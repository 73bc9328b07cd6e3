"""Two languages of a page pair block by block, whatever stands in a catalog."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

import polib
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from tests.conftest import TOY
from tests.webapp.api.conftest import told
from tests.webapp.api.test_paging import all_modules
from webapp.api.model import Block, PageAnswer

NAMES = ("dry-skin", "resting-well", "runny-nose")
CARE = ("help", "emergency", "urgent", "non-urgent")
LETTERS = str.maketrans(
    "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ", "ابتثجحخدذرزسشصضطظعغفقكلمنه" * 2
)
UNITS = {"days": "أيام", "weeks": "أسابيع", "minutes": "دقائق", "hour": "ساعة", "times": "مرات"}
KEPT = re.compile(r"(\]\([^)]*\)|\[@[^\]]*\]|<[^>]*>|&[^;]*;)")  # addresses, citations, tags, entities


def arabic(text: str) -> str:
    """Return the text letter by letter in Arabic script; what is no word stays."""
    parts = KEPT.split(text)
    return "".join(part if number % 2 else _in_letters(part) for number, part in enumerate(parts))


def _in_letters(text: str) -> str:
    words = re.split(r"(\W+)", text)
    return "".join(UNITS.get(word, word.translate(LETTERS)) for word in words)


State = tuple[Callable[[str], str], bool]  # what stands for a text, and whether it is fuzzy
CURRENT: State = (arabic, False)
FUZZY: State = (arabic, True)
MISSING: State = (lambda _: "", False)
WRONG: State = (lambda text: arabic(text).replace("*", "").replace("[", "(") + " 987", False)
HOSTILE: State = (lambda _: "<p>- ا\n\n- ب</p>", False)
COPIED: State = (lambda text: text, False)

catalogs = st.lists(
    st.sampled_from([CURRENT, FUZZY, MISSING, WRONG, HOSTILE, COPIED]), min_size=1, max_size=40
)


@settings(max_examples=40, suppress_health_check=[HealthCheck.too_slow])
@given(catalogs, st.sampled_from([CURRENT, CURRENT, MISSING]))
@example([CURRENT, FUZZY, MISSING, WRONG, HOSTILE, COPIED], CURRENT)
def test_blocks_of_two_languages_stand_in_the_same_places(states: list[State], care: State) -> None:
    english, other = told_with(states, care)
    assert english.keys() == other.keys()
    for page_id, page in english.items():
        for one, two in zip(all_modules(page), all_modules(other[page_id]), strict=True):
            assert (one.id, one.role) == (two.id, two.role)
            for block, beside in zip(one.blocks, two.blocks, strict=True):
                assert block.kind == beside.kind
                assert in_arabic(beside) == in_arabic(block), "the same segment"
                assert beside.lang == ("ar" if beside.standing in ("current", "late") else "en")


def test_such_catalogs_show_every_kind_of_text() -> None:
    _, other = told_with([CURRENT, FUZZY, MISSING, WRONG], CURRENT)
    pages = [page for page in other.values() if page.is_offered]
    found = {block.standing for page in pages for one in all_modules(page) for block in one.blocks}
    assert found >= {"current", "missing", "wrong", "outdated"}


def told_with(states: list[State], care: State) -> tuple[dict[str, PageAnswer], dict[str, PageAnswer]]:
    """Return the pages in English and in Arabic, with these states one after the other in each catalog."""
    with TemporaryDirectory() as name:
        folder = Path(name) / "toy"
        shutil.copytree(TOY, folder)
        site = folder / "content/site.yaml"
        site.write_text(site.read_text(encoding="utf-8").replace("0.8", "0"), encoding="utf-8")
        for slug in NAMES:
            catalog = polib.pofile(str(folder / f"translations/ar/LC_MESSAGES/{slug}.po"))
            for number, entry in enumerate(catalog):
                is_care = entry.msgctxt.split(".")[0] in CARE
                write, is_fuzzy = care if is_care else states[number % len(states)]
                entry.msgstr, entry.flags = write(entry.msgid), ["fuzzy"] if is_fuzzy else []
                entry.previous_msgid = "A former text" if is_fuzzy else None
            catalog.save()
        return told("en", folder), told("ar", folder)


def in_arabic(block: Block) -> str:
    """Return what a block says, in Arabic letters and with English addresses, whatever language it is in."""
    html = block.html.replace(' lang="en" dir="ltr"', "").replace("/ar/", "/en/")
    if block.kind == "figure":  # its long description is a text of its own
        html = re.sub("<details>.*</details>", "", html, flags=re.DOTALL)
    return arabic(re.sub(r' alt="[^"]*"', "", html))
