"""The figures of a document: what its front matter says of them, and the labels of those that we drew."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from webapp.content.draft import Draft
from webapp.content.fields import Fields
from webapp.content.inline import Text, parse_inline
from webapp.content.model import Figure, Segment, SegmentKind
from webapp.drawings.model import Drawing
from webapp.drawings.reading import read_drawing
from webapp.errors import Problem, SourceError
from webapp.text import SLUG

FIGURES = "figures"
_DESCRIBED = "The lower back from behind. A soft lump lies under the skin, beside the spine."
_PICTURE = re.compile(r"[a-z0-9-]+\.(svg|png|webp|jpg)")


def read_figure(fields: Fields, draft: Draft) -> Figure:
    """Return a figure of the front matter, its texts added to the draft."""
    fields.refuse_others(("id", "file", "alt", "description", "credit", "licence"))
    name = fields.matching("id", SLUG, "may hold only a-z, 0-9 and single hyphens")
    file = fields.matching("file", _PICTURE, "is not a picture's name such as lump.svg")
    path = draft.path.parents[1] / FIGURES / file
    if _PICTURE.fullmatch(file) and not path.is_file():
        fields.note("file", f'figure file "{file}" is not in {path.parent}; add it or mend the name')
    alt = fields.text("alt", example="A soft lump beside the spine, just above the hip bone")
    described, line = fields.text("description", example=_DESCRIBED), fields.line_of("description")
    drawing = _drawing(path, draft)
    return Figure(
        id=name,
        file=file,
        alt=draft.add(Segment(SegmentKind.ALT, name, alt, fields.line_of("alt"))),
        credit=fields.text("credit"),
        licence=fields.text("licence", example="CC BY 4.0"),
        description=draft.add(Segment(SegmentKind.DESCRIPTION, name, described, line)),
        drawing=drawing,
        labels=tuple(_labels(drawing, name, path, fields.line_of("file"), draft)) if drawing else (),
    )


def _drawing(path: Path, draft: Draft) -> Drawing | None:
    """Return the drawing in a file, None where the file is another picture or cannot be used."""
    if path.suffix != ".svg" or not path.is_file():
        return None
    try:
        return read_drawing(path)
    except SourceError as error:
        draft.problems += error.problems
        return None


def _labels(drawing: Drawing, figure: str, path: Path, line: int, draft: Draft) -> Iterator[int]:
    for label in drawing.labels:
        name = f"{figure}.label-{label.id}"
        segment = Segment(SegmentKind.LABEL, figure, label.text, line, id=name, room=label.room)
        if any(not isinstance(node, Text) for node in parse_inline(label.text)):
            text = f'label "{label.id}" holds a mark, link or fact: "{label.text}"; write plain words'
            draft.problems.append(Problem(path, label.line, text))
        yield draft.add(segment)
