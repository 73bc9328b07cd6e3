"""What search engines are told of a whole library: `sitemap.xml`, one list a locale, and `robots.txt`."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from xml.etree import ElementTree

from webapp import links
from webapp.editions.files import SiteFiles
from webapp.locales import Locale
from webapp.pages.frame import Frame
from webapp.pages.heads import Head, head_of_document, head_of_place

_SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9"
_XHTML = "http://www.w3.org/1999/xhtml"
_PLACES: tuple[Callable[[Locale], str], ...] = (links.home, links.questions, links.translation)
_NOT_FOR_THEM = (links.API, links.CONNECT)


def put_sitemaps(files: SiteFiles, frame: Frame) -> None:
    """Put the lists of all pages that may be listed; nothing where the library has no public address."""
    if not frame.site_url:
        return
    days: dict[str, date] = {}
    for locale in frame.locales:
        rows = _Rows(replace(frame, locale=locale))
        if rows.last:
            days[links.sitemap(locale)] = rows.last
            files.put(links.file_of(links.sitemap(locale)), _written(rows.root))
    files.put(links.file_of(links.sitemap()), _written(_index(frame, days)))
    files.put(links.file_of(links.ROBOTS), _robots(frame).encode())


class _Rows:
    """The list of a frame's locale; `last` is the last day on which a document in it changed, if any is."""

    def __init__(self, frame: Frame) -> None:
        self.root = ElementTree.Element("urlset", {"xmlns": _SITEMAP, "xmlns:xhtml": _XHTML})
        self.last: date | None = None
        self._site_url = frame.site_url
        for document in frame.documents.values():
            head = head_of_document(frame, document)
            self._add(links.page(document, frame.locale), document.changed, head)
            if head.is_listed:
                self.last = max(self.last or document.changed, document.changed)
        if self.last:
            for place in _PLACES:
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
