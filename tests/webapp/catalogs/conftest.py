"""Documents made of a few lines, and real gettext files where they are at hand."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from webapp.content.model import Document, Role, Section, Segment, SegmentKind

_KINDS = {
    "#": SegmentKind.HEADING,
    "?": SegmentKind.QUESTION,
    "-": SegmentKind.ITEM,
    "|": SegmentKind.CELL,
    "=": SegmentKind.TITLE,
    "~": SegmentKind.SUMMARY,
    "+": SegmentKind.ALIASES,
}

_EMPTY = Document(
    path=Path(),
    page_id="",
    slug="",
    kind="conditions",
    changed=date(2025, 3, 1),
    segments=(),
    title=0,
    summary=1,
    aliases=None,
    sections=(),
    urgency="non-urgent",
)

Make = Callable[..., Document]


@pytest.fixture(scope="session")
def make() -> Make:
    """Return a maker of documents: `= title`, `# anchor heading`, `? anchor question`, `- item`, or text."""
    return _document


def _document(*lines: str, slug: str = "back-mice", page_id: str = "bm01", **values: Any) -> Document:
    segments: list[Segment] = []
    sections: list[Section] = []
    place = ""
    for number, line in enumerate(lines, start=1):
        kind = _KINDS.get(line[0], SegmentKind.PARAGRAPH)
        text = line if kind is SegmentKind.PARAGRAPH else line[1:].strip()
        if kind in (SegmentKind.HEADING, SegmentKind.QUESTION):
            place, _, text = text.partition(" ")
            sections.append(Section(place, Role.PLAIN, len(segments), ()))
        segments.append(Segment(kind, place, text.replace(" / ", "\n"), number))
    path = Path(f"content/conditions/{slug}.md")
    document = replace(_EMPTY, path=path, page_id=page_id, slug=slug)
    return replace(document, segments=tuple(segments), sections=tuple(sections), **values)
