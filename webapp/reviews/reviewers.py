"""Who has reviewed how much of a page's translation."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from webapp.reviews.approvals import Approval, ReviewerRole


@dataclass(frozen=True)
class Reviewer:
    """A person in a role, with the last day and the number of texts whose approval holds.

    `has_all_cares` tells that every text of the care cards is among them.
    """

    who: str
    role: ReviewerRole
    day: date
    texts: int
    has_all_cares: bool


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
            has_all_cares=0 < sum(cares) == sum(is_care for _, is_care in given),
        )
        for (who, role), given in found.items()
    )
    return tuple(sorted(reviewers, key=lambda one: (one.role, -one.texts, one.who)))
