"""What a check of the pages' own words is given, and what it says."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from pathlib import Path

from webapp.checks.model import Severity
from webapp.content.inline import Inline, parse_inline, plain
from webapp.content.model import Document, Segment, SegmentKind
from webapp.content.silences import Silence
from webapp.prose.languages import Language
from webapp.prose.sentences import sentences

_RUNNING = (SegmentKind.SUMMARY, SegmentKind.PARAGRAPH, SegmentKind.ITEM)


@dataclass(frozen=True)
class Passage:
    """One text of a file as the checks read it."""

    segment: Segment
    language: Language

    @property
    def line(self) -> int:
        """The line of the file on which it begins."""
        return self.segment.line

    @property
    def kind(self) -> SegmentKind:
        """What the text is."""
        return self.segment.kind

    @cached_property
    def nodes(self) -> tuple[Inline, ...]:
        """The text as an inline tree."""
        return parse_inline(self.segment.text)

    @cached_property
    def text(self) -> str:
        """Its words, without marks and citations."""
        return plain(self.nodes)

    @cached_property
    def sentences(self) -> tuple[str, ...]:
        """Its sentences."""
        return sentences(self.text, self.language)

    @property
    def is_running(self) -> bool:
        """Whether it is read from left to right as sentences, and not looked at, such as a heading."""
        return self.kind in _RUNNING


@dataclass(frozen=True)
class Prose:
    """The texts of one file in the order of reading, and what explains words that stand in them.

    `names` is what the page itself is about and `terms` what the glossary has, in each form that is written;
    `pages` are the names of each page that a link may lead to. `today` is the day of the check, `silences`
    what the writer allows.
    """

    path: Path
    language: Language
    passages: tuple[Passage, ...]
    today: date
    silences: tuple[Silence, ...] = ()
    names: tuple[str, ...] = ()
    terms: tuple[str, ...] = ()
    pages: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    document: Document | None = None


@dataclass(frozen=True)
class Found:
    """What a check found: the words it is about, and what is wrong with them and how to mend it."""

    line: int
    words: str
    text: str


@dataclass(frozen=True)
class Example:
    """A text that the check finds and one that it lets pass."""

    wrong: str
    right: str


@dataclass(frozen=True)
class Check:
    """One thing that makes a page hard or unsound; `of_page` tells a check of the page as a whole."""

    id: str
    severity: Severity
    meaning: str
    example: Example
    find: Callable[[Prose], Iterator[Found]]
    of_page: bool = False


@dataclass(frozen=True, order=True)
class Remark:
    """What one check has to say, with its place."""

    path: Path
    line: int
    check: str
    severity: Severity
    text: str
    words: str = ""

    def __str__(self) -> str:
        mark = "" if self.is_error else " (warning)"
        return f"{self.path}:{self.line}: {self.check}{mark}: {self.text}"

    @property
    def is_error(self) -> bool:
        """Whether the page must not be published as it is."""
        return self.severity is Severity.ERROR
