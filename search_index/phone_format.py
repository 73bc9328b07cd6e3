"""The bytes of a phone index: header, sections and checksum, varints and gap lists (docs/search.md)."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from hashlib import sha256
from struct import Struct
from typing import Any

from webapp.errors import EditionError

MAGIC, VERSION = b"PLIX", 2
BLOCK = 128  # lists of postings whose place is told
_START = Struct("<4sHHI")
_CHECKSUM = 32  # bytes
_REMEDY = 'run "pocketleaf build" again'


@dataclass(frozen=True)
class Container:
    """What a file holds: its header, and its sections by name."""

    header: Mapping[str, Any]
    sections: Mapping[str, bytes]


def pack(container: Container) -> bytes:
    """Return the bytes of a file; the header's list of sections is added."""
    listed = [[name, len(content)] for name, content in container.sections.items()]
    header = json.dumps({**container.header, "sections": listed}, ensure_ascii=False, separators=(",", ":"))
    encoded = header.encode()
    start = _START.pack(MAGIC, VERSION, 0, len(encoded))
    whole = b"".join([start, encoded, *container.sections.values()])
    return whole + sha256(whole).digest()


def unpack(data: bytes) -> Container:
    """Return what a file holds; raises EditionError when it is of another kind, or damaged."""
    if len(data) < _START.size + _CHECKSUM or data[:4] != MAGIC:
        raise EditionError(f"phone index: this is no phone index; {_REMEDY}")
    _, version, _, length = _START.unpack_from(data)
    if version != VERSION:
        raise EditionError(f'phone index: its format is "{version}", not "{VERSION}"; {_REMEDY}')
    if sha256(data[:-_CHECKSUM]).digest() != data[-_CHECKSUM:]:
        raise EditionError(f"phone index: damaged, its bytes do not have its SHA-256; {_REMEDY}")
    place = _START.size + length
    header = json.loads(data[_START.size : place])
    sections = {}
    for name, size in header.pop("sections"):
        sections[name] = data[place : place + size]
        place += size
    if place != len(data) - _CHECKSUM:
        raise EditionError(f"phone index: its sections do not fill it; {_REMEDY}")
    return Container(header, sections)


def varints(numbers: Iterable[int]) -> bytes:
    """Return numbers as unsigned LEB128."""
    encoded = bytearray()
    for number in numbers:
        rest = number
        while rest > 0x7F:
            encoded.append(rest & 0x7F | 0x80)
            rest >>= 7
        encoded.append(rest)
    return bytes(encoded)


def numbers(encoded: bytes) -> list[int]:
    """Return the numbers of a stream of varints."""
    if encoded.isascii():  # all of one byte each, the usual case
        return list(encoded)
    found = []
    number = shift = 0
    for byte in encoded:
        number |= (byte & 0x7F) << shift
        shift += 7
        if byte < 0x80:
            found.append(number)
            number = shift = 0
    return found


def gaps(ascending: Iterable[int]) -> list[int]:
    """Return a gap list: the first number, then what lies between each and the one before."""
    found, before = [], -1
    for number in ascending:
        found.append(number - before - 1)
        before = number
    return found


def from_gaps(gap_list: Iterable[int]) -> list[int]:
    """Return the ascending numbers of a gap list."""
    found, number = [], -1
    for gap in gap_list:
        number += gap + 1
        found.append(number)
    return found
