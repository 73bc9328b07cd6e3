"""The digests of an index's files, and the bytes of an index that was proven to be the one we built."""

from __future__ import annotations

from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path

from webapp.errors import EditionError

_REMEDY = 'run "pocketleaf build" again'


def digests_of(folder: Path) -> dict[str, str]:
    """Return file name -> SHA-256 in hex of every file in the folder, sorted by name."""
    return {path.name: sha256(path.read_bytes()).hexdigest() for path in sorted(folder.iterdir())}


def verified_files(folder: Path, digests: Mapping[str, str]) -> dict[str, bytes]:
    """Return file name -> bytes; raise EditionError unless files and digests agree exactly.

    Whoosh unpickles what it reads. It is given these bytes, not the folder, so nothing that
    changes on disk after the check can reach it.
    """
    present = {path.name for path in folder.iterdir()} if folder.is_dir() else set()
    for name in sorted(present - set(digests)):
        raise EditionError(f"{folder / name}: this file is not part of the index; {_REMEDY}")
    return {name: _verified(folder / name, digests[name]) for name in sorted(digests)}


def _verified(path: Path, digest: str) -> bytes:
    try:
        content = path.read_bytes()
    except OSError as error:
        raise EditionError(f"{path}: cannot be read ({error.strerror}); {_REMEDY}") from error
    found = sha256(content).hexdigest()
    if found != digest:
        raise EditionError(f'{path}: damaged, its SHA-256 is "{found}", not "{digest}"; {_REMEDY}')
    return content
