"""A writer's word that a remark on a page's words is not one.

allow:
  - {check: hard-word, text: amitriptyline, reason: the name that stands on the box}
"""

from __future__ import annotations

from dataclasses import dataclass

from webapp.content.fields import Fields


@dataclass(frozen=True)
class Silence:
    """A check that words with `text` in them may break, and why; without a text, the page as a whole."""

    check: str
    text: str
    reason: str
    line: int


def read_silences(fields: Fields) -> tuple[Silence, ...]:
    """Return what the field `allow` of a file allows."""
    return tuple(_silence(entry) for entry in fields.mappings("allow"))


def _silence(fields: Fields) -> Silence:
    fields.refuse_others(("check", "text", "reason"))
    return Silence(
        check=fields.text("check", example="hard-word"),
        text=fields.text("text", is_required=False),
        reason=fields.text("reason", example="the name that stands on the box"),
        line=fields.line,
    )
