"""Spell an entry as gettext does: comments, flags, previous source, source, translation."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from webapp.catalogs.entries import Entry, PoFile

_ESCAPES = str.maketrans(
    {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t", "\r": "\\r"}
    | {"\b": "\\b", "\f": "\\f", "\v": "\\v", "\a": "\\a"}
)
_WIDTH = 79
_LOOSE = 100
_NOTES = {"comments": "#", "extracted": "#.", "references": "#:", "sticky": "#=", "flags": "#,"}
_LINE = re.compile(r"[^\n]*\n|[^\n]+")
_STRING_LINE = re.compile(r'^(?:#[~|]+ )?(?:[a-z_]+(?:\[\d+\])? )?"[^\n]{60}[^\n]{40,}', re.MULTILINE)

Part = str | tuple[str, ...]


@dataclass(frozen=True)
class Layout:
    """How a file is laid out; a width of None leaves long texts on one line."""

    newline: str = "\n"
    width: int | None = _WIDTH


def layout_of(po: PoFile) -> Layout:
    """Return the layout that the file already has; a long line with spaces shows that none is wrapped."""
    lines = (found[0] for found in _STRING_LINE.finditer(po.data.decode(po.charset)))
    is_loose = any(" " in line[20:60] and _columns(line) > _LOOSE for line in lines)
    return Layout(po.newline, None if is_loose else _WIDTH)


def rendered(entry: Entry, layout: Layout) -> str:
    """Return the lines of an entry, each with its newline."""
    return "".join(spelt(entry, name, value, layout) for name, value in parts(entry).items())


def parts(entry: Entry) -> dict[str, Part]:
    """Return what an entry is made of, in the order in which gettext writes it."""
    names = ("msgctxt", "msgid", "msgid_plural")
    found: dict[str, Part | None] = {name: getattr(entry, name) for name in _NOTES}
    found |= {f"previous_{name}": getattr(entry, f"previous_{name}") for name in names}
    found |= {name: getattr(entry, name) for name in names}
    if entry.msgid_plural is None:
        found["msgstr"] = entry.msgstrs[0]
    else:
        found |= {f"msgstr[{index}]": text for index, text in enumerate(entry.msgstrs)}
    return {name: value for name, value in found.items() if value is not None}


def spelt(entry: Entry, name: str, value: Part, layout: Layout) -> str:
    """Return the lines of one part of an entry."""
    if isinstance(value, str):
        before, now = ("#~| ", "#~ ") if entry.is_obsolete else ("#| ", "")
        mark = before if name.startswith("previous_") else now
        lines = _field(mark, name.removeprefix("previous_"), value, layout)
    elif name == "references":
        lines = _places(value)
    elif name == "flags":
        lines = [f"#, {', '.join(value)}"] if value else []
    else:
        lines = [f"{_NOTES[name]} {text}".rstrip() for text in value]
    return "".join(line + layout.newline for line in lines)


def quoted(text: str) -> str:
    """Return the text in quotation marks on one line, as gettext spells it."""
    return f'"{text.translate(_ESCAPES)}"'


def _places(references: tuple[str, ...]) -> list[str]:
    lines: list[str] = []
    for place in references:
        if lines and len(lines[-1]) + 1 + len(place) <= _WIDTH:
            lines[-1] += f" {place}"
        else:
            lines.append(f"#: {place}")
    return lines


def _field(mark: str, keyword: str, text: str, layout: Layout) -> list[str]:
    """Return a keyword with its text, on one line where it fits."""
    single = f"{mark}{keyword} {quoted(text)}"
    is_fitting = layout.width is None or _columns(single) <= layout.width
    if is_fitting and "\n" not in text[:-1]:
        return [single]
    room = None if layout.width is None else layout.width - len(mark) - 2
    pieces = (piece for line in _LINE.findall(text) for piece in _wrapped(line, room))
    return [f'{mark}{keyword} ""', *(f'{mark}"{piece}"' for piece in pieces)]


def _wrapped(line: str, room: int | None) -> Iterator[str]:
    """Yield the escaped line in pieces that fit the room, broken after spaces only."""
    escaped = line.translate(_ESCAPES)
    if room is None:
        yield escaped
        return
    piece = ""
    for word in re.findall(r"[^ ]* +|[^ ]+", escaped):
        if piece and _columns(piece) + _columns(word) > room:
            yield piece
            piece = ""
        piece += word
    yield piece


def _columns(text: str) -> int:
    """Return how many columns a terminal takes for the text."""
    if text.isascii():
        return len(text)
    return sum(_character_columns(character) for character in text)


def _character_columns(character: str) -> int:
    if unicodedata.combining(character):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1
