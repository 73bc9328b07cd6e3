"""What of a page can be found: the page itself, and each of its questions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from search_index.building import Record
from search_index.lay_words import LayWords
from webapp import links
from webapp.content.inline import plain
from webapp.content.model import Block, ListBlock, Paragraph, Role, Section, Table
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
    listed = page.shown[document.aliases].text if document.aliases is not None else ""
    title, aliases = _words(page, document.title), tuple(filter(None, listed.split("\n")))
    texts = (plain(shown.nodes) for place, shown in enumerate(page.shown) if place != document.aliases)
    body = [_words(page, document.summary), *(_blocks(page, one.blocks) for one in sections)]
    return Record(
        key=document.slug,
        kind="page",
        url=links.page(document, page.locale),
        title=title,
        page_title=title,
        body=" ".join(filter(None, body)),
        lang=page.title.locale.tag,
        aliases=aliases,
        headings=tuple(_words(page, one.heading) for one in sections if one.role is not Role.FAQ),
        lay_words=lay_words.of((title, *aliases), texts),
    )


def _question(page: Page, section: Section) -> Record:
    return Record(
        key=f"{page.document.slug}#{section.id}",
        kind="question",
        url=links.page(page.document, page.locale, section.id),
        title=_words(page, section.heading),
        page_title=_words(page, page.document.title),
        body=_blocks(page, section.blocks),
        lang=page.shown[section.heading].locale.tag,
    )


def _blocks(page: Page, blocks: Iterable[Block]) -> str:
    return " ".join(_words(page, segment) for block in blocks for segment in _segments(block))


def _segments(block: Block) -> Iterator[int]:
    match block:
        case Paragraph(segment):
            yield segment
        case ListBlock(_, _, items):
            for item in items:
                for inner in item:
                    yield from _segments(inner)
        case Table(header, rows):
            yield from (cell for row in (header, *rows) for cell in row if cell is not None)


def _words(page: Page, segment: int) -> str:
    return plain(page.shown[segment].nodes)
