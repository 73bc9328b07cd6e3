"""What a document is made of: immutable values, free of Markdown and of files."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from hashlib import sha256
from pathlib import Path
from typing import Protocol

from webapp.content.silences import Silence
from webapp.content.weights import Step
from webapp.drawings.model import Drawing, Room


class SegmentKind(StrEnum):
    """What a segment is; the value is what a translator reads in the comment of its message."""

    TITLE = "title of the page"
    SUMMARY = "summary of the page"
    ALIASES = "other names, one a line; your language may have more of them, or fewer"
    HEADING = "heading"
    QUESTION = "question"
    PARAGRAPH = "paragraph"
    ITEM = "list item"
    CELL = "table cell"
    ALT = "text for people who cannot see the figure"
    LABEL = "a word in the figure"
    DESCRIPTION = "long description of the figure, for people who cannot see it"
    TERMS = "words that pages use, one a line; your language may have more of them, or fewer"
    DEFINITION = "what the word means, in plain words; no links and no stress"
    AVOIDED = "words that must not be used for it, one a line; a dash where there are none"
    FACT = "what stands in texts where no value is known for the place; plain words that fit into a sentence"
    LAY_WORDS = "what people type who do not know the word, one a line; as many as your language has"

    @property
    def is_list(self) -> bool:
        """Whether a text of this kind is plain words, one a line, and not inline Markdown."""
        lists = (SegmentKind.ALIASES, SegmentKind.TERMS, SegmentKind.LAY_WORDS, SegmentKind.AVOIDED)
        return self in lists


@dataclass(frozen=True)
class Segment:
    """The smallest piece of content that a translator sees.

    `id` is the permanent segment id and is empty until the document meets its template.
    `place` is the anchor of the section, card or question that holds it, or the figure; `""` for other front
    matter.
    `text` is inline Markdown on one line (lists: plain text, one item a line).
    `steps` are its edits so far, the latest last; they come from the template too.
    `note` is what the author tells translators of it, `room` what a drawing has for it.
    """

    kind: SegmentKind
    place: str
    text: str
    line: int
    is_care: bool = False
    id: str = ""
    steps: tuple[Step, ...] = ()
    note: str = ""
    room: Room | None = None

    @property
    def may_be_late(self) -> bool:
        """Whether a translation of a former text may be shown here: there is room for a note, and time."""
        kinds = (SegmentKind.PARAGRAPH, SegmentKind.ITEM, SegmentKind.CELL, SegmentKind.DESCRIPTION)
        has_room = self.kind in kinds
        return has_room and not self.is_care


class Source(Protocol):
    """A file of content that has a catalog of its own, as translators need to know it.

    `slug` names the catalog; `page_id` finds it again under another slug, and is empty where the name never
    changes. `label` is the path that translators read.
    """

    @property
    def path(self) -> Path: ...

    @property
    def slug(self) -> str: ...

    @property
    def page_id(self) -> str: ...

    @property
    def label(self) -> str: ...

    @property
    def changed(self) -> date | None: ...

    @property
    def segments(self) -> tuple[Segment, ...]: ...

    def headings(self) -> dict[str, str]:
        """Return the words that stand over each place where segments are."""
        ...


class Role(StrEnum):
    """What a section is for."""

    PLAIN = "plain"
    FAQ = "faq"
    CARE = "care"


URGENCIES = ("non-urgent", "urgent", "emergency")


@dataclass(frozen=True)
class Paragraph:
    """A paragraph; `segment` is an index into `Document.segments`."""

    segment: int


@dataclass(frozen=True)
class ListBlock:
    """A list; each item is a sequence of blocks, the first of them a paragraph."""

    is_ordered: bool
    start: int
    items: tuple[tuple[Block, ...], ...]


@dataclass(frozen=True)
class Table:
    """A table; cells are indexes into `Document.segments`, or None where a cell is empty."""

    header: tuple[int | None, ...]
    rows: tuple[tuple[int | None, ...], ...]


@dataclass(frozen=True)
class FigureBlock:
    """Where a figure of the front matter stands in the text, and on which line of the file."""

    figure: str
    line: int


Block = Paragraph | ListBlock | Table | FigureBlock


@dataclass(frozen=True)
class Section:
    """A part of a document under a heading; entries are its sub-sections, cards or questions.

    `id` is the permanent anchor, `heading` an index into `Document.segments`.
    """

    id: str
    role: Role
    heading: int
    blocks: tuple[Block, ...]
    entries: tuple[Section, ...] = ()


@dataclass(frozen=True)
class Code:
    """A code of a terminology and how exactly the page matches it."""

    system: str
    code: str
    relation: str


@dataclass(frozen=True)
class Reference:
    """A work that supports what the page says."""

    id: str
    title: str
    authors: str
    source: str
    year: int
    doi: str = ""
    pmid: str = ""
    url: str = ""


@dataclass(frozen=True)
class Figure:
    """A picture; `file` is a name in `figures/`, texts are indexes into `Document.segments`.

    One that we drew is read with its labels; of others the file is shown as it is.
    """

    id: str
    file: str
    alt: int
    credit: str
    licence: str
    description: int
    drawing: Drawing | None = None
    labels: tuple[int, ...] = ()


@dataclass(frozen=True)
class Review:
    """Who read the page with a clinician's eye, when, and when it is due again."""

    day: date
    by: str
    next: date


@dataclass(frozen=True)
class Document:
    """One content file in the source locale.

    `kind` is the folder it lies in and the first step of its address (`conditions`, `guides`).
    `lines` tells where a field (`id`) or an item of a field (`related: dry-skin`) stands in the file.
    """

    path: Path
    page_id: str
    slug: str
    kind: str
    changed: date
    segments: tuple[Segment, ...]
    title: int
    summary: int
    aliases: int | None
    sections: tuple[Section, ...]
    urgency: str
    former_slugs: tuple[str, ...] = ()
    former_anchors: Mapping[str, str] = field(default_factory=dict)
    codes: tuple[Code, ...] = ()
    related: tuple[str, ...] = ()
    references: tuple[Reference, ...] = ()
    figures: tuple[Figure, ...] = ()
    review: Review | None = None
    silences: tuple[Silence, ...] = ()
    lines: Mapping[str, int] = field(default_factory=dict)

    @property
    def label(self) -> str:
        """The path of the file in the content folder."""
        return f"{self.kind}/{self.slug}.md"

    @property
    def digest(self) -> str:
        """What stands for all its texts: the same in every language, another after an edit."""
        return sha256("\0".join(one.text for one in self.segments).encode()).hexdigest()[:8]

    def headings(self) -> dict[str, str]:
        """Return the heading of each anchor."""
        return {section.id: self.segments[section.heading].text for section in self.all_sections()}

    def all_sections(self) -> Iterator[Section]:
        """Yield every section and entry in reading order."""
        for section in self.sections:
            yield section
            yield from section.entries

    def questions(self) -> tuple[Section, ...]:
        """Return the FAQ entries in reading order."""
        return tuple(e for s in self.sections if s.role is Role.FAQ for e in s.entries)
