"""The list of checks, for writers who are told of something."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from webapp.prose.model import Check


def described(checks: Iterable[Check]) -> Iterator[str]:
    """Yield the lines that tell of each check what it means, with an example."""
    for check in checks:
        yield f"{check.id} ({check.severity})"
        yield f"    {check.meaning}"
        yield f"    wrong:  {check.example.wrong}"
        yield f"    right:  {check.example.right}"


def table(checks: Iterable[Check]) -> Iterator[str]:
    """Yield the rows of a Markdown table of the checks."""
    yield "| check | severity | what it asks | wrong | right |"
    yield "| --- | --- | --- | --- | --- |"
    for check in checks:
        example = check.example
        yield f"| `{check.id}` | {check.severity} | {check.meaning} | {example.wrong} | {example.right} |"
