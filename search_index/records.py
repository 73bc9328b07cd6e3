"""What of a page can be found: the page itself, and each of its questions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from search_index.building import Record
from search_index.lay_words import LayWords
from webapp import links
from webapp.content.inline import plain
from webapp.content.model import Role, Section
from webapp.content.order import segments_in
from webapp.library.model import Page, Translation


def records_of(translation: Translation) -> Iterator[Record]:
    """Yield the records of the pages that readers of a locale are offered, in the words they are shown."""
    lay_words = LayWords(translation.lay_terms, translation.locale.tag)
    for page in translation.offered:
        yield _page(page, lay_words)
        yield from (_question(page, section) for section in page.document.questions())


def _page(page: Page, lay_words: LayWords) -> Record:
    document = page.document
    sections = [one for one in document.all_sections() if one not in document.questions()]
    title, (aliases, foreign) = _words(page, document.title), _aliases(page)
    texts = (plain(shown.nodes) for place, shown in enumerate(page.shown) if place != document.aliases)
    body = [document.summary, *(place for one in sections for place in segments_in(one.blocks))]
    return Record(
        key=document.slug,
        kind="page",
        url=links.page(document, page.locale),
        title=title,
        page_title=title,
        body=_joined(page, body),
        told=_told(page, body),
        lang=page.title.locale.tag,
        aliases=aliases,
        headings=tuple(_words(page, one.heading) for one in sections if one.role is not Role.FAQ),
        lay_words=(*lay_words.of((title, *aliases), texts), *foreign),
    )


def _question(page: Page, section: Section) -> Record:
    body = tuple(segments_in(section.blocks))
    return Record(
        key=f"{page.document.slug}#{section.id}",
        kind="question",
        url=links.page(page.document, page.locale, section.id),
        title=_words(page, section.heading),
        page_title=_words(page, page.document.title),
        page_lang=page.title.locale.tag,
        body=_joined(page, body),
        told=_told(page, body),
        lang=page.shown[section.heading].locale.tag,
    )


def _aliases(page: Page) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the page's other names, and those that are in another language than its title."""
    if page.document.aliases is None:
        return (), ()
    shown = page.shown[page.document.aliases]
    names = tuple(filter(None, shown.text.split("\n")))
    return (names, ()) if shown.locale == page.title.locale else ((), names)


def _joined(page: Page, places: Iterable[int]) -> str:
    return " ".join(filter(None, (_words(page, place) for place in places)))


def _told(page: Page, places: Iterable[int]) -> str:
    """Return the texts that a hit may show: there is no room for the mark of a foreign or a late one."""
    is_fine = (shown.locale == page.locale and shown.original is None for shown in page.shown)
    fine = {place for place, one in enumerate(is_fine) if one}
    return _joined(page, (place for place in places if place in fine))


def _words(page: Page, segment: int) -> str:
    return plain(page.shown[segment].nodes)
