"""Numbers: each one of the source is in the translation, and none is there that the source lacks."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from fractions import Fraction

from webapp.checks.languages import Language
from webapp.checks.model import Check, Example, Pair, Scope, Severity
from webapp.checks.numerals import Numeral, numerals, western
from webapp.checks.spoken import is_said, stands
from webapp.checks.words import Words

_ROMAN = re.compile(r"(?<![A-Za-zА-я])(?=[IVXLC])(X{0,3})(IX|IV|V?I{0,3})(?![A-Za-zА-я])")
_YEARS = re.compile(r"(?<!\d)(\d\d)\d\d\s?[-‑–—/]\s?$")
_ONE = re.compile(r"(?:[a-z]-|\b(?:type|phase|stage|class|grade|group|part|level) )I\b", re.IGNORECASE)
_TENS = re.compile(r"['’]?s\b")
_NEAR = 28
_NAME = re.compile(r"(?:[A-Za-z]|[^\W\d_]{3,}[-‑–])$")  # what stands before a number that is part of a name
_AFTERNOON = re.compile(r"[\s:.\d]*p\.?\s?m\b", re.IGNORECASE)


def find(pair: Pair, scope: Scope) -> Iterator[str]:
    """Say which numbers the translation lacks and which it adds."""
    if pair.is_list:
        return
    source = _read(pair.source_words, scope.source, is_strict=scope.source.tag.startswith("en"))
    target = _read(pair.words, scope.target, is_strict=False)
    if not source and not target:
        return
    known = frozenset(value for numeral in source for value in (*numeral.values, *numeral.parts))
    known |= {value + more for n in source if _is_decade(n, pair) for value in n.values for more in (9, 10)}
    known |= {value + 2000 for n in source if not n.is_bare for value in n.values if 9 < value < 100}
    found = frozenset(value for numeral in target for value in (*numeral.values, *numeral.parts))
    missing = [n for n in source if not _is_met(n, found) and not _is_spoken(n, pair, scope)]
    extra = [n for n in target if not _is_met(n, known) and not _is_hinted(n, pair, scope)]
    if all(n.is_bare for n in missing):  # a name may stand for another word: COVID-19 for "the disease"
        extra = [n for n in extra if not _NAME.search(pair.words.text[: n.start])]
    lost, added = [n.text for n in missing if n.is_bare], [n.text for n in extra]
    if not lost and not added:
        lost, added = _exchanged(source, target)
    if pair.is_plural:
        lost, added = ([one for one in texts if one not in ("0", "1", "2")] for texts in (lost, added))
    yield from _told(lost, added)


CHECK = Check(
    "numbers",
    Severity.ERROR,
    "Every number has the same value in both texts, in whatever digits and separators.",
    Example("es", "Take 1.5 ml, at most 50% more.", "Tome 15 ml, como máximo un 50 % más.",
            "Tome 1,5 ml, como máximo un 50 % más."),
    find,
)  # fmt: skip


def _is_decade(numeral: Numeral, pair: Pair) -> bool:
    """Tell whether a number stands for ten years: "in their 50s", which is 50 to 59."""
    return bool(_TENS.match(pair.source_words.text, numeral.end)) and numeral.text.endswith("0")


def _exchanged(source: list[Numeral], target: list[Numeral]) -> tuple[list[str], list[str]]:
    """Return a number that stands there less often, and one that stands there more often in its place."""
    if len(source) != len(target):
        return [], []
    wanted, found = (Counter(numeral.values for numeral in one) for one in (source, target))
    texts = {numeral.values: numeral.text for numeral in (*source, *target) if len(numeral.values) == 1}
    both = texts.keys() & wanted.keys() & found.keys()
    lost = [texts[values] for values in wanted - found if values in both]
    added = [texts[values] for values in found - wanted if values in both]
    return (lost, added) if len(lost) == len(added) == 1 else ([], [])


def _told(lost: list[str], added: list[str]) -> Iterator[str]:
    if lost and added:
        yield f"has {_listed(added)} where the source has {_listed(lost)}; write the same value"
    elif lost:
        yield f"lacks {_listed(lost)} of the source; write the same value"
    elif added:
        yield f"adds {_listed(added)}, which the source lacks; take it out or write the source's value"


def _listed(texts: list[str]) -> str:
    return ", ".join(dict.fromkeys(texts))


def _read(words: Words, language: Language, *, is_strict: bool) -> list[Numeral]:
    """Return the numbers of a text with the values that the words beside them make of them."""
    text = words.text
    plain = western(text)
    return [
        Numeral(
            text=n.text,
            start=n.start,
            end=n.end,
            values=frozenset(_meanings(n, plain, language)),
            parts=n.parts,
            is_bare=n.is_bare,
        )
        for n in numerals(text, is_strict=is_strict)
    ]


def _meanings(numeral: Numeral, text: str, language: Language) -> Iterator[Fraction]:
    yield from numeral.values
    after = text[numeral.end : numeral.end + _NEAR]
    before = text[max(0, numeral.start - _NEAR) : numeral.start]
    for factor in _factors(before, after, language):
        yield from (value * factor for value in numeral.values)
    if len(numeral.text) == 2 and (century := _YEARS.search(before)):
        yield from (value + 100 * int(century[1]) for value in numeral.values)
    if _AFTERNOON.match(after):
        yield from (value + 12 for value in numeral.values)
    if numeral.text.isdigit() and after[:1] in ("/", "⁄") and after[1:2].isdigit():
        divisor = int((re.match(r"\d+", after[1:]) or [numeral.text])[0])
        yield from (value / divisor for value in numeral.values if divisor)


def _factors(before: str, after: str, language: Language) -> Iterator[int]:
    last = Words(before).folded_list[-1:]
    first = Words(after).folded_list[:2]
    for factor, cue in language.scales.items():
        if not language.is_spaced:
            head = after.lstrip(" -\u200b\u00a0")
            if any(head.startswith(piece) for piece in cue.patterns):
                yield factor
        elif any(cue.has(word) for word in (*last, *first)) or cue.is_in(Words(" ".join(first))):
            yield factor


def _is_met(numeral: Numeral, others: frozenset[Fraction]) -> bool:
    if numeral.values & others:
        return True
    return bool(numeral.parts) and all(part in others for part in numeral.parts)


def _is_spoken(numeral: Numeral, pair: Pair, scope: Scope) -> bool:
    """Tell whether the translation says a number of the source in words."""
    if not numeral.values and not numeral.parts:
        return True
    if any(value in _roman(pair.words.text) for value in numeral.values):
        return True
    if not scope.target.is_known:
        return all(value <= 12 for value in numeral.values)
    if numeral.values == {1}:
        return True
    return any(is_said(value, pair.words, scope.target) for value in numeral.values)


def _is_hinted(numeral: Numeral, pair: Pair, scope: Scope) -> bool:
    """Tell whether the source says a number of the translation in words, or hints at it."""
    language, words = scope.source, pair.source_words
    if any(value in _roman(words.text) for value in numeral.values):
        return True
    values = (*numeral.values, *(numeral.parts if len(numeral.parts) > 1 else ()))
    if any(
        stands(language.numbers, value, words) or stands(language.hints, value, words) for value in values
    ):
        return True
    return any(is_said(value, words, language) for value in numeral.values)


def _roman(text: str) -> frozenset[int]:
    """Return the values of Roman numerals up to XXXIX; a lone I is a word in many languages."""
    found = (match for match in _ROMAN.finditer(text) if match[0] and match[0] != "I")
    ones = {1} if _ONE.search(text) else set()
    units = {"": 0, "I": 1, "II": 2, "III": 3, "IV": 4, "V": 5, "VI": 6, "VII": 7, "VIII": 8, "IX": 9}
    return frozenset(10 * len(match[1]) + units[match[2]] for match in found) | ones
