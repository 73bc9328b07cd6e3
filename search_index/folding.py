"""Spellings that a reader means as one: width, case, accents, vowel signs and letter variants."""

from __future__ import annotations

import unicodedata
from itertools import takewhile

import regex

_LONGEST = 64  # characters of a word that are looked at; no natural word is longer
_APOSTROPHES = str.maketrans(dict.fromkeys("’ʼ＇", "'"))
_TURKISH_I = str.maketrans({"I": "ı", "İ": "i"})
_NOT_IN_A_WORD = regex.compile(r"[^\p{L}\p{M}\p{N}']")
_DIGIT = regex.compile(r"\p{Nd}")
_OTHER_DIGIT = regex.compile(r"[\p{Nd}--[0-9]]", regex.V1)

# Cyrillic й, ї, ў, ѓ, ќ are letters of their own; ё, ѐ and ѝ are their base letter with a sign.
_COMPOSED = regex.compile(r"[\p{Cyrillic}--[ёѐѝ]]", regex.V1)
_DROPPED = regex.compile(
    r"[\u0300-\u036f"  # accents of Latin, Greek and Cyrillic
    r"\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7"  # Hebrew points
    r"\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed"  # tashkeel
    r"\u093c"  # Hindi nukta
    r"\u02b0-\u02ff']"  # apostrophes written as letters, and plain ones
)
_SAME = str.maketrans(
    {
        # Arabic script: one form each of alef, yeh, kaf, heh and teh marbuta. Decomposing has
        # already taken the hamza and madda off their seats.
        **{"ٱ": "ا", "ى": "ي", "ی": "ي", "ې": "ي", "ک": "ك", "ة": "ه", "ہ": "ه", "ۃ": "ه", "ە": "ه"},
        "ँ": "ं",  # Hindi chandrabindu, often typed as anusvara
        "ς": "σ",
        # Latin letters that do not decompose
        **{"ø": "o", "ł": "l", "đ": "d", "ð": "d", "ħ": "h", "ŧ": "t", "ı": "i"},
        **{"æ": "ae", "œ": "oe", "þ": "th", "ß": "ss"},
    }
)


def normalise(word: str, language: str) -> str:
    """Return `word` in compatibility form and lower case, ASCII digits, apostrophes kept as `'`."""
    is_turkish = language in {"az", "tr"}
    if _is_plain(word) and not is_turkish:
        return word.lower()
    word = unicodedata.normalize("NFKC", word[:_LONGEST].translate(_APOSTROPHES))
    if is_turkish:
        word = word.translate(_TURKISH_I)
    word = unicodedata.normalize("NFKC", word.casefold())
    word = _NOT_IN_A_WORD.sub("", word)[:_LONGEST]
    return _OTHER_DIGIT.sub(lambda digit: _ascii_digit(digit[0]), word)


def _ascii_digit(digit: str) -> str:
    """Return the value of a digit, also of one too new for this Python: digits stand in tens."""
    before = takewhile(_DIGIT.match, (chr(place) for place in range(ord(digit) - 1, 0, -1)))
    return str(sum(1 for _ in before) % 10)


def fold(word: str) -> str:
    """Return the one spelling for all spellings of a normalised word that readers mix."""
    if _is_plain(word):
        return word
    letters = (
        letter if _COMPOSED.match(letter) else unicodedata.normalize("NFD", letter)
        for letter in unicodedata.normalize("NFC", word)
    )
    return unicodedata.normalize("NFC", _DROPPED.sub("", "".join(letters)).translate(_SAME))


def _is_plain(word: str) -> bool:
    """Return whether a word is nothing but a few letters and digits of ASCII, as most are."""
    return word.isascii() and word.isalnum() and len(word) <= _LONGEST
