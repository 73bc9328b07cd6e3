"""What is called exactly as a reader typed comes before what only tells of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from enum import IntEnum
from typing import TypeVar

from search_index.phone_rules import Rules

T = TypeVar("T")


class Likeness(IntEnum):
    """Whether a name of a document is the query; less is better."""

    TITLE, ALIAS, NONE = range(3)


def likeness(
    query: Sequence[object], title: Sequence[object], aliases: Iterable[Sequence[object]]
) -> Likeness:
    """Return what a query is to a document whose names have these words."""
    if query == title:
        return Likeness.TITLE
    return Likeness.ALIAS if query in aliases else Likeness.NONE


def named_first(best: Sequence[T], likeness_of: Callable[[T], Likeness]) -> list[T]:
    """Return what was found with those in front whose name is the query, as far as names are compared."""
    return [*sorted(best[: Rules.most_compared], key=likeness_of), *best[Rules.most_compared :]]
