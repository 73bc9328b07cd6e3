"""What a page rests on: works that its sentences cite, and a review that still holds."""

from __future__ import annotations

from collections.abc import Iterator

from webapp.checks.model import Severity
from webapp.content.inline import Citation, walk
from webapp.prose.model import Check, Example, Found, Prose


def _overdue(prose: Prose) -> Iterator[Found]:
    document = prose.document
    if document and document.review and document.review.next < prose.today:
        day = document.review.next.isoformat()
        text = f'review was due on "{day}"; have the page read again, or write `reviewed: not yet`'
        yield Found(document.lines.get("reviewed", 1), day, text)


def _uncited(prose: Prose) -> Iterator[Found]:
    if prose.document is None:
        return
    nodes = (node for passage in prose.passages for node in walk(passage.nodes))
    cited = {node.reference for node in nodes if isinstance(node, Citation)}
    for reference in prose.document.references:
        if reference.id not in cited:
            line = prose.document.lines.get(f"references: {reference.id}", 1)
            remedy = f"write [@{reference.id}] after what it supports, or remove it"
            text = f'no sentence cites "{reference.id}"; {remedy}'
            yield Found(line, reference.id, text)


OVERDUE = Check(
    id="overdue-review",
    severity=Severity.ERROR,
    meaning="A page is read again by the day that its last review named.",
    example=Example("reviewed: {…, next: 2020-01-01}", "reviewed: not yet"),
    find=_overdue,
)
UNCITED = Check(
    id="uncited",
    severity=Severity.WARNING,
    meaning="Each work of the references is cited by a sentence that it supports.",
    example=Example("Most people get better.", "Most people get better [@nice-ng59]."),
    find=_uncited,
)
