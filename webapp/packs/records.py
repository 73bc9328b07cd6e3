"""What the pages of a locale share, written once, and what is left of each page."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from webapp.errors import PackError

NUL = b"\0"

_Lines = list[bytes]


@dataclass(frozen=True)
class Split:
    """Pages taken apart: the texts that all of them hold, at least two, and each page's record by address."""

    frame: tuple[bytes, ...]
    records: Mapping[str, bytes]


def split(pages: Mapping[str, bytes]) -> Split:
    """Return pages taken apart; raises PackError unless each can be put together again to the same bytes.

    The frame is found line by line: lines that stand once in every page and in one order, then the lines
    around these that all pages share too.
    """
    lines = {address: page.splitlines(keepends=True) for address, page in pages.items()}
    anchors = _anchors(lines.values())
    gaps = [
        _Gap.between(parts) for parts in zip(*(_parted(one, anchors) for one in lines.values()), strict=True)
    ]
    frame = _frame(anchors, gaps)
    records = {
        address: NUL.join(
            gap.own(part) for gap, part in zip(gaps, _parted(one, anchors), strict=True) if gap.varies
        )
        for address, one in lines.items()
    }
    for address, page in pages.items():
        if NUL in page:
            raise PackError(f"{address}: holds a NUL, by which the texts of a record are parted")
        if assemble(frame, records[address]) != page:
            raise PackError(f"{address}: cannot be put together again; that is a mistake of ours")
    return Split(frame, records)


def assemble(frame: Sequence[bytes], record: bytes) -> bytes:
    """Return the page of a record; raises PackError when it does not fit the frame."""
    own = record.split(NUL)
    if len(own) != len(frame) - 1:
        raise PackError(f"a record has {len(own)} texts where the frame leaves room for {len(frame) - 1}")
    return frame[0] + b"".join(text + shared for text, shared in zip(own, frame[1:], strict=True))


@dataclass(frozen=True)
class _Gap:
    """What stands between two anchors: lines at its start and end that all pages share, and whether more."""

    start: _Lines
    end: _Lines
    varies: bool

    @classmethod
    def between(cls, parts: Sequence[_Lines]) -> _Gap:
        shortest = min(parts, key=len)
        start = _shared_start(parts, len(shortest))
        if all(len(part) == len(start) for part in parts):
            return cls(start, [], varies=False)
        room = len(shortest) - len(start)
        backwards = [part[: -room - 1 : -1] for part in parts]
        return cls(start, _shared_start(backwards, room)[::-1], varies=True)

    def own(self, part: _Lines) -> bytes:
        return b"".join(part[len(self.start) : len(part) - len(self.end)])


def _anchors(pages: Iterable[_Lines]) -> _Lines:
    """Return lines that stand once in every page and in the same order, the most of them."""
    kept: _Lines | None = None
    for lines in pages:
        places = {line: place for place, line in enumerate(lines)}
        counts = Counter(lines)
        if kept is None:
            kept = lines
        kept = [line for line in kept if counts[line] == 1]
        kept = [kept[number] for number in _longest_rise([places[line] for line in kept])]
    return kept or []


def _longest_rise(numbers: Sequence[int]) -> list[int]:
    """Return the places of a longest rising part of distinct numbers."""
    ends: list[int] = []
    before: list[int] = []
    for place, number in enumerate(numbers):
        length = bisect_left(ends, number, key=numbers.__getitem__)
        before.append(ends[length - 1] if length else -1)
        ends[length : length + 1] = [place]
    found, place = [], ends[-1] if ends else -1
    while place >= 0:
        found.append(place)
        place = before[place]
    return found[::-1]


def _parted(lines: _Lines, anchors: _Lines) -> list[_Lines]:
    """Return what stands before, between and after the anchors."""
    parts, start = [], 0
    for anchor in anchors:
        place = lines.index(anchor, start)
        parts.append(lines[start:place])
        start = place + 1
    return [*parts, lines[start:]]


def _shared_start(parts: Sequence[_Lines], longest: int) -> _Lines:
    shared = parts[0][:longest]
    for part in parts:
        while part[: len(shared)] != shared:
            shared.pop()
    return shared


def _frame(anchors: _Lines, gaps: Sequence[_Gap]) -> tuple[bytes, ...]:
    texts = [b""]
    for number, gap in enumerate(gaps):
        texts[-1] += b"".join(gap.start)
        if gap.varies:
            texts.append(b"".join(gap.end))
        texts[-1] += anchors[number] if number < len(anchors) else b""
    return tuple(texts) if len(texts) > 1 else (*texts, b"")
