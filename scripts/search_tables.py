"""Writes the character tables of the phone's search anew from `search_index`; run it when that changes."""

from __future__ import annotations

import json
import sys
import unicodedata
from collections.abc import Callable, Iterable
from itertools import groupby, pairwise
from pathlib import Path

import regex

from search_index import folding, words

TABLES = Path(__file__).parents[1] / "static" / "js" / "core" / "search" / "tables.js"
_ALL = "".join(chr(point) for point in range(sys.maxunicode + 1) if not 0xD800 <= point <= 0xDFFF)
_KINDS = {
    "letter": r"\p{L}",
    "mark": r"\p{M}",
    "number": r"\p{N}",
    "format": r"\p{Cf}",
    "space": r"\s",
    "spaceless": words._SPACELESS,
    "composed": folding._COMPOSED.pattern,
    "dropped": folding._DROPPED.pattern,
}
_WIDTH = 100
_HEAD = "// Written by scripts/search_tables.py from search_index; run that again when it changes.\n"


def main() -> None:
    """Write the tables, or with `--check` tell whether they are fresh."""
    if "--check" not in sys.argv:
        TABLES.write_text(tables(), encoding="utf-8")
    elif TABLES.read_text(encoding="utf-8") != tables():
        sys.exit(f'{TABLES.name} is out of date; run "python scripts/search_tables.py"')


def tables() -> str:
    """Return the JavaScript module that says of each character what `search_index` holds of it."""
    zeros = _gaps(_points(r"[\p{Nd}&&\p{nv=0}--0]"))
    return (
        f"{_HEAD}"
        f"\n/**\n"
        f" * Runs of characters of one kind, in base 36: how far from the run before, how long, and\n"
        f" * what they are, as bits from the lowest: {', '.join(_KINDS)}.\n"
        f" */\n"
        f"{_value('export const RUNS =', _runs())};\n"
        f"\n/** The zeros of other scripts, nine digits after each: how far from the one before. */\n"
        f"{_value('export const ZEROS =', zeros)};\n"
        f"\n/** What becomes of a small letter when case is folded: itself, then what it turns into. */\n"
        f"{_value('export const CASED =', _changed(_casefolded))};\n"
        f"\n/** What a letter is folded into, likewise. */\n"
        f"{_value('export const SAME =', _changed(lambda character: character.translate(folding._SAME)))};\n"
        f"\n/** The characters that join the halves of a word, and those of them that are read as one. */\n"
        f"{_value('export const JOINERS =', words._APOSTROPHE[1:-1])};\n"
        f"{_value('export const APOSTROPHES =', ''.join(map(chr, folding._APOSTROPHES)))};\n"
    )


def _runs() -> str:
    kinds = bytearray(sys.maxunicode + 1)
    for bit, pattern in enumerate(_KINDS.values()):
        for point in _points(pattern):
            kinds[point] |= 1 << bit
    runs: list[int] = []
    end = 0
    for kind, run in groupby(range(len(kinds)), kinds.__getitem__):
        points = list(run)
        if kind:
            runs += points[0] - end, len(points), kind
            end = points[-1] + 1
    return " ".join(map(_base36, runs))


def _points(pattern: str) -> list[int]:
    """Return the code points of the characters that a pattern of one character matches."""
    return [ord(match[0]) for match in regex.finditer(pattern, _ALL, regex.V1)]


def _gaps(points: Iterable[int]) -> str:
    """Return how far each number is from the one before, in base 36."""
    return " ".join(_base36(point - last) for last, point in pairwise([0, *points]))


def _base36(number: int) -> str:
    digit = "0123456789abcdefghijklmnopqrstuvwxyz"[number % 36]
    return digit if number < 36 else _base36(number // 36) + digit


def _casefolded(character: str) -> str:
    """Return what case folding does beyond lower case, where compatibility forms are left no more."""
    is_left = character == character.lower() == unicodedata.normalize("NFKC", character)
    return character.casefold() if is_left else character


def _changed(change: Callable[[str], str]) -> str:
    return " ".join(character + change(character) for character in _ALL if change(character) != character)


def _value(name: str, text: str) -> str:
    """Return a name with its text, on a line of its own where the formatter wants it there."""
    quoted = json.dumps(text)
    return f"{name} {quoted}" if len(f"{name} {quoted};") <= _WIDTH else f"{name}\n  {quoted}"


if __name__ == "__main__":
    main()
