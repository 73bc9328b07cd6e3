"""One source in one locale as a translator has it, whether readers are offered it or not."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from webapp.catalogs.entries import Entry
from webapp.catalogs.findings import catalog_errors
from webapp.catalogs.interface import InterfaceMessage
from webapp.catalogs.po import read_po
from webapp.catalogs.reading import Catalog, read_catalog, state_of
from webapp.content.model import Segment, SegmentKind, Source
from webapp.errors import SourceError
from webapp.library.model import Page, Standing, Translation
from webapp.library.translating import INTERFACE, Library
from webapp.locales import CATALOG_FOLDER, Locale
from webapp.reviews.ledger import Held


@dataclass(frozen=True)
class Sheet:
    """The texts of one source in one locale; `standings` and `approvals` run parallel to its segments.

    `page` is None for what is no page of its own: lists of words and the interface.
    """

    slug: str
    path: Path
    segments: tuple[Segment, ...]
    standings: tuple[Standing, ...]
    approvals: Held
    page: Page | None = None


def sheets(library: Library, translation: Translation) -> Iterator[Sheet]:
    """Yield every page and list of words in one locale."""
    for source in library.content.sources:
        path = catalog_path(library, translation.locale, source.slug)
        page = translation.pages.get(source.slug)
        if page:
            yield Sheet(source.slug, path, source.segments, page.standings, page.approvals, page)
        else:
            yield _list_sheet(library, source, translation.locale, path)


def interface_sheet(
    library: Library, translation: Translation, messages: Sequence[InterfaceMessage]
) -> Sheet:
    """Return the words of the interface in one locale; what we ship counts where the library has none."""
    path = catalog_path(library, translation.locale, INTERFACE)
    written = _entries(library.shipped / path.relative_to(library.translations)) | _entries(path)
    usable = translation.interface
    return Sheet(
        slug=INTERFACE,
        path=path,
        segments=tuple(Segment(SegmentKind.PARAGRAPH, "", one.text, 0, id=one.text) for one in messages),
        standings=tuple(
            Standing.CURRENT if usable.is_translated(one.text) else _unusable(written.get(one.text))
            for one in messages
        ),
        approvals=((),) * len(messages),
    )


def catalog_path(library: Library, locale: Locale, slug: str) -> Path:
    """Return where the catalog of a source lies."""
    return library.translations / locale.folder / CATALOG_FOLDER / f"{slug}.po"


def _list_sheet(library: Library, source: Source, locale: Locale, path: Path) -> Sheet:
    try:
        catalog = read_catalog(path)
    except SourceError:
        catalog = Catalog(path)
    wrong = {one.name for one in catalog_errors(source, catalog, library.source.tag, locale.tag)}
    messages = [catalog.messages.get(segment.id) for segment in source.segments]
    standings = tuple(
        Standing.WRONG if segment.id in wrong else Standing[state_of(message, segment).name]
        for segment, message in zip(source.segments, messages, strict=True)
    )
    current = [
        message.translation if message and standing is Standing.CURRENT else None
        for message, standing in zip(messages, standings, strict=True)
    ]
    approvals = library.ledger.holding(source, locale.tag, current)
    return Sheet(source.slug, path, source.segments, standings, approvals)


def _entries(path: Path) -> dict[str, Entry]:
    try:
        return {entry.msgid: entry for entry in read_po(path).live()} if path.exists() else {}
    except SourceError:
        return {}


def _unusable(entry: Entry | None) -> Standing:
    if entry is None or not entry.is_translated:
        return Standing.MISSING
    return Standing.OUTDATED if entry.is_fuzzy else Standing.WRONG
