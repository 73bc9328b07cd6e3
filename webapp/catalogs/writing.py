"""Write gettext files by splicing: bytes of what did not change stay as they are.

file     ├── header ──┼── entry ──┼── entry ──┼── obsolete ──┤
changes                    │ only its changed parts are spelt anew
added                             ▲ after its predecessor
result   ├── same ────┼── new ────┼── added ──┼── same ──────┤
"""

from __future__ import annotations

import os
import re
import secrets
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from webapp.catalogs.entries import Entry, PoFile
from webapp.catalogs.lines import Comment, Words, read_line
from webapp.catalogs.rendering import Layout, layout_of, parts, rendered, spelt
from webapp.errors import Problem, SourceError

Additions = Mapping[Entry | None, Sequence[Entry]]

_OBSOLETE_MARK = re.compile(r"^\s*#~(\|?)[ \t]*")


def rewritten(po: PoFile, changes: Mapping[Entry, Entry], added: Additions | None = None) -> bytes:
    """Return the bytes of the file with entries changed in place and new ones after their predecessor.

    A change may retire an entry (`is_obsolete`) or bring it back. The predecessor None is the file's start.
    """
    layout, added = layout_of(po), added or {}
    return spliced(
        po,
        respelt(po, changes),
        {before: [_encoded(po, new, layout) for new in entries] for before, entries in added.items()},
    )


def spliced(
    po: PoFile, spellings: Mapping[Entry, bytes | None], added: Mapping[Entry | None, Sequence[bytes]]
) -> bytes:
    """Return the bytes of the file with some entries spelt otherwise or left out (None), and with new ones.

    A predecessor of new ones must be among the entries that stay.
    """
    newline = po.newline.encode("ascii")
    done = po.entries[0].start if po.entries else len(po.data)
    pieces = [po.data[:done], *(new + newline for new in added.get(None, ()))]
    is_first = True
    for entry in po.entries:
        piece = spellings.get(entry, po.data[entry.start : entry.end])
        if piece is not None:
            pieces += [b"" if is_first else po.data[done : entry.start], piece]
            is_first = False
            if not piece.endswith(b"\n") and (added.get(entry) or entry is not po.entries[-1]):
                pieces.append(newline)
            pieces.extend(newline + new for new in added.get(entry, ()))
        done = entry.end
    return b"".join([*pieces, po.data[done:]])


def respelt(po: PoFile, changes: Mapping[Entry, Entry]) -> dict[Entry, bytes]:
    """Return the bytes of changed entries by the entry as it was: only its changed parts are spelt anew."""
    layout = layout_of(po)
    return {old: _changed(po, old, new, layout) for old, new in changes.items() if not _same(old, new)}


def atomic_write(path: Path, data: bytes) -> bool:
    """Put `data` in the file in one step, or leave it as it was; tell whether it had to be written."""
    path = path.resolve()
    if path.is_file() and path.read_bytes() == data:
        return False
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(f".{path.name}.{os.getpid()}.{secrets.token_hex(4)}")
    try:
        with beside.open("xb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        if path.exists():
            beside.chmod(path.stat().st_mode & 0o777)
        beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)
    return True


def _same(old: Entry, new: Entry) -> bool:
    return old == replace(new, line=old.line, start=old.start, end=old.end)


def _encoded(po: PoFile, entry: Entry, layout: Layout) -> bytes:
    return _bytes(po, rendered(entry, layout), entry.line)


def _bytes(po: PoFile, text: str, line: int) -> bytes:
    try:
        return text.encode(po.charset)
    except UnicodeEncodeError as error:
        reason = f'"{text[error.start]}" cannot be written in {po.charset}; save the file as UTF-8'
        raise SourceError([Problem(po.path, max(line, 1), reason)]) from error


def _changed(po: PoFile, old: Entry, new: Entry, layout: Layout) -> bytes:
    """Return a changed entry: the lines of its unchanged parts as they are, the others spelt anew."""
    raw = po.data[old.start : old.end].decode(po.charset)
    before, kept = parts(old), _lines_by_part(raw)
    lines: list[str] = []
    for name, value in parts(new).items():
        if name in kept and before.get(name) == value:
            lines.extend(_marked(line, is_obsolete=new.is_obsolete) for line in kept[name])
        else:
            lines.append(spelt(new, name, value, layout))
    text = "".join(lines)
    return _bytes(po, text if raw.endswith("\n") else text.rstrip("\r\n"), old.line)


def _lines_by_part(raw: str) -> dict[str, list[str]]:
    """Return the lines of an entry by part; nothing where a line holds two parts."""
    found: dict[str, list[str]] = {}
    name = "comments"
    for line in re.findall(r"[^\n]*\n|[^\n]+", raw):
        marks = list(read_line(line))
        if len(marks) > 1:
            return {}
        for mark in marks:
            name = _part_name(mark, name)
        found.setdefault(name, []).append(line)
    return found


def _part_name(mark: object, current: str) -> str:
    if isinstance(mark, Comment):
        return mark.kind
    if not isinstance(mark, Words) or mark.keyword is None:
        return current
    if mark.index is not None:
        return f"{mark.keyword}[{mark.index}]"
    return f"previous_{mark.keyword}" if mark.is_previous else mark.keyword


def _marked(line: str, *, is_obsolete: bool) -> str:
    """Return a line of an entry with or without the mark of an obsolete one."""
    bare = _unmarked(line)
    if not is_obsolete or not bare.strip():
        return bare
    if bare.startswith("#|"):
        return f"#~{bare[1:]}"
    return bare if bare.startswith("#") else f"#~ {bare}"


def _unmarked(line: str) -> str:
    return _OBSOLETE_MARK.sub(lambda mark: "#| " if mark[1] else "", line)
