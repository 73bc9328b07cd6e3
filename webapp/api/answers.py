"""The answers of the API beside whole pages: lists, single sections, hits and problems."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Literal

from webapp.api.model import (
    Address,
    Alternate,
    AnchorId,
    Attribution,
    Coverage,
    Data,
    Direction,
    Explanation,
    Html,
    Module,
    PageBrief,
    PageId,
    Reference,
    Review,
    Tag,
)


@dataclass(frozen=True)
class Language:
    """A language of the library, how much of it is offered, and how far its translation is.

    `isMachineMade` tells that pages of it were translated by a machine and not all reviewed by a person.
    """

    lang: Tag
    dir: Direction
    name: Annotated[str, "The language's name in the language itself."]
    is_source: bool
    is_machine_made: bool
    offered: Annotated[int, "How many pages are offered in the language."]
    pages: Annotated[int, "How many pages the library has."]
    coverage: Coverage
    url: Address
    data: Data


@dataclass(frozen=True)
class LanguagesAnswer:
    """The languages of the library, the one that it is written in first."""

    library: Annotated[str, "The library's name."]
    languages: tuple[Language, ...]
    attribution: Attribution


@dataclass(frozen=True)
class PagesAnswer:
    """All pages in one language, those offered first, in the order of its alphabet."""

    lang: Tag
    dir: Direction
    pages: tuple[PageBrief, ...]
    attribution: Attribution


@dataclass(frozen=True)
class PageQuestions:
    """The questions that a page answers."""

    page: PageBrief
    questions: tuple[Module, ...]
    attribution: Attribution


@dataclass(frozen=True)
class QuestionsAnswer:
    """All questions of the pages that are offered in one language, with their answers."""

    lang: Tag
    dir: Direction
    pages: tuple[PageQuestions, ...]


@dataclass(frozen=True)
class SectionAnswer:
    """One section, sub-section, card or question of a page, with what is needed to show it elsewhere.

    `html` is all of it in one piece: heading, text, entries and attribution, marked with its language.
    """

    page: PageBrief
    module: Module
    html: Html
    review: Review | None
    alternates: tuple[Alternate, ...]
    words: tuple[Explanation, ...]
    references: tuple[Reference, ...]
    attribution: Attribution


@dataclass(frozen=True)
class Hit:
    """A page or a question that was found; `lang` is the language that its title is written in."""

    kind: Literal["page", "question"]
    page: PageId
    section: AnchorId | None
    title: str
    page_title: str
    lang: Tag
    dir: Direction
    snippet: Annotated[str, "HTML of a passage with the words found in <mark>."]
    is_machine_made: bool
    url: Address
    data: Data


@dataclass(frozen=True)
class SearchAnswer:
    """What was found for some words, the best first."""

    lang: Tag
    dir: Direction
    query: Annotated[str, "The words that were searched for."]
    hits: tuple[Hit, ...]
    attribution: Attribution


@dataclass(frozen=True)
class Problem:
    """Why there is no other answer (RFC 9457)."""

    type: str
    title: str
    status: int
    detail: Annotated[str, "What is wrong and what to do, in plain words."]
