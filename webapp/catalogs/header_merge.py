"""Merge the headers of a catalog that two people changed: by field, the later date of two."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime

from webapp.catalogs.entries import Entry, header_fields
from webapp.catalogs.entry_merge import joined, picked

_REVISED = "PO-Revision-Date"
_DATES = ("POT-Creation-Date", _REVISED)
_NEVER = datetime.min.replace(tzinfo=UTC)


def merge_header(base: Entry | None, ours: Entry, theirs: Entry) -> Entry:
    """Return our header with what they changed; of a field that both changed, the later revision's."""
    start = base or replace(ours, msgstrs=("",), flags=(), comments=())
    before, left, right = (_lines(entry) for entry in (start, ours, theirs))
    is_newer = _when(theirs, _REVISED) > _when(ours, _REVISED)
    lines = []
    for name in dict.fromkeys([*left, *right]):
        values = before.get(name), left.get(name), right.get(name)
        line = picked(*values)
        if len(set(values)) == len(values) and None not in values[1:]:
            is_theirs = _when(theirs, name) > _when(ours, name) if name in _DATES else is_newer
            line = values[2] if is_theirs else values[1]
        if line is not None:
            lines.append(line + "\n")
    return replace(
        ours,
        msgstrs=("".join(lines),),
        flags=joined(start.flags, ours.flags, theirs.flags),
        comments=joined(start.comments, ours.comments, theirs.comments),
    )


def _lines(header: Entry) -> Mapping[str, str]:
    """Return the lines of a header by the name of their field."""
    lines = (line for line in header.msgstrs[0].split("\n") if line)
    return {line.partition(":")[0].strip(): line for line in lines}


def _when(header: Entry, name: str) -> datetime:
    """Return a date of the header; one that cannot be read is earlier than any other."""
    try:
        found = datetime.fromisoformat(header_fields(header.msgstrs[0]).get(name, ""))
    except ValueError:
        return _NEVER
    return found if found.tzinfo else found.replace(tzinfo=UTC)
