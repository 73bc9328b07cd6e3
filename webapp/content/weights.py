"""What an edit of a source text means for the translations that were made before it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from hashlib import sha256

_DIGITS = 12
_STEP = re.compile(
    r"changed from (?P<before>[0-9a-f]{12}): (?P<weight>cosmetic|meaning|safety)"
    r'(?:, because "(?P<reason>.*)")?'
)


class Weight(StrEnum):
    """How much an edit matters, from light to heavy.

    After a cosmetic one a translation stays current; after one in meaning it is shown with a note, the new
    source one tap away; after one in safety the new source is shown at once.
    """

    COSMETIC = "cosmetic"
    MEANING = "meaning"
    SAFETY = "safety"


_ORDER = tuple(Weight)


@dataclass(frozen=True)
class Step:
    """An edit that led away from a text, known by its digest; `reason` is why its dangers are none."""

    before: str
    weight: Weight
    reason: str = ""

    def __str__(self) -> str:
        because = f', because "{self.reason}"' if self.reason else ""
        return f"changed from {self.before}: {self.weight}{because}"


def step_of(line: str) -> Step | None:
    """Return the step that a line tells of, None where it tells of something else."""
    found = _STEP.fullmatch(line)
    return Step(found["before"], Weight(found["weight"]), found["reason"] or "") if found else None


def digest_of(text: str) -> str:
    """Return what a former text is known by."""
    return sha256(text.encode()).hexdigest()[:_DIGITS]


def heaviest_since(steps: Sequence[Step], text: str) -> Weight:
    """Return the heaviest weight on the way from a former text to today's; unknown texts weigh most."""
    digest = digest_of(text)
    last = max((index for index, step in enumerate(steps) if step.before == digest), default=None)
    if last is None:
        return Weight.SAFETY
    return max((step.weight for step in steps[last:]), key=_ORDER.index)
