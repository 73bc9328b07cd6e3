"""A library in, a complete edition on disk out, and the switch to it."""

from __future__ import annotations

import fcntl
import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from webapp.editions.inputs import name_of
from webapp.editions.record import FILE_NAME, read_record, write_record
from webapp.editions.writing import EditionWriter
from webapp.errors import EditionError, Problem
from webapp.library import load_library
from webapp.settings import Settings

CURRENT = "current"
_KEPT = 2  # the current edition and the one before it, which answers under way may still read

Progress = Callable[[str], None]


@dataclass(frozen=True)
class Built:
    """An edition that is now current; `problems` are segments or catalogs that readers see in the source."""

    folder: Path
    is_new: bool
    problems: tuple[Problem, ...] = ()


def build(settings: Settings, progress: Progress, *, is_lenient: bool = False) -> Built:
    """Build the edition of the settings' folders beside the current one and switch to it in one rename.

    An edition that is there already is only switched to. Raises SourceError with all mistakes found, and
    then leaves the current edition as it was. When lenient, catalogs that cannot be read count as empty.
    """
    shelf = settings.var / "editions"
    shelf.mkdir(parents=True, exist_ok=True)
    with _alone(settings.var):
        name = name_of(settings)
        folder = shelf / name
        if (folder / FILE_NAME).is_file():
            _switch(settings.var, name)
            return Built(folder, is_new=False)
        _sweep(shelf)
        problems = _write(settings, shelf, name, progress, is_lenient=is_lenient)
        _switch(settings.var, name)
        _prune(shelf, name)
        return Built(folder, is_new=True, problems=problems)


def current_edition(var: Path) -> Path:
    """Return the folder of the current edition; raises EditionError when there is none."""
    try:
        target = (var / CURRENT).readlink()
    except OSError as error:
        raise EditionError(f"{var}:1: holds no edition; run `pocketleaf build`") from error
    return var / target


def _write(
    settings: Settings, shelf: Path, name: str, progress: Progress, *, is_lenient: bool
) -> tuple[Problem, ...]:
    progress("reading content")
    library = load_library(settings.content, settings.translations, settings.shipped)
    half_done = shelf / f".{name}"
    writer = EditionWriter(library, settings.static, half_done, _previous(settings.var), progress)
    try:
        record = writer.write(name, is_lenient=is_lenient)
        write_record(half_done, record)
        half_done.rename(shelf / name)
    except BaseException:
        shutil.rmtree(half_done, ignore_errors=True)
        raise
    return tuple(writer.problems)


def _previous(var: Path) -> Path | None:
    try:
        folder = current_edition(var)
        read_record(folder)
    except EditionError:
        return None
    return folder


def _switch(var: Path, name: str) -> None:
    target = Path("editions") / name
    link = var / CURRENT
    if link.is_symlink() and link.readlink() == target:
        return
    beside = var / f".{CURRENT}"
    beside.unlink(missing_ok=True)
    beside.symlink_to(target)
    beside.replace(link)


def _prune(shelf: Path, name: str) -> None:
    others = [folder for folder in shelf.iterdir() if not folder.name.startswith(".") and folder.name != name]
    for folder in sorted(others, key=lambda one: one.stat().st_mtime)[: -(_KEPT - 1)]:
        shutil.rmtree(folder)


def _sweep(shelf: Path) -> None:
    for folder in shelf.glob(".*"):
        shutil.rmtree(folder)


@contextmanager
def _alone(var: Path) -> Iterator[None]:
    """Hold the folder's lock, so that two builds at once take turns."""
    descriptor = os.open(var / ".lock", os.O_CREAT | os.O_RDWR)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX)
        yield
    finally:
        os.close(descriptor)
