"""Everything that has or had an address, to be looked up by each step of one."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from webapp import links
from webapp.content.clinics import Clinic
from webapp.content.gone import Gone, GoneClinic, GoneLocale, GonePage, GoneSection
from webapp.content.model import Document
from webapp.content.reading import Content
from webapp.locales import Locale


@dataclass(frozen=True)
class Entry:
    """A document's permanent addresses; `former_sections` leads from a former section id to one of today."""

    page_id: str
    kind: str
    slug: str
    former_slugs: tuple[str, ...]
    sections: tuple[str, ...] = ()
    former_sections: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, document: Document) -> Entry:
        """Return the addresses of a document."""
        return cls(
            document.page_id,
            document.kind,
            document.slug,
            document.former_slugs,
            tuple(document.headings()),
            dict(document.former_anchors),
        )


@dataclass(frozen=True)
class ClinicEntry:
    """A clinic's permanent addresses, and what paper tells of it; `lists` holds the ids of their pages."""

    slug: str
    name: str
    phone: str
    lists: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    @classmethod
    def of(cls, clinic: Clinic, documents: Iterable[Document]) -> ClinicEntry:
        """Return the addresses of a clinic among a library's documents."""
        ids = {one.slug: one.page_id for one in documents}
        lists = {one.id: tuple(ids[slug] for slug in one.pages) for one in clinic.lists}
        return cls(clinic.slug, clinic.name, clinic.phone, lists)


@dataclass(frozen=True)
class Register:
    """What a library has and had; `files` are the paths of an edition's site, `locales` the source first."""

    locales: tuple[Locale, ...]
    entries: tuple[Entry, ...]
    gone: Gone
    files: Container[str]
    clinics: tuple[ClinicEntry, ...] = ()

    @property
    def source(self) -> Locale:
        """The language of the originals."""
        return self.locales[0]

    def locale(self, tag: str) -> Locale | None:
        """Return the locale with this tag, however it is spelled."""
        return self._locales.get(_folded(tag))

    def gone_locale(self, tag: str) -> GoneLocale | None:
        """Return the locale that had this tag and is gone."""
        return self._gone_locales.get(_folded(tag))

    def by_slug(self, slug: str) -> Entry | GonePage | None:
        """Return the document that has or had this name, there or gone."""
        return self._by_slug.get(slug)

    def by_id(self, page_id: str) -> Entry | GonePage | None:
        """Return the document with this permanent id, there or gone."""
        return self._by_id.get(page_id)

    def gone_section(self, entry: Entry, section: str) -> GoneSection | None:
        """Return the section that a document once had under this id."""
        return self._gone_sections.get((entry.slug, section))

    def clinic(self, name: str) -> ClinicEntry | None:
        """Return the clinic with this name."""
        return next((one for one in self.clinics if one.slug == name), None)

    def gone_clinic(self, name: str, of_list: str = "") -> GoneClinic | None:
        """Return the clinic, or the list of one, that had this name and is gone."""
        return next((one for one in self.gone.clinics if (one.id, one.list) == (name, of_list)), None)

    @cached_property
    def _locales(self) -> dict[str, Locale]:
        return {_folded(one.tag): one for one in self.locales}

    @cached_property
    def _gone_locales(self) -> dict[str, GoneLocale]:
        return {_folded(one.tag): one for one in self.gone.locales}

    @cached_property
    def _by_slug(self) -> dict[str, Entry | GonePage]:
        named: Iterable[Entry | GonePage] = (*self.gone.pages, *self.entries)
        return {slug: one for one in named for slug in (*one.former_slugs, one.slug)}

    @cached_property
    def _by_id(self) -> dict[str, Entry | GonePage]:
        named: Iterable[Entry | GonePage] = (*self.gone.pages, *self.entries)
        return {one.page_id: one for one in named}

    @cached_property
    def _gone_sections(self) -> dict[tuple[str, str], GoneSection]:
        return {(one.page, one.id): one for one in self.gone.sections}


def register_of(content: Content, locales: tuple[Locale, ...]) -> Register:
    """Return the register of a library that need not be built."""
    entries = tuple(map(Entry.of, content.documents))
    clinics = tuple(ClinicEntry.of(one, content.documents) for one in content.clinics)
    addresses = [link(locale) for locale in locales for link in links.PLACES]
    addresses += [links.page(entry, locale) for locale in locales for entry in entries]
    addresses += [address for locale in locales for one in clinics for address in _of_clinic(one, locale)]
    return Register(locales, entries, content.gone, frozenset(map(links.file_of, addresses)), clinics)


def _of_clinic(clinic: ClinicEntry, locale: Locale) -> Iterator[str]:
    yield links.clinic(clinic.slug, locale)
    yield from (links.clinic(clinic.slug, locale, one) for one in clinic.lists)


def _folded(tag: str) -> str:
    return tag.replace("_", "-").casefold()
