"""Who has reviewed how much of a page's translation."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from webapp.reviews.approvals import Approval, ReviewerRole


@dataclass(frozen=True)
class Reviewer:
    """A person in a role, with the last day and the number of texts whose approval holds.

    `cares` is the last day on which texts of care cards were approved, None unless every one of them was.
    """

    who: str
    role: ReviewerRole
    day: date
    texts: int
    cares: date | None


def reviewers_of(held: Sequence[Sequence[Approval]], cares: Sequence[bool]) -> tuple[Reviewer, ...]:
    """Return the reviewers of a page, clinicians first, then who has read most.

    `held` has the approvals that hold for each segment, `cares` whether it stands in a care card.
    """
    found: dict[tuple[str, ReviewerRole], list[tuple[Approval, bool]]] = {}
    for approvals, is_care in zip(held, cares, strict=True):
        for one in approvals:
            found.setdefault((one.who, one.role), []).append((one, is_care))
    reviewers = (
        Reviewer(
            who=who,
            role=role,
            day=max(one.when for one, _ in given),
            texts=len(given),
            cares=_day_of_cares([one for one, is_care in given if is_care], sum(cares)),
        )
        for (who, role), given in found.items()
    )
    return tuple(sorted(reviewers, key=lambda one: (one.role, -one.texts, one.who)))


def _day_of_cares(given: Sequence[Approval], cares: int) -> date | None:
    return max(one.when for one in given) if 0 < cares == len(given) else None
