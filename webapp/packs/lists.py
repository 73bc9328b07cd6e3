"""A list and the payloads that it tells of, in one file: the shape of volumes and of updates' parts."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import Any

from webapp.errors import PackError

Entry = tuple[tuple[str, ...], bytes]  # labels and a payload

_UINT = 4  # bytes


def write_list(entries: Sequence[Entry]) -> bytes:
    """Return the length of the list, the list and the payloads as one."""
    listed = compact([[*labels, len(payload)] for labels, payload in entries])
    payloads = (payload for _, payload in entries)
    return b"".join((len(listed).to_bytes(_UINT, "little"), listed, *payloads))


def read_list(data: bytes, labels: int) -> Iterator[Entry]:
    """Yield what was written, with so many labels each; raises PackError when it is damaged."""
    start = _UINT + int.from_bytes(data[:_UINT], "little")
    for entry in _listed(data[_UINT:start]):
        *names, length = entry
        if (
            len(names) != labels
            or not all(isinstance(name, str) for name in names)
            or start + length > len(data)
        ):
            raise PackError("the list at the start of a file of a pack does not fit the file")
        yield tuple(names), data[start : start + length]
        start += length
    if start != len(data):
        raise PackError(f"a file of a pack has {len(data)} bytes, its list tells of {start}")


def compact(value: object) -> bytes:
    """Return JSON without spaces, as JSON.stringify writes it."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()


def _listed(data: bytes) -> list[Any]:
    try:
        entries = json.loads(data)
        if isinstance(entries, list) and all(type(entry[-1]) is int and entry[-1] >= 0 for entry in entries):
            return list(entries)
    except (ValueError, TypeError, LookupError) as error:
        raise PackError(f"the list at the start of a file of a pack is damaged ({error!r})") from error
    raise PackError("the list at the start of a file of a pack tells no lengths")
