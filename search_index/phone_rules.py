"""The constants of the phone index's rules; a file carries them, so that both readers agree."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class Rules:
    """Bounds of a query's work, and the factors by which a word that is near counts less than the word."""

    longest_query: int = 300  # UTF-16 code units that are read
    most_words: int = 32  # that are looked up
    most_compared: int = 20  # hits whose names are compared with the query
    most_expanded: int = 4  # unknown words that are looked for nearby
    most_expansions: int = 12  # of one word
    shortest_prefix: int = 2  # letters
    shortest_half: int = 3  # letters of each part of a split word
    shortest_stem: int = 4  # letters that an inflected word shares with the one that is meant
    longest_ending: int = 4  # letters that follow them
    starts: tuple[str, ...] = ()  # what the language writes before a word as one with it, folded
    prefix: float = 0.8
    start: float = 0.9
    one_edit: float = 0.7
    other_start: float = 0.6
    ending: float = 0.6
    two_edits: float = 0.5
    split: float = 0.9
    joined: float = 0.9
    units: float = 0.5


_STARTS = {
    "ar": ("ال", "وال", "بال", "فال", "كال", "لل", "و", "ب", "ل", "ف"),
    "he": ("ה", "ו", "ב", "ל", "מ", "ש", "כ"),
    "sw": ("ma", "ki", "vi", "mi", "wa", "m", "u"),
}
_CODES = "ar bn ckb fa gu he hi ml mr ne pa ps si ta te ug ur"
_SHORT_WORDS = frozenset(_CODES.split())
LETTERS_FOR_ONE_EDIT, LETTERS_FOR_TWO_EDITS = 4, 8


def rules_of(language: str) -> Rules:
    """Return the rules of a language; where scripts leave vowels out or join letters, words are shorter."""
    return Rules(starts=_STARTS.get(language, ()), shortest_half=2 if language in _SHORT_WORDS else 3)


def cut(text: str, longest: int) -> str:
    """Return the start of a text, at most `longest` UTF-16 code units; no character is halved."""
    if len(text) * 2 <= longest:
        return text
    encoded = text[:longest].encode("utf-16-le", "surrogatepass")[: 2 * longest]
    if len(encoded) >= 2 and 0xD8 <= encoded[-1] <= 0xDB and len(encoded) == 2 * longest:
        encoded = encoded[:-2]
    return encoded.decode("utf-16-le", "surrogatepass")
