"""Whether the labels of a drawing have their rooms: on it, apart from each other, and wide enough."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from webapp.drawings.fitting import fits
from webapp.drawings.model import Drawing, Label

_LESS = "move it, or give it less data-width or data-lines"


def lettering_mistakes(drawing: Drawing) -> Iterator[tuple[int, str]]:
    """Yield what is wrong with the labels of a drawing that is sound otherwise, each with its line."""
    seen: set[str] = set()
    for label in drawing.labels:
        if label.id in seen:
            yield label.line, f'label "{label.id}" is there twice; give one of them another name'
        seen.add(label.id)
        if not label.text:
            yield label.line, f'label "{label.id}" says nothing; write it or remove it'
        elif not fits(label.text, label.room):
            yield label.line, f'label "{label.id}" has no room for "{label.text}": {_more_room(label)}'
        left, upper, right, lower = label.box
        if left < 0 or upper < 0 or right > drawing.width or lower > drawing.height:
            room = f"{left:g} {upper:g} to {right:g} {lower:g}"
            yield label.line, f'label "{label.id}" has room over the edge, from {room}; {_LESS}'
    for one, other in combinations(drawing.labels, 2):
        if _overlap(one, other):
            yield other.line, f'label "{other.id}" has room where label "{one.id}" has its own; {_LESS}'


def _more_room(label: Label) -> str:
    room = label.room
    size = f"data-width {room.width:g} × data-lines {room.lines}"
    return f"{size} holds about {room.letters} letters; give it more"


def _overlap(one: Label, other: Label) -> bool:
    left, upper, right, lower = one.box
    others_left, others_upper, others_right, others_lower = other.box
    return left < others_right and others_left < right and upper < others_lower and others_upper < lower
