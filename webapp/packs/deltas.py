"""New bytes made from old ones: what to add and what to copy."""

from __future__ import annotations

from bisect import bisect
from collections import defaultdict
from collections.abc import Iterator

from webapp.errors import PackError

_MOST = 2**28  # bytes that a delta may make
_LONG = 5  # bytes of the longest varint
_WINDOW, _SHORT = 16, 8  # bytes by which a copy is found anywhere, and where the copy before would go on
_REACH = 64  # bytes after a copy in which it may go on
_MOST_SHIFT = 17  # an index of old bytes has at most about 2 ** 18 entries


def delta(old: bytes, new: bytes) -> bytes:
    """Return the delta that makes `new` from `old`."""
    made = bytearray(_varint(len(new)))
    done = end = 0  # in new bytes; of the last copy in old bytes
    for place, start, length in _copies(old, new):
        made += _varint(place - done) + new[done:place] + _varint(length) + _varint(_zigzag(start - end))
        done, end = place + length, start + length
    if done < len(new):
        made += _varint(len(new) - done) + new[done:]
    return bytes(made)


def apply_delta(old: bytes, delta: bytes) -> bytes:
    """Return what a delta makes of the bytes for which it was made; raises PackError when it cannot."""
    wanted, place = _read_varint(delta, 0)
    if wanted > _MOST:
        raise PackError("a delta makes too much")
    made = bytearray()
    end = 0
    while len(made) < wanted:
        length, place = _read_varint(delta, place)
        made += _cut(delta, place, length, "adds bytes that it does not hold")
        place += length
        if len(made) >= wanted:
            break
        length, place = _read_varint(delta, place)
        offset, place = _read_varint(delta, place)
        start = end + _unzigzag(offset)
        made += _cut(old, start, length, "copies bytes that the old ones do not have")
        end = start + length
    if len(made) > wanted:
        raise PackError("a delta makes more bytes than it says")
    if place != len(delta):
        raise PackError("a delta goes on when all bytes are made")
    return bytes(made)


def _copies(old: bytes, new: bytes) -> Iterator[tuple[int, int, int]]:
    """Yield what to copy, in the order of the new bytes: place there, start in the old bytes, length."""
    found = _Windows(old)
    done = end = place = 0
    while place + _SHORT <= len(new):
        start = found.start(new, place, end + place - done, is_near=place - done < _REACH)
        if start < 0:
            place += 1
            continue
        while place > done and start and new[place - 1] == old[start - 1]:
            place, start = place - 1, start - 1
        length = _shared(old, start, new, place)
        yield place, start, length
        place = done = place + length
        end = start + length


class _Windows:
    """The places of old bytes, by the bytes that stand there."""

    def __init__(self, old: bytes) -> None:
        self._old = old
        self._places: dict[bytes, list[int]] = defaultdict(list)
        for place in range(0, len(old) - _WINDOW + 1, max(1, len(old) >> _MOST_SHIFT)):
            self._places[old[place : place + _WINDOW]].append(place)

    def start(self, new: bytes, place: int, expected: int, *, is_near: bool) -> int:
        """Return where old bytes start that stand in the new ones at a place, -1 if nowhere.

        Best is the expected start; a shorter copy will do there, as it is told in fewer bytes.
        """
        if is_near and self._old[expected : expected + _SHORT] == new[place : place + _SHORT]:
            return expected
        places = self._places.get(new[place : place + _WINDOW])
        if not places:
            return -1
        after = bisect(places, expected)
        near = places[max(0, after - 1) : after + 1]
        return max(near, key=lambda start: _shared(self._old, start, new, place))


def _shared(old: bytes, start: int, new: bytes, place: int) -> int:
    """Return how many bytes are the same from two places on."""
    most = min(len(old) - start, len(new) - place)
    same, step = 0, 64
    while step and same < most:
        step = min(step, most - same)
        if old[start + same : start + same + step] == new[place + same : place + same + step]:
            same += step
            step *= 2
        else:
            most = same + step - 1
            step //= 2
    return same


def _varint(number: int) -> bytes:
    made = bytearray()
    while number > 127:
        made.append(number & 127 | 128)
        number >>= 7
    made.append(number)
    return bytes(made)


def _read_varint(data: bytes, place: int) -> tuple[int, int]:
    number = 0
    for count, byte in enumerate(data[place : place + _LONG]):
        number |= (byte & 127) << 7 * count
        if byte < 128:
            return number, place + count + 1
    raise PackError("a delta ends within a number, or holds one that is too long")


def _zigzag(number: int) -> int:
    return number * 2 if number >= 0 else -number * 2 - 1


def _unzigzag(number: int) -> int:
    return -(number >> 1) - 1 if number & 1 else number >> 1


def _cut(data: bytes, start: int, length: int, wrong: str) -> bytes:
    if start < 0 or start + length > len(data):
        raise PackError(f"a delta {wrong}")
    return data[start : start + length]
