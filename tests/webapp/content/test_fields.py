"""YAML read field by field: what is read, and every mistake with its line."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from webapp.content.fields import Fields, read_yaml
from webapp.errors import Problem

FILE = Path("page.md")
OFFSET = 1  # the line with `---` above the fields

Read = Callable[[Fields], object]


def fields_of(text: str) -> tuple[Fields | None, list[str]]:
    problems: list[Problem] = []
    return read_yaml(text, FILE, OFFSET, problems), [f"{one.line}: {one.text}" for one in problems]


def items(fields: Fields) -> list[str]:
    return [entry.text("id") for entry in fields.mappings("f")]


READ: list[tuple[str, Read, object]] = [
    ("f: some  words", lambda f: f.text("f"), "some words"),
    ("f: 'a: b'", lambda f: f.text("f"), "a: b"),
    ("f: >\n  folded\n  words", lambda f: f.text("f"), "folded words"),
    ("f: 2003", lambda f: f.text("f"), "2003"),
    ("f: 10\u00a0mg", lambda f: f.text("f"), "10\u00a0mg"),
    ("f: e\u0301", lambda f: f.text("f"), "\u00e9"),
    ("f: 'null'", lambda f: f.text("f"), "null"),
    ("g: x", lambda f: f.text("f", is_required=False), ""),
    ("f: ab1", lambda f: f.matching("f", re.compile("[a-z0-9]+"), "fits"), "ab1"),
    ("f: low", lambda f: f.choice("f", ("low", "high")), "low"),
    ("f: 2026-01-31", lambda f: f.day("f"), date(2026, 1, 31)),
    ("f: 1999", lambda f: f.year("f"), 1999),
    ("f:\n  - a\n  - b", lambda f: f.texts("f"), {"a": 3, "b": 4}),
    ("f: [a, b]", lambda f: f.texts("f"), {"a": 2, "b": 2}),
    ("f:", lambda f: f.texts("f"), {}),
    ("g: x", lambda f: f.texts("f"), {}),
    ("f:\n  - {id: a}\n  - id: b", items, ["a", "b"]),
    ("f: {a: b, c: d}", lambda f: f.pairs("f"), {"a": "b", "c": "d"}),
    ("g: x", lambda f: f.pairs("f"), {}),
    ("g: x\nf: {a: 1}", lambda f: f.mapping("f") is not None and f.line_of("f"), 3),
    ("f: not yet", lambda f: f.mapping("f"), None),
]

MISTAKES: list[tuple[str, Read, str]] = [
    ("g: x", lambda f: f.text("f"), '2: field "f" is missing; add it'),
    ("g: x\nf:", lambda f: f.text("f", example="y"), '3: field "f" is missing; add it, for example `f: y`'),
    ("g: x\nf: ~", lambda f: f.text("f"), '3: field "f" is missing; add it'),
    ("g: x\nf: [a]", lambda f: f.text("f"), '3: field "f" holds a list or mapping; write one text'),
    (
        "f: AB",
        lambda f: f.matching("f", re.compile("[a-z]+"), "needs small letters"),
        '2: f "AB" needs small letters',
    ),
    ("f: mid", lambda f: f.choice("f", ("low", "high")), '2: f "mid" is unknown; use one of low, high'),
    ("f: 31.1.2026", lambda f: f.day("f"), '2: f "31.1.2026" is not a date; write it as 2026-01-31'),
    ("f: 99", lambda f: f.year("f"), '2: f "99" is not a year; write four digits'),
    ("f: a", lambda f: f.texts("f"), '2: field "f" is not a list; write one `- item` a line'),
    (
        "f:\n  - a\n  - b: c",
        lambda f: f.texts("f"),
        '4: an entry of "f" is not a text; write `- text`, in quotes if it holds a colon',
    ),
    ("f:\n  - a\n  - a", lambda f: f.texts("f"), '4: "a" stands in "f" twice; keep one'),
    ("f:\n  - a", items, '3: an entry of "f" is not a mapping; write `- key: value` pairs'),
    ("f:\n  - id: a\n    b: c\n  -\n    id:", items, '6: field "id" is missing; add it'),
    ("f: {a: [b]}", lambda f: f.pairs("f"), '2: field "a" holds a list or mapping; write one text'),
    ("a: x\nf: y", lambda f: f.refuse_others(("a", "title")), '3: field "f" is unknown; known are a, title'),
    (
        "titel: x",
        lambda f: f.refuse_others(("a", "title")),
        '2: field "titel" is unknown; did you mean "title"?',
    ),
]

UNREADABLE = [
    ("", "2: holds no fields; write one `name: value` a line"),
    ("- a", "2: holds no fields; write one `name: value` a line"),
    (
        "a: b: c",
        '2: not YAML at "a: b: c": mapping values are not allowed here; quote a text that holds ": " or "#"',
    ),
    (
        "a: b\nc: 'd\n\n",
        '3: not YAML at "c: \'d": found unexpected end of stream; close the quotation mark or bracket',
    ),
    (
        "a: b\nc: {d: e\n",
        "3: not YAML at \"c: {d: e\": expected ',' or '}', but got '<stream end>'; "
        "close the quotation mark or bracket",
    ),
    ("a: " + "[" * 5000, "2: lists in lists go too deep to be read; write them flat"),
]


@pytest.mark.parametrize(("text", "read", "value"), READ)
def test_a_field_is_read(text: str, read: Read, value: object) -> None:
    fields, problems = fields_of(text)
    assert fields
    assert read(fields) == value
    assert problems == []


@pytest.mark.parametrize(("text", "read", "told"), MISTAKES, ids=[row[2] for row in MISTAKES])
def test_a_mistake_in_a_field_is_told_with_its_line(text: str, read: Read, told: str) -> None:
    problems: list[Problem] = []
    fields = read_yaml(text, FILE, OFFSET, problems)
    assert fields
    read(fields)
    assert [f"{one.line}: {one.text}" for one in problems] == [told]


@pytest.mark.parametrize(("text", "told"), UNREADABLE, ids=[row[1] for row in UNREADABLE])
def test_what_is_no_yaml_is_told_in_one_line(text: str, told: str) -> None:
    assert fields_of(text) == (None, [told])


def test_a_misspelt_field_is_not_missing_as_well() -> None:
    problems: list[Problem] = []
    fields = read_yaml("titel: x", FILE, OFFSET, problems)
    assert fields
    fields.refuse_others(("title",))
    fields.text("title")
    assert len(problems) == 1
