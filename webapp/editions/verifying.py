"""Whether an edition on disk is what was built, byte for byte."""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

from webapp.editions.compression import ENDINGS
from webapp.editions.record import BODIES, INDEXES, SITE, Record, read_record
from webapp.errors import EditionError


def verified_record(folder: Path) -> Record:
    """Return an edition's record; raises EditionError unless every file of the edition agrees with it."""
    record = read_record(folder)
    for path, digest in _digests(record):
        if _digest_of(folder / path) != digest:
            raise EditionError(f"{folder / path}:1: is damaged or missing; run `pocketleaf build`")
    return record


def _digests(record: Record) -> Iterator[tuple[str, str]]:
    yield from record.parts.items()
    for path, one in record.files.items():
        yield f"{SITE}/{path}", one.sha256
        for encoding, digest in one.encodings.items():
            yield f"{SITE}/{path}{ENDINGS[encoding]}", digest
    for tag, index in record.indexes.items():
        for name, digest in index.files.items():
            yield f"{INDEXES}/{tag}/{name}", digest
        yield f"{BODIES}/{tag}.json", index.bodies


def _digest_of(path: Path) -> str | None:
    try:
        return sha256(path.read_bytes()).hexdigest()
    except OSError:
        return None
