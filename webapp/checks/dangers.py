"""What an edit of a source text changed that may hurt somebody whose language does not know of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from difflib import SequenceMatcher

from webapp.checks.languages import Language, language_of
from webapp.checks.model import Pair
from webapp.checks.numerals import numerals, western
from webapp.checks.words import Cues, Words

_LEAST_ALIKE = 0.5
_SIGNS = frozenset("%°℃℉‰<>≤≥±/µ")
_UNITS = " mg mcg µg μg ug ng g kg ml cc dl l mm cm m km mmol kcal iu mmhg h min pct c f "
_UNKNOWN = "words in a language of which the checks know nothing"


def dangers(before: str, after: str, tag: str, *, is_list: bool = False) -> tuple[str, ...]:
    """Return what changed between two texts of a language that no translation should be without.

    Not whether it matters: a harmless edit may be among them, and a harmful one that no rule sees is not.
    """
    language = language_of(tag)
    pair = Pair(before, after, is_markdown=not is_list, is_list=is_list)
    old, new = pair.source_words, pair.words
    counts: dict[str, Callable[[Words], Counter[str]]] = {
        "a number": lambda words: _numbers(words, language),
        "a unit": lambda words: _units(words, language),
        "a negation": lambda words: _negations(words, language),
    }
    found = [name for name, count in counts.items() if count(old) != count(new)]
    if any(_is_turned(sides, old, new) for sides in language.opposites):
        found.append("an opposite")
    if not language.is_known and old.folded_list != new.folded_list:
        found.append(_UNKNOWN)
    if _likeness(old, new, language) < _LEAST_ALIKE:
        found.append("most of the text")
    return tuple(found)


def _numbers(words: Words, language: Language) -> Counter[str]:
    """Return the numbers of a text, in digits or in words; articles are none."""
    written = (western(one.text) for one in numerals(words.text, is_strict=False))
    spoken = (word for word in words.folded_list if len(word) > 2 and _is_number(word, language))
    return Counter((*written, *spoken))


def _is_number(word: str, language: Language) -> bool:
    cues = (*language.numbers.values(), *language.scales.values())
    return any(cue.has(word) for cue in cues)


def _units(words: Words, language: Language) -> Counter[str]:
    names = {part for unit in language.units.values() for name in unit for part in name.casefold().split()}
    held = (word for word in words.folded_list if word in names or f" {word} " in _UNITS)
    return Counter((*held, *(sign for sign in words.text if sign in _SIGNS)))


def _negations(words: Words, language: Language) -> Counter[str]:
    cues = (language.negations, language.strong, language.negative)
    return Counter(word for word in words.folded_list if any(cue.has(word) for cue in cues))


def _is_turned(sides: tuple[Cues, ...], old: Words, new: Words) -> bool:
    """Tell whether the text goes over from one side to another: fewer "at least", more "at most"."""
    changes = {side.count_in(new) - side.count_in(old) for side in sides}
    return min(changes) < 0 < max(changes)


def _likeness(old: Words, new: Words, language: Language) -> float:
    before, after = (one.folded_list if language.is_spaced else tuple(one.folded) for one in (old, new))
    return SequenceMatcher(None, before, after, autojunk=False).ratio()
