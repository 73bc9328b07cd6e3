"""What a reader is shown of a document in one locale: immutable values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from webapp.catalogs.glossary import Explanation
from webapp.catalogs.interface import Interface
from webapp.content.clinics import Clinic
from webapp.content.inline import Inline, plain
from webapp.content.model import Document
from webapp.errors import Problem
from webapp.locales import Locale
from webapp.reviews.ledger import Held
from webapp.reviews.reviewers import Reviewer, reviewers_of


class Standing(StrEnum):
    """How a segment's translation stands to its source."""

    CURRENT = "current"
    MISSING = "missing"
    LATE = "late"
    OUTDATED = "outdated"
    WRONG = "wrong"


@dataclass(frozen=True)
class Shown:
    """What a reader gets for one segment: the words, their language, and why if it is not the reader's.

    `text` is what its author or translator wrote; in `nodes`, facts are filled in.
    A late one is in the reader's language and has the source of today beside it.
    """

    nodes: tuple[Inline, ...]
    locale: Locale
    standing: Standing
    text: str
    original: Shown | None = None


@dataclass(frozen=True)
class Page:
    """A document in one locale; `shown`, `standings` and `approvals` run parallel to `document.segments`.

    `translated` and `total` count messages. A page that is not offered shows the source throughout; its
    `standings` still tell how each translation stands. `approvals` are those of reviewers that hold.
    """

    document: Document
    locale: Locale
    shown: tuple[Shown, ...]
    translated: int
    total: int
    is_offered: bool
    is_machine_made: bool
    standings: tuple[Standing, ...]
    approvals: Held

    @property
    def title(self) -> Shown:
        """The page's title."""
        return self.shown[self.document.title]

    @property
    def summary(self) -> Shown:
        """What the page says in a sentence or two."""
        return self.shown[self.document.summary]

    @property
    def reviewed(self) -> int:
        """How many of its texts a person has reviewed as they are now."""
        return sum(map(bool, self.approvals))

    @property
    def reviewers(self) -> tuple[Reviewer, ...]:
        """Who has reviewed the translation, clinicians first."""
        return reviewers_of(self.approvals, [segment.is_care for segment in self.document.segments])


@dataclass(frozen=True)
class ClinicPage:
    """A clinic in one locale, which it is always shown in; the fields are those of a Page."""

    clinic: Clinic
    locale: Locale
    shown: tuple[Shown, ...]
    is_machine_made: bool
    approvals: Held
    is_offered: bool = True

    @property
    def total(self) -> int:
        """How many texts it has."""
        return len(self.shown)

    @property
    def reviewed(self) -> int:
        """How many of its texts a person has reviewed as they are now."""
        return sum(map(bool, self.approvals))


@dataclass(frozen=True)
class LayTerm:
    """Words that the pages of a language use, and what people type who do not know them."""

    terms: tuple[str, ...]
    words: tuple[str, ...]


@dataclass(frozen=True)
class Translation:
    """The library in one locale: pages by slug, the interface, and its problems.

    Those of whole files are among them; the others block single segments.
    """

    locale: Locale
    pages: Mapping[str, Page]
    interface: Interface
    problems: tuple[Problem, ...]
    lay_terms: tuple[LayTerm, ...] = ()
    glossary: tuple[Explanation, ...] = ()
    file_problems: tuple[Problem, ...] = ()
    clinics: tuple[ClinicPage, ...] = ()

    @property
    def offered(self) -> tuple[Page, ...]:
        """The pages that readers of the locale are offered, in the order of its alphabet."""
        pages = [page for page in self.pages.values() if page.is_offered]
        return tuple(sorted(pages, key=lambda page: self.locale.sort_key(plain(page.title.nodes))))
