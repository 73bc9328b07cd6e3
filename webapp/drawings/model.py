"""What a drawing is made of: immutable values."""

from __future__ import annotations

from dataclasses import dataclass

SIZE, LINE = 15, 18  # of letters and lines, in the units of a drawing
_RISE, _FALL = 12, 4  # how far letters reach above and below the line that they stand on
_LETTER = 7.5  # the mean width of one


@dataclass(frozen=True)
class Room:
    """What a label may take of a drawing: the width of a line, how many lines, and whether in bold."""

    width: float
    lines: int = 1
    is_strong: bool = False

    @property
    def letters(self) -> int:
        """How many letters have room, about."""
        return int(self.width / _LETTER) * self.lines


@dataclass(frozen=True)
class Label:
    """A text of a drawing, whose first line stands at `x` and `y`; `anchor` says which end of it."""

    id: str
    text: str
    x: float
    y: float
    room: Room
    anchor: str = "start"
    line: int = 0

    @property
    def box(self) -> tuple[float, float, float, float]:
        """The left, upper, right and lower edge of its room."""
        before = {"start": 0.0, "middle": 0.5, "end": 1.0}[self.anchor] * self.room.width
        lower = self.y + LINE * (self.room.lines - 1) + _FALL
        return self.x - before, self.y - _RISE, self.x - before + self.room.width, lower


@dataclass(frozen=True)
class Shape:
    """An element of a drawing that holds no words."""

    name: str
    attributes: tuple[tuple[str, str], ...]
    shapes: tuple[Shape, ...] = ()


@dataclass(frozen=True)
class Drawing:
    """A drawing: its shapes from back to front, and over them its labels in reading order."""

    width: int
    height: int
    shapes: tuple[Shape, ...]
    labels: tuple[Label, ...]


@dataclass(frozen=True)
class Lettering:
    """What a drawing or a label of it says to one reader; `mark` are attributes for its element."""

    text: str
    tag: str
    direction: str
    mark: str = ""
