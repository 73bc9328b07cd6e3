"""Put one translation into a catalog as it lies on disk, if nobody changed that message in the meantime.

loaded ── seen ──> somebody types ── save ──> read again, alone ──> as seen? ──> spliced, renamed over
                                                                     └─ no ──> nothing is written
"""

from __future__ import annotations

import fcntl
import os
import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

from webapp.catalogs.entries import Entry, PoFile
from webapp.catalogs.entry_merge import CLASH
from webapp.catalogs.mending import mended
from webapp.catalogs.merging import merge_by_id, settled
from webapp.catalogs.po import parse_po
from webapp.catalogs.reading import catalog_of
from webapp.catalogs.templates import segment_entries
from webapp.catalogs.updating import fresh_catalog
from webapp.catalogs.writing import Additions, atomic_write, rewritten
from webapp.content.model import Segment, Source

_OTHER = re.compile(r'msg(?:id|str(?:\[\d+\])?) "')
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff]")


def seen_of(path: Path, segment: Segment) -> str:
    """Return what a message is known by: another when its source of today or anything it says is another.

    Raises SourceError with the mistakes of a catalog that cannot be read.
    """
    return _seen(_read(path, None), segment)


def save(path: Path, source: Source, name: str, text: str, *, seen: str) -> bool:
    """Put the translation of the segment `name` into the catalog; tell whether the catalog has it now.

    It has not when the message is not as `seen` any more: nothing is written then. The message is not fuzzy
    any more, and stands beside the source of today. Raises SourceError with the mistakes of a catalog that
    cannot be read, and nothing is written either.
    """
    segment = next(one for one in source.segments if one.id == name)
    text = mended(_CONTROL.sub("", text.replace("\r\n", "\n")), is_list=segment.kind.is_list)
    with _alone(path.parent):
        while True:
            po = _read(path, source)
            data = _with(po, source, segment, text)
            if data == po.data and path.exists():
                return True
            if _seen(po, segment) != seen:
                return False
            if _data(path) == (po.data if path.exists() else None):
                _sweep(path)
                atomic_write(path, data)
                return True


def _read(path: Path, source: Source | None) -> PoFile:
    data = _data(path)
    if data is None:
        return fresh_catalog(path, source) if source else PoFile(path)
    po = parse_po(data, path)
    catalog_of(po)  # refuses ids that stand twice
    return po


def _data(path: Path) -> bytes | None:
    return path.read_bytes() if path.exists() else None


def _seen(po: PoFile, segment: Segment) -> str:
    entry = next((one for one in po.live() if one.msgctxt == segment.id), None)
    parts = ("msgid", "msgstrs", "is_fuzzy", "previous_msgid", "comments")
    message = [getattr(entry, name) for name in parts] if entry else None
    says = (segment.text, message)
    return sha256(repr(says).encode(errors="backslashreplace")).hexdigest()[:16]


def _with(po: PoFile, source: Source, segment: Segment, text: str) -> bytes:
    """Return the bytes of the catalog with this translation, its message brought up to date and no other."""
    merge = merge_by_id(po, segment_entries(source))
    additions: Additions = {
        before: [_said(new, text)]
        for before, entries in merge.additions.items()
        for new in entries
        if new.msgctxt == segment.id
    }
    changes = {
        old: _said(new, text)
        for old, new in ((one, merge.changes.get(one, one)) for one in po.entries)
        if old.msgctxt == segment.id and not new.is_obsolete and not additions
    }
    return rewritten(po, changes, additions)


def _said(entry: Entry, text: str) -> Entry:
    return replace(settled(entry), msgstrs=(text,), comments=tuple(_settled_notes(entry.comments)))


def _settled_notes(comments: Iterable[str]) -> Iterator[str]:
    """Yield the comments without what a merge left for a person to choose from: that is done now."""
    is_clash = False
    for line in comments:
        is_clash = line.startswith(CLASH) or (is_clash and bool(_OTHER.match(line)))
        if not is_clash:
            yield line


def _sweep(path: Path) -> None:
    """Remove the unfinished files of processes that were killed while they wrote."""
    for left in path.parent.glob(f".{path.name}.*.*"):
        process = left.name.split(".")[-2]
        if process.isdigit() and not _lives(int(process)):
            left.unlink(missing_ok=True)


def _lives(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True
    return True


@contextmanager
def _alone(folder: Path) -> Iterator[None]:
    """Hold the folder, so that two of us who save at once take turns, whatever process they run in."""
    folder.mkdir(parents=True, exist_ok=True)
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX)
        yield
    finally:
        os.close(descriptor)
