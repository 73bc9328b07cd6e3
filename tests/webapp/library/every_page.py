"""A library in one language as all that its readers and translators are sent, without an edition on disk."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from search_index import Record as Searchable
from search_index import build_index, digests_of
from search_index.compiling import compile_phone_index
from search_index.querying import Index
from search_index.records import records_of
from search_index.serving import ServedIndex, bodies_of
from webapp.editions import shell
from webapp.library.model import Page, Translation
from webapp.library.translating import Library
from webapp.locales import Locale
from webapp.overview.counting import locale_figures
from webapp.pages import rendering
from webapp.pages.frame import Frame
from webapp.pages.listing import Listing
from webapp.pages.rendering import Question, Suggestion

NAME = "Pocketleaf"


@dataclass(frozen=True)
class Sent:
    """The HTML by name (`page dry-skin`, `home`, …), the records of the search, and the web app manifest."""

    translation: Translation
    pages: Mapping[str, str]
    records: tuple[Searchable, ...]
    manifest: Mapping[str, Any]


def sent(library: Library, locale: Locale, *, is_searched: bool = False) -> Sent:
    """Return all that is sent in one language; a search takes longer than the rest."""
    translation = library.translate(locale, is_lenient=True)
    frame = _frame(library, translation)
    pages = dict(_pages(translation, frame))
    pages |= dict(_previews(library, frame))
    figures = locale_figures(library, translation)
    english = replace(frame, locale=library.source, interface=library.interface(library.source))
    pages["overview"] = rendering.render_overview(english, [figures.totals])
    pages["overview of a language"] = rendering.render_work_in(english, figures)
    records = tuple(records_of(translation))
    if is_searched and records:
        pages |= dict(_searches(records, frame))
    return Sent(translation, pages, records, json.loads(shell.manifest(frame)))


def _frame(library: Library, translation: Translation) -> Frame:
    documents = library.content.documents
    return Frame(
        locale=translation.locale,
        locales=library.locales,
        interface=translation.interface,
        site_name=NAME,
        site_url="https://example.org",
        style="",
        static="0",
        documents={one.slug: one for one in documents},
        figures={figure.file: f"/figures/{figure.file}" for one in documents for figure in one.figures},
        glossary=translation.glossary,
        listing=Listing({slug: _tags(page) for slug, page in translation.pages.items()}),
        signing_key="0" * 43 + "=",
    )


def _pages(translation: Translation, frame: Frame) -> Iterator[tuple[str, str]]:
    offered = translation.offered
    withheld = [page for page in translation.pages.values() if not page.is_offered]
    tags = {slug: _tags(page) for slug, page in translation.pages.items()}
    for page in translation.pages.values():
        yield (
            f"page {page.document.slug}",
            rendering.render_page(page, frame, tags, _related(page, translation)),
        )
    popular = [
        Question(page, rendering.writer(frame, page), one)
        for page in offered
        for one in page.document.questions()
    ]
    yield "home", rendering.render_home(frame, offered, withheld, popular)
    yield "questions", rendering.render_questions(frame, offered)
    yield "translation", rendering.render_translation(frame, (*offered, *withheld))
    yield "library", rendering.render_library(frame, tags)
    yield "offline", rendering.render_offline(frame)
    yield "empty search", rendering.render_search(frame, "", ())
    yield "search without a hit", rendering.render_search(frame, "<script>", ())
    near = [Suggestion(str(one.title.text), "/x", one.title.locale.tag) for one in offered]
    yield "not found", rendering.render_not_found(frame, near)


def _tags(page: Page) -> frozenset[str]:
    """Return the languages that offer a page."""
    return frozenset({"en"} | ({page.locale.tag} if page.is_offered else set()))


def _related(page: Page, translation: Translation) -> list[Page]:
    return [translation.pages[slug] for slug in page.document.related]


def _previews(library: Library, frame: Frame) -> Iterator[tuple[str, str]]:
    """Yield what translators see, who see pages that are not offered as if they were."""
    preview = library.translate(frame.locale, is_lenient=True, is_preview=True)
    view = {
        "token": "t",
        "problems": (),
        "is_read_only": False,
        "addresses": {"segment": "/s", "check": "/c", "save_text": "/t"},
    }
    for page in (replace(one, is_offered=True) for one in preview.pages.values()):
        yield (
            f"preview {page.document.slug}",
            rendering.render_preview(page, frame, _related(page, preview), **view),
        )


def _searches(records: tuple[Searchable, ...], frame: Frame) -> Iterator[tuple[str, str]]:
    """Yield the answers to the first words of each record's texts, and to beginnings that find no more."""
    tag = frame.locale.tag
    with TemporaryDirectory() as name:
        folder = Path(name) / "index"
        build_index(records, tag, folder)
        index = Index.open(folder, tag, digests_of(folder))
        try:
            served = ServedIndex.open(compile_phone_index(records, index, tag), bodies_of(records))
            asked = dict.fromkeys(
                text for one in records for text in (one.title, *one.aliases, one.body[-60:])
            )
            for query in asked:
                hits, others = served.search(query), index.search(query)
                near = served.phone.suggest(query[:3])
                yield f"search for {query}", rendering.render_search(frame, query, hits)
                yield f"search of the judge for {query}", rendering.render_search(frame, query, others)
                yield f"suggestions for {query[:3]}", rendering.render_search(frame, query[:3], (), near)
        finally:
            index.close()
