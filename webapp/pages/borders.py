"""Where a word begins and ends in a text, in any script, as a regular expression."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import cache

_LAST_MARK = 0x1FFFF
_SPACELESS = re.compile(  # Thai, Lao, Burmese, Khmer, kana, Chinese
    r"[\u0e01-\u0edf\u1000-\u109f\u1780-\u17d3\u3041-\u30ff\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]{2,}"
)
_BEFORE_REST = "\u0e40-\u0e44\u0ec0-\u0ec4\u1039\u17d2"  # a consonant of the same syllable follows
_REST = "\u0e30\u0e32\u0e33\u0eb0\u0eb2\u0eb3"  # vowels that end a syllable, and are letters to Unicode
_ARABIC = re.compile(r"[\u0621-\u064a]{2}")
_PREFIXES = r"(?:[وف]?(?:[بك]?ال|لل|[بكلوف]))?"
_VOWELS = "[\u064b-\u0652]*"


def standing(words: Iterable[str], names: Iterable[str] = ()) -> re.Pattern[str]:
    """Return what finds the words where they stand as words, the longest first; the one found is a group.

    A mark belongs to the letter before it. Where no spaces are written, a word may stand inside others, but
    for the names, which are found whole; an Arabic one may have particles in front and a vowel at its end,
    which the match holds and the group does not.
    """
    inside: list[str] = []
    arabic: list[str] = []
    others: list[str] = []
    whole = (name for name in names if _SPACELESS.match(name))
    for word in sorted({*words, *whole}, key=lambda one: (-len(one), one)):
        kind = inside if _SPACELESS.match(word) else arabic if _ARABIC.match(word) else others
        kind.append(re.escape(word))
    marks = _marks()
    return re.compile(
        rf"(?<![\w-])(?<![{marks}])(?:({_any(others)})|{_PREFIXES}({_any(arabic)}){_VOWELS})(?![\w-]|[{marks}])"
        rf"|(?<![{_BEFORE_REST}])({_any(inside)})(?![{_REST}]|[{marks}])",
        re.IGNORECASE,
    )


def _any(patterns: list[str]) -> str:
    return "|".join(patterns) or r"(?!)"


@cache
def _marks() -> str:
    """Return all marks as ranges, to stand in the brackets of a pattern."""
    codes = [code for code in range(_LAST_MARK) if unicodedata.category(chr(code)).startswith("M")]
    known = frozenset(codes)
    firsts = (chr(code) for code in codes if code - 1 not in known)
    lasts = (chr(code) for code in codes if code + 1 not in known)
    return "".join(f"{first}-{last}" for first, last in zip(firsts, lasts, strict=True))
