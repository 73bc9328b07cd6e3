"""Numbers said in words: "twenty-five", "two hundred thousand", "half a million"."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from webapp.checks.languages import Language
from webapp.checks.words import Cues, Words

_HALF = Fraction(1, 2)


def is_said(value: Fraction, words: Words, language: Language) -> bool:
    """Tell whether a text has the words of which a language makes the value."""
    if stands(language.numbers, value, words):
        return True
    if value.denominator == 2 and value > 1:
        return stands(language.numbers, _HALF, words) and is_said(value - _HALF, words, language)
    return _is_added(value, words, language) or _is_multiplied(value, words, language)


def stands(table: Mapping[Fraction, Cues], value: Fraction, words: Words) -> bool:
    """Tell whether a text has a word that a table gives for the value."""
    cue = table.get(value)
    return cue is not None and cue.is_in(words)


def _is_added(value: Fraction, words: Words, language: Language) -> bool:
    """Tell whether the text says a round number and the rest: "twenty" and "five"."""
    return any(
        0 < value - round_one < _room(round_one)
        and cue.is_in(words)
        and is_said(value - round_one, words, language)
        for round_one, cue in language.numbers.items()
    )


def _room(number: Fraction) -> int:
    """Return how far a language counts on from a round number; of 60 and 80 French goes on to 19."""
    if number in (60, 80):
        return 20
    return next((room for room in (1000, 100, 10) if number and not number % room), 0)


def _is_multiplied(value: Fraction, words: Words, language: Language) -> bool:
    """Tell whether the text says how many hundreds, thousands or millions, and the rest."""
    for factor, scale in language.scales.items():
        if value * 4 < factor or not scale.is_in(words):
            continue
        times, rest = Fraction(value // factor), value % factor
        if times and rest and not is_said(rest, words, language):
            continue
        if is_said(times if times else value / factor, words, language):
            return True
    return False
