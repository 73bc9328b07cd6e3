"""The figures of a translation: for each document, for each locale, for the library."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from webapp.library import Page, Standing
from webapp.locales import Locale

OUTDATED = (Standing.LATE, Standing.OUTDATED)  # by weight: an edit of the meaning, or of what is safe


@dataclass(frozen=True)
class Task:
    """One text to do, with the words of its source; `is_care` says that it stands in a care card."""

    segment: str
    standing: Standing
    words: int
    is_care: bool
    is_title: bool


@dataclass(frozen=True)
class Figures:
    """How far one document has come in one locale; `tasks` are what is to do, what readers see first first.

    `page` is None for lists of words and the interface, which are not offered by themselves; `errors` and
    `warnings` are those of the checks, with mistakes of the whole file among the errors. `rank` is the place
    of the page among those that readers open first.
    """

    slug: str
    path: Path
    total: int
    reviewed: int
    errors: int
    warnings: int
    tasks: tuple[Task, ...]
    rank: int
    changed: date | None = None
    page: Page | None = None

    @property
    def share(self) -> int:
        """The texts that are up to date, in percent; 100 only when all are."""
        return 100 * self.current // self.total if self.total else 100

    @property
    def current(self) -> int:
        """The texts that are translated and up to date."""
        return self.total - len(self.tasks)

    @property
    def words(self) -> int:
        """The words of the source that are to be translated, or read again."""
        return sum(task.words for task in self.tasks)

    @property
    def cares(self) -> int:
        """The texts of care cards that are to do; until none is, the page is not offered."""
        return sum(task.is_care for task in self.tasks)

    @property
    def is_offered(self) -> bool:
        """Whether readers are offered the page."""
        return self.page is not None and self.page.is_offered

    @property
    def outdated_since(self) -> date | None:
        """The day of the last change of a document that has outdated texts."""
        return self.changed if self.count(*OUTDATED) else None

    def count(self, *standings: Standing) -> int:
        """Return how many texts to do stand so."""
        return sum(task.standing in standings for task in self.tasks)

    @property
    def order(self) -> tuple[bool, bool, bool, int]:
        """What to sort by: work on care cards first, then on titles, then what readers open first."""
        has_title = any(task.is_title for task in self.tasks)
        return not self.tasks and not self.errors, not self.cares, not has_title, self.rank


@dataclass(frozen=True)
class LocaleFigures:
    """How far one locale has come; its documents in the order in which work on them helps readers most."""

    locale: Locale
    documents: tuple[Figures, ...]

    @property
    def pages(self) -> tuple[Figures, ...]:
        """The documents that are pages."""
        return tuple(one for one in self.documents if one.page)

    @property
    def offered(self) -> int:
        """How many pages readers are offered."""
        return sum(one.is_offered for one in self.documents)

    def sum(self, name: str) -> int:
        """Return the sum of one figure over the documents."""
        return sum(getattr(one, name) for one in self.documents)

    def count(self, *standings: Standing) -> int:
        """Return how many texts to do stand so."""
        return sum(one.count(*standings) for one in self.documents)


@dataclass(frozen=True)
class Overview:
    """The figures of every locale asked for, and the share of texts at which a page is offered."""

    source: Locale
    threshold: float
    locales: tuple[LocaleFigures, ...]


@dataclass(frozen=True)
class Counts:
    """What the checks find in each catalog, by severity."""

    by_path: Mapping[Path, Counter[str]] = field(default_factory=dict)

    def of(self, path: Path, severity: str) -> int:
        """Return how many findings a catalog has."""
        return self.by_path.get(path, Counter())[severity]


def ranked(documents: Sequence[Figures]) -> tuple[Figures, ...]:
    """Return the documents in the order in which work on them helps readers most, what is done last."""
    return tuple(sorted(documents, key=lambda one: one.order))
