"""What keeps a translations folder from being whole: broken or late files."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from webapp.catalogs.interface import InterfaceMessage
from webapp.catalogs.updating import FileReport, Plan, plan_extract, plan_update
from webapp.content.model import Source
from webapp.errors import Problem

REMEDY = "run `pocketleaf translations update`"


def check(
    sources: Sequence[Source],
    interface: Sequence[InterfaceMessage],
    folder: Path,
    locales: Sequence[str],
) -> tuple[Problem, ...]:
    """Return every mistake in the templates and in the catalogs of the locales, sorted by place."""
    plans = [plan_extract(sources, folder, interface)]
    plans += [plan_update(sources, interface, locale, folder) for locale in locales]
    found = {problem for plan in plans for problem in _problems(plan)}
    return tuple(sorted(found))


def _problems(plan: Plan) -> Iterator[Problem]:
    yield from plan.problems
    for report in plan.reports:
        if report.is_written:
            yield Problem(report.moved_from or report.path, 1, f"{_lag(report)}; {REMEDY}")


def _lag(report: FileReport) -> str:
    """Return how far a file is behind its source."""
    if report.moved_from:
        return f'belongs to "{report.path.name}" now'
    if not report.path.exists():
        return "does not exist yet"
    cases = ((report.added, "missing"), (report.changed, "with another source"), (report.retired, "not used"))
    told = ", ".join(f"{count} {case}" for count, case in cases if count)
    return f"messages are behind the source: {told or 'in comments or layout only'}"
