"""What a check is given and what it says."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property

from webapp.checks.languages import Language, language_of
from webapp.checks.words import Words
from webapp.content.inline import Inline, Text, parse_inline, plain
from webapp.drawings.model import Room

_MARK = re.compile(r"[\\`*_\[\]<>&!\n{]| $|^ ")


class Severity(StrEnum):
    """An error keeps the translation from readers; a warning does not."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True)
class Term:
    """A term of the glossary with its translation in one locale.

    `others` are translations that are right too, `forbidden` those that must not be used; a protected term
    stays as it is in the source.
    """

    term: str
    translation: str = ""
    forbidden: tuple[str, ...] = ()
    is_protected: bool = False
    others: tuple[str, ...] = ()


@dataclass(frozen=True)
class Scope:
    """What the messages of one run have in common.

    `translations` holds, for each source text, every translation that it has in the locale.
    """

    source_tag: str
    tag: str
    terms: tuple[Term, ...] = ()
    translations: Mapping[str, frozenset[str]] = field(default_factory=dict)

    @cached_property
    def source(self) -> Language:
        """What is known of the source's language."""
        return language_of(self.source_tag)

    @cached_property
    def target(self) -> Language:
        """What is known of the translation's language."""
        return language_of(self.tag)


def _tree(text: str) -> tuple[Inline, ...]:
    """Return an inline tree; a text that has no mark in it need not be parsed."""
    return parse_inline(text) if _MARK.search(text) else (Text(text),)


@dataclass(frozen=True)
class Pair:
    """A translation beside its source.

    `is_markdown` tells a segment of a page from a string of the interface, `is_list` a list of words, one a
    line; `is_plural` says that the text is one of several forms, `optional` placeholders may be left out.
    `room` is what a drawing has for the text.
    """

    source: str
    translation: str
    is_markdown: bool = True
    is_list: bool = False
    is_plural: bool = False
    optional: frozenset[str] = frozenset()
    room: Room | None = None

    @cached_property
    def source_nodes(self) -> tuple[Inline, ...]:
        """The source as an inline tree."""
        return _tree(self.source)

    @cached_property
    def nodes(self) -> tuple[Inline, ...]:
        """The translation as an inline tree."""
        return _tree(self.translation)

    @cached_property
    def source_words(self) -> Words:
        """The source's words, without marks and citations."""
        return Words(plain(self.source_nodes) if self.is_markdown else self.source)

    @cached_property
    def words(self) -> Words:
        """The translation's words, without marks and citations."""
        return Words(plain(self.nodes) if self.is_markdown else self.translation)


@dataclass(frozen=True)
class Example:
    """A source with a translation that the check finds and one that it lets pass, perhaps in a drawing."""

    tag: str
    source: str
    wrong: str
    right: str
    room: Room | None = None


Finder = Callable[[Pair, Scope], Iterator[str]]


@dataclass(frozen=True)
class Check:
    """One thing that can be wrong; `find` says what it is and what to do, once for each place."""

    id: str
    severity: Severity
    meaning: str
    example: Example
    find: Finder


@dataclass(frozen=True)
class Finding:
    """What one check has to say of one message."""

    check: str
    severity: Severity
    text: str

    @property
    def is_error(self) -> bool:
        """Whether the translation is kept from readers."""
        return self.severity is Severity.ERROR
