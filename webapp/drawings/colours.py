"""The colours of drawings that stand where our style does not: on paper, and in other programs' pages."""

from __future__ import annotations

from collections.abc import Iterable

_INK = "#222"
_FILLS = {
    "skin": "#e8b89a",
    "fat": "#f5d76e",
    "muscle": "#c9746a",
    "bone": "#ece3cf",
    "disc": "#9cc3d5",
    "nerve": "#e0a800",
    "blood": "#c0392b",
    "organ": "#d98880",
    "lump": "#f0c040",
    "pus": "#d9d98a",
    "water": "#bcdff5",
    "plant": "#8fbf7f",
    "paper": "#fff",
}
_STROKES: dict[str, dict[str, str]] = {
    "edge": {"stroke": _INK, "stroke-width": "1.5"},
    "line": {"fill": "none", "stroke": _INK, "stroke-width": "1.5"},
    "thin": {"fill": "none", "stroke": _INK, "stroke-width": "1"},
    "dash": {"fill": "none", "stroke": _INK, "stroke-width": "1.5", "stroke-dasharray": "5 4"},
    "warn": {"fill": "none", "stroke": "#a3161f", "stroke-width": "3"},
    "good": {"fill": "none", "stroke": "#1d6b3a", "stroke-width": "3"},
    "nerve-line": {"fill": "none", "stroke": "#e0a800", "stroke-width": "5"},
    "blood-line": {"fill": "none", "stroke": "#c0392b", "stroke-width": "5"},
}
_ROUND = {"stroke-linecap": "round", "stroke-linejoin": "round"}


def paint(attributes: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
    """Return the attributes of a shape with colours in place of its classes."""
    given = dict(attributes)
    names = given.pop("class", "").split()
    for name in names:
        given |= _STROKES[name] | _ROUND if name in _STROKES else {}
    for name in names:
        given |= {"fill": _FILLS[name]} if name in _FILLS else {}
    return list(given.items())
