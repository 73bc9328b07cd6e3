"""The files of an edition's site, each with its compressed copies."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from hashlib import sha256
from pathlib import Path
from types import TracebackType
from typing import Self

from webapp.editions.compression import ENDINGS, TOLD, write_copies
from webapp.editions.record import SiteFile

_WORKERS = 2


class SiteFiles:
    """Takes the files of a site folder; those that `before` holds alike are linked, not made again.

    `before` is the site folder of the previous edition with its files, or None. Use it in a `with` block;
    afterwards `kept` holds every file by its path.
    """

    def __init__(self, site: Path, before: tuple[Path, Mapping[str, SiteFile]] | None) -> None:
        self._site, self._before = site, before
        self._pool = ThreadPoolExecutor(_WORKERS)
        self._taken: dict[str, Future[SiteFile]] = {}
        self.kept: dict[str, SiteFile] = {}

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._pool.shutdown(cancel_futures=kind is not None)
        if kind is None:
            self.kept = {path: done.result() for path, done in sorted(self._taken.items())}

    def put(self, path: str, data: bytes) -> None:
        """Write a file; it is compressed behind the caller's back."""
        digest = sha256(data).hexdigest()
        folder, files = self._before or (self._site, {})
        known = files.get(path)
        if known and known.sha256 == digest:
            self._link(folder, path, known)
            return
        (self._site / path).parent.mkdir(parents=True, exist_ok=True)
        (self._site / path).write_bytes(data)
        self._taken[path] = self._pool.submit(self._compressed, path, digest, len(data))

    def link_before(self, path: str) -> bool:
        """Link a file whose address names its bytes from the previous edition; False if it is not there."""
        folder, files = self._before or (self._site, {})
        known = files.get(path)
        if known:
            self._link(folder, path, known)
        return known is not None

    def pages_below(self, folder: str) -> Iterator[str]:
        """Yield the paths of all pages put into a folder of the site so far."""
        return (path for path in sorted(self._taken) if path.startswith(folder) and path.endswith(".html"))

    def read(self, path: str) -> bytes:
        """Return a file that was put."""
        return (self._site / path).read_bytes()

    def wire(self, path: str) -> dict[str, int]:
        """Return the bytes to be fetched for a file by encoding, once it is compressed."""
        done = self._taken[path].result()
        endings = {name: ENDINGS[name] if name in done.encodings else "" for name in TOLD}
        return {name: (self._site / (path + ending)).stat().st_size for name, ending in endings.items()}

    def drop(self, path: str) -> None:
        """Take back a file that was put."""
        done = self._taken.pop(path).result()
        for ending in ("", *(ENDINGS[name] for name in done.encodings)):
            (self._site / (path + ending)).unlink()

    def _link(self, folder: Path, path: str, known: SiteFile) -> None:
        for ending in ("", *(ENDINGS[name] for name in known.encodings)):
            link(folder / (path + ending), self._site / (path + ending))
        self._taken[path] = _done(known)

    def _compressed(self, path: str, digest: str, size: int) -> SiteFile:
        return SiteFile(digest, size, write_copies(self._site / path))


def link(old: Path, new: Path) -> None:
    """Give an immutable file a second name, in a folder that is made if need be."""
    new.parent.mkdir(parents=True, exist_ok=True)
    os.link(old, new)


def _done(file: SiteFile) -> Future[SiteFile]:
    done: Future[SiteFile] = Future()
    done.set_result(file)
    return done
