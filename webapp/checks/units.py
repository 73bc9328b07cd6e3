"""Units: a number keeps the unit that it has in the source, by its sign or its name in the language."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from functools import cache

from webapp.checks.languages import Language, language_of
from webapp.checks.model import Check, Example, Pair, Scope, Severity
from webapp.checks.numerals import numerals, western
from webapp.checks.words import VARIANTS, Cues, cues

# What is written alike in every script; names in words are in the tables of the languages.
_SIGNS = {
    "percent": "% ٪ ％ ﹪ pct",
    "celsius": "°C ℃ ºC C",
    "fahrenheit": "°F ℉ ºF F",
    "mg": "mg",
    "mcg": "mcg µg μg ug",
    "ng": "ng",
    "g": "g",
    "kg": "kg",
    "ml": "ml cc",
    "dl": "dl",
    "l": "l",
    "mm": "mm",
    "cm": "cm",
    "m": "m",
    "km": "km",
    "nm": "nm",
    "um": "µm μm um",
    "mmol": "mmol",
    "kcal": "kcal",
    "iu": "iu ui ie",
    "mmhg": "mmHg",
    "hour": "h",
    "minute": "min",
}
_UNIT_OF = {sign.casefold(): unit for unit, signs in _SIGNS.items() for sign in signs.split()}
_SIGN_LIST = tuple(sign for signs in _SIGNS.values() for sign in signs.split())
_WORDS = frozenset({"um", "ie", "min"})  # signs that are other words before a number: "um 5", "min 5"
_LEADING = {sign: unit for sign, unit in _UNIT_OF.items() if len(sign) > 1 and sign not in _WORDS}
_FILLER = r"[\s\-‑\u200b\u00a0\u202f]{0,2}"


_AGES = cues(
    ("age", "aged", "ages", "old", "older", "young", "younger", "over", "under", "adults", "children")
)


@dataclass(frozen=True)
class Measure:
    """A number with its unit; `name` is the unit as it is written."""

    number: str
    values: frozenset[Fraction]
    unit: str
    name: str


def find(pair: Pair, scope: Scope) -> Iterator[str]:
    """Say which numbers have lost their unit or got another one."""
    if pair.is_list:
        return
    source = [*_measures(pair.source_words.text, scope.source, is_strict=True)]
    target = [*_measures(pair.words.text, scope.target, is_strict=False)]
    if not source and not target:
        return
    told: set[str] = set()
    for one in source:
        others = [other for other in target if other.values & one.values]
        if any(other.unit == one.unit for other in others) or one.unit in told:
            continue
        if changed := next((other for other in others if _is_other(other, source)), None):
            told.add(one.unit)
            yield f'has {one.number} "{changed.name}" where the source has "{one.name}"; write the same unit'
        elif not _is_named(one, target, pair, scope):
            told.add(one.unit)
            yield f'lacks the unit "{one.name}" of {one.number}; write it in the language or as it is'


CHECK = Check(
    "units",
    Severity.ERROR,
    "A number keeps its unit: mg stays mg, or its name in the language; days do not become weeks.",
    Example("ru", "Take 5 mg for 3 days.", "Принимайте по 5 г 3 дня.", "Принимайте по 5 мг 3 дня."),
    find,
)


def _is_other(other: Measure, source: list[Measure]) -> bool:
    """Tell whether the unit of the same value in the translation is not what the source means by it."""
    return not any(same.unit == other.unit for same in source if same.values & other.values)


def _is_named(one: Measure, target: list[Measure], pair: Pair, scope: Scope) -> bool:
    """Tell whether the unit stands anywhere in the translation, or whether we could not know."""
    if any(other.unit == one.unit for other in target):
        return True
    if one.unit == "year" and _AGES.is_in(pair.source_words):
        return True  # "over 65" is said without years in many languages
    names = _names(scope.target.tag).get(one.unit)
    return names is None or names.is_in(pair.words)


@cache
def _names(tag: str) -> dict[str, Cues]:
    language = language_of(tag)
    clitics = ("و", "ف", "ب", "ل", "ال", "وال", "بال", "لل") if tag.startswith("ar") else ()
    return {
        unit: cues(names, is_spaced=language.is_spaced, clitics=clitics)
        for unit, names in language.units.items()
    }


def _measures(text: str, language: Language, *, is_strict: bool) -> Iterator[Measure]:
    plain = western(text).translate(VARIANTS)
    after = _after(language.tag)
    for numeral in numerals(text, is_strict=is_strict):
        found = after.match(plain[numeral.end : numeral.end + 40])
        before = (
            "" if is_strict else _name_before(plain[max(0, numeral.start - 24) : numeral.start], language)
        )
        names = (found["sign"] or found["name"] if found else "", before)  # "mg 10 siku 3"
        for name in filter(None, names):
            yield Measure(numeral.text, _all(numeral.values, numeral.parts), _unit(name, language), name)


def _all(values: frozenset[Fraction], parts: tuple[Fraction, ...]) -> frozenset[Fraction]:
    return values | frozenset(parts)


def _unit(name: str, language: Language) -> str:
    folded = " ".join(name.casefold().split())
    return _unit_names(language.tag).get(folded) or _UNIT_OF.get(folded, "")


@cache
def _unit_names(tag: str) -> dict[str, str]:
    return {
        name.rstrip("*").casefold().translate(VARIANTS): unit
        for unit, names in language_of(tag).units.items()
        for name in names
    }


def _name_before(text: str, language: Language) -> str:
    """Return the unit that stands right before a number: "%50", "saa 6", "mg 10"."""
    text = text.rstrip(" \u00a0\u202f")
    if text.endswith(("%", "٪", "％")):
        return text[-1]
    names = _unit_names(language.tag)
    if not language.is_spaced:
        return next((name for name in names if text.endswith(name)), "")
    last = text.rpartition(" ")[2].casefold().lstrip("(")
    return last if last in names or last in _LEADING else ""


@cache
def _after(tag: str) -> re.Pattern[str]:
    """Return what a unit after a number looks like."""
    language = language_of(tag)
    names = [name for names in language.units.values() for name in names]
    written = "|".join(_pattern(name, language) for name in sorted(names, key=len, reverse=True)) or r"(?!)"
    no_letter = r"(?![^\W_])" if language.is_spaced else r"(?![A-Za-z0-9])"
    signs = "|".join(
        _sign(sign) + (no_letter if sign[-1].isalpha() else "")
        for sign in sorted(_SIGN_LIST, key=len, reverse=True)
    )
    either = rf"(?:(?P<name>{written})|(?P<sign>{signs}))"
    counters = r"(?:个|個|টি|টা|जन|درجہ\s)?"
    return re.compile(rf"{_FILLER}{counters}{_FILLER}{either}", re.IGNORECASE)


def _sign(sign: str) -> str:
    """Return what a sign looks like; one letter is a unit only as it is written: 5G and 2M are none."""
    written = re.escape(sign)
    return f"(?-i:{written})" if len(sign) == 1 and sign not in ("l", "h") else written


def _pattern(name: str, language: Language) -> str:
    stem = re.escape(name.rstrip("*").translate(VARIANTS)).replace(r"\ ", r"\s+")
    is_open = name.endswith("*") or not language.is_spaced
    return stem if is_open else rf"{stem}(?![^\W\d_])"
