"""The edition that is served now; a newer one takes its place between two answers."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from threading import Lock

from search_index import Index
from search_index.serving import ServedIndex
from webapp.addresses.register import Register
from webapp.catalogs.interface import Interface
from webapp.editions.building import current_edition
from webapp.editions.compression import ENDINGS
from webapp.editions.record import (
    BODIES,
    FILE_NAME,
    INDEXES,
    INTERFACES,
    SITE,
    STYLE,
    IndexRecord,
    Record,
    SiteFile,
)
from webapp.editions.verifying import verified_record
from webapp.errors import EditionError
from webapp.locales import Locale
from webapp.pages.frame import Frame


@dataclass(frozen=True)
class Edition:
    """A finished edition on disk, read only."""

    folder: Path
    record: Record
    style: str
    indexes: dict[str, ServedIndex]

    @cached_property
    def locales(self) -> tuple[Locale, ...]:
        """The locales of the library, the source first."""
        return tuple(Locale(tag) for tag in self.record.tags)

    @cached_property
    def register(self) -> Register:
        """What has or had an address."""
        record = self.record
        return Register(self.locales, record.documents, record.gone, record.files, record.clinics)

    @cached_property
    def frames(self) -> dict[str, Frame]:
        """The frame for answers made on request, by tag."""
        return {locale.tag: self._frame(locale) for locale in self.locales}

    def file(self, path: str) -> SiteFile | None:
        """Return what is known of a file of the site, None when there is none."""
        return self.record.files.get(path)

    def read(self, path: str, encoding: str | None = None) -> bytes:
        """Return a file of the site, plain or in one of its encodings."""
        return (self.folder / SITE / (path + (ENDINGS[encoding] if encoding else ""))).read_bytes()

    def reference(self, tag: str) -> Index:
        """Return the Whoosh index of a locale, by which the served one is judged."""
        return Index.open(self.folder / INDEXES / tag, tag, self.record.indexes[tag].files)

    def _frame(self, locale: Locale) -> Frame:
        return Frame(
            locale=locale,
            locales=self.locales,
            interface=self._interface("own", locale).over(self._interface("shipped", locale)),
            site_name=self.record.site_name,
            site_url=self.record.site_url,
            style=self.style,
            static=self.record.static,
        )

    def _interface(self, kind: str, locale: Locale) -> Interface:
        return Interface.read(self.folder / INTERFACES / kind / f"{locale.tag}.po", locale.babel)


def open_edition(folder: Path) -> Edition:
    """Return the edition in a folder; raises EditionError when anything in it is damaged."""
    record = verified_record(folder)
    indexes = {tag: _served_index(folder, tag, index) for tag, index in record.indexes.items()}
    return Edition(folder, record, (folder / STYLE).read_text(encoding="utf-8"), indexes)


def _served_index(folder: Path, tag: str, index: IndexRecord) -> ServedIndex:
    phone, bodies = folder / SITE / index.phone, folder / BODIES / f"{tag}.json"
    return ServedIndex.open(phone.read_bytes(), bodies.read_bytes())


class Shelf:
    """Gives the current edition; looks at each call whether a newer one was switched to.

    An edition that cannot be opened leaves the last good one serving.
    """

    def __init__(self, var: Path) -> None:
        self._var = var
        self._lock = Lock()
        self._refused: tuple[Path, int] | None = None
        self._edition = open_edition(current_edition(var).resolve())

    def current(self) -> Edition:
        """Return the edition to answer with; one answer uses one edition throughout."""
        try:
            folder = current_edition(self._var).resolve()
        except EditionError:
            return self._edition
        if folder != self._edition.folder:
            with self._lock:
                self._change(folder)
        return self._edition

    def _change(self, folder: Path) -> None:
        version = folder, _written_at(folder)
        if folder == self._edition.folder or version == self._refused:
            return
        try:
            self._edition = open_edition(folder)
        except EditionError:
            self._refused = version


def _written_at(folder: Path) -> int:
    try:
        return (folder / FILE_NAME).stat().st_mtime_ns
    except OSError:
        return 0
