"""Hits as an answer of the API."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from html import escape
from typing import Protocol

from webapp import links
from webapp.api.answers import Hit, PagesAnswer, SearchAnswer
from webapp.api.model import PageBrief
from webapp.api.paging import direction
from webapp.locales import Locale

LONGEST_QUERY = 200  # characters
MOST_HITS = 50
USUAL_HITS = 10


class Fragment(Protocol):
    """A stretch of a text that is a match throughout, or not at all."""

    @property
    def text(self) -> str:
        """The words."""

    @property
    def is_match(self) -> bool:
        """Whether they were searched for."""


class Found(Protocol):
    """What was found: a page, or a question whose address is that of its page with an anchor."""

    @property
    def url(self) -> str:
        """The address on this server."""

    @property
    def title(self) -> str:
        """The title of the page, or the question."""

    @property
    def page_title(self) -> str:
        """The title of the page."""

    @property
    def lang(self) -> str:
        """The language of the title."""

    @property
    def snippet(self) -> Sequence[Fragment]:
        """A passage of the text."""


def tell_hits(query: str, found: Iterable[Found], pages: PagesAnswer, site_url: str) -> SearchAnswer:
    """Return the hits of a query among the pages of one language."""
    briefs = {page.slug: page for page in pages.pages}
    hits = tuple(_hits(found, briefs, site_url))
    return SearchAnswer(pages.lang, pages.dir, query, hits, pages.attribution)


def _hits(found: Iterable[Found], briefs: Mapping[str, PageBrief], site_url: str) -> Iterator[Hit]:
    for one in found:
        address, _, anchor = one.url.partition("#")
        page = briefs[address.rpartition("/")[2]]
        place = f"pages/{page.id}/{anchor}" if anchor else f"pages/{page.id}"
        yield Hit(
            kind="question" if anchor else "page",
            page=page.id,
            section=anchor or None,
            title=one.title,
            page_title=one.page_title,
            lang=one.lang,
            dir=direction(Locale(one.lang)),
            snippet="".join(map(_fragment, one.snippet)),
            is_machine_made=page.is_machine_made,
            url=site_url + one.url,
            data=site_url + links.data(place, Locale(page.lang)),
        )


def _fragment(one: Fragment) -> str:
    return f"<mark>{escape(one.text)}</mark>" if one.is_match else escape(one.text)
