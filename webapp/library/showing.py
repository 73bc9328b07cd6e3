"""Decides what is shown for each segment of a page: the translation, or the source and why."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace

from webapp.catalogs.reading import Message, state_of
from webapp.content.inline import Inline, Text, parse_inline
from webapp.content.model import Document, Segment, SegmentKind
from webapp.library.facts import Voice
from webapp.library.model import Page, Shown, Standing


def shown(
    segment: Segment, message: Message | None, reader: Voice, author: Voice, wrong: Collection[str]
) -> Shown:
    """Return what a reader gets for a segment; `wrong` names those with errors.

    A text with a fact that the reader's language has no words for counts as not translated.
    """
    standing = Standing.WRONG if segment.id in wrong else Standing[state_of(message, segment).name]
    original = _source(segment, author, standing)
    if message is None or standing not in (Standing.CURRENT, Standing.LATE):
        return original
    nodes, text = reader.filled(_nodes(segment, message.translation)), message.translation
    if nodes is None:
        return replace(original, standing=Standing.MISSING)
    return Shown(nodes, reader.locale, standing, text, original if standing is Standing.LATE else None)


def source_texts(segments: Sequence[Segment], author: Voice) -> tuple[Shown, ...]:
    """Return texts in the language they were written in."""
    return tuple(_source(segment, author, Standing.CURRENT) for segment in segments)


def source_page(document: Document, author: Voice) -> Page:
    """Return a page in the language it was written in."""
    texts = source_texts(document.segments, author)
    total = len(texts)
    standings, approvals = tuple(one.standing for one in texts), ((),) * total
    return Page(
        document,
        author.locale,
        texts,
        total,
        total,
        is_offered=True,
        is_machine_made=False,
        standings=standings,
        approvals=approvals,
    )


def withheld(page: Page, author: Voice) -> Page:
    """Return a page that is not offered, with its source throughout."""
    texts = tuple(_source(segment, author, Standing.MISSING) for segment in page.document.segments)
    return replace(page, shown=texts)


def _source(segment: Segment, author: Voice, standing: Standing) -> Shown:
    nodes = _nodes(segment, segment.text)
    return Shown(author.filled(nodes) or nodes, author.locale, standing, segment.text)


def _nodes(segment: Segment, text: str) -> tuple[Inline, ...]:
    return (Text(text),) if segment.kind is SegmentKind.ALIASES else parse_inline(text)
