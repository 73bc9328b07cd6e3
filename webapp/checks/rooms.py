"""Room: a label of a drawing that is too long stands over what is beside it."""

from __future__ import annotations

from collections.abc import Iterator

from webapp.checks.model import Check, Example, Pair, Scope, Severity
from webapp.drawings.fitting import fits
from webapp.drawings.model import Room


def find(pair: Pair, _: Scope) -> Iterator[str]:
    """Say when a label does not fit into its room, and how much that is."""
    room = pair.room
    if room and not fits(pair.words.text, room):
        lines = f" in {room.lines} lines" if room.lines > 1 else ""
        yield f"is too long for its place in the drawing, about {room.letters} letters{lines}; say it shorter"


CHECK = Check(
    "room",
    Severity.WARNING,
    "A word in a drawing fits into its place there.",
    Example("es", "Slipped disc", "Disco intervertebral desplazado", "Disco salido", Room(100)),
    find,
)
