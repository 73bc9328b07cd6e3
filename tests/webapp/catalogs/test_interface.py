"""The interface speaks a language only where its translation is complete and safe to show."""

from __future__ import annotations

from pathlib import Path

import pytest
from babel import Locale

from webapp.catalogs.interface import (
    Interface,
    InterfaceMessage,
    extract_interface,
    interface_of,
    interface_template,
)
from webapp.catalogs.po import parse_po
from webapp.errors import SourceError

HEAD = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n'
ARABIC = "nplurals=6; plural=n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n%100>=3 && n%100<=10 ? 3 : n%100>=11 ? 4 : 5;"


def _interface(body: str, plurals: str = "nplurals=2; plural=(n != 1);", tag: str = "es") -> Interface:
    data = f'{HEAD}"Plural-Forms: {plurals}\\n"\n\n{body}'.encode()
    return interface_of(parse_po(data, Path("messages.po")), Locale.parse(tag))


@pytest.mark.parametrize(
    ("source", "translation", "is_shown"),
    [
        ("Search", "Buscar", True),
        ("Search", "", False),
        ("{count} of {total}", "{total}: {count}", True),
        ("{count} of {total}", "{count}", False),
        ("Search", "Buscar {what}", False),
        ("50% of {name}, %(x)s and %s", "50% de {name}, x y s, así", True),
        ("50% of {name}", "5% de {name}", False),
        ("{} {a b}", "{b}!", False),
        ("{} {a b}", "{c d}", True),
    ],
)
def test_a_translation_with_other_placeholders_is_not_shown(
    source: str, translation: str, is_shown: bool
) -> None:
    spoken = _interface(f'msgid "{source}"\nmsgstr "{translation}"\n')
    assert spoken.is_translated(source) is is_shown
    assert spoken.text(source) == (translation if is_shown else source)


def test_a_fuzzy_or_obsolete_message_or_one_with_a_context_is_not_shown() -> None:
    spoken = _interface(
        '#, fuzzy\nmsgid "a"\nmsgstr "x"\n\nmsgctxt "c"\nmsgid "b"\nmsgstr "x"\n\n'
        '#~ msgid "c"\n#~ msgstr "x"\n'
    )
    assert [spoken.text(message) for message in "abc"] == ["a", "b", "c"]


def test_values_are_put_in_as_they_are_and_never_read_again() -> None:
    spoken = _interface('msgid "About {name}, 50% of {other}"\nmsgstr "Sobre {name}, 50% de {other}"\n')
    filled = spoken.text("About {name}, 50% of {other}", name="{other} %s", other=7)
    assert filled == "Sobre {other} %s, 50% de 7"
    assert spoken.text("{missing} 100%") == "{missing} 100%"


@pytest.mark.parametrize(
    ("number", "shown"),
    [(0, "zero"), (1, "one"), (2, "two"), (5, "5 few"), (11, "11 many"), (100, "100 other")],
)
def test_arabic_uses_its_six_forms(number: int, shown: str) -> None:
    forms = ("zero", "one", "two", "{number} few", "{number} many", "{number} other")
    body = "".join(f'msgstr[{n}] "{form}"\n' for n, form in enumerate(forms))
    spoken = _interface(f'msgid "{{number}} hit"\nmsgid_plural "{{number}} hits"\n{body}', ARABIC, "ar")
    assert spoken.plural("{number} hit", "{number} hits", number) == shown


def test_numbers_are_written_as_the_language_of_the_text_does() -> None:
    body = (
        'msgid "{number} hit"\nmsgid_plural "{number} hits"\nmsgstr[0] "{number} a"\nmsgstr[1] "{number} b"\n'
    )
    assert _interface(body, tag="de").plural("{number} hit", "{number} hits", 12345) == "12.345 b"
    assert _interface("", tag="de").plural("{number} hit", "{number} hits", 12345) == "12,345 hits"
    assert _interface("", tag="de").plural("{number} hit", "{number} hits", 1) == "1 hit"


@pytest.mark.parametrize("last", ["", "{other} b"])
def test_a_plural_with_a_form_missing_or_wrong_is_shown_in_the_source_language(last: str) -> None:
    forms = f'msgstr[0] "{{number}} a"\nmsgstr[1] "{last}"\n'
    body = f'msgid "{{number}} hit"\nmsgid_plural "{{number}} hits"\n{forms}'
    assert _interface(body).plural("{number} hit", "{number} hits", 1) == "1 hit"


def test_an_absent_catalog_speaks_the_source_language(tmp_path: Path) -> None:
    assert Interface.read(tmp_path / "messages.po", Locale("es")).text("Search") == "Search"


def test_a_catalog_is_read_from_its_file(tmp_path: Path) -> None:
    path = tmp_path / "messages.po"
    path.write_text(f'{HEAD}\nmsgid "Search"\nmsgstr "Buscar"\n', encoding="utf-8")
    assert Interface.read(path, Locale("es")).text("Search") == "Buscar"
    path.write_text(f'{HEAD}\nmsgid "Search"\nmsgstr "Hallar"\n', encoding="utf-8")
    assert Interface.read(path, Locale("es")).text("Search") == "Hallar"


def test_a_broken_catalog_is_told_by_its_own_name_each_time(tmp_path: Path) -> None:
    for name in ("one.po", "other.po", "one.po"):
        (tmp_path / name).write_text(f'{HEAD}\nmsgid "Search', encoding="utf-8")
        with pytest.raises(SourceError, match=rf"/{name}:5: "):
            Interface.read(tmp_path / name, Locale("es"))


def test_the_same_catalog_may_be_right_in_one_language_and_wrong_in_another(tmp_path: Path) -> None:
    plurals = '"Plural-Forms: nplurals=1; plural=0;\\n"\n'
    counted = 'msgid "{number} hit"\nmsgid_plural "{number} hits"\nmsgstr[0] "{number}"\n'
    for name in ("zh_Hans", "es"):
        path = tmp_path / name / "LC_MESSAGES" / "messages.po"
        path.parent.mkdir(parents=True)
        path.write_text(f"{HEAD}{plurals}\n{counted}", encoding="utf-8")
    Interface.read(tmp_path / "zh_Hans" / "LC_MESSAGES" / "messages.po", Locale.parse("zh_Hans"))
    with pytest.raises(SourceError, match='"nplurals=1" is wrong for es'):
        Interface.read(path, Locale("es"))


def _templates(folder: Path) -> Path:
    (folder / "parts").mkdir()
    (folder / "b.html").write_text(
        "<p>{{ _('Search') }}</p>\n"
        "{# translators: a button #}\n<b title=\"{{ a_('50% of {name}', name=x) }}\">\n"
        "{{ _n('{number} hit', '{number} hits', count) }}\n",
        encoding="utf-8",
    )
    (folder / "parts" / "a.html").write_text("{{ _('Search') }}{{ _('é') }}", encoding="utf-8")
    return folder


def test_every_string_of_the_page_templates_is_found_once(tmp_path: Path) -> None:
    assert extract_interface(_templates(tmp_path)) == (
        InterfaceMessage("Search", references=("b.html", "parts/a.html")),
        InterfaceMessage("50% of {name}", comments=("a button",), references=("b.html",)),
        InterfaceMessage("{number} hit", "{number} hits", references=("b.html",)),
        InterfaceMessage("é", references=("parts/a.html",)),
    )


def test_a_broken_page_template_is_told_and_loses_no_string(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text("x\n{{ _('Search' }}\n", encoding="utf-8")
    with pytest.raises(SourceError, match=r"a\.html:2: .*; mend the template"):
        extract_interface(tmp_path)


def test_the_template_of_the_interface_is_plain_gettext(tmp_path: Path) -> None:
    data = interface_template(extract_interface(_templates(tmp_path)))
    entries = parse_po(data, Path("messages.pot")).live()
    assert [entry.msgid for entry in entries] == ["Search", "50% of {name}", "{number} hit", "é"]
    assert b"python-format" not in data
