"""What an edition is made from, as one hash."""

from __future__ import annotations

import sys
import zlib
from collections.abc import Iterable, Iterator
from functools import cache
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path

from webapp.printing.press import can_print
from webapp.settings import Settings

_LIBRARIES = (
    "Babel",
    "Brotli",
    "Jinja2",
    "markdown-it-py",
    "pyuca",
    "PyYAML",
    "rcssmin",
    "rjsmin",
    "regex",
    "snowballstemmer",
    "Whoosh-Reloaded",
    "zstandard",
)
_CODE = ("webapp", "search_index")
_SHORT = 16  # hex digits
_ROOT = Path(__file__).parents[2]


def name_of(settings: Settings, signed_by: str = "") -> str:
    """Return the name of the edition that the settings' folders make: 16 hex digits of a SHA-256.

    `signed_by` is the public key of who signs its packs: an edition that is not signed is another one.
    """
    return sha256(f"{tools()} {_digest_of(_folders(settings))} {signed_by}".encode()).hexdigest()[:_SHORT]


@cache
def tools() -> str:
    """Return the name of what makes editions: our code as this process runs it, Python and libraries."""
    digest = sha256(_digest_of((name, _ROOT / name) for name in _CODE).encode())
    for library in _LIBRARIES:
        digest.update(f"{library}={version(library)}\0".encode())
    digest.update(f"pictures={_maker_of_pictures()}\0".encode())
    digest.update(f"{sys.version_info[:2]} {zlib.ZLIB_RUNTIME_VERSION}".encode())
    return digest.hexdigest()[:_SHORT]


def stamp_of(settings: Settings) -> str:
    """Return a hash of names, sizes and times of change of all files that people write: fast to get."""
    digest = sha256()
    for _, folder in _folders(settings):
        for path in files_below(folder):
            status = path.stat()
            digest.update(f"{path}\0{status.st_size} {status.st_mtime_ns}\0".encode())
    return digest.hexdigest()[:_SHORT]


def files_below(folder: Path) -> Iterator[Path]:
    """Yield the files of a folder and its folders in a fixed order, hidden and compiled ones left out."""
    if not folder.is_dir():
        return
    for path in sorted(folder.iterdir(), key=lambda one: one.name):
        if path.name.startswith((".", "__pycache__")) or path.name.endswith(("~", ".pyc", ".mo")):
            continue
        if path.is_dir():
            yield from files_below(path)
        elif path.is_file():
            yield path


def _maker_of_pictures() -> str:
    """Return what draws pictures for links, nothing where nothing does."""
    return f"{version('weasyprint')} {version('pypdfium2')}" if can_print() else ""


def _digest_of(folders: Iterable[tuple[str, Path]]) -> str:
    digest = sha256()
    for label, folder in folders:
        for path in files_below(folder):
            digest.update(f"{label}/{path.relative_to(folder).as_posix()}\0".encode())
            digest.update(sha256(path.read_bytes()).digest())
    return digest.hexdigest()


def _folders(settings: Settings) -> Iterator[tuple[str, Path]]:
    yield "content", settings.content
    yield "translations", settings.translations
    yield "static", settings.static
    yield "shipped", settings.shipped
