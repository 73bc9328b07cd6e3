"""A library in, a complete edition on disk out, and the switch to it."""

from __future__ import annotations

import fcntl
import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from webapp.addresses.checking import check_addresses
from webapp.editions.inputs import name_of, tools
from webapp.editions.keys import check_key, read_key
from webapp.editions.record import FILE_NAME, SITE, Record, write_record
from webapp.editions.verifying import verified_record
from webapp.editions.writing import EditionWriter
from webapp.errors import EditionError, Problem
from webapp.library.reading import load_library
from webapp.library.translating import Library
from webapp.packs.signing import SigningKey
from webapp.settings import Settings

CURRENT = "current"

Progress = Callable[[str], None]


@dataclass(frozen=True)
class Built:
    """An edition that is now current; `problems` are segments or catalogs that readers see in the source."""

    folder: Path
    is_new: bool
    problems: tuple[Problem, ...] = ()


def build(settings: Settings, progress: Progress, *, is_lenient: bool = False) -> Built:
    """Build the edition of the settings' folders beside the current one and switch to it in one rename.

    An edition that is there already, whole, is only switched to. Raises SourceError with all mistakes
    found, and then leaves the current edition as it was. When lenient, catalogs that cannot be read count
    as empty. Raises EditionError when an input is edited meanwhile.
    """
    shelf = settings.var / "editions"
    shelf.mkdir(parents=True, exist_ok=True)
    with _alone(settings.var):
        key = read_key(settings)
        folder = shelf / name_of(settings, key.public if key else "")
        known = _whole(folder)
        if known:
            problems = _problems(settings, is_lenient=is_lenient) if known.has_problems else ()
        else:
            _sweep(shelf)
            problems = _write(settings, folder, key, progress, is_lenient=is_lenient)
        _switch(settings.var, folder.name)
        return Built(folder, is_new=known is None, problems=problems)


def current_edition(var: Path) -> Path:
    """Return the folder of the current edition; raises EditionError when there is none."""
    try:
        target = (var / CURRENT).readlink()
    except OSError as error:
        raise EditionError(f"{var}:1: holds no edition; run `pocketleaf build`") from error
    return var / target


def _write(
    settings: Settings, folder: Path, key: SigningKey | None, progress: Progress, *, is_lenient: bool
) -> tuple[Problem, ...]:
    progress("reading content")
    library = _library(settings)
    check_addresses(library.content, library.locales)
    sign = check_key(key, library.content.site, settings, progress)
    half_done = folder.with_name(f".{folder.name}")
    previous, earlier = _previous(settings.var), _earlier_site(settings.var)
    writer = EditionWriter(library, settings.static, half_done, previous, earlier, progress, sign)
    try:
        write_record(half_done, writer.write(folder.name, is_lenient=is_lenient))
        verified_record(half_done)
        if name_of(settings, key.public if key else "") != folder.name:
            raise EditionError("a file was changed while the edition was built; run `pocketleaf build` again")
        _put_in_place(half_done, folder)
    except BaseException:
        shutil.rmtree(half_done, ignore_errors=True)
        raise
    return tuple(writer.problems)


def _put_in_place(half_done: Path, folder: Path) -> None:
    damaged = folder.with_name(f".{folder.name}.damaged")
    if folder.exists():
        folder.rename(damaged)
    half_done.rename(folder)
    shutil.rmtree(damaged, ignore_errors=True)


def _library(settings: Settings) -> Library:
    return load_library(settings.content, settings.translations, settings.shipped)


def _problems(settings: Settings, *, is_lenient: bool) -> tuple[Problem, ...]:
    library = _library(settings)
    found = (library.translate(locale, is_lenient=is_lenient).problems for locale in library.locales)
    return tuple(problem for problems in found for problem in problems)


def _whole(folder: Path) -> Record | None:
    try:
        return verified_record(folder)
    except EditionError:
        return None


def _previous(var: Path) -> Path | None:
    """Return the current edition when what it holds is what this build would make again."""
    try:
        folder = current_edition(var)
    except EditionError:
        return None
    known = _whole(folder)
    return folder if known and known.tools == tools() else None


def _earlier_site(var: Path) -> Path | None:
    """Return the site folder of the current edition, whatever made it and in whatever state it is."""
    try:
        return current_edition(var) / SITE
    except EditionError:
        return None


def _switch(var: Path, name: str) -> None:
    """Point to an edition, and keep beside it only the one before: answers under way may still read it."""
    target = Path("editions") / name
    link = var / CURRENT
    before = link.readlink() if link.is_symlink() else target
    if link.is_symlink() and before == target:
        return
    beside = var / f".{CURRENT}"
    beside.unlink(missing_ok=True)
    beside.symlink_to(target)
    beside.replace(link)
    for folder in (var / "editions").iterdir():
        if (folder / FILE_NAME).is_file() and folder.name not in (target.name, before.name):
            shutil.rmtree(folder)


def _sweep(shelf: Path) -> None:
    for folder in shelf.glob(".*"):
        if folder.is_dir():
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
