"""The order in which a page is read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from webapp.content.model import Block, ListBlock, Paragraph, Table


def segments_in(blocks: Iterable[Block]) -> Iterator[int]:
    """Yield the segments of blocks in reading order; what is said of figures is not among them."""
    return (segment for block in blocks for segment in _segments(block))


def _segments(block: Block) -> Iterator[int]:
    match block:
        case Paragraph(segment):
            yield segment
        case ListBlock(_, _, items):
            for item in items:
                yield from segments_in(item)
        case Table(header, rows):
            yield from (cell for row in (header, *rows) for cell in row if cell is not None)
