"""Which pages a code leads to, the best first."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain

from webapp.connect.request import Concept
from webapp.connect.systems import find_system

_SCORES = {"exact": 1.0, "broad": 0.8, "related": 0.6}
_STEP = 0.75  # an exact page for the parent stands just behind a broad one for the code itself


@dataclass(frozen=True)
class Coded:
    """A code that a page has, in the words of its author."""

    page_id: str
    system: str
    code: str
    relation: str

    @property
    def key(self) -> tuple[str, str]:
        """What two spellings of one code have in common."""
        system = find_system(self.system)
        return system.name, system.normal(self.code)


@dataclass(frozen=True)
class Match:
    """A page that answers, by what relation, and how many steps above the code that was asked."""

    page_id: str
    relation: str
    steps: int = 0

    @property
    def score(self) -> float:
        """How well it answers, from 0 to 1."""
        return _SCORES.get(self.relation, min(_SCORES.values())) * _STEP**self.steps


@dataclass(frozen=True)
class CodeIndex:
    """The pages by code."""

    pages: Mapping[tuple[str, str], tuple[Coded, ...]]

    @classmethod
    def of(cls, codes: Iterable[Coded]) -> CodeIndex:
        """Return the index of the codes of all pages."""
        found: dict[tuple[str, str], tuple[Coded, ...]] = {}
        for one in codes:
            found[one.key] = (*found.get(one.key, ()), one)
        return cls(found)

    def matches(self, criteria: Iterable[Concept]) -> list[Match]:
        """Return each page that some of the codes lead to once, the best first."""
        best: dict[str, Match] = {}
        for match in chain.from_iterable(map(self._of, criteria)):
            known = best.setdefault(match.page_id, match)
            best[match.page_id] = max(known, match, key=lambda one: one.score)
        return sorted(best.values(), key=lambda one: (-one.score, one.steps))

    def _of(self, concept: Concept) -> Iterator[Match]:
        """Yield the pages of a code, or where it has none those of its nearest parent that has."""
        system = find_system(concept.system)
        for steps, code in enumerate(system.ancestors(system.normal(concept.code))):
            if found := self.pages.get((system.name, code)):
                yield from (Match(one.page_id, one.relation, steps) for one in found)
                return
