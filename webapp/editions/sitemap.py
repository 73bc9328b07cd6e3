"""What search engines are told of a whole library: `sitemap.xml`, one list a locale, and `robots.txt`."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from datetime import date
from functools import partial
from xml.etree import ElementTree

from webapp import links
from webapp.content.clinics import Clinic
from webapp.editions.files import SiteFiles
from webapp.locales import Locale
from webapp.pages.frame import Frame
from webapp.pages.heads import Head, head_of_document, head_of_place

_SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9"
_XHTML = "http://www.w3.org/1999/xhtml"
_PLACES = (links.home, links.questions, links.translation, links.lists)
_NOT_FOR_THEM = (links.API, links.CONNECT)


Address = Callable[[Locale], str]


def put_sitemaps(files: SiteFiles, frame: Frame, clinics: Iterable[Clinic]) -> None:
    """Put the lists of all pages that may be listed; nothing where the library has no public address."""
    if not frame.site_url:
        return
    places = (*_PLACES, *_addresses(clinics))
    days: dict[str, date] = {}
    for locale in frame.locales:
        rows = _Rows(replace(frame, locale=locale), places)
        if rows.last:
            days[links.sitemap(locale)] = rows.last
            files.put(links.file_of(links.sitemap(locale)), _written(rows.root))
    files.put(links.file_of(links.sitemap()), _written(_index(frame, days)))
    files.put(links.file_of(links.ROBOTS), _robots(frame).encode())


class _Rows:
    """The list of a frame's locale; `last` is the last day on which a document in it changed, if any is."""

    def __init__(self, frame: Frame, places: Iterable[Address]) -> None:
        self.root = ElementTree.Element("urlset", {"xmlns": _SITEMAP, "xmlns:xhtml": _XHTML})
        self.last: date | None = None
        self._site_url = frame.site_url
        for document in frame.documents.values():
            head = head_of_document(frame, document)
            self._add(links.page(document, frame.locale), document.changed, head)
            if head.is_listed:
                self.last = max(self.last or document.changed, document.changed)
        if self.last:
            for place in places:
                self._add(place(frame.locale), self.last, head_of_place(frame, place))

    def _add(self, address: str, day: date, head: Head) -> None:
        if not head.is_listed:
            return
        row = ElementTree.SubElement(self.root, "url")
        ElementTree.SubElement(row, "loc").text = self._site_url + address
        ElementTree.SubElement(row, "lastmod").text = day.isoformat()
        for one in head.alternates:
            told = {"rel": "alternate", "hreflang": one.lang, "href": self._site_url + one.address}
            ElementTree.SubElement(row, "xhtml:link", told)


def _addresses(clinics: Iterable[Clinic]) -> Iterator[Address]:
    """Yield the addresses of clinics and of their lists."""
    for clinic in clinics:
        for name in ("", *(one.id for one in clinic.lists)):
            yield partial(_address, clinic.slug, name)


def _address(clinic: str, of_list: str, locale: Locale) -> str:
    return links.clinic(clinic, locale, of_list)


def _index(frame: Frame, days: dict[str, date]) -> ElementTree.Element:
    root = ElementTree.Element("sitemapindex", {"xmlns": _SITEMAP})
    for address, day in days.items():
        row = ElementTree.SubElement(root, "sitemap")
        ElementTree.SubElement(row, "loc").text = frame.site_url + address
        ElementTree.SubElement(row, "lastmod").text = day.isoformat()
    return root


def _written(root: ElementTree.Element) -> bytes:
    ElementTree.indent(root, "")
    return bytes(ElementTree.tostring(root, encoding="utf-8", xml_declaration=True)) + b"\n"


def _robots(frame: Frame) -> str:
    refused = "".join(f"Disallow: {address}\n" for address in _NOT_FOR_THEM)
    return f"User-agent: *\n{refused}\nSitemap: {frame.site_url}{links.sitemap()}\n"
