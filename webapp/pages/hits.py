"""Hits as a reader is shown them: one entry a page, and what to look for where there is none."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

_SHORTEST = 3  # letters that still name something


class Hit(Protocol):
    """What is found: a page, or a question whose address is that of its page with an anchor."""

    @property
    def url(self) -> str:
        """The address."""

    @property
    def page_title(self) -> str:
        """The title of the page that it stands on."""


@dataclass(frozen=True)
class Entry:
    """A page with what was found of it; `page` is None where only questions of it were found."""

    address: str
    page: Hit | None
    questions: tuple[Hit, ...]

    @property
    def first(self) -> Hit:
        """A hit of the page: itself if it is one."""
        return self.page or self.questions[0]


def grouped(hits: Iterable[Hit]) -> list[Entry]:
    """Return one entry a page, in the order of each page's best hit."""
    groups: dict[str, list[Hit]] = {}
    for hit in hits:
        groups.setdefault(hit.url.partition("#")[0], []).append(hit)
    return [_entry(address, group) for address, group in groups.items()]


def shorter(query: str) -> Iterator[str]:
    """Yield beginnings of the longest word of a query, longest first, down to half of it."""
    word = max(query.split(), key=len, default="")
    for length in range(len(word) - 1, max(_SHORTEST, len(word) // 2) - 1, -1):
        yield word[:length]


def _entry(address: str, hits: Sequence[Hit]) -> Entry:
    page = next((hit for hit in hits if hit.url == address), None)
    return Entry(address, page, tuple(hit for hit in hits if hit is not page))
