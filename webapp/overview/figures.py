"""The figures of a translation: for each document, and for each locale."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from webapp.content.model import Document
from webapp.library.model import Standing
from webapp.locales import Locale


@dataclass(frozen=True)
class Task:
    """One text to do, with the words of its source; `is_care` says that care cards have, or wait for, it."""

    segment: str
    standing: Standing
    words: int
    is_care: bool
    is_title: bool


@dataclass(frozen=True)
class Figures:
    """How far one document has come in one locale; `tasks` are what is to do, what readers see first first.

    `document` is None for lists of words and the interface, which are not offered by themselves; `errors` and
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
    document: Document | None = None
    is_offered: bool = False

    @property
    def current(self) -> int:
        """The texts that are translated and up to date."""
        return self.total - len(self.tasks)

    @property
    def share(self) -> int:
        """The texts that are up to date, in percent; 100 only when all are."""
        return 100 * self.current // self.total if self.total else 100

    @property
    def words(self) -> int:
        """The words of the source that are to be translated, or read again."""
        return sum(task.words for task in self.tasks)

    @property
    def cares(self) -> int:
        """The texts of care cards that are to do; until none is, the page is not offered."""
        return sum(task.is_care for task in self.tasks)

    @property
    def missing(self) -> int:
        """The texts without a translation."""
        return self._count(Standing.MISSING)

    @property
    def meaning(self) -> int:
        """The outdated texts whose source changed in meaning; readers see them with a note."""
        return self._count(Standing.LATE)

    @property
    def safety(self) -> int:
        """The outdated texts that readers see in the source: fuzzy, or changed in what is safe."""
        return self._count(Standing.OUTDATED)

    @property
    def outdated_since(self) -> date | None:
        """The day of the last change of a document that has outdated texts."""
        return self.document.changed if self.document and self.meaning + self.safety else None

    @property
    def order(self) -> tuple[bool, bool, bool, int]:
        """What to sort by: work on care cards first, then on titles, then what readers open first."""
        has_title = any(task.is_title for task in self.tasks)
        return not self.tasks and not self.errors, not self.cares, not has_title, self.rank

    def _count(self, standing: Standing) -> int:
        return sum(task.standing is standing for task in self.tasks)


@dataclass(frozen=True)
class Totals:
    """The sums of a locale's figures, each named as in `Figures`; `pages` are those that could be offered."""

    locale: Locale
    pages: int
    offered: int
    total: int
    current: int
    missing: int
    meaning: int
    safety: int
    errors: int
    warnings: int
    reviewed: int
    words: int


@dataclass(frozen=True)
class LocaleFigures:
    """How far one locale has come; its documents in the order in which work on them helps readers most."""

    locale: Locale
    documents: tuple[Figures, ...]

    @property
    def totals(self) -> Totals:
        """The sums over the documents."""
        return Totals(
            locale=self.locale,
            pages=sum(one.document is not None for one in self.documents),
            offered=sum(one.is_offered for one in self.documents),
            total=sum(one.total for one in self.documents),
            current=sum(one.current for one in self.documents),
            missing=sum(one.missing for one in self.documents),
            meaning=sum(one.meaning for one in self.documents),
            safety=sum(one.safety for one in self.documents),
            errors=sum(one.errors for one in self.documents),
            warnings=sum(one.warnings for one in self.documents),
            reviewed=sum(one.reviewed for one in self.documents),
            words=sum(one.words for one in self.documents),
        )


@dataclass(frozen=True)
class Overview:
    """The figures of every locale asked for, and the share of texts at which a page is offered."""

    source: Locale
    threshold: float
    locales: tuple[LocaleFigures, ...]


def ranked(documents: Sequence[Figures]) -> tuple[Figures, ...]:
    """Return the documents in the order in which work on them helps readers most, what is done last."""
    return tuple(sorted(documents, key=lambda one: one.order))
