"""The figures as values for JSON."""

from __future__ import annotations

from typing import Any

from webapp.library import Standing
from webapp.overview.advice import next_step
from webapp.overview.figures import Figures, LocaleFigures, Overview


def records(overview: Overview) -> dict[str, Any]:
    """Return everything that the table tells, and each text to do."""
    return {
        "source": overview.source.tag,
        "threshold": overview.threshold,
        "locales": [_locale(one) for one in overview.locales],
        "next": next_step(overview),
    }


def _locale(figures: LocaleFigures) -> dict[str, Any]:
    sums = ("total", "current", "errors", "warnings", "reviewed", "words")
    return {
        "locale": figures.locale.tag,
        "pages": len(figures.pages),
        "offered": figures.offered,
        **{name: figures.sum(name) for name in sums},
        "missing": figures.count(Standing.MISSING),
        "outdated": _outdated(figures),
        "documents": [_document(one) for one in figures.documents],
    }


def _document(one: Figures) -> dict[str, Any]:
    return {
        "document": one.slug,
        "file": one.path.as_posix(),
        "total": one.total,
        "current": one.current,
        "missing": one.count(Standing.MISSING),
        "outdated": _outdated(one),
        "outdated_since": one.outdated_since.isoformat() if one.outdated_since else None,
        "errors": one.errors,
        "warnings": one.warnings,
        "reviewed": one.reviewed,
        "words": one.words,
        "offered": one.is_offered if one.page else None,
        "cares_to_do": one.cares,
        "todo": [
            {"segment": task.segment, "standing": task.standing.value, "words": task.words}
            for task in one.tasks
        ],
    }


def _outdated(figures: Figures | LocaleFigures) -> dict[str, int]:
    """Return the outdated texts by the weight of what changed in their source."""
    return {"meaning": figures.count(Standing.LATE), "safety": figures.count(Standing.OUTDATED)}
