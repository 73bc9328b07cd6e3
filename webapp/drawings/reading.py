"""An SVG file read into a Drawing; whatever the contract does not know is a mistake."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from webapp.drawings.contract import (
    ATTRIBUTES,
    CLASSES,
    MOST,
    NEEDED,
    NUMBER,
    OPTIONAL,
    REMEDIES,
    SHAPES,
    TALLEST,
    VALUES,
    WIDTH,
)
from webapp.drawings.lettering import lettering_mistakes
from webapp.drawings.model import Drawing, Label, Room, Shape
from webapp.errors import Problem, SourceError, did_you_mean
from webapp.text import one_line
from webapp.xml import parse

_SVG = "http://www.w3.org/2000/svg"


def read_drawing(path: Path) -> Drawing:
    """Return the drawing in an SVG file; raises SourceError with all its mistakes."""
    data = path.read_bytes()
    if len(data) > MOST:
        text = f"the drawing has {len(data)} bytes, {MOST} are the most; use fewer points, and whole numbers"
        raise SourceError([Problem(path, 1, text)])
    reader = _Reader(path)
    parse(path, data, (reader.started, reader.ended, reader.spoken))
    drawing = reader.drawing()
    if not reader.problems:
        reader.problems += [Problem(path, line, text) for line, text in lettering_mistakes(drawing)]
    if reader.problems:
        raise SourceError(reader.problems)
    return drawing


@dataclass
class _Opened:
    """An element whose end has not been read."""

    name: str
    given: Mapping[str, str]
    line: int
    shapes: list[Shape] = field(default_factory=list)
    words: str = ""


@dataclass
class _Reader:
    """Collects shapes, labels and mistakes as elements open and close."""

    path: Path
    problems: list[Problem] = field(default_factory=list)
    labels: list[Label] = field(default_factory=list)
    opened: list[_Opened] = field(default_factory=list)
    root: _Opened = field(default_factory=lambda: _Opened("", {}, 1))

    def started(self, name: str, given: dict[str, str], line: int) -> None:
        """Open an element, noting what is wrong with it and where it stands."""
        namespace, _, tag = name.rpartition(" ")
        element = _Opened(tag, given, line)
        if not self.opened:
            self.root = element
        for text in self._mistakes(element, is_svg=namespace == _SVG):
            self.problems.append(Problem(self.path, line, text))
        self.opened.append(element)

    def spoken(self, words: str) -> None:
        """Keep the words of a label; elsewhere there may be none."""
        element = self.opened[-1]
        if element.name != "text" and words.strip():
            text = (
                f'words "{words.strip()[:40]}" stand outside a label; put them into a <text data-label="…">'
            )
            self.problems.append(Problem(self.path, element.line, text))
        element.words += words

    def ended(self, _: str) -> None:
        """Close an element."""
        element = self.opened.pop()
        if element.name == "text":
            self._take_label(element)
        elif self.opened and element.name in ("g", *SHAPES):
            kept = tuple((name, " ".join(value.split())) for name, value in element.given.items())
            self.opened[-1].shapes.append(Shape(element.name, kept, tuple(element.shapes)))

    def drawing(self) -> Drawing:
        """Return what was read."""
        size = VALUES["viewBox"].fullmatch(self.root.given.get("viewBox", ""))
        return Drawing(WIDTH, int(size[1]) if size else 0, tuple(self.root.shapes), tuple(self.labels))

    def _mistakes(self, element: _Opened, *, is_svg: bool) -> Iterator[str]:
        tag, above = element.name, [one.name for one in self.opened]
        if not above and (tag != "svg" or not is_svg):
            yield f'<{tag}> is no drawing; begin the file with <svg xmlns="{_SVG}" viewBox="0 0 {WIDTH} …">'
        elif tag not in ATTRIBUTES or not is_svg or (above and tag == "svg"):
            known = ", ".join(one for one in ATTRIBUTES if one != "svg")
            yield f"<{tag}> may not stand in a drawing; known are {known}"
            return
        elif above and above[-1] in ("text", *SHAPES):
            yield f"<{tag}> stands in <{above[-1]}>, which may hold nothing; close that first"
        elif tag == "text" and any("transform" in one.given for one in self.opened):
            yield "a label stands in a <g> with a transform; move it out, its place is told by x and y"
        yield from _attribute_mistakes(tag, element.given)
        if tag in SHAPES and not any("class" in one.given for one in (*self.opened, element)):
            yield f"<{tag}> has no class, by which it gets its colour; use one of {', '.join(CLASSES)}"

    def _take_label(self, element: _Opened) -> None:
        given = element.given
        try:
            room = Room(float(given["data-width"]), int(given.get("data-lines", "1")), "class" in given)
            place = float(given["x"]), float(given["y"])
        except (KeyError, ValueError):
            return  # told when it opened
        anchor = given.get("text-anchor", "start")
        if anchor in ("start", "middle", "end"):
            name = given.get("data-label", "")
            self.labels.append(Label(name, one_line(element.words), *place, room, anchor, element.line))


def _attribute_mistakes(tag: str, given: Mapping[str, str]) -> Iterator[str]:
    known = ATTRIBUTES.get(tag, ())
    for name, value in given.items():
        if name not in known:
            remedy = did_you_mean(name, known) or f"; known are {', '.join(known)}"
            yield f'attribute {name}="{value[:40]}" of <{tag}> is unknown{remedy}'
        elif text := _mistake(tag, name, value):
            yield text
    needed = NEEDED.get(tag) or [name for name in known if name not in OPTIONAL]
    for name in needed:
        if name not in given:
            yield f'<{tag}> has no {name}; write {name}="…"'


def _mistake(tag: str, name: str, value: str) -> str:
    """Return what is wrong with the value of an attribute, or an empty string."""
    if name == "class":
        allowed = ("strong",) if tag == "text" else CLASSES
        unknown = next((one for one in value.split() if one not in allowed), "" if value.split() else value)
        if unknown or not value.split():
            remedy = did_you_mean(unknown, allowed) or f"; known are {', '.join(allowed)}"
            return f'class "{unknown}" of <{tag}> is unknown{remedy}'
        return ""
    found = VALUES.get(name, NUMBER).fullmatch(value)
    if found and name == "viewBox" and int(found[1]) > TALLEST:
        found = None
    remedy = REMEDIES.get(name, "write a number")
    return "" if found else f'{name}="{value[:40]}" of <{tag}> cannot be used; {remedy}'
