"""The figures as values for JSON."""

from __future__ import annotations

from typing import Any

from webapp.overview.advice import next_step
from webapp.overview.figures import Figures, LocaleFigures, Overview, Totals


def records(overview: Overview) -> dict[str, Any]:
    """Return everything that the table tells, and each text to do."""
    return {
        "source": overview.source.tag,
        "threshold": overview.threshold,
        "locales": [_locale(one) for one in overview.locales],
        "next": next_step(overview),
    }


def _locale(figures: LocaleFigures) -> dict[str, Any]:
    sums = figures.totals
    return {
        "locale": figures.locale.tag,
        "pages": sums.pages,
        "offered": sums.offered,
        **_shared(sums),
        "documents": [_document(one) for one in figures.documents],
    }


def _document(one: Figures) -> dict[str, Any]:
    return {
        "document": one.slug,
        "file": one.path.as_posix(),
        "offered": one.is_offered if one.document else None,
        **_shared(one),
        "outdated_since": one.outdated_since.isoformat() if one.outdated_since else None,
        "cares_to_do": one.cares,
        "todo": [
            {"segment": task.segment, "standing": task.standing.value, "words": task.words}
            for task in one.tasks
        ],
    }


def _shared(one: Figures | Totals) -> dict[str, Any]:
    """Return the figures that documents and locales have; outdated texts by the weight of what changed."""
    return {
        "total": one.total,
        "current": one.current,
        "missing": one.missing,
        "outdated": {"meaning": one.meaning, "safety": one.safety},
        "errors": one.errors,
        "warnings": one.warnings,
        "reviewed": one.reviewed,
        "words": one.words,
    }
