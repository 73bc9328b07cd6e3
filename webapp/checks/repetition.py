"""A word that stands twice by mistake."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from webapp.checks.model import Check, Example, Pair, Scope, Severity
from webapp.checks.words import Words

_REPEATED = re.compile(r"\b([^\W\d]{2,})\W+\1(?:\d|\b)")


def find(pair: Pair, scope: Scope) -> Iterator[str]:
    """Say which word stands twice in a row where the source does not repeat one."""
    if pair.is_list or not scope.target.is_spaced or not scope.target.is_known:
        return
    if _REPEATED.search(pair.source_words.folded):
        return
    for word in dict.fromkeys(_twins(pair.words)):
        least = 4 if scope.target.is_doubling else 1 if word.isascii() else 2
        if not scope.target.repeats.has(word) and len(word) > least:
            yield f'has "{word}" twice; take one out'


CHECK = Check(
    "repeated-word",
    Severity.WARNING,
    "No word stands twice in a row.",
    Example("es", "See a doctor.", "Acuda al al médico.", "Acuda al médico."),
    find,
)


def _twins(words: Words) -> list[str]:
    found = [
        one
        for one, other in pairwise(words.folded_list)
        if one == other and one[0].isalpha() and len(one) > 1
    ]
    return [word for word in found if _stands_twice(word, words.folded)]


def _stands_twice(word: str, text: str) -> bool:
    """Tell whether only a space parts the two, and no sign."""
    return f"{word} {word}" in text
