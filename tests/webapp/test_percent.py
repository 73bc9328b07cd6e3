"""A percent sign is an ordinary sign: such texts come out of every command and page as they went in."""

from __future__ import annotations

import csv
import html
import json
import re
import shutil
from pathlib import Path

import pytest

from tests.conftest import TOY, Run, _run
from webapp import create_app, links
from webapp.editions.building import current_edition
from webapp.editions.record import SITE
from webapp.editions.shelf import Shelf
from webapp.locales import Locale
from webapp.packs.holding import fetch_pack
from webapp.packs.manifest import Pointer
from webapp.settings import Settings
from webapp.translating import create_preview

# What an author writes, and what its translator does.
SIGNS = {
    "It helps 50% of patients": "Ayuda al 50% de los pacientes",
    "It is 100%": "Es el 100%",
    "Say %s twice": "Diga %s dos veces",
    "Say %(name)s twice": "Diga %(name)s dos veces",
    "It helps 50 % of people": "Ayuda al 50 % de las personas",
    "Say %d%% twice": "Diga %d%% dos veces",
    "It helps 5%-10% of us": "Ayuda al 5%-10% de nosotros",
    "The sign ٪ is for this": "El signo ٪ sirve para esto",
    "The sign % alone": "El signo % solo",
    "Write %%(x)d%1$s here": "Escriba %%(x)d%1$s aquí",
}
# Words of the interface, which the page of a condition, the search page and "My library" show.
WORDS = {
    "Search": "Buscar %s al % (%d%%)",
    "My library": "Mi %(name)s %",
    "{number} hit": "{number} % acierto %s",
    "{number} hits": "{number} % aciertos %s",
}
MORE = {
    "Shares": "Partes",
    "Does it help 50% of patients?": "¿Ayuda al 50% de los pacientes?",
    "It is 100%.": "Es el 100%.",
    "Each share counts.": "Cada parte cuenta.",
    "share": "parte",
    "One of two, so %s or 50%.": "Una de dos, o sea %s o el 50%.",
    "100%ness": "100%dad",
}
TRANSLATED = {**SIGNS, **WORDS, **MORE, **{f"{key}.": f"{value}." for key, value in SIGNS.items()}}
DEFINITION = {"en": "One of two, so %s or 50%.", "es": MORE["One of two, so %s or 50%."]}
TEXTS = {"en": list(SIGNS), "es": list(SIGNS.values())}
NOSE = "conditions/runny-nose"
LIST = "\n".join(f"- {text}" for text in SIGNS)
ALIASES = "".join(f"\n  - {text}" for text in SIGNS)
LAY_WORDS = "".join(f'\n      - "{text}"' for text in SIGNS)
DEFINED = "".join(
    f'\n  - id: n{number}\n    terms: [share{number}]\n    definition: "{text}."'
    for number, text in enumerate(SIGNS)
)
CATALOGS = {
    "lay-terms.yaml": f"entries:\n  - id: share\n    terms: [share]\n    also:{LAY_WORDS}\n",
    "glossary.yaml": f"entries:{DEFINED}\n  - id: avoided\n    terms: [share]\n    "
    "definition: One of two, so %s or 50%.\n    avoid: [100%ness]\n",
}


def put_in(settings: Settings) -> None:
    """Write the texts into a page, the lay terms and the glossary."""
    page = settings.content / f"{NOSE}.md"
    text = page.read_text(encoding="utf-8")
    text = text.replace("  - Dripping nose", f"  - Dripping nose{ALIASES}")
    text = text.replace("## When", f"## Shares {{#shares}}\n\nEach share counts.\n\n{LIST}\n\n## When")
    text += "\n### Does it help 50% of patients? {#half}\n\nIt is 100%.\n"
    page.write_text(text, encoding="utf-8")
    for name, words in CATALOGS.items():
        (settings.content / name).write_text(words, encoding="utf-8")


def ran(run: Run, settings: Settings, *words: str) -> str:
    """What a command says that has to end well."""
    done = run(settings, *words)
    assert done.exit_code == 0, (words, done.output, done.exception)
    return str(done.stdout)


def translate(run: Run, settings: Settings, table: Path) -> None:
    """Write the translations in a spreadsheet; a list gets those of its lines that have one."""
    ran(run, settings, "translations", "export", "es", "--format", "csv", "-o", str(table))
    with table.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    for row in rows:
        lines = [TRANSLATED[line] for line in row["source"].split("\n") if line in TRANSLATED]
        row["translation"] = "\n".join(lines) or row["translation"]
    with table.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)
    ran(run, settings, "translations", "import", str(table))


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    """The toy library with the texts everywhere, translated by way of a spreadsheet, signed and built."""
    folder = tmp_path_factory.mktemp("percent")
    shutil.copytree(TOY, folder / "toy")
    settings = Settings(folder / "toy" / "content", folder / "toy" / "translations", folder / "var")
    put_in(settings)
    ran(_run, settings, "content", "check")
    ran(_run, settings, "translations", "extract", "--weight", "cosmetic", "--reason", "50% of it is new")
    ran(_run, settings, "translations", "update", "es")
    translate(_run, settings, folder / "es.csv")
    ran(_run, settings, "keys", "--write")
    ran(_run, settings, "build")
    return settings


def test_the_checks_find_nothing(library: Settings, run: Run) -> None:
    assert json.loads(ran(run, library, "translations", "check", "--locale", "es", "--json", "-")) == []
    assert '"results": []' in ran(run, library, "translations", "check", "--locale", "es", "--sarif", "-")


def test_a_finding_quotes_such_a_text_as_it_is(library: Settings, run: Run, tmp_path: Path) -> None:
    settings = copied(library, tmp_path)
    catalog = settings.translations / "es" / "LC_MESSAGES" / "runny-nose.po"
    text = catalog.read_text(encoding="utf-8")
    catalog.write_text(text.replace("Es el 100%", "Es el 99%"), encoding="utf-8")
    for words in ((), ("--json", "-"), ("--sarif", "-")):
        done = run(settings, "translations", "check", "--locale", "es", *words)
        assert done.exit_code == 1 and "100%" in done.output


def test_extracting_and_updating_again_changes_nothing(library: Settings, run: Run, tmp_path: Path) -> None:
    settings = copied(library, tmp_path)
    before = files(settings.translations)
    assert ran(run, settings, "translations", "extract") == ""
    assert ran(run, settings, "translations", "update", "es") == ""
    assert files(settings.translations) == before
    catalog = before["es/LC_MESSAGES/runny-nose.po"].decode()
    for source, text in SIGNS.items():
        assert f'msgid "{source}"\nmsgstr "{text}"\n' in catalog
    assert "-format" not in catalog


def test_the_overview_counts_them_as_done(library: Settings, run: Run) -> None:
    table = ran(run, library, "translations", "status", "--locale", "es", "--document", "runny-nose")
    assert re.search(r"^runny-nose +100% +0 +0 +0 +0 +0 ", table, re.MULTILINE)
    ran(run, library, "translations", "status", "--json", "-")


@pytest.mark.parametrize("form", ["csv", "xliff", "tmx"])
def test_an_export_holds_them_and_comes_back(library: Settings, run: Run, tmp_path: Path, form: str) -> None:
    settings, file = copied(library, tmp_path), tmp_path / f"es.{form}"
    ran(run, settings, "translations", "export", "es", "--format", form, "-o", str(file))
    data = file.read_text(encoding="utf-8-sig")
    for text in (*SIGNS, *SIGNS.values(), *WORDS.values()):
        assert text in data
    if form == "tmx":
        return
    before = files(settings.translations)
    file.write_text(data.replace("El signo % solo", "El signo %% solo"), encoding="utf-8")
    said = ran(run, settings, "translations", "import", str(file))
    assert re.match(r"es: \d+ imported, .* 0 to look at\n", said)
    after = files(settings.translations)
    changed = {name for name in after if after[name] != before[name]}
    assert changed == {f"es/LC_MESSAGES/{name}.po" for name in ("runny-nose", "glossary", "lay-terms")}
    assert "El signo %% solo" in after["es/LC_MESSAGES/runny-nose.po"].decode()


def test_a_merge_keeps_them(library: Settings, run: Run, tmp_path: Path) -> None:
    base = library.translations / "es" / "LC_MESSAGES" / "runny-nose.po"
    text = base.read_text(encoding="utf-8")
    ours, theirs = tmp_path / "ours.po", tmp_path / "theirs.po"
    ours.write_text(text.replace('msgstr "Diga %s dos veces"', 'msgstr "Diga %s 2 veces"'), encoding="utf-8")
    theirs.write_text(text.replace('msgstr "Es el 100%"', 'msgstr "Es un 100%"'), encoding="utf-8")
    merged = ran(run, library, "translations", "merge", str(base), str(ours), str(theirs))
    assert merged == ours.read_text(encoding="utf-8").replace('msgstr "Es el 100%"', 'msgstr "Es un 100%"')
    theirs.write_text(text.replace('msgstr "Diga %s dos veces"', 'msgstr "Di %s %%"'), encoding="utf-8")
    clash = run(library, "translations", "merge", str(base), str(ours), str(theirs))
    assert clash.exit_code == 1
    assert '# msgstr "Di %s %%"\n' in clash.stdout and 'msgstr "Diga %s 2 veces"\n' in clash.stdout


def test_they_can_be_reviewed(library: Settings, run: Run, tmp_path: Path) -> None:
    settings = copied(library, tmp_path)
    words = ("translations", "review", "es", "--document", "runny-nose")
    by = ("--who", "100% Ana %s", "--role", "clinician", "--note", "50% read, %(name)s")
    assert "by 100% Ana %s (clinician)" in ran(run, settings, *words, *by)
    assert "100% Ana %s (clinician)" in ran(run, settings, *words, "--list")
    ran(run, settings, "build")
    assert "100% Ana %s" in site_text(settings, "es/conditions/runny-nose.html")


@pytest.mark.parametrize("tag", TEXTS)
def test_pages_show_them(library: Settings, tag: str) -> None:
    page = site_text(library, f"{tag}/conditions/runny-nose.html")
    for text in TEXTS[tag]:
        assert page.count(text) >= 2, f"{text}: in the list and among the other names"
    question = "Does it help 50% of patients?" if tag == "en" else MORE["Does it help 50% of patients?"]
    assert question in page and question in site_text(library, f"{tag}/questions.html")
    assert DEFINITION[tag] in page
    data = json.loads((current_edition(library.var) / SITE / f"api/v1/{tag}/pages/rn01.json").read_bytes())
    assert all(text in json.dumps(data, ensure_ascii=False) for text in TEXTS[tag])


def test_the_words_of_the_interface_may_hold_them(library: Settings) -> None:
    page = site_text(library, "es/conditions/runny-nose.html")
    assert WORDS["Search"] in page and WORDS["My library"] in page
    assert WORDS["Search"] in site_text(library, "es/search.html")


@pytest.mark.parametrize("tag", TEXTS)
def test_searches_find_them_and_show_them(library: Settings, run: Run, tag: str) -> None:
    client = create_app(library.var).test_client()
    for text in TEXTS[tag]:
        hits = json.loads(ran(run, library, "search", text, "--locale", tag, "--json"))
        assert any("/conditions/runny-nose" in hit["url"] for hit in hits), text
        answer = client.get(f"/{tag}/search", query_string={"q": text})
        assert answer.status_code == 200 and f'value="{html.escape(text)}"' in answer.text
        assert client.get(f"/{tag}/search?q={text}").status_code == 200, "unquoted in the address"
    index = Shelf(library.var).current().indexes[tag]
    begun = "does it help 50%" if tag == "en" else "ayuda al 50%"
    assert any("50%" in one.name for one in index.phone.suggest(begun))
    nothing = client.get(f"/{tag}/search", query_string={"q": "zzz %s %(name)s 100%"})
    assert "zzz %s %(name)s 100%" in html.unescape(nothing.text)


@pytest.mark.parametrize("tag", TEXTS)
def test_packs_hold_the_pages_as_they_are_served(
    library: Settings, run: Run, tag: str, tmp_path: Path
) -> None:
    file = tmp_path / "100% %s.pocketleaf"
    ran(run, library, "pack", "export", tag, "-o", str(file))
    assert "whole" in ran(run, library, "pack", "check", str(file))
    site = current_edition(library.var) / SITE
    pointer = Pointer.from_bytes((site / links.file_of(links.pack(Locale(tag)))).read_bytes())
    held = fetch_pack(pointer.manifest, lambda address: (site / links.file_of(address)).read_bytes())
    served = (site / tag / f"{NOSE}.html").read_bytes()
    assert held.page(f"/{tag}/{NOSE}") == served


def test_the_preview_shows_and_saves_them(library: Settings, tmp_path: Path) -> None:
    settings = copied(library, tmp_path)
    client = create_preview(settings, Locale("es")).test_client()
    page = client.get(f"/es/{NOSE}").text
    for number, (source, text) in enumerate(SIGNS.items(), 1):
        assert text in html.unescape(page)
        values = client.get("/segment", query_string={"page": "runny-nose", "id": f"shares.li{number}"}).json
        assert (values["source"], values["translation"], values["findings"]) == (source, text, [])
    token = re.findall(r'data-token="([^"]+)"', page)[0]
    saved = {"page": "runny-nose", "id": values["id"], "text": "Escriba ٪ %%(x)d%1$s", "seen": values["seen"]}
    answer = client.post("/save", json=saved, headers={"X-Pocketleaf-Token": token})
    assert answer.status_code == 200, answer.text
    catalog = settings.translations / "es" / "LC_MESSAGES" / "runny-nose.po"
    assert 'msgstr "Escriba ٪ %%(x)d%1$s"\n' in catalog.read_text(encoding="utf-8")


def copied(library: Settings, folder: Path) -> Settings:
    """The library with folders of its own, to change it."""
    shutil.copytree(library.content.parent, folder / "toy")
    return Settings(folder / "toy" / "content", folder / "toy" / "translations", folder / "var")


def files(folder: Path) -> dict[str, bytes]:
    """Every file of a folder."""
    found = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in found}


def site_text(settings: Settings, name: str) -> str:
    """A page of the current edition, as it is read."""
    return html.unescape((current_edition(settings.var) / SITE / name).read_text(encoding="utf-8"))
