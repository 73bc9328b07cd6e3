"""PDFs that were made, kept on disk for the next one who asks; those unused longest go first."""

from __future__ import annotations

import os
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from tempfile import NamedTemporaryFile, mkdtemp


@dataclass(frozen=True)
class Drawer:
    """Keeps PDFs by name in a folder, at most `most` bytes of them."""

    folder: Path
    most: int = 64_000_000

    def find(self, name: str) -> bytes | None:
        """Return what is kept under a name, and keep it longer."""
        path = self._path(name)
        try:
            data = path.read_bytes()
            os.utime(path)
        except OSError:
            return None
        return data

    def keep(self, name: str, data: bytes) -> None:
        """Keep a PDF under a name; a disk that is full keeps none."""
        with suppress(OSError):
            with NamedTemporaryFile(dir=self.folder, suffix=".new", delete=False) as file:
                file.write(data)
            Path(file.name).replace(self._path(name))
            self._make_room()

    def _make_room(self) -> None:
        kept = sorted(self.folder.glob("*.pdf"), key=_used, reverse=True)
        total = 0
        for path in kept:
            total += _size(path)
            if total > self.most:
                path.unlink(missing_ok=True)

    def _path(self, name: str) -> Path:
        return self.folder / f"{name}.pdf"


def folder_in(var: Path) -> Path:
    """Return the folder for PDFs in `var`, or a temporary one where `var` cannot be written to."""
    folder = var / "printed"
    with suppress(OSError):
        folder.mkdir(exist_ok=True)
    return folder if os.access(folder, os.W_OK) else Path(mkdtemp(prefix="pocketleaf-"))


def _used(path: Path) -> float:
    with suppress(OSError):
        return path.stat().st_mtime
    return 0


def _size(path: Path) -> int:
    with suppress(OSError):
        return path.stat().st_size
    return 0
