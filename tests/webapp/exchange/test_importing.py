"""A delivery fills what was empty or exported, and never covers what changed here in the meantime."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from webapp.catalogs.entries import PoFile
from webapp.catalogs.po import parse_po
from webapp.exchange.importing import Arrival, bring_in
from webapp.exchange.model import Bundle, Delivered, Delivery
from webapp.exchange.spreadsheet import csv_bytes, read_csv
from webapp.exchange.units import units_in
from webapp.exchange.xliff import xliff_bytes
from webapp.exchange.xliff_reading import read_xliff

HERE = Path("es.file")
HEAD = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n'
PAGE = (
    HEAD
    + """
#. paragraph
#. in #a “A”
msgctxt "a.p1"
msgid "One"
msgstr "Uno"

#. paragraph
msgctxt "a.p2"
msgid "50% of \\"patients\\""
msgstr   ""

#. paragraph
#, fuzzy
#| msgid "Three"
msgctxt "a.p3"
msgid "Three!"
msgstr "Tres"

#~ msgctxt "a.p4"
#~ msgid "Four"
#~ msgstr "Cuatro"
"""
)
WORDS = (
    HEAD
    + """"Plural-Forms: nplurals=2; plural=(n != 1);\\n"

#. translators: shown in the menu
msgid "Search"
msgstr "Buscar"

msgid "{number} page"
msgid_plural "{number} pages"
msgstr[0] ""
msgstr[1] ""
"""
)


def _catalogs(page: str = PAGE, words: str = WORDS) -> dict[str, PoFile]:
    texts = {"lipoma": page, "messages": words}
    return {name: parse_po(text.encode(), Path(f"{name}.po")) for name, text in texts.items()}


def _exported(catalogs: Mapping[str, PoFile]) -> list[Delivered]:
    bundle = Bundle("en", "es", tuple(unit for unit, _ in units_in(catalogs)))
    return list(read_xliff(HERE, xliff_bytes(bundle)).units)


def _import(units: list[Delivered], catalogs: Mapping[str, PoFile]) -> Arrival:
    return bring_in(Delivery(HERE, "es", tuple(units)), catalogs)


def _edited(units: list[Delivered], **texts: str) -> list[Delivered]:
    return [replace(one, translation=texts.get(one.id.replace(".", "_"), one.translation)) for one in units]


def _counts(arrival: Arrival) -> tuple[int, int, int, int]:
    return (arrival.taken, arrival.unchanged, arrival.empty, len(arrival.problems))


def test_every_live_text_goes_out_with_what_helps_to_translate_it() -> None:
    units = [unit for unit, _ in units_in(_catalogs())]
    assert [
        (
            unit.id[:3] if unit.kind == "interface" else unit.id,
            unit.kind,
            unit.source,
            unit.standing,
            unit.notes,
        )
        for unit in units
    ] == [
        ("a.p1", "paragraph", "One", "current", ("in #a “A”",)),
        ("a.p2", "paragraph", '50% of "patients"', "missing", ()),
        ("a.p3", "paragraph", "Three!", "outdated", ("translated from: Three",)),
        ("ui-", "interface", "Search", "current", ("translators: shown in the menu",)),
        ("ui-", "interface", "{number} page", "missing", ("form 1 of 2, for numbers such as 1",)),
        ("ui-", "interface", "{number} pages", "missing", ("form 2 of 2, for numbers such as 0, 2, 3, 4",)),
    ]
    assert len({(unit.document, unit.id) for unit in units}) == len(units)


def test_what_was_only_exported_changes_nothing() -> None:
    catalogs = _catalogs()
    arrival = _import(_exported(catalogs), catalogs)
    assert (arrival.writes, _counts(arrival)) == ({}, (0, 3, 3, 0))


def test_what_was_translated_is_filled_in_and_nothing_else_changes() -> None:
    catalogs = _catalogs()
    units = _edited(_exported(catalogs), a_p2='50 % de "pacientes"', a_p3="¡Tres!")
    plural = [one.id for one in units if one.id.endswith(".1")]
    units = [replace(one, translation="{number} páginas") if one.id in plural else one for one in units]
    arrival = _import(units, catalogs)
    assert _counts(arrival) == (3, 2, 1, 0)
    expected = PAGE.replace('msgstr   ""', 'msgstr "50 % de \\"pacientes\\""').replace('"Tres"', '"¡Tres!"')
    assert arrival.writes == {
        Path("lipoma.po"): expected.replace('#, fuzzy\n#| msgid "Three"\n', "").encode(),
        Path("messages.po"): WORDS.replace('msgstr[1] ""', 'msgstr[1] "{number} páginas"').encode(),
    }
    again = _catalogs(
        arrival.writes[Path("lipoma.po")].decode(), arrival.writes[Path("messages.po")].decode()
    )
    assert (_import(units, again).writes, _import(units, again).problems) == ({}, [])


def test_an_outdated_text_that_comes_back_done_is_current_again() -> None:
    catalogs = _catalogs()
    units = [replace(one, is_done=True) for one in _exported(catalogs)]
    arrival = _import(units, catalogs)
    assert _counts(arrival) == (1, 2, 3, 0)
    assert arrival.writes == {Path("lipoma.po"): PAGE.replace('#, fuzzy\n#| msgid "Three"\n', "").encode()}
    doubted = PAGE.replace('msgctxt "a.p1"', '#, fuzzy\nmsgctxt "a.p1"')
    assert b'#, fuzzy\nmsgctxt "a.p1"' in _import(units, _catalogs(doubted)).writes[Path("lipoma.po")]


def test_a_text_whose_source_changed_is_told_and_left_out() -> None:
    units = _edited(_exported(_catalogs()), a_p1="Un", a_p2="50 %")
    arrival = _import(units, _catalogs(PAGE.replace('msgid "One"', 'msgid "One."')))
    assert _counts(arrival) == (1, 2, 2, 1)
    assert arrival.problems[0].text == (
        '"a.p1" of lipoma was left out: the English text has changed since this was exported; export it again'
    )
    assert b'"Uno"' in arrival.writes[Path("lipoma.po")]


@pytest.mark.parametrize("mark", ["kept", ""])
def test_a_text_that_was_changed_here_in_the_meantime_stays_and_so_does_the_other(mark: str) -> None:
    units = _edited(_exported(_catalogs()), a_p1="Un", a_p3="¡Tres!")
    units = [replace(one, mark=one.mark if mark else "") for one in units]
    page = PAGE.replace('"Uno"', '"Una"').replace('"Tres"', '"Trío"')
    arrival = _import(units, _catalogs(page))
    data = arrival.writes[Path("lipoma.po")].decode()
    for text in ('msgstr "Una"', '# msgstr "Un"', 'msgstr "Trío"', '# msgstr "¡Tres!"', "#, fuzzy\nmsgctxt"):
        assert text in data
    assert len(arrival.problems) == 2
    assert arrival.problems[0].text == (
        '"a.p1" of lipoma was changed here since this was exported: "Una", and in this file "Un"; '
        "both are in lipoma.po, marked fuzzy; choose one"
    )
    assert _import(units, _catalogs(data)).writes.get(Path("lipoma.po"), data.encode()) == data.encode()


STRANGERS = {
    "a misspelt document": (
        {"document": "lipona"},
        'document "lipona" does not exist; did you mean "lipoma"?',
    ),
    "another document": ({"document": "x"}, 'document "x" does not exist; leave its texts out'),
    "a text that went": ({"id": "a.p9"}, '"a.p9" is not a text of lipoma any more; leave it out'),
    "a text twice": ({"line": 99}, '"a.p1" of lipoma stands in line 4 too; keep one of the two'),
}


@pytest.mark.parametrize(("values", "text"), STRANGERS.values(), ids=STRANGERS)
def test_a_text_that_nobody_knows_is_told_and_the_others_are_taken(values: dict[str, str], text: str) -> None:
    catalogs = _catalogs()
    units = _edited(_exported(catalogs), a_p2="Dos")
    arrival = _import([*units, replace(units[0], translation="Un", **values)], catalogs)  # type: ignore[arg-type]
    assert ([problem.text for problem in arrival.problems], arrival.taken) == ([text], 1)


texts = st.text(
    st.characters(exclude_categories=["Cs", "Cc", "Zs"], exclude_characters="\ufffe\uffff"), min_size=1
)


@given(st.dictionaries(st.integers(0, 5), texts, max_size=6))
def test_exactly_what_was_translated_is_filled_in(given_texts: dict[int, str]) -> None:
    catalogs = _catalogs()
    units = [unit for unit, _ in units_in(catalogs)]
    sent = read_csv(HERE, csv_bytes(Bundle("en", "es", tuple(units)))).units
    done = [replace(one, translation=given_texts.get(n, one.translation)) for n, one in enumerate(sent)]
    writes = _import(done, catalogs).writes
    after = {name: parse_po(writes.get(po.path, po.data), po.path) for name, po in catalogs.items()}
    assert [unit.translation for unit, _ in units_in(after)] == [
        given_texts.get(n, unit.translation) for n, unit in enumerate(units)
    ]
