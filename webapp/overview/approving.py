"""What a reviewer may put their name to: the translations that are current now."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace

from webapp.catalogs.reading import Catalog
from webapp.errors import Problem
from webapp.library.model import Standing
from webapp.overview.sheets import Sheet
from webapp.reviews.approvals import Approval
from webapp.reviews.ledger import hashes

_WHY = {
    Standing.MISSING: "is not translated yet; translate it first",
    Standing.LATE: "is outdated, its source has changed; mend the translation first",
    Standing.OUTDATED: "is outdated or fuzzy; mend the translation first",
    Standing.WRONG: "has an error; `pocketleaf translations check` tells which",
}


@dataclass(frozen=True)
class Verdict:
    """What is to be appended to the ledger, how many texts the person has approved before, and the rest."""

    approvals: tuple[Approval, ...]
    known: int
    problems: tuple[Problem, ...]


def approve(sheet: Sheet, catalog: Catalog, reviewer: Approval, segments: Collection[str] = ()) -> Verdict:
    """Return a reviewer's approval of the texts of a sheet, or of those named, as they are in its catalog.

    `reviewer` says who, as what, when and in which language; the rest is filled in.
    """
    approvals: list[Approval] = []
    problems: list[Problem] = []
    known = 0
    for segment, standing, held in zip(sheet.segments, sheet.standings, sheet.approvals, strict=True):
        if segments and segment.id not in segments:
            continue
        message = catalog.messages.get(segment.id)
        if message is None or standing is not Standing.CURRENT:
            line = message.line if message else 1
            problems.append(Problem(sheet.path, line, f'"{segment.id}" {_WHY[standing]}'))
            continue
        if any((one.who, one.role) == (reviewer.who, reviewer.role) for one in held):
            known += 1
            continue
        source, translation = hashes(segment, message.translation)
        approvals.append(
            replace(reviewer, document=sheet.slug, segment=segment.id, source=source, translation=translation)
        )
    return Verdict(tuple(approvals), known, tuple(problems))
