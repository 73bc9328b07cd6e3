"""What a drawing may hold: elements with their attributes, classes with what they mean, and limits."""

from __future__ import annotations

import re

MOST = 8192  # bytes of a file; it cannot be more when it is compressed
WIDTH, TALLEST = 360, 320
MOST_LINES = 3

FILLS = (
    "skin",
    "fat",
    "muscle",
    "bone",
    "disc",
    "nerve",
    "blood",
    "organ",
    "lump",
    "pus",
    "water",
    "plant",
    "paper",
)
STROKES = ("line", "thin", "dash", "warn", "good", "nerve-line", "blood-line", "edge")
CLASSES = (*FILLS, *STROKES)

_SHAPE = ("class", "transform")
SHAPES = {
    "path": ("d", *_SHAPE),
    "circle": ("cx", "cy", "r", *_SHAPE),
    "ellipse": ("cx", "cy", "rx", "ry", *_SHAPE),
    "rect": ("x", "y", "width", "height", "rx", "ry", *_SHAPE),
    "line": ("x1", "y1", "x2", "y2", *_SHAPE),
    "polyline": ("points", *_SHAPE),
    "polygon": ("points", *_SHAPE),
}
ATTRIBUTES = {
    **SHAPES,
    "svg": ("viewBox",),
    "g": _SHAPE,
    "text": ("data-label", "x", "y", "data-width", "data-lines", "text-anchor", "class"),
}
OPTIONAL = frozenset({"class", "transform", "rx", "ry", "x", "y", "data-lines", "text-anchor"})
NEEDED = {"text": ("data-label", "x", "y", "data-width"), "ellipse": ("cx", "cy", "rx", "ry")}

_NUMBER = r"[+-]?(?:\d+(?:\.\d+)?|\.\d+)"
_SPACE = r"[\s,]*"
VALUES = {
    "d": re.compile(rf"[Mm](?:{_SPACE}(?:[MmLlHhVvCcSsQqTtAaZz]|{_NUMBER}))+\s*"),
    "points": re.compile(rf"\s*{_NUMBER}(?:[\s,]*{_NUMBER})+\s*"),
    "transform": re.compile(rf"(?:\s*(?:translate|rotate|scale)\(\s*{_NUMBER}(?:[\s,]+{_NUMBER})*\s*\)\s*)+"),
    "text-anchor": re.compile("start|middle|end"),
    "data-lines": re.compile(f"[1-{MOST_LINES}]"),
    "data-label": re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*"),
    "viewBox": re.compile(rf"0 0 {WIDTH} (\d{{2,3}})"),
}
NUMBER = re.compile(_NUMBER)
REMEDIES = {
    "d": "write commands and numbers alone",
    "points": "write pairs of numbers",
    "transform": "write translate(…), rotate(…) or scale(…) with numbers",
    "text-anchor": "write start, middle or end",
    "data-lines": f"write a number from 1 to {MOST_LINES}",
    "data-label": "it may hold only a-z, 0-9 and single hyphens",
    "viewBox": f'write "0 0 {WIDTH} H" with a height H of at most {TALLEST}',
}
