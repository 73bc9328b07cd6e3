"""The same source translated in two ways."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from webapp.checks.model import Check, Example, Pair, Scope, Severity


def find(pair: Pair, scope: Scope) -> Iterator[str]:
    """Say how else the same source is translated."""
    others = scope.translations.get(pair.source, frozenset()) - {pair.translation}
    for other in sorted(others)[:1]:
        shown = other if len(other) < 60 else f"{other[:60]}…"
        yield f'translates what is "{shown}" elsewhere; use one of the two'


CHECK = Check(
    "same-source",
    Severity.WARNING,
    "The same source is translated in the same way everywhere.",
    Example("es", "Rest.", "Repose.", "Descanse."),
    find,
)


def by_source(pairs: Iterable[Pair]) -> Mapping[str, frozenset[str]]:
    """Return every translation of each source that has more than one; a list may be another in each place."""
    found: dict[str, set[str]] = {}
    for pair in pairs:
        if pair.translation and not (pair.is_plural or pair.is_list):
            found.setdefault(pair.source, set()).add(pair.translation)
    return {source: frozenset(texts) for source, texts in found.items() if len(texts) > 1}
