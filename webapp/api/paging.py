"""A page as an answer of the API."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from html import unescape

from webapp import links
from webapp.api import model
from webapp.content.inline import plain
from webapp.content.model import Block, Document, FigureBlock, ListBlock, Paragraph, Role, Section, Table
from webapp.library.model import Page, Shown
from webapp.locales import Locale
from webapp.pages.frame import Frame
from webapp.pages.markup import AbsoluteWriter
from webapp.pages.pieces import Pieces
from webapp.pages.words import explained

_TAG = re.compile(r"<[^>]*>")


@dataclass(frozen=True)
class Speaker:
    """Tells of the pages of one locale; `offers` maps slugs to the tags of the locales that offer them."""

    frame: Frame
    pieces: Pieces
    offers: Mapping[str, frozenset[str]]

    @classmethod
    def of(cls, frame: Frame, offers: Mapping[str, frozenset[str]]) -> Speaker:
        """Return the speaker of a frame, whose figures have whole addresses from here on."""
        figures = {name: frame.site_url + address for name, address in frame.figures.items()}
        frame = replace(frame, figures=figures)
        return cls(frame, Pieces(frame), offers)

    def page(self, page: Page) -> model.PageAnswer:
        """Return a whole page."""
        page, words = explained(page, self.frame.glossary)
        document, teller = page.document, self._teller(page)
        return model.PageAnswer(
            **vars(self.brief(page)),
            short=self.frame.site_url + links.short(document, page.locale),
            aliases=teller.names(),
            review=_review(document),
            reviewers=tuple(model.Reviewer(**vars(one)) for one in page.reviewers),
            alternates=tuple(self._alternates(document)),
            related=tuple(self.frame.documents[slug].page_id for slug in document.related),
            modules=tuple(map(teller.module, document.sections)),
            words=tuple(model.Explanation(one.id, one.words[0], one.meaning) for one in words),
            references=tuple(_references(document)),
            attribution=teller.attribution(),
        )

    def brief(self, page: Page) -> model.PageBrief:
        """Return what a list tells of a page."""
        document, locale, teller = page.document, page.locale, self._teller(page)
        return model.PageBrief(
            id=document.page_id,
            slug=document.slug,
            kind=document.kind,  # type: ignore[arg-type]  # one of links.PAGE_TYPES
            lang=locale.tag,
            dir=direction(locale),
            url=teller.address(),
            data=self.frame.site_url + links.data(f"pages/{document.page_id}", locale),
            title=teller.words(page.title),
            summary=teller.words(page.summary),
            urgency=document.urgency,  # type: ignore[arg-type]  # one of URGENCIES
            codes=tuple(model.Code(one.system, one.code, one.relation) for one in document.codes),
            is_offered=page.is_offered,
            is_machine_made=page.is_offered and page.is_machine_made,
            changed=document.changed,
            coverage=model.Coverage(page.translated, page.reviewed, page.total),
        )

    def questions(self, page: Page) -> Iterator[model.Module]:
        """Yield the questions of a page with their answers."""
        page, _ = explained(page, self.frame.glossary)
        yield from map(self._teller(page).entry, page.document.questions())

    def attribution(self, page: Page) -> model.Attribution:
        """Return what goes with each piece of a page."""
        return self._teller(page).attribution()

    def _teller(self, page: Page) -> _Teller:
        return _Teller(page, AbsoluteWriter(self.frame, page.document), self.pieces)

    def _alternates(self, document: Document) -> Iterator[model.Alternate]:
        for one in self.frame.locales:
            if one != self.frame.locale:
                yield model.Alternate(
                    lang=one.tag,
                    dir=direction(one),
                    name=one.native_name,
                    url=self.frame.site_url + links.page(document, one),
                    data=self.frame.site_url + links.data(f"pages/{document.page_id}", one),
                    is_offered=one.tag in self.offers[document.slug],
                )


@dataclass(frozen=True)
class _Teller:
    """Tells what stands on one page."""

    page: Page
    writer: AbsoluteWriter
    pieces: Pieces

    def address(self, anchor: str = "") -> str:
        return self.writer.whole(links.page(self.page.document, self.page.locale, anchor))

    def module(self, section: Section) -> model.Module:
        entries = tuple(self.entry(one, section.role) for one in section.entries)
        return replace(self.entry(section, section.role), label="", entries=entries)

    def entry(self, section: Section, role: Role = Role.FAQ) -> model.Module:
        former = self.page.document.former_anchors.items()
        html = self.pieces.content(self.page, self.writer, section.blocks)
        places = list(_places(self.page.document, section.blocks))
        said = (self.page.shown[one.segment] for one in places if not one.figure)
        return model.Module(
            id=section.id,
            role=role,
            url=self.address(section.id),
            heading=self.words(self.page.shown[section.heading]),
            label=self.pieces.label(section.id) if role is Role.CARE else "",
            html=html,
            text="\n".join(plain(shown.nodes) for shown in said),
            blocks=tuple(map(self._block, places)),
            entries=(),
            former_ids=tuple(old for old, new in former if new == section.id),
        )

    def words(self, shown: Shown) -> model.Words:
        html = str(self.writer.inline(shown))
        locale = shown.locale
        return model.Words(plain(shown.nodes), html, locale.tag, direction(locale), shown.standing)

    def names(self) -> model.Names | None:
        if self.page.document.aliases is None:
            return None
        shown = self.page.shown[self.page.document.aliases]
        names = tuple(shown.text.split("\n"))
        return model.Names(names, shown.locale.tag, direction(shown.locale), shown.standing)

    def attribution(self) -> model.Attribution:
        locale, address = self.page.locale, self.address()
        html = self.pieces.attribution(self.page, self.writer, address)
        return model.Attribution(text_of(html), html, address, locale.tag, direction(locale))

    def _block(self, place: _Place) -> model.Block:
        shown = self.page.shown[place.segment]
        words = self.words(shown)
        figure = place.figure and self.pieces.figure(self.page, self.writer, place.figure)
        return model.Block(
            kind=place.kind,
            html=figure or words.html,
            lang=words.lang,
            dir=words.dir,
            standing=words.standing,
            original=self.words(shown.original) if shown.original else None,
        )


@dataclass(frozen=True)
class _Place:
    """Where a segment stands in a text; of a figure it is what is said of it."""

    kind: model.BlockKind
    segment: int
    figure: str = ""


def _places(
    document: Document, blocks: Sequence[Block], first: model.BlockKind = "paragraph"
) -> Iterator[_Place]:
    """Yield every segment of some blocks in reading order, whatever the language."""
    for number, block in enumerate(blocks):
        match block:
            case Paragraph(segment):
                yield _Place("paragraph" if number else first, segment)
            case ListBlock():
                for item in block.items:
                    yield from _places(document, item, "item")
            case Table():
                cells = (cell for row in (block.header, *block.rows) for cell in row)
                yield from (_Place("cell", cell) for cell in cells if cell is not None)
            case FigureBlock(name):
                alt = next(one.alt for one in document.figures if one.id == name)
                yield _Place("figure", alt, name)


def text_of(html: str) -> str:
    """Return the words of a piece of HTML."""
    return " ".join(unescape(_TAG.sub("", html)).split())


def direction(locale: Locale) -> model.Direction:
    """Return the direction of a language's script."""
    return "rtl" if locale.direction == "rtl" else "ltr"


def _review(document: Document) -> model.Review | None:
    given = document.review
    return model.Review(given.day, given.by, given.next) if given else None


def _references(document: Document) -> Iterator[model.Reference]:
    for number, one in enumerate(document.references, 1):
        address = links.reference(doi=one.doi, pmid=one.pmid, url=one.url)
        yield model.Reference(one.id, number, one.title, one.authors, one.source, one.year, address)
