"""What keeps a translations folder from being whole: broken or late files, wrong placeholders."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from webapp.catalogs.interface import InterfaceMessage, wrong_placeholders
from webapp.catalogs.po import read_po
from webapp.catalogs.updating import FileReport, Plan, plan_extract, plan_update
from webapp.content.model import Source
from webapp.errors import Problem, SourceError

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
    for locale in locales:
        found.update(_placeholder_problems(folder / locale.replace("-", "_") / "LC_MESSAGES" / "messages.po"))
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


def _placeholder_problems(path: Path) -> Iterator[Problem]:
    if not path.exists():
        return
    try:
        po = read_po(path)
    except SourceError:
        return  # told already
    for entry in po.live():
        wrong = wrong_placeholders(entry)
        if wrong and not entry.is_fuzzy:
            names = ", ".join(f"{{{name}}}" for name in wrong)
            text = f'placeholder {names} of "{entry.msgid}" differs in the translation; use the same ones'
            yield Problem(path, entry.line, " ".join(text.split()))
