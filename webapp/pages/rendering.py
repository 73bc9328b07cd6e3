"""The HTML of every kind of page."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import groupby

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from webapp import links
from webapp.content.inline import plain
from webapp.content.model import FigureBlock, ListBlock, Paragraph, Section, Table
from webapp.library.model import Page, Shown, Standing
from webapp.locales import Locale
from webapp.overview.figures import LocaleFigures, Totals
from webapp.pages.frame import Frame
from webapp.pages.heads import head_of_document, head_of_place
from webapp.pages.hits import Hit, grouped
from webapp.pages.markup import SegmentWriter, Writer
from webapp.pages.structured import structured
from webapp.pages.words import explained


@dataclass(frozen=True)
class Language:
    """An entry of the language menu; `is_offered` is false where that page is shown in the source."""

    locale: Locale
    address: str
    is_offered: bool


@dataclass(frozen=True)
class Question:
    """A question with its answer, on its page."""

    page: Page
    writer: Writer
    section: Section

    @property
    def words(self) -> Markup:
        """The question's HTML."""
        return self.writer.said(self.page.shown[self.section.heading])


@dataclass(frozen=True)
class Suggestion:
    """A page named in an answer that is made on request."""

    title: str
    address: str
    lang: str


def render_page(
    page: Page, frame: Frame, offered: Mapping[str, frozenset[str]], related: Sequence[Page]
) -> str:
    """Return a condition or guide; `offered` maps slugs to the tags of the locales that offer them."""
    tags = offered[page.document.slug]
    menu = [Language(one, links.page(page.document, one), one.tag in tags) for one in frame.locales]
    page, explanations = explained(page, frame.glossary)
    return _render(
        "page.html",
        frame,
        menu,
        address=links.page(page.document, frame.locale),
        head=head_of_document(frame, page.document),
        page=page,
        writer=Writer(frame, page.document),
        related=related,
        explanations=explanations,
        told=structured(page, frame),
    )


def render_preview(page: Page, frame: Frame, related: Sequence[Page], **view: object) -> str:
    """Return the same page for translators: each text is named, and beside it is what they work with."""
    return _render(
        "translating/page.html",
        frame,
        (),
        address="",
        page=page,
        writer=SegmentWriter(frame, page.document, page),
        related=related,
        explanations=(),
        told="",
        **view,
    )


def render_work(frame: Frame, template: str, **view: object) -> str:
    """Return a page around the preview: the list of what there is to translate, or why there is none."""
    return _render(f"translating/{template}.html", frame, (), address="", **view)


def render_home(
    frame: Frame, pages: Sequence[Page], withheld: Sequence[Page], popular: Sequence[Question]
) -> str:
    """Return the first page: search, the pages offered (given in the order of the alphabet), questions."""
    letters = [
        (letter, list(group))
        for letter, group in groupby(pages, key=lambda page: frame.locale.initial(_plain(page.title)))
    ]
    return _render(
        "home.html",
        frame,
        _menu(frame, links.home),
        address=links.home(frame.locale),
        head=head_of_place(frame, links.home),
        letters=letters,
        withheld=withheld,
        popular=popular,
    )


def render_questions(frame: Frame, pages: Sequence[Page]) -> str:
    """Return all questions of the pages offered, under their pages."""
    groups = [
        (page, [Question(page, writer(frame, page), one) for one in page.document.questions()])
        for page in pages
    ]
    return _render(
        "questions.html",
        frame,
        _menu(frame, links.questions),
        address=links.questions(frame.locale),
        head=head_of_place(frame, links.questions),
        groups=groups,
    )


def render_translation(frame: Frame, pages: Sequence[Page]) -> str:
    """Return the page that tells how the locale's texts were made and how complete they are."""
    return _render(
        "translation.html",
        frame,
        _menu(frame, links.translation),
        address=links.translation(frame.locale),
        head=head_of_place(frame, links.translation),
        pages=pages,
        is_machine_made=any(page.is_machine_made for page in pages),
    )


def render_overview(frame: Frame, totals: Sequence[Totals]) -> str:
    """Return the page that tells translators how far every language is; in the source's words."""
    menu = _menu(frame, links.home)
    return _render("overview.html", frame, menu, address=links.overview(), totals=totals)


def render_work_in(frame: Frame, figures: LocaleFigures) -> str:
    """Return the page that tells translators what there is to do in one language; in the source's words."""
    language = figures.locale
    return _render(
        "overview_language.html",
        frame,
        _menu(frame, links.home),
        address=links.overview(language),
        language=language,
        documents=figures.documents,
        totals=figures.totals,
    )


def render_library(frame: Frame, offered: Mapping[str, frozenset[str]]) -> str:
    """Return the page where a reader keeps languages, this locale's first; `offered` as in `render_page`."""
    menu = _menu(frame, links.library)
    homes = _menu(frame, links.home)
    return _render(
        "library.html",
        frame,
        menu,
        address=links.library(frame.locale),
        own_first=sorted(homes, key=lambda one: one.locale != frame.locale),
        counts={one.tag: sum(one.tag in tags for tags in offered.values()) for one in frame.locales},
    )


def render_offline(frame: Frame) -> str:
    """Return the page that a worker shows when neither network nor a kept copy answers."""
    return _render("offline.html", frame, _menu(frame, links.home), address=links.offline(frame.locale))


def render_search(frame: Frame, query: str, hits: Sequence[Hit], nearest: Sequence[object] = ()) -> str:
    """Return the search page with the hits of a query (with what is nearest if none), or the empty form."""
    menu = [Language(one, links.search(one, query), is_offered=True) for one in frame.locales]
    return _render(
        "search.html",
        frame,
        menu,
        address=links.search(frame.locale),
        query=query,
        hits=hits,
        entries=grouped(hits),
        nearest=nearest,
    )


def render_not_found(frame: Frame, suggestions: Sequence[Suggestion]) -> str:
    """Return the page shown where no page is, with those that may have been meant."""
    return _render("not_found.html", frame, _menu(frame, links.home), address="", suggestions=suggestions)


def render_gone(frame: Frame, reason: str, successor: Suggestion | None) -> str:
    """Return the page shown where one was withdrawn, with the reason in the source's language, if any."""
    menu = _menu(frame, links.home)
    return _render("gone.html", frame, menu, address="", reason=reason, successor=successor)


def render_connect(frame: Frame, name: str, page_ids: Sequence[str], **view: object) -> str:
    """Return a page for people whom a coded request led here, by its name."""
    menu = _menu(frame, lambda locale: links.connected(locale, page_ids))
    return _render(f"connect_{name}.html", frame, menu, address="", **view)


def render_alone(frame: Frame, template: str, **view: object) -> str:
    """Return a page by its template, without a menu of languages."""
    return _render(f"{template}.html", frame, (), address="", **view)


def render_share(frame: Frame, document: links.Addressed, chosen: Mapping[str, str], **view: object) -> str:
    """Return a page to hand on; `chosen` is what of it, as the query says it."""

    def address(locale: Locale) -> str:
        return links.page(document, locale, action="share")

    menu = _menu(frame, lambda locale: links.with_query(address(locale), chosen))
    return _render("share.html", frame, menu, address="", action=address(frame.locale), **view)


def render_handed(frame: Frame, name: str, address: Callable[[Locale], str], **view: object) -> str:
    """Return a page about what is handed over, by its name; `address` tells where it is in a locale."""
    return _render(f"{name}.html", frame, _menu(frame, address), address=address(frame.locale), **view)


def writer(frame: Frame, page: Page) -> Writer:
    """Return the writer of a page's texts."""
    return Writer(frame, page.document)


@cache
def environment() -> Environment:
    """Return the one Jinja environment; templates are escaped and refuse unknown names."""
    made = Environment(
        loader=PackageLoader("webapp"),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=StrictUndefined,
    )
    made.globals |= {"links": links, "Standing": Standing, "plain": _plain, "kind_of": _kind_of}
    return made


def tidied(text: str) -> str:
    """Return a text without empty lines and the white space around its lines."""
    return "\n".join(line for line in (line.strip() for line in text.splitlines()) if line)


def _render(template: str, frame: Frame, menu: Sequence[Language], **view: object) -> str:
    html = (
        environment()
        .get_template(template)
        .render(
            frame=frame,
            locale=frame.locale,
            menu=menu,
            _=frame.text,
            a_=frame.attribute,
            title_=frame.title,
            _n=frame.plural,
            writer_of=lambda page: writer(frame, page),
            **{"query": "", "head": None, **view},
        )
    )
    return tidied(html) + "\n"


def _menu(frame: Frame, address: Callable[[Locale], str]) -> list[Language]:
    return [Language(one, address(one), is_offered=True) for one in frame.locales]


def _plain(shown: Shown) -> str:
    return plain(shown.nodes)


def _kind_of(block: object) -> str:
    kinds = {Paragraph: "paragraph", ListBlock: "list", Table: "table", FigureBlock: "figure"}
    return kinds[type(block)]
