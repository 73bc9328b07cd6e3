"""`pocketleaf translations export` and `import`: out to an agency and back."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest

from tests.conftest import Edit, Run
from tests.glossaries import add_glossary
from tests.shelf import copy_of_the_shelf
from webapp.settings import Settings

NOSE = "es/LC_MESSAGES/runny-nose.po"


@pytest.fixture
def current(settings: Settings, run: Run) -> Settings:
    """The toy library, its catalogs up to date."""
    assert run(settings, "translations", "update").exit_code == 0
    return settings


@pytest.fixture
def shelf(tmp_path: Path, run: Run) -> Settings:
    """A copy of the shelf, its catalogs up to date."""
    settings = copy_of_the_shelf(tmp_path)
    assert run(settings, "translations", "update").exit_code == 0
    return settings


def _bytes(folder: Path) -> dict[Path, bytes]:
    return {path: path.read_bytes() for path in folder.rglob("*.po*")}


def _lines(text: str) -> int:
    return len(text.splitlines())


@pytest.mark.parametrize("form", ["xliff", "csv"])
@pytest.mark.parametrize("tag", ["es", "ar"])
def test_a_real_catalog_that_goes_out_and_comes_back_keeps_every_byte(
    shelf: Settings, run: Run, tmp_path: Path, form: str, tag: str
) -> None:
    before, file = _bytes(shelf.translations), tmp_path / "out"
    sent = run(shelf, "translations", "export", tag, "--format", form, "-o", str(file))
    count = sent.stderr.split()[1]
    assert (sent.exit_code, int(count) > 300) == (0, True)
    back = run(shelf, "translations", "import", str(file))
    assert (back.exit_code, back.stderr) == (0, "")
    assert back.stdout.startswith(f"{tag}: 0 imported, ")
    assert _bytes(shelf.translations) == before


@pytest.mark.parametrize("form", ["xliff", "csv"])
def test_what_an_agency_translates_is_filled_in_and_only_that(
    current: Settings, run: Run, edit: Edit, tmp_path: Path, form: str
) -> None:
    before, file = _bytes(current.translations), tmp_path / "out"
    assert run(current, "translations", "export", "es", "--format", form, "-o", str(file)).exit_code == 0
    edit(
        file,
        "Le duele mucho la cabeza",
        "Al 50 % le duele &quot;mucho&quot;" if form == "xliff" else "=Al 50 %",
    )
    told = run(current, "translations", "import", str(file), "--dry-run")
    assert (told.exit_code, told.stdout.startswith("es: 1 would be imported, ")) == (0, True)
    assert _bytes(current.translations) == before
    told = run(current, "translations", "import", str(file))
    assert (told.exit_code, told.stdout.startswith("es: 1 imported, ")) == (0, True)
    changed = {path: data for path, data in _bytes(current.translations).items() if data != before[path]}
    new = '"Al 50 % le duele \\"mucho\\" o' if form == "xliff" else '"=Al 50 % o'
    old = before[current.translations / NOSE].decode()
    assert changed == {current.translations / NOSE: old.replace('"Le duele mucho la cabeza o', new).encode()}


def test_a_page_and_a_state_can_be_chosen(current: Settings, run: Run, edit: Edit) -> None:
    edit(current.translations / NOSE, 'msgstr "Síntomas"', 'msgstr ""')
    words = ("translations", "export", "es", "--format=csv", "--document=runny-nose")
    assert _lines(run(current, *words, "--only=missing").stdout) == 2
    assert '"runny-nose","symptoms.h","heading","Symptoms","",' in run(current, *words).stdout
    none = run(current, *words, "--only=outdated")
    assert (none.exit_code, none.stdout) == (0, "")
    assert none.stderr == "No text is to be exported; no file was written.\n"
    wrong = run(current, *words[:-1], "--document=runy-nose")
    assert (wrong.exit_code, wrong.stderr) == (
        1,
        'no document "runy-nose" is translated; did you mean "runny-nose"?\n',
    )


NOSE_TERM = "nose, noses: nariz, narices; do not use: hocico, morro; meaning: What you smell with."


def test_what_the_glossary_says_of_a_text_goes_with_it(settings: Settings, run: Run) -> None:
    add_glossary(settings.content.parent)
    assert run(settings, "translations", "update").exit_code == 0
    words = ("translations", "export", "es", "--format=csv")
    table = run(settings, *words).stdout_bytes.decode("utf-8-sig")
    rows = {(row["document"], row["id"]): row["terms"] for row in csv.DictReader(io.StringIO(table))}
    assert rows["runny-nose", "title"] == NOSE_TERM
    assert rows["runny-nose", "urgent.p1"] == "light: not translated yet; meaning: What you see by."
    assert rows["runny-nose", "symptoms.h"] == ""
    assert rows["glossary", "nose.terms"] == "", "an entry does not explain itself"
    xliff = run(settings, *words[:-1]).stdout
    assert f'<note category="glossary" appliesTo="source">{NOSE_TERM}</note>' in xliff
    assert "hocico, morro" not in run(settings, *words[:-1], "--format=tmx").stdout


def test_a_memory_goes_out_and_does_not_come_in(current: Settings, run: Run, tmp_path: Path) -> None:
    file = tmp_path / "es.tmx"
    assert run(current, "translations", "export", "es", "--format=tmx", "-o", str(file)).exit_code == 0
    told = run(current, "translations", "import", str(file))
    assert (told.exit_code, told.stderr) == (
        1,
        f'{file}:2: "<tmx> 1.4" is not XLIFF 2.0 or 2.1; ask for the file in the format it was sent in\n',
    )


def test_what_has_to_wait_is_told_with_its_line_and_ends_with_one(
    current: Settings, run: Run, edit: Edit, tmp_path: Path
) -> None:
    file = tmp_path / "es.csv"
    assert run(current, "translations", "export", "es", "--format=csv", "-o", str(file)).exit_code == 0
    edit(file, "gotea unos 7 días", "gotea unos siete días")
    edit(file, '"Nariz que gotea"', '"Nariz goteante"')
    edit(file, "Vaya al médico hoy", "Hoy, al médico")
    edit(current.content / "conditions/runny-nose.md", "about 7 days", "about 8 days")
    edit(current.translations / NOSE, "Vaya al médico hoy", "Vaya hoy al médico")
    assert run(current, "translations", "update").exit_code == 0
    told = run(current, "translations", "import", str(file))
    assert told.exit_code == 1
    assert told.stdout.startswith("es: 1 imported, ")
    assert told.stdout.endswith("2 to look at\n")
    first, second = told.stderr.splitlines()
    assert first.startswith(f"{file}:")
    assert '"symptoms.p1" of runny-nose was left out: the English text has changed' in first
    assert '"urgent.h" of runny-nose was changed here since this was exported' in second
    catalog = (current.translations / NOSE).read_text(encoding="utf-8")
    kept = ("Nariz goteante", "Vaya hoy al médico", '# msgstr "Hoy, al médico"', "gotea unos 7 días")
    assert all(text in catalog for text in kept)


def test_what_is_behind_its_page_is_brought_up_to_date_first(current: Settings, run: Run, edit: Edit) -> None:
    edit(current.content / "conditions/runny-nose.md", "about 7 days", "about 8 days")
    told = run(current, "translations", "export", "es")
    assert (told.exit_code, told.stdout) == (1, "")
    path = current.translations / "templates/runny-nose.pot"
    assert told.stderr == (
        f"{path}:1: is behind its page; run `pocketleaf translations update`, then do this again\n"
    )


def test_the_language_is_named_by_the_file_or_by_hand(current: Settings, run: Run, tmp_path: Path) -> None:
    file = tmp_path / "table.csv"
    file.write_text("document,id,source,translation\nrunny-nose,title,Runny nose,Nariz\n", encoding="utf-8")
    nameless = run(current, "translations", "import", str(file))
    assert nameless.stderr == f"{file}:1: the file does not say its language; name it with --locale\n"
    named = run(current, "translations", "import", str(file), "--locale=pt_BR")
    assert (named.exit_code, named.stdout) == (0, "pt-BR: 1 imported, 0 unchanged, 0 empty, 0 to look at\n")
    made = current.translations / "pt_BR/LC_MESSAGES/runny-nose.po"
    assert 'msgid "Runny nose"\nmsgstr "Nariz"\n' in made.read_text(encoding="utf-8")
    source = run(current, "translations", "export", "en")
    assert (source.exit_code, "is the language of the pages themselves" in source.stderr) == (1, True)
    assert run(current, "translations", "export", "es", "-o", str(file)).exit_code == 0
    both = run(current, "translations", "import", str(file), "--locale=ar")
    assert both.stderr == f'{file}:1: the file says "es" where --locale says "ar"; use one of the two\n'


def test_a_broken_file_imports_nothing(current: Settings, run: Run, tmp_path: Path) -> None:
    before, file = _bytes(current.translations), tmp_path / "es.xliff"
    file.write_bytes(b'<?xml version="1.0"?>\n<!DOCTYPE x [<!ENTITY a "b">]>\n<xliff/>')
    told = run(current, "translations", "import", str(file))
    assert (told.exit_code, told.stderr.count("\n")) == (1, 1)
    assert told.stderr.startswith(f"{file}:2: document types and entities are not read, for safety")
    assert _bytes(current.translations) == before
