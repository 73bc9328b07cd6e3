"""The checks run over whole catalogs, and each finding knows its place."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from webapp.catalogs.alignment import identify
from webapp.catalogs.entries import Entry
from webapp.catalogs.entry_merge import CLASH
from webapp.catalogs.findings import Placed, entry_findings, interface_findings, page_findings
from webapp.catalogs.interface import InterfaceMessage
from webapp.catalogs.updating import update
from webapp.checks.model import Scope
from webapp.content.model import Document

Make = Callable[..., Document]
LINES = ("= Back mice", "~ Take 5 mg.", "# a A", "Do not press the lumps.")
WORDS = (InterfaceMessage("{count} of {total}"),)
CATALOG = Path("es", "LC_MESSAGES")


def found(folder: Path, document: Document, name: str, edits: dict[str, str]) -> list[Placed]:
    """Return what is found after the translations were written in."""
    document = identify(document, None)
    update([document], WORDS, "es", folder)
    path = folder / CATALOG / name
    data = path.read_text(encoding="utf-8")
    for source, translation in edits.items():
        written = f'msgid "{source}"\nmsgstr ""'
        assert written in data
        data = data.replace(written, f'msgid "{source}"\nmsgstr "{translation}"')
    path.write_text(data, encoding="utf-8")
    return [*page_findings([document], folder, "es", "en"), *interface_findings(folder, "es", "en")]


def test_a_finding_tells_file_line_check_message_and_remedy(make: Make, tmp_path: Path) -> None:
    document = make(*LINES)
    name = f"{document.slug}.po"
    (one,) = found(tmp_path, document, name, {"Take 5 mg.": "Tome 50 mg."})
    said = 'numbers: "summary" has 50 where the source has 5; write the same value'
    assert str(one) == f"{tmp_path / CATALOG / name}:{one.line}: {said}"
    lines = one.path.read_text(encoding="utf-8").splitlines()
    assert lines[one.line - 1] == 'msgctxt "summary"'
    assert one.problem.text == f"{said}; until that is mended, readers see the source"


def test_a_warning_says_that_it_is_one(make: Make, tmp_path: Path) -> None:
    document = make(*LINES)
    edits = {"Do not press the lumps.": "Presione las bolitas."}
    (one,) = found(tmp_path, document, f"{document.slug}.po", edits)
    assert ': negation (warning): "a.p1" denies nothing' in str(one)
    assert not one.is_error


def test_a_placeholder_that_differs_is_told_at_its_line(make: Make, tmp_path: Path) -> None:
    edits = {"{count} of {total}": "{count} de {todo}"}
    told = found(tmp_path, make(*LINES), "messages.po", edits)
    assert [one.text.partition(";")[0] for one in told] == [
        "differs in the placeholder {todo}",
        "differs in the placeholder {total}",
    ]
    lines = told[0].path.read_text(encoding="utf-8").splitlines()
    assert lines[told[0].line - 1] == 'msgid "{count} of {total}"'


def test_what_is_not_translated_or_out_of_date_is_not_checked(make: Make, tmp_path: Path) -> None:
    assert found(tmp_path, make(*LINES), "messages.po", {}) == []
    document = identify(make(*LINES), None)
    path = tmp_path / CATALOG / f"{document.slug}.po"
    old, new = 'msgid "Take 5 mg."\nmsgstr ""', 'msgid "Take 6 mg."\nmsgstr "7"'
    path.write_text(path.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")
    assert list(page_findings([document], tmp_path, "es", "en")) == []


PAGES = {
    "ar": ("لا صفحات", "صفحة واحدة", "صفحتان", "{num} صفحات", "{num} صفحة", "{num} صفحة"),
    "ru": ("{num} страница", "{num} страницы", "{num} страниц"),
    "es": ("una página", "{num} páginas"),
}
FORMS = {
    "ru": "nplurals=3; plural=(n%10==1 && n%100!=11 ? 0 : n%10>=2 && n%10<=4 && n%100/10!=1 ? 1 : 2);",
    "es": "nplurals=2; plural=(n != 1);",
}


def checks_of(locale: str, *forms: str, header: str | None = None) -> list[str]:
    entry = Entry("{num} page", forms, msgid_plural="{num} pages")
    return [one.check for one in entry_findings(entry, Scope("en", locale), header)]


@pytest.mark.parametrize("locale", PAGES)
def test_the_form_of_one_number_need_not_say_it(locale: str) -> None:
    assert checks_of(locale, *PAGES[locale], header=FORMS.get(locale)) == []


def test_a_form_of_many_numbers_says_which() -> None:
    assert checks_of("ru", "страница", *PAGES["ru"][1:], header=FORMS["ru"]) == ["placeholders"]
    assert checks_of("es", "una página", "páginas") == ["placeholders"]


def test_a_plural_header_that_cannot_be_read_excuses_no_form() -> None:
    assert checks_of("es", *PAGES["es"], header="nplurals=two") == ["placeholders"]


def test_a_comment_of_a_merge_that_stayed_behind_is_told_and_hides_nothing() -> None:
    clash = f'{CLASH}\nmsgstr "Repose."'.split("\n")
    entry = Entry("Rest.", ("Descanse.",), comments=tuple(clash))
    scope = Scope("en", "es")
    (one,) = entry_findings(entry, scope)
    assert (one.check, one.is_error) == ("conflict", False)
    assert entry_findings(replace(entry, comments=("a conflict: none",)), scope) == ()
    assert entry_findings(entry, scope, is_lenient=True) == ()
