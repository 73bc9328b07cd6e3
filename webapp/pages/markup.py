"""Inline trees as HTML."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup, escape

from webapp import links
from webapp.content.inline import (
    Citation,
    Code,
    Emphasis,
    Fact,
    Foreign,
    Inline,
    Isolated,
    Link,
    Strong,
    Text,
    plain,
)
from webapp.content.model import Document, Figure
from webapp.drawings.model import Lettering
from webapp.drawings.writing import svg_of
from webapp.library.model import Page, Shown
from webapp.pages.frame import Frame, Said


@dataclass(frozen=True)
class Writer:
    """Writes the texts of one document, or of none, as HTML for the readers of one frame."""

    frame: Frame
    document: Document | None

    def inline(self, shown: Shown) -> Markup:
        """Return a segment's HTML without a mark of its language."""
        return self._nodes(shown.nodes)

    def said(self, shown: Shown) -> Markup:
        """Return a segment's HTML, in a span that names its language when it is not the page's."""
        return self.quoted(shown).within(self.frame.locale)

    def quoted(self, shown: Shown) -> Said:
        """Return a segment's HTML to be put into a text, whatever language that may be in."""
        return Said(self.inline(shown), shown.locale)

    def mark(self, _: Shown) -> Markup:
        """Return the attributes that name a segment on its element: none, unless translators see it."""
        return Markup("")

    def drawn(self, page: Page, figure: Figure) -> str:
        """Return the SVG of a figure that we drew."""
        if not figure.drawing:
            return ""
        alt, *labels = (self._lettering(page.shown[index]) for index in (figure.alt, *figure.labels))
        return svg_of(figure.drawing, alt, labels, is_alone=self._is_elsewhere)

    def foreign(self, page: Page, figure: Figure) -> bool:
        """Tell whether a drawing has labels in another language than the page's."""
        return any(page.shown[index].locale != self.frame.locale for index in figure.labels)

    @property
    def _is_elsewhere(self) -> bool:
        """Whether the texts stand where the style of our pages does not."""
        return False

    def _lettering(self, shown: Shown) -> Lettering:
        locale = shown.locale
        return Lettering(plain(shown.nodes), locale.tag, locale.direction, str(self.mark(shown)))

    def whole(self, address: str) -> str:
        """Return what a link to an address of the library is written as: itself, on its page."""
        return address

    def number_of(self, reference: str) -> int:
        """Return the number under which a reference is listed."""
        references = self.document.references if self.document else ()
        return [one.id for one in references].index(reference) + 1

    def _nodes(self, nodes: Sequence[Inline]) -> Markup:
        return Markup("").join(self._node(node) for node in nodes)

    def _node(self, node: Inline) -> Markup:
        match node:
            case Text(text) | Foreign(_, text):
                html = escape(text)
            case Code(text):
                html = Markup("<code>{}</code>").format(text)
            case Strong(children):
                html = Markup("<strong>{}</strong>").format(self._nodes(children))
            case Emphasis(children):
                html = Markup("<em>{}</em>").format(self._nodes(children))
            case Isolated(text, direction):
                html = Markup('<bdi dir="{}">{}</bdi>').format(direction, text)
            case Fact(name):
                html = escape(f"{{{name}}}")
            case Citation(reference):
                number = self.number_of(reference)
                html = Markup('<a class="cite" href="{}">[{}]</a>').format(
                    self.whole(f"#ref-{reference}"), number
                )
            case Link(href, children):
                html = self._link(href, self._nodes(children))
        return html

    def _link(self, href: str, words: Markup) -> Markup:
        slug, _, anchor = href.partition("#")
        if ":" in slug:
            return Markup('<a href="{}" rel="noreferrer">{}</a>').format(href, words)
        if not slug:
            return Markup('<a href="{}">{}</a>').format(self.whole(f"#{anchor}"), words)
        address = links.page(self.frame.documents[slug], self.frame.locale, anchor)
        return Markup('<a href="{}">{}</a>').format(self.whole(address), words)


@dataclass(frozen=True)
class AbsoluteWriter(Writer):
    """Writes the same texts for other places than their page, whose links have to be whole."""

    @property
    def _is_elsewhere(self) -> bool:
        return True

    def whole(self, address: str) -> str:
        """Return the address with the site's and, where only an anchor is given, the page's before it."""
        here = ""
        if self.document and address.startswith("#"):
            here = links.page(self.document, self.frame.locale)
        return self.frame.site_url + here + address


@dataclass(frozen=True)
class SegmentWriter(Writer):
    """Writes a page for translators, who have to know which segment each text is, and how it stands."""

    page: Page

    def inline(self, shown: Shown) -> Markup:
        """Return a segment's HTML in a span that names it."""
        name, html = self.mark(shown), super().inline(shown)
        return Markup("<span{}>{}</span>").format(name, html) if name else html

    def mark(self, shown: Shown) -> Markup:
        """Return the attributes that name a segment of the page; none for a text that stands beside one."""
        index = next((index for index, one in enumerate(self.page.shown) if one is shown), None)
        if index is None:
            return Markup("")
        name, standing = self.page.document.segments[index].id, self.page.standings[index]
        return Markup(' data-segment="{}" data-standing="{}"').format(name, standing.value)
