"""Writes the files of one edition, one locale at a time."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from hashlib import sha256
from pathlib import Path

from webapp import links
from webapp.addresses.register import ClinicEntry, Entry
from webapp.api.answers import Language
from webapp.content.inline import plain
from webapp.editions import shell
from webapp.editions.cards import put_cards, tell_of_cards
from webapp.editions.files import SiteFiles
from webapp.editions.handing_out import put_lists
from webapp.editions.indexing import write_index
from webapp.editions.inputs import tools
from webapp.editions.offering import read_offering
from webapp.editions.packing import Packed, pack_from, put_pack, put_pointer
from webapp.editions.record import (
    INTERFACES,
    SITE,
    STYLE,
    IndexRecord,
    PageRecord,
    Record,
    read_record,
)
from webapp.editions.sitemap import put_sitemaps
from webapp.editions.telling import put_data, put_shared_data
from webapp.errors import Problem, SourceError
from webapp.library.model import Page, Translation
from webapp.library.translating import INTERFACE, Library
from webapp.locales import CATALOG_FOLDER, Locale
from webapp.overview.counting import locale_figures
from webapp.overview.figures import Totals
from webapp.packs.manifest import Sign
from webapp.pages import rendering
from webapp.pages.frame import Frame
from webapp.pages.rendering import Question


@dataclass(frozen=True)
class _Made:
    """What the edition's record and its worker must know of one locale."""

    kept_pages: bytes
    pages: tuple[PageRecord, ...]
    index: IndexRecord
    language: Language


@dataclass
class EditionWriter:
    """Writes a library into `folder`; what the edition in `previous` holds alike is linked.

    `earlier` is the site folder of the edition that packs are updated from, whatever made it; `sign` gives
    a pack's manifest the publisher's signature.
    """

    library: Library
    static: Path
    folder: Path
    previous: Path | None
    earlier: Path | None
    progress: Callable[[str], None]
    sign: Sign | None = None
    problems: list[Problem] = field(default_factory=list)

    def write(self, name: str, *, is_lenient: bool) -> Record:
        """Write everything but the record, and return the record."""
        before = (self.previous, read_record(self.previous)) if self.previous else None
        record = self._empty_record(name)
        scripts = shell.shell_files(self.static)
        record = replace(record, static=shell.static_version(scripts))
        style = shell.style_sheet(self.static)
        self.folder.mkdir(parents=True)
        (self.folder / STYLE).write_text(style, encoding="utf-8")
        offering = read_offering(self.library, self.progress, is_lenient=is_lenient)
        offers, frame = offering.offers, replace(self._frame(record, style), listing=offering.listing)
        known = (before[0] / SITE, before[1].files) if before else None
        tell_of_cards(frame.site_url, self.progress)
        made: dict[str, _Made] = {}
        packs: list[Packed] = []
        totals: list[Totals] = []
        with SiteFiles(self.folder / SITE, known) as files:
            self._put_shared(files, frame, scripts)
            for locale in self.library.locales:
                translation = self.library.translate(locale, is_lenient=is_lenient)
                self.problems += translation.problems
                made[locale.tag] = self._put_translation(translation, files, frame, offers, before)
                packs.append(self._put_pack(replace(frame, locale=locale), files, made[locale.tag]))
                if locale != self.library.source:
                    totals.append(self._put_work(translation, files, frame))
            files.put(links.file_of(links.overview()), rendering.render_overview(frame, totals).encode())
            put_shared_data(files, frame, (one.language for one in made.values()))
            put_sitemaps(files, frame, self.library.content.clinics)
            kept_pages = {tag: one.kept_pages for tag, one in made.items()}
            names = shell.kept_names(scripts)
            files.put(links.file_of(links.WORKER), shell.worker_script(record.static, names, kept_pages))
            self.progress("compressing")
            for packed in packs:
                put_pointer(files, packed, self.sign)
        return replace(
            record,
            files=files.kept,
            pages={tag: one.pages for tag, one in made.items()},
            indexes={tag: one.index for tag, one in made.items()},
            parts=self._parts(),
            has_problems=bool(self.problems),
        )

    def _put_translation(
        self,
        translation: Translation,
        files: SiteFiles,
        frame: Frame,
        offers: Mapping[str, frozenset[str]],
        before: tuple[Path, Record] | None,
    ) -> _Made:
        locale = translation.locale
        interface, glossary = translation.interface, translation.glossary
        local = replace(frame, locale=locale, interface=interface, glossary=glossary)
        local = replace(local, cards=put_cards(files, local, translation.offered, self.progress))
        self.progress(f"{locale.tag}: writing {len(translation.pages)} pages")
        kept_pages = _put_kept_pages(files, local)
        _put_locale(files, local, translation, offers, self.library)
        put_lists(files, local, translation)
        language = put_data(files, local, translation, offers)
        self._keep_interface(locale)
        self.progress(f"{locale.tag}: indexing {len(translation.offered)} pages")
        index = write_index(translation, files, self.folder, before)
        pages = tuple(_page_record(page) for page in translation.offered)
        return _Made(kept_pages, pages, index, language)

    def _put_pack(self, frame: Frame, files: SiteFiles, made: _Made) -> Packed:
        pack = pack_from(files, frame, self.library.content.documents, made.index.phone)
        self.progress(f"{frame.locale.tag}: packing {len(pack.holding.records)} pages")
        return put_pack(files, pack, self.earlier)

    def _put_work(self, translation: Translation, files: SiteFiles, frame: Frame) -> Totals:
        """Put the page that tells translators what there is to do in a locale, and return its sums."""
        figures = locale_figures(self.library, translation)
        page = rendering.render_work_in(frame, figures)
        files.put(links.file_of(links.overview(translation.locale)), page.encode())
        return figures.totals

    def _empty_record(self, name: str) -> Record:
        content = self.library.content
        return Record(
            name=name,
            tools=tools(),
            tags=tuple(locale.tag for locale in self.library.locales),
            site_name=content.site.name,
            site_url=content.site.url,
            static="",
            documents=tuple(map(Entry.of, content.documents)),
            gone=content.gone,
            clinics=tuple(ClinicEntry.of(one, content.documents) for one in content.clinics),
        )

    def _frame(self, record: Record, style: str) -> Frame:
        return Frame(
            locale=self.library.source,
            locales=self.library.locales,
            interface=self.library.interface(self.library.source),
            site_name=record.site_name,
            site_url=record.site_url,
            style=style,
            static=record.static,
            documents={one.slug: one for one in self.library.content.documents},
            figures=dict(self._figures()),
            signing_key=self.library.content.site.signing_key,
        )

    def _figures(self) -> Iterator[tuple[str, str]]:
        for document in self.library.content.documents:
            for figure in (one for one in document.figures if not one.drawing):
                data = (self.library.content.figures / figure.file).read_bytes()
                yield figure.file, links.figure(figure.file, sha256(data).hexdigest())

    def _put_shared(self, files: SiteFiles, frame: Frame, scripts: Mapping[str, bytes]) -> None:
        for name, data in scripts.items():
            files.put(links.file_of(links.static(frame.static, name)), data)
        for name, address in frame.figures.items():
            files.put(links.file_of(address), (self.library.content.figures / name).read_bytes())

    def _keep_interface(self, locale: Locale) -> None:
        try:
            self.library.interface(locale)
        except SourceError:  # told by then; what cannot be read is not kept
            return
        name = Path(locale.folder) / CATALOG_FOLDER / f"{INTERFACE}.po"
        for kind, folder in (("own", self.library.translations), ("shipped", self.library.shipped)):
            if (folder / name).is_file():
                target = self.folder / INTERFACES / kind / f"{locale.tag}.po"
                target.parent.mkdir(parents=True, exist_ok=True)
                shutil.copyfile(folder / name, target)

    def _parts(self) -> dict[str, str]:
        paths = [self.folder / STYLE, *sorted((self.folder / INTERFACES).glob("*/*.po"))]
        return {
            path.relative_to(self.folder).as_posix(): sha256(path.read_bytes()).hexdigest() for path in paths
        }


def _put_kept_pages(files: SiteFiles, frame: Frame) -> bytes:
    """Put the pages with which a worker answers where no network does; return them as one."""
    pages = {
        links.offline(frame.locale): rendering.render_offline(frame).encode(),
        links.search(frame.locale): rendering.render_search(frame, "", ()).encode(),
    }
    for address, html in pages.items():
        files.put(links.file_of(address), html)
    return b"".join(pages.values())


def _put_locale(
    files: SiteFiles,
    frame: Frame,
    translation: Translation,
    offers: Mapping[str, frozenset[str]],
    library: Library,
) -> None:
    locale, offered = translation.locale, translation.offered
    withheld = [page for page in translation.pages.values() if not page.is_offered]
    popular = list(_popular(translation, frame, library))
    for page in translation.pages.values():
        related = [translation.pages[slug] for slug in page.document.related]
        html = rendering.render_page(page, frame, offers, related)
        files.put(links.file_of(links.page(page.document, locale)), html.encode())
    whole = {
        links.home(locale): rendering.render_home(frame, offered, withheld, popular),
        links.questions(locale): rendering.render_questions(frame, offered),
        links.translation(locale): rendering.render_translation(frame, (*offered, *withheld)),
        links.library(locale): rendering.render_library(frame, offers),
    }
    for address, html in whole.items():
        files.put(links.file_of(address), html.encode())
    files.put(links.file_of(links.manifest(locale)), shell.manifest(frame))


def _popular(translation: Translation, frame: Frame, library: Library) -> Iterator[Question]:
    for entry in library.content.site.popular:
        page = translation.pages[entry.slug]
        sections = [one for one in page.document.questions() if one.id == entry.anchor]
        if page.is_offered:
            yield Question(page, rendering.writer(frame, page), sections[0])


def _page_record(page: Page) -> PageRecord:
    address = links.page(page.document, page.locale)
    return PageRecord(page.document.slug, plain(page.title.nodes), address, page.title.locale.tag)
