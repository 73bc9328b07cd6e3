"""Spacing: a mark that stands apart from its word, as in French, does not begin a line without it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from webapp.checks.model import Check, Example, Pair, Scope, Severity

_LOOSE = re.compile(r"\S* [:;?!»](?!\S*[^\W\d_])|« \S*")


def find(pair: Pair, scope: Scope) -> Iterator[str]:
    """Say where an ordinary space stands at a mark, so that a line may end between it and its word."""
    if not scope.target.is_spacing_marks or pair.is_list:
        return
    if found := _LOOSE.search(pair.translation):
        yield f'has an ordinary space in "{found[0]}"; write a no-break space (U+00A0 or U+202F)'


CHECK = Check(
    "spacing",
    Severity.WARNING,
    "A mark that French parts from its word stays beside it: the space is a no-break space.",
    Example("fr", "Is it a cold?", "Est-ce un rhume ?", "Est-ce un rhume\u00a0?"),
    find,
)
