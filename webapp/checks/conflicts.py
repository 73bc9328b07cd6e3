"""What a merge left for a person to choose: a comment with the other version of a translation."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from webapp.checks.model import Finding, Severity

MARK = "CONFLICT:"


def unsettled(comments: Iterable[str]) -> Iterator[Finding]:
    """Say once that a comment still holds another version; readers do not see it, so it is a warning."""
    if any(comment.lstrip().startswith(MARK) for comment in comments):
        text = f'still has the comment "{MARK}" of a merge; choose or join the two texts and remove it'
        yield Finding("conflict", Severity.WARNING, text)
