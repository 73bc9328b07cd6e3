"""Pages with a few sentences and references, made for a test."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from webapp.content.model import Document, Reference, Segment, SegmentKind


def page(slug: str, *texts: str, works: tuple[Reference, ...] = ()) -> Document:
    """Return a page whose section "about" holds the texts as paragraphs."""
    front = (Segment(SegmentKind.TITLE, "", slug, 1), Segment(SegmentKind.SUMMARY, "", "A lump.", 2))
    body = (Segment(SegmentKind.PARAGRAPH, "about", text, n) for n, text in enumerate(texts, 20))
    return Document(
        path=Path(f"content/conditions/{slug}.md"),
        page_id="lu01",
        slug=slug,
        kind="conditions",
        changed=date(2026, 1, 1),
        segments=(*front, *body),
        title=0,
        summary=1,
        aliases=None,
        sections=(),
        urgency="non-urgent",
        references=works,
        lines={f"references: {one.id}": n for n, one in enumerate(works, 5)},
    )


def work(name: str, **fields: str | int) -> Reference:
    """Return a reference called `name`; what is not given is the same for all."""
    given = {"title": "A study", "authors": "Example A", "source": "Journal 1:2", "year": 2003, **fields}
    return Reference(name, **given)  # type: ignore[arg-type]
