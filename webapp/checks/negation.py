"""Negation: what the source denies is denied in the translation, and nothing else is."""

from __future__ import annotations

from collections.abc import Iterator

from webapp.checks.languages import Language
from webapp.checks.model import Check, Example, Pair, Scope, Severity
from webapp.checks.words import Words


def find(pair: Pair, scope: Scope) -> Iterator[str]:
    """Say when one of the texts denies something and the other one does not."""
    if pair.is_list or not (scope.source.is_known and scope.target.is_known):
        return
    source, target = scope.source, scope.target
    denies = source.negations.is_in(pair.source_words)
    if denies and not _denies_at_all(pair.words, target):
        if source.negations.is_in(_without_idioms(pair.source_words, source)):
            yield "denies nothing where the source does; look for the missing negation"
    elif target.strong.is_in(pair.words) and not _denies_at_all(pair.source_words, source):
        yield "denies something where the source does not; look for the added negation"


CHECK = Check(
    "negation",
    Severity.WARNING,
    "What the source denies is denied in the translation, and nothing else is.",
    Example("es", "Do not use this cream.", "Use esta crema.", "No use esta crema."),
    find,
)


def _denies_at_all(words: Words, language: Language) -> bool:
    return language.negations.is_in(words) or language.negative.is_in(words)


def _without_idioms(words: Words, language: Language) -> Words:
    """Return the text without the phrases that deny in letters only: "not only"."""
    text = words.folded
    for idiom in language.idioms:
        text = text.replace(idiom, " ")
    return Words(text)
