"""The library as it lies on disk now, in the locale that is being translated."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cached_property
from hashlib import sha256
from pathlib import Path
from threading import RLock

from webapp import links
from webapp.catalogs.interface import Interface
from webapp.catalogs.reading import Catalog, read_catalog
from webapp.content.model import Document, Source
from webapp.editions.inputs import files_below
from webapp.editions.shell import style_sheet
from webapp.errors import Problem, SourceError
from webapp.library.model import Page
from webapp.library.reading import TEMPLATES, load_library
from webapp.library.translating import INTERFACE, Library
from webapp.locales import CATALOG_FOLDER, Locale, PseudoLocale
from webapp.pages.frame import Frame
from webapp.settings import Settings
from webapp.translating.memory import Memory
from webapp.translating.pseudo import PseudoInterface, pseudo_page

STATIC = "preview"  # stands where an edition has the version of its scripts

Stamp = tuple[tuple[str, int, int, int], ...]


@dataclass(frozen=True)
class Known:
    """A document in the locale as its catalog lay there at `stamp`; `problems` are those of the file."""

    stamp: Stamp
    page: Page
    catalog: Catalog
    problems: tuple[Problem, ...]


class Workshop:
    """Reads again what changed since the last look, and nothing else; any number of threads may ask."""

    def __init__(self, settings: Settings, locale: Locale) -> None:
        self.settings, self.locale = settings, locale
        self._lock = RLock()
        self._seen: Stamp | None = None
        self._problems: tuple[Problem, ...] = ()
        self._library: Library | None = None
        self._memory: Memory | None = None
        self._known: dict[str, Known] = {}
        self._interface: tuple[Stamp, Interface] | None = None

    @property
    def is_read_only(self) -> bool:
        """Whether the locale is made up, so that there is nothing to save."""
        return isinstance(self.locale, PseudoLocale)

    @property
    def library(self) -> Library:
        """The documents as they are now, or as they were when they last had no mistakes.

        Raises SourceError with their mistakes at the first look.
        """
        with self._lock:
            folders = (self.settings.content, self.settings.translations / TEMPLATES)
            ledgers = self.settings.translations.glob("*.jsonl")
            stamp = _stamp(*(path for folder in folders for path in files_below(folder)), *ledgers)
            if self._library is None or stamp != self._seen:
                self._library = self._loaded(self._library)
                self._seen = stamp
            return self._library

    @property
    def problems(self) -> tuple[Problem, ...]:
        """The mistakes that keep the documents of today from being shown."""
        return self._problems

    @property
    def memory(self) -> Memory:
        """Where else the same and similar texts stand."""
        with self._lock:
            documents = self.library.content.documents
            if self._memory is None:
                self._memory = Memory(documents)
            return self._memory

    def catalog_path(self, source: Source) -> Path:
        """Return where the translations of a document or list of words lie, or will."""
        return self.settings.translations / self.locale.folder / CATALOG_FOLDER / f"{source.slug}.po"

    def known(self, documents: Iterable[Document]) -> list[Known]:
        """Return documents in the locale as their catalogs are now, whether they are offered or not."""
        with self._lock:
            library = self.library
            wanted = list(documents)
            facts = self.catalog_path(library.content.facts)
            stamps = {one.slug: _stamp(self.catalog_path(one), facts) for one in wanted}
            stale = [
                one
                for one in wanted
                if one.slug not in self._known or self._known[one.slug].stamp != stamps[one.slug]
            ]
            if stale:
                self._read(library, stale, stamps)
            return [self._known[one.slug] for one in wanted]

    def frame(self) -> Frame:
        """Return what stands around every page; its style has what the panel needs."""
        library = self.library
        site = library.content.site
        return Frame(
            locale=self.locale,
            locales=(library.source, self.locale),
            interface=self._spoken(library),
            site_name=site.name,
            site_url=site.url,
            style=self._style,
            static=STATIC,
            documents={one.slug: one for one in library.content.documents},
            figures={
                figure.file: links.figure(figure.file, sha256(figure.file.encode()).hexdigest())
                for document in library.content.documents
                for figure in document.figures
            },
        )

    @cached_property
    def _style(self) -> str:
        return style_sheet(self.settings.static, "translating.css")

    def _loaded(self, before: Library | None) -> Library:
        settings = self.settings
        try:
            library = load_library(settings.content, settings.translations, settings.shipped)
        except SourceError as error:
            if before is None:
                raise
            self._problems = error.problems
            return before
        self._problems, self._memory = (), None
        self._known.clear()
        return library

    def _read(self, library: Library, stale: list[Document], stamps: dict[str, Stamp]) -> None:
        part = replace(library, content=replace(library.content, documents=tuple(stale)))
        if isinstance(self.locale, PseudoLocale):
            source = part.translate(library.source, is_lenient=True)
            pages = {slug: pseudo_page(page, self.locale) for slug, page in source.pages.items()}
            problems: tuple[Problem, ...] = ()
        else:
            translation = part.translate(self.locale, is_lenient=True, is_preview=True)
            pages, problems = dict(translation.pages), translation.file_problems
        for one in stale:
            path = self.catalog_path(one)
            own = tuple(problem for problem in problems if problem.path == path)
            catalog = Catalog(path) if own else read_catalog(path)
            page = replace(pages[one.slug], is_offered=True)
            self._known[one.slug] = Known(stamps[one.slug], page, catalog, own)

    def _spoken(self, library: Library) -> Interface:
        name = Path(self.locale.folder) / CATALOG_FOLDER / f"{INTERFACE}.po"
        stamp = _stamp(library.translations / name, library.shipped / name)
        if self._interface is None or self._interface[0] != stamp:
            self._interface = stamp, self._interface_of(library)
        return self._interface[1]

    def _interface_of(self, library: Library) -> Interface:
        if isinstance(self.locale, PseudoLocale):
            return PseudoInterface(library.source.babel, is_mirrored=self.locale.is_mirrored)
        try:
            return library.interface(self.locale)
        except SourceError:  # its mistakes are told by the commands; here the source's words will do
            return Interface(self.locale.babel)


def _stamp(*paths: Path) -> Stamp:
    """Return what tells that a file was written again, put in another's place or taken away."""
    found = []
    for path in paths:
        try:
            status = path.stat()
        except OSError:
            found.append((str(path), 0, 0, 0))
            continue
        found.append((str(path), status.st_mtime_ns, status.st_size, status.st_ino))
    return tuple(found)
