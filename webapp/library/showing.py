"""Decides what is shown for each segment of a page: the translation, or the source and why."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from webapp.catalogs.reading import Message, state_of
from webapp.content.inline import Inline, Text, parse_inline
from webapp.content.model import Document, Segment, SegmentKind
from webapp.library.model import Page, Shown, Standing
from webapp.locales import Locale


def shown(
    segment: Segment, message: Message | None, locale: Locale, source: Locale, wrong: Collection[str]
) -> Shown:
    """Return what a reader of `locale` gets for a segment; `wrong` names those with errors."""
    standing = Standing.WRONG if segment.id in wrong else Standing[state_of(message, segment).name]
    original = _source(segment, source, standing)
    if message is None or standing not in (Standing.CURRENT, Standing.LATE):
        return original
    nodes, text = _nodes(segment, message.translation), message.translation
    return Shown(nodes, locale, standing, text, original if standing is Standing.LATE else None)


def source_page(document: Document, locale: Locale) -> Page:
    """Return a page in the language it was written in."""
    texts = tuple(_source(segment, locale, Standing.CURRENT) for segment in document.segments)
    total = len(texts)
    standings, approvals = tuple(one.standing for one in texts), ((),) * total
    return Page(
        document,
        locale,
        texts,
        total,
        total,
        is_offered=True,
        is_machine_made=False,
        standings=standings,
        approvals=approvals,
    )


def withheld(page: Page, source: Locale) -> Page:
    """Return a page that is not offered, with its source throughout."""
    texts = tuple(_source(segment, source, Standing.MISSING) for segment in page.document.segments)
    return replace(page, shown=texts)


def _source(segment: Segment, source: Locale, standing: Standing) -> Shown:
    return Shown(_nodes(segment, segment.text), source, standing, segment.text)


def _nodes(segment: Segment, text: str) -> tuple[Inline, ...]:
    return (Text(text),) if segment.kind is SegmentKind.ALIASES else parse_inline(text)
