"""Numbers as they are written: in any digits, with any separators, as what they can mean."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache

_SPACES = " \u00a0\u2009\u202f"
_NUMBER = re.compile(
    rf"\d+\s?[½⅓⅔¼¾⅕⅛]|[½⅓⅔¼¾⅕⅛]|\d{{1,3}}(?:[{_SPACES}]\d{{3}})+(?![\d])(?:[.,]\d+)?"
    r"|\d+(?:[.,٫٬،'’]\d+)*"
)
_SEPARATOR = re.compile(r"[.,٫٬،'’]")


@dataclass(frozen=True)
class Numeral:
    """A number in a text and the values it may stand for.

    `parts` is how it reads when its separators only part numbers; `is_bare` is false inside names: B12.
    """

    text: str
    start: int
    end: int
    values: frozenset[Fraction]
    parts: tuple[Fraction, ...] = ()
    is_bare: bool = True


@lru_cache(maxsize=4096)
def western(text: str) -> str:
    """Return the text with every digit as 0 to 9, of the same length."""
    if text.isascii():
        return text
    return "".join(_digit(character) for character in text)


def numerals(text: str, *, is_strict: bool) -> Iterator[Numeral]:
    """Yield the numbers of a text; strict is what English means by points and commas."""
    plain = western(text)
    for found in _NUMBER.finditer(plain):
        written = found[0]
        values, parts = _values(written, is_strict=is_strict)
        yield Numeral(written, found.start(), found.end(), values, parts, _is_bare(plain, *found.span()))


def _digit(character: str) -> str:
    if character.isascii() or unicodedata.category(character) != "Nd":
        return character
    return str(unicodedata.digit(character))


def _values(written: str, *, is_strict: bool) -> tuple[frozenset[Fraction], tuple[Fraction, ...]]:
    last = written[-1]
    if not last.isdigit():
        whole = written[:-1].strip()
        part = Fraction(unicodedata.numeric(last)).limit_denominator(16)
        return frozenset([Fraction(int(whole or 0)) + part]), ()
    pieces = re.split(rf"[{_SPACES}.,٫٬،'’]", written)
    parts = tuple(Fraction(int(piece)) for piece in pieces)
    if len(pieces) == 1:
        return frozenset(parts), ()
    marks = [mark for mark in written if not mark.isdigit()]
    return frozenset(_readings(pieces, marks, is_strict=is_strict)), parts


def _readings(pieces: list[str], marks: list[str], *, is_strict: bool) -> Iterator[Fraction]:
    """Yield a number with separators as groups of thousands and as a decimal, where it can be read so."""
    last, is_only = marks[-1], len(marks) == 1
    is_decimal_mark = last == "٫" or (is_strict and last == "." and pieces[-1] != "000")
    is_thousands_mark = last in _SPACES or (is_strict and last == "," and is_only)
    if _is_grouped(pieces) and len(set(marks)) == 1 and not is_decimal_mark:
        yield Fraction(int("".join(pieces)))
        if not is_only or is_strict:
            return
    if last not in marks[:-1] and not is_thousands_mark and (is_only or _is_grouped(pieces[:-1])):
        yield Fraction(f"{''.join(pieces[:-1])}.{pieces[-1]}")


def _is_grouped(pieces: list[str]) -> bool:
    """Tell whether the pieces are groups of thousands, in the Indian way too."""
    first, *rest = pieces
    if not rest:
        return True
    is_plain = len(first) <= 3 and first[0] != "0" and len(rest[-1]) == 3
    return is_plain and all(len(piece) in (2, 3) for piece in rest[:-1])


def _is_bare(text: str, start: int, end: int) -> bool:
    """Tell whether a number stands for itself and not in a name: B12, COVID-19, 2019-nCoV, 3D, H1N1."""
    before, after = text[:start], text[end:]
    if re.search(r"\d:$", before) and text[start:end] == "00":
        return False
    if before and (before[-1].isalpha() or before[-1] in "_#/@"):
        return False
    if len(before) > 1 and before[-1] in "-‑–" and before[-2].isalpha():
        return False
    if re.match(r"[-‑–][a-z]*[A-Z]", after) or re.match(r"[A-Z]|[a-z]+\d|(?:st|nd|rd|th|s)\b", after):
        return False
    return not (after[:1] in ("/", "_") and after[1:2].isalpha() and after[1:2].isascii() and not before)
