"""A drawing as SVG that stands in HTML, with what its labels say to one reader."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape

from webapp.drawings.colours import paint
from webapp.drawings.fitting import wrapped
from webapp.drawings.model import LINE, SIZE, Drawing, Label, Lettering, Shape

_TURNED = {"start": "end", "end": "start", "middle": "middle"}


def svg_of(drawing: Drawing, alt: Lettering, letterings: Sequence[Lettering], *, is_alone: bool) -> str:
    """Return the SVG; one that stands alone has its colours with it, for places that lack our style."""
    size = f'viewBox="0 0 {drawing.width} {drawing.height}"'
    said = f'role="img" aria-label="{escape(alt.text)}" lang="{alt.tag}" direction="{alt.direction}"'
    shapes = "".join(_shape(one, is_alone=is_alone) for one in drawing.shapes)
    pairs = zip(drawing.labels, letterings, strict=True)
    if is_alone:
        labels = "".join(_lines(label, words) for label, words in pairs)
        ground = f'<rect width="{drawing.width}" height="{drawing.height}" fill="#fff"/>'
        face = f'fill="#222" font-size="{SIZE}" font-family="sans-serif"'
        return f"<svg {size} {said}>{ground}{shapes}<g {face}>{labels}</g></svg>"
    labels = "".join(_label(label, words, alt) for label, words in pairs)
    return f'<svg class="drawing" {size} {said}>{shapes}{labels}</svg>'


def _shape(shape: Shape, *, is_alone: bool) -> str:
    given = paint(shape.attributes) if is_alone else shape.attributes
    start = f"<{shape.name}{_written(given)}"
    if shape.name != "g":
        return f"{start}/>"
    return f"{start}>{''.join(_shape(one, is_alone=is_alone) for one in shape.shapes)}</g>"


def _label(label: Label, words: Lettering, around: Lettering) -> str:
    """Return a label, its lines one below the other; `around` is the language of what it stands in."""
    first, *others = wrapped(words.text, label.room)
    given = [*_place(label, words), *_look(label)]
    given += [("lang", words.tag)] if words.tag != around.tag else []
    given += [("direction", words.direction)] if words.direction != around.direction else []
    rest = "".join(f'<tspan x="{label.x:g}" dy="{LINE}">{escape(line)}</tspan>' for line in others)
    return f"<text{_written(given)}{words.mark}>{escape(first)}{rest}</text>"


def _lines(label: Label, words: Lettering) -> str:
    """Return a label of a drawing that stands alone: some programs know no lines in a text."""
    given = [("lang", words.tag), ("direction", words.direction), *_look(label)]
    lines = enumerate(wrapped(words.text, label.room))
    texts = (f"<text{_written(_place(label, words, number))}>{escape(line)}</text>" for number, line in lines)
    return f'<g data-label="{label.id}"{_written(given)}>{"".join(texts)}</g>'


def _place(label: Label, words: Lettering, number: int = 0) -> list[tuple[str, str]]:
    """Return where a line of a label stands, whichever side it begins at."""
    anchor = _TURNED[label.anchor] if words.direction == "rtl" else label.anchor
    place = [("x", f"{label.x:g}"), ("y", f"{label.y + LINE * number:g}")]
    return place + ([("text-anchor", anchor)] if anchor != "start" else [])


def _look(label: Label) -> list[tuple[str, str]]:
    return [("font-weight", "700")] if label.room.is_strong else []


def _written(given: Iterable[tuple[str, str]]) -> str:
    return "".join(f' {name}="{escape(value)}"' for name, value in given)
