"""The works of all pages, each once, and references that contradict each other."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from webapp.content.model import Document, Reference
from webapp.errors import Problem
from webapp.prose.languages import Language
from webapp.works.claims import Claim, claims_of

_LETTERS = re.compile(r"\w+")
_TOLD = ("title", "year", "doi", "pmid")  # what references to one work must have in common


@dataclass(frozen=True)
class Entry:
    """A reference with the page whose front matter holds it."""

    document: Document
    reference: Reference

    @property
    def line(self) -> int:
        """The line of the page's file on which it begins."""
        return self.document.lines[f"references: {self.reference.id}"]


@dataclass(frozen=True)
class Work:
    """A work with the references to it, and the sentences that cite one of them."""

    entries: tuple[Entry, ...]
    claims: tuple[Claim, ...]

    @property
    def reference(self) -> Reference:
        """The reference that tells most of it."""
        return max((entry.reference for entry in self.entries), key=lambda one: len(_keys(one)))


def gather(documents: Sequence[Document], language: Language) -> tuple[Work, ...]:
    """Return the works of all pages by author and year; references that share an identifier are of one."""
    claims = {one.slug: tuple(claims_of(one, language)) for one in documents}
    works = [Work(group, tuple(_claims(group, claims))) for group in _groups(documents)]
    return tuple(sorted(works, key=lambda one: _order(one.reference)))


def find_contradictions(documents: Sequence[Document]) -> Iterator[Problem]:
    """Yield the references that have an identifier of another one, and tell something else of the work."""
    for first, *others in _groups(documents):
        for other in others:
            for name in _TOLD:
                mine, theirs = getattr(other.reference, name), getattr(first.reference, name)
                if mine and theirs and _folded(str(mine)) != _folded(str(theirs)):
                    text = (
                        f'reference "{other.reference.id}" has the {name} "{mine}", but '
                        f'"{first.reference.id}" of {first.document.label} says "{theirs}"; make them agree'
                    )
                    yield Problem(other.document.path, other.line, text)


def _groups(documents: Sequence[Document]) -> list[tuple[Entry, ...]]:
    """Return the references that share an identifier, in the order of the pages."""
    groups: list[list[Entry]] = []
    for entry in (Entry(document, one) for document in documents for one in document.references):
        keys = _keys(entry.reference)
        same = [group for group in groups if any(keys & _keys(one.reference) for one in group)]
        groups = [group for group in groups if group not in same]
        groups.append([*(one for group in same for one in group), entry])
    return [tuple(group) for group in groups]


def _keys(reference: Reference) -> frozenset[tuple[str, str]]:
    names = ("doi", "pmid", "url")
    return frozenset(
        (name, getattr(reference, name).casefold()) for name in names if getattr(reference, name)
    )


def _claims(group: tuple[Entry, ...], claims: dict[str, tuple[Claim, ...]]) -> Iterator[Claim]:
    for entry in group:
        for claim in claims[entry.document.slug]:
            if entry.reference.id in claim.references:
                yield claim


def _order(reference: Reference) -> tuple[str, int, str]:
    return reference.authors.casefold(), reference.year, reference.title.casefold()


def _folded(text: str) -> str:
    return " ".join(_LETTERS.findall(text.casefold()))
