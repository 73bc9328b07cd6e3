"""What a page's head tells machines: whether it may be listed, and where it is in other languages."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from webapp import links
from webapp.locales import Locale
from webapp.pages.frame import Frame

_ANY_LANGUAGE = "x-default"


@dataclass(frozen=True)
class Alternate:
    """The address of a page in a language, or in whichever a reader wants."""

    lang: str
    address: str


@dataclass(frozen=True)
class Head:
    """What is told of one page; `alternates` name the page itself too, and are none if it has no others."""

    is_listed: bool
    alternates: tuple[Alternate, ...]


def head_of_document(frame: Frame, document: links.Addressed) -> Head:
    """Return what is told of a document's page."""

    def address(locale: Locale) -> str:
        return links.page(document, locale)

    tags = frame.listing.documents.get(document.slug, frozenset())
    return _head(frame, tags, address, links.negotiated(document))


def head_of_place(frame: Frame, address: Callable[[Locale], str]) -> Head:
    """Return what is told of a page that each locale has one of."""
    negotiated = address(frame.source).removeprefix(links.home(frame.source).rstrip("/"))
    return _head(frame, frame.listing.places, address, negotiated)


def _head(frame: Frame, tags: frozenset[str], address: Callable[[Locale], str], negotiated: str) -> Head:
    if frame.locale.tag not in tags:
        return Head(is_listed=False, alternates=())
    told = [Alternate(one.tag, address(one)) for one in frame.locales if one.tag in tags]
    return Head(True, (*told, Alternate(_ANY_LANGUAGE, negotiated)) if len(told) > 1 else ())
