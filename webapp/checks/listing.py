"""The list of checks, for people who are told of a finding."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from webapp.checks.model import Check


def described(checks: Iterable[Check]) -> Iterator[str]:
    """Yield the lines that tell of each check what it means, with an example."""
    for check in checks:
        example = check.example
        yield f"{check.id} ({check.severity})"
        yield f"    {check.meaning}"
        yield f"    source: {_shown(example.source)}"
        yield f"    wrong:  {_shown(example.wrong)}"
        yield f"    right:  {_shown(example.right)}"


def table(checks: Iterable[Check]) -> Iterator[str]:
    """Yield the rows of a Markdown table of the checks."""
    yield "| check | severity | what it asks | source | wrong | right |"
    yield "| --- | --- | --- | --- | --- | --- |"
    for check in checks:
        texts = (check.example.source, check.example.wrong, check.example.right)
        examples = " | ".join(_code(_shown(text)) for text in texts)
        yield f"| `{check.id}` | {check.severity} | {check.meaning} | {examples} |"


def _shown(text: str) -> str:
    """Return the text with what cannot be seen spelt out."""
    return "".join(one if one.isprintable() else f"<U+{ord(one):04X}>" for one in text)


def _code(text: str) -> str:
    return f"`` {text} ``" if "`" in text else f"`{text}`"
