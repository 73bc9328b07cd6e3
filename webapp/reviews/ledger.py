"""The ledger of reviews: read once, asked what holds now, and only ever added to."""

from __future__ import annotations

import fcntl
import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from webapp.catalogs.mending import mended
from webapp.content.model import Segment, Source
from webapp.errors import Problem, SourceError
from webapp.reviews.approvals import Approval, Origin, hash_of
from webapp.reviews.reading import read_lines

LEDGER = "reviews.jsonl"

Held = tuple[tuple[Approval, ...], ...]  # for each segment of a source
_Place = tuple[str, str]  # tag and slug


@dataclass(frozen=True)
class Ledger:
    """Every approval ever given, by language and document, and the mistakes of the file.

    A document is known by the slug that it has today. `machine_made` are those whose translations began as
    a machine's.
    """

    approvals: Mapping[_Place, tuple[Approval, ...]] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()
    machine_made: frozenset[_Place] = frozenset()

    def holding(self, source: Source, tag: str, translations: Sequence[str | None]) -> Held:
        """Return, for each segment of a source, the approvals that hold: the last of each person and role.

        `translations` are the current ones in the language, None where there is none.
        """
        given: dict[str, list[Approval]] = {}
        for one in self.approvals.get((tag, source.slug), ()):
            given.setdefault(one.segment, []).append(one)
        return tuple(
            _holding(given.get(segment.id, ()), segment, translation)
            for segment, translation in zip(source.segments, translations, strict=True)
        )


def read_ledger(translations: Path, names: Mapping[str, str]) -> Ledger:
    """Return the ledger of a translations folder, empty where there is none; it tells its own mistakes.

    `names` leads from each name that documents have and had to the slug of today.
    """
    lines, problems = read_lines(translations / LEDGER, names)
    found: dict[_Place, list[Approval]] = {}
    machine_made: set[_Place] = set()
    for one in lines:
        place = one.locale, names[one.document]
        if isinstance(one, Origin):
            machine_made.add(place)
        else:
            found.setdefault(place, []).append(one)
    given = {place: tuple(approvals) for place, approvals in found.items()}
    return Ledger(given, problems, frozenset(machine_made))


def append(translations: Path, lines: Sequence[Approval | Origin]) -> None:
    """Add lines to the ledger of a translations folder: all of them or none, nothing else touched."""
    data = b"".join(one.to_line() for one in lines)
    descriptor = os.open(translations / LEDGER, os.O_RDWR | os.O_APPEND | os.O_CREAT, 0o666)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX)
        end = os.fstat(descriptor).st_size
        if end and os.pread(descriptor, 1, end - 1) != b"\n":
            data = b"\n" + data
        _written_whole(descriptor, data, end, translations / LEDGER)
    finally:
        os.close(descriptor)


def _written_whole(descriptor: int, data: bytes, end: int, path: Path) -> None:
    """Write in one step, and take back what a full disk let through."""
    try:
        written = os.write(descriptor, data)
        os.fsync(descriptor)
    except OSError as error:
        os.ftruncate(descriptor, end)
        raise SourceError([Problem(path, 1, f"cannot be written: {error.strerror}")]) from error
    if written != len(data):
        os.ftruncate(descriptor, end)
        raise SourceError([Problem(path, 1, "cannot be written: the disk is full")])


def _holding(given: Sequence[Approval], segment: Segment, translation: str | None) -> tuple[Approval, ...]:
    if not given or translation is None:
        return ()
    texts = hashes(segment, translation)
    last: dict[tuple[str, str], Approval] = {}
    for one in given:
        if (one.source, one.translation) == texts:
            key = one.who, one.role
            last[key] = max(one, last.get(key, one), key=lambda approval: approval.when)
    return tuple(sorted(last.values(), key=lambda one: (one.role, one.who)))


def hashes(segment: Segment, translation: str) -> tuple[str, str]:
    """Return the hashes of a segment's text and of its translation."""
    is_list = segment.kind.is_list
    return hash_of(mended(segment.text, is_list=is_list)), hash_of(mended(translation, is_list=is_list))
