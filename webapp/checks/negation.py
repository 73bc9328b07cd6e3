"""Negation: what the source denies is denied in the translation, and nothing else is."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from webapp.checks.languages import Language
from webapp.checks.model import Check, Example, Pair, Scope, Severity
from webapp.checks.untranslated import alien_words
from webapp.checks.words import Words


def find(pair: Pair, scope: Scope) -> Iterator[str]:
    """Say when one of the texts denies something and the other one does not."""
    if pair.is_list or not (scope.source.is_known and scope.target.is_known):
        return
    if alien_words(pair, scope):
        return
    source, target = scope.source, scope.target
    if _is_lost(pair.source_words, pair.words, source, target):
        yield "denies nothing where the source does; look for the missing negation"
    elif pair.optional or _denies(pair.source_words, source):
        return  # "no pages" is the form of 0
    elif target.strong.is_in(_meant(pair.words, target)):
        yield "denies something where the source does not; look for the added negation"


CHECK = Check(
    "negation",
    Severity.WARNING,
    "What the source denies is denied in the translation, and nothing else is.",
    Example("es", "Do not use this cream.", "Use esta crema.", "No use esta crema."),
    find,
)


def _is_lost(source: Words, translation: Words, ours: Language, theirs: Language) -> bool:
    return ours.negations.is_in(_meant(source, ours)) and not _denies(translation, theirs)


def _denies(words: Words, language: Language) -> bool:
    """Tell whether a text denies anything, if only by a prefix or a phrase that means none."""
    return language.negations.is_in(words) or language.negative.is_in(words)


def _meant(words: Words, language: Language) -> Words:
    """Return the text without the phrases that deny in letters only: "not only"."""
    if not language.idioms:
        return words
    return Words(_idioms(language.idioms).sub(" ", words.folded))


@cache
def _idioms(phrases: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile("|".join(re.escape(phrase).replace("…", "[^.,;]{1,80}?") for phrase in phrases))
