"""What goes out comes back as it went, in every format and after every tool."""

from __future__ import annotations

import csv
import io
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from webapp.errors import SourceError
from webapp.exchange.memory import tmx_bytes
from webapp.exchange.model import Bundle, Delivered, Standing, Unit
from webapp.exchange.spreadsheet import COLUMNS, csv_bytes, read_csv
from webapp.exchange.xliff import xliff_bytes
from webapp.exchange.xliff_reading import read_xliff

HERE = Path("es.file")
CORE = "{urn:oasis:names:tc:xliff:document:2.0}"
HARD = [
    "50% of patients",
    "He said \"no\", she 'yes'; a,b\tc",
    "one\ntwo\r\nthree\rfour",
    "الألم شديد 50٪",
    "zero\u200bwidth \u200f\u2066bidi\u2069 \ufeffmark\u00a0space",
    "<b>&amp; ]]> **bold** [link](a#b) [@cite-2003] {name} {% raw %}",
    "=1+1",
    "+41 44 123",
    "-item",
    "@here",
    "'=1+1",
    "''quoted'",
    "  =SUM(A1)",
    "＝1",
    "\tab",
    " space at both ends ",
    "\x01\x1f\ufffe",
    "𝄞 é ẞ",
]
texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=30) | st.sampled_from(HARD)


def _unit(source: str, translation: str, number: int = 0, standing: Standing = Standing.CURRENT) -> Unit:
    about = ("in #a “A”",), (f"{source}: t", "=b: not translated yet")
    return Unit("lipoma", f"a.p{number}", "paragraph", source, translation, standing, *about)


def _expected(unit: Unit) -> tuple[str, ...]:
    return (unit.document, unit.id, unit.source, unit.translation, unit.mark)


def _came(one: Delivered) -> tuple[str, ...]:
    return (one.document, one.id, one.source, one.translation, one.mark)


FORMATS = {"xliff": (xliff_bytes, read_xliff), "csv": (csv_bytes, read_csv)}


@pytest.mark.parametrize("form", FORMATS)
@given(st.lists(st.tuples(texts, texts, st.sampled_from(Standing)), max_size=4))
def test_any_text_comes_back_as_it_went(form: str, words: list[tuple[str, str, Standing]]) -> None:
    units = tuple(_unit(a, b, n, s) for n, (a, b, s) in enumerate(words))
    write, read = FORMATS[form]
    delivery = read(HERE, write(Bundle("en", "es", units)))
    assert [_came(one) for one in delivery.units] == [_expected(unit) for unit in units]
    assert delivery.tag == ("es" if units or form == "xliff" else "")


@pytest.mark.parametrize("text", HARD)
def test_no_cell_of_a_table_is_a_formula_and_the_text_stays(text: str) -> None:
    data = csv_bytes(Bundle("en", "es", (_unit(text, text),)))
    assert data.startswith(b"\xef\xbb\xbf")
    rows = list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))
    assert tuple(rows[0]) == COLUMNS
    assert not any(cell.lstrip(" ").startswith(tuple("=+-@＝＋－＠\t\r\n")) for cell in rows[1])
    assert read_csv(HERE, data).units[0].translation == text


@pytest.mark.parametrize("separator", [";", "\t", ","])
def test_a_table_may_come_back_with_another_separator_and_order(separator: str) -> None:
    table = io.StringIO(newline="")
    writer = csv.writer(table, delimiter=separator, lineterminator="\n")
    writer.writerows(
        [["Translation", " ID", "source", "document"], ["Uno; dos, tres", "p1", "One", "lipoma"]]
    )
    assert read_csv(HERE, table.getvalue().encode()).units == (
        Delivered("lipoma", "p1", "One", "Uno; dos, tres", "", 2),
    )


def test_xliff_is_what_the_standard_says() -> None:
    units = tuple(
        _unit(standing, "t" if standing != "missing" else "", n, standing)
        for n, standing in enumerate(Standing)
    )
    root = ET.fromstring(xliff_bytes(Bundle("en", "ar", units)))  # noqa: S314 - it is ours
    assert root.tag == f"{CORE}xliff"
    assert root.attrib == {"version": "2.1", "srcLang": "en", "trgLang": "ar"}
    assert [file.attrib["id"] for file in root] == ["lipoma"]
    found = root.findall(f"{CORE}file/{CORE}unit")
    assert [unit.attrib["id"] for unit in found] == ["a.p0", "a.p1", "a.p2"]
    assert [[child.tag.rpartition("}")[2] for child in unit] for unit in found] == [
        ["metadata", "notes", "segment"]
    ] * 3
    segments = [unit.find(f"{CORE}segment") for unit in found]
    assert [segment.attrib for segment in segments if segment is not None] == [
        {"state": "initial"},
        {"state": "initial", "subState": "pocketleaf:outdated"},
        {"state": "translated"},
    ]
    assert [len(segment) for segment in segments if segment is not None] == [1, 2, 2]
    notes = [(note.text, note.get("category")) for note in found[0].iter(f"{CORE}note")]
    about = [("paragraph", None), ("in #a “A”", None)]
    assert notes == [*about, ("missing: t", "glossary"), ("=b: not translated yet", "glossary")]


def test_a_memory_holds_what_is_current() -> None:
    units = (
        _unit("One <1>", "Uno & 1"),
        _unit("Two", "Dos", 1, Standing.OUTDATED),
        _unit("3", "", 2, Standing.MISSING),
    )
    root = ET.fromstring(tmx_bytes(Bundle("en", "es", units)))  # noqa: S314 - it is ours
    assert (root.tag, root.attrib) == ("tmx", {"version": "1.4"})
    assert root[0].attrib.keys() == {
        "creationtool",
        "creationtoolversion",
        "segtype",
        "o-tmf",
        "adminlang",
        "srclang",
        "datatype",
    }
    assert [unit.attrib["tuid"] for unit in root.iter("tu")] == ["lipoma:a.p0"]
    assert [segment.text for segment in root.iter("seg")] == ["One <1>", "Uno & 1"]


def _xliff(inside: str, root: str = 'version="2.0" srcLang="en" trgLang="es"') -> bytes:
    namespace = 'xmlns="urn:oasis:names:tc:xliff:document:2.0"'
    return f'<xliff {namespace} {root}>\n<file id="f"><unit id="u">{inside}</unit></file></xliff>'.encode()


TOOLS = {
    "split segments": (
        '<segment state="final"><source>One.</source><target>Uno.</target></segment>'
        "<ignorable><source> </source></ignorable>"
        '<segment state="reviewed"><source>Two.</source><target>Dos.</target></segment>',
        ("One. Two.", "Uno. Dos.", True),
    ),
    "marks in the text": (
        '<segment><source>One</source><target>U<mrk id="m">n</mrk><sm id="s"/>o<em startRef="s"/>'
        "</target></segment>",
        ("One", "Uno", False),
    ),
    "candidates and notes before it": (
        '<mtc:matches xmlns:mtc="urn:oasis:names:tc:xliff:matches:2.0"><mtc:match><source>no</source>'
        "<target>not this</target></mtc:match></mtc:matches><notes><note>neither</note></notes>"
        "<segment><source>One</source><target>Uno</target></segment>",
        ("One", "Uno", False),
    ),
    "nothing translated": ("<segment><source>One</source></segment>", ("One", "", False)),
}


@pytest.mark.parametrize(("inside", "expected"), TOOLS.values(), ids=TOOLS)
def test_what_tools_add_is_understood(inside: str, expected: tuple[str, str, bool]) -> None:
    one = read_xliff(HERE, _xliff(inside)).units[0]
    assert (one.source, one.translation, one.is_done, one.line) == (*expected, 2)


BOMB = b'<?xml version="1.0"?>\n<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>\n<xliff>&b;</xliff>'
OUTSIDE = b'<!DOCTYPE x SYSTEM "file:///etc/passwd"><xliff/>'
SEGMENT = "<segment><source>One</source><target>{}</target></segment>"
WRONG_XML = {
    "a bomb": (BOMB, 2, "document types and entities are not read"),
    "a file from outside": (OUTSIDE, 1, "document types and entities are not read"),
    "an unknown entity": (_xliff("&x;"), 2, "undefined entity"),
    "cut off": (_xliff("")[:-8], 2, "not well-formed XML: no element found"),
    "no XML": (b"< hello", 1, "not well-formed XML"),
    "an unknown encoding": (b'<?xml version="1.0" encoding="x-no"?><xliff/>', 1, "unknown encoding"),
    "the older XLIFF": (
        b'<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2"/>',
        1,
        '"<xliff> 1.2" is not XLIFF 2',
    ),
    "another XML": (b"<html/>", 1, '"<html>" is not XLIFF 2.0 or 2.1'),
    "codes that we did not write": (
        _xliff(SEGMENT.format('U<ph id="1"/>')),
        2,
        "<ph> was not exported; write Markdown",
    ),
    "a character that is none": (
        _xliff(SEGMENT.format('<cp hex="zz"/>')),
        2,
        '<cp hex="zz"> is no character',
    ),
    "a sentence not done": (
        _xliff(SEGMENT.format("Uno") + "<segment><source>Two</source></segment>"),
        2,
        'only 1 of 2 parts of "u" are translated',
    ),
    "another order": (
        _xliff(SEGMENT.format("x").replace("<target>", '<target order="2">')),
        2,
        "reordered segments",
    ),
}


@pytest.mark.parametrize(("data", "line", "text"), WRONG_XML.values(), ids=WRONG_XML)
def test_xml_that_cannot_be_used_is_told_in_one_line(data: bytes, line: int, text: str) -> None:
    with pytest.raises(SourceError) as error:
        read_xliff(HERE, data)
    (problem,) = error.value.problems
    assert (problem.line, text in problem.text, "\n" in problem.text) == (line, True, False), problem.text


WRONG_TABLES = {
    "no table": (b"hello", 1, 'column "document" is missing'),
    "nothing": (b"", 1, 'column "document" is missing'),
    "a column deleted": (b"document,id,source\n", 1, 'column "translation" is missing'),
    "a cell too many": (
        b"document,id,source,translation\na,b,c,d\na,b,c,d,e\n",
        3,
        "5 cells where the first row has 4",
    ),
    "another charset": (
        "document,id,source,translation\na,b,c,é\n".encode("latin-1"),
        2,
        "byte 0xe9 is not UTF-8",
    ),
    "a quote left open": (b'document,id,source,translation\na,b,c,"d\n', 2, "this row cannot be read"),
    "two languages": (
        b"document,id,source,translation,exported\na,b,c,d,es:1\na,c,c,d,ar:1\n",
        1,
        'two languages in one file, "ar" and "es"',
    ),
}


@pytest.mark.parametrize(("data", "line", "text"), WRONG_TABLES.values(), ids=WRONG_TABLES)
def test_a_table_that_cannot_be_used_is_told_in_one_line(data: bytes, line: int, text: str) -> None:
    with pytest.raises(SourceError) as error:
        read_csv(HERE, data)
    (problem,) = error.value.problems
    assert (problem.line, text in problem.text, "\n" in problem.text) == (line, True, False), problem.text


@given(st.binary(max_size=300))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    for read in (read_xliff, read_csv):
        for given_bytes in (
            data,
            _xliff(SEGMENT.format("x")) + data,
            b"document,id,source,translation\n" + data,
        ):
            try:
                read(HERE, given_bytes)
            except SourceError as error:
                assert "\n" not in error.problems[0].text
