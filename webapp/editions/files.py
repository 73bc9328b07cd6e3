"""The files of an edition's site, each with its compressed copies."""

from __future__ import annotations

import os
from collections.abc import Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from hashlib import sha256
from pathlib import Path
from types import TracebackType
from typing import Self

from webapp.editions.compression import ENDINGS, write_encoded
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
        self._waiting: dict[str, Future[SiteFile]] = {}
        self.kept: dict[str, SiteFile] = {}

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._pool.shutdown(cancel_futures=kind is not None)
        if kind is None:
            self.kept = {path: done.result() for path, done in sorted(self._waiting.items())}

    def put(self, path: str, data: bytes) -> None:
        """Take a file; it is compressed behind the caller's back."""
        self._waiting[path] = self._pool.submit(self._write, path, data)

    def _write(self, path: str, data: bytes) -> SiteFile:
        digest = sha256(data).hexdigest()
        folder, files = self._before or (self._site, {})
        known = files.get(path)
        if known and known.sha256 == digest:
            for ending in ("", *(ENDINGS[name] for name in known.encodings)):
                link(folder / (path + ending), self._site / (path + ending))
            return known
        return SiteFile(digest, len(data), write_encoded(self._site / path, data))


def link(old: Path, new: Path) -> None:
    """Give an immutable file a second name, in a folder that is made if need be."""
    new.parent.mkdir(parents=True, exist_ok=True)
    os.link(old, new)
