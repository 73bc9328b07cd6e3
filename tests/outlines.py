"""What a page is made of, as a browser would find it: sound HTML, and links that lead somewhere."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from html.parser import HTMLParser
from urllib.parse import urlsplit

from webapp import links
from webapp.editions.shelf import Edition

REQUESTED = {"search", *links.ON_REQUEST}  # answered by the server, no file
SHORT = re.compile(r"/(?=\w*\d)\w{4,}(/.*)?")


@dataclass
class Outline(HTMLParser):
    """What a page holds: ids, headings, addresses it leads to, elements left open."""

    ids: Counter[str] = field(default_factory=Counter)
    h1: int = 0
    addresses: list[str] = field(default_factory=list)
    open: list[str] = field(default_factory=list)
    crossed: list[str] = field(default_factory=list)

    VOID = frozenset({"meta", "link", "input", "br", "img", "path", "wbr"})

    def __post_init__(self) -> None:
        """Sets the parser up."""
        super().__init__()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Notes an element."""
        found = dict(attrs)
        if found.get("id"):
            self.ids[str(found["id"])] += 1
        self.h1 += tag == "h1"
        if tag == "a" and found.get("href"):
            self.addresses.append(str(found["href"]))
        if tag not in self.VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        """Notes an end that is not that of the element opened last."""
        if tag in self.VOID:
            return
        if not self.open or self.open.pop() != tag:
            self.crossed.append(tag)


def outlines(edition: Edition) -> dict[str, Outline]:
    """Return the outline of each page of an edition, by its path."""
    return {path: _outline(edition, path) for path in edition.record.files if path.endswith(".html")}


def unsound(pages: Mapping[str, Outline]) -> list[str]:
    """Return the paths of pages whose HTML is not sound: crossed elements, ids given twice, no title."""
    return [
        path
        for path, page in pages.items()
        if page.h1 != 1 or page.open or page.crossed or max(page.ids.values()) > 1
    ]


def lost(pages: Mapping[str, Outline]) -> list[tuple[str, str]]:
    """Return each link to a page or place that the edition does not have, behind the page that has it."""
    return [
        (path, address)
        for path, page in pages.items()
        for address in page.addresses
        for target, place in _targets(path, address)
        if target not in pages or (place and place not in pages[target].ids)
    ]


def _targets(path: str, address: str) -> Iterator[tuple[str, str]]:
    """Yield the page and the place in it that an address leads to, if a file answers it."""
    parts = urlsplit(address)
    is_asked = parts.path.rpartition("/")[2] in REQUESTED or SHORT.fullmatch(parts.path)
    if not parts.scheme and not is_asked:
        yield links.file_of(parts.path) if parts.path else path, parts.fragment


def _outline(edition: Edition, path: str) -> Outline:
    read = Outline()
    read.feed(edition.read(path).decode())
    return read
