"""All checks of the pages' own words, and what they say of a whole content folder."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from webapp.content.model import Document, Segment, SegmentKind
from webapp.content.reading import Content
from webapp.content.wordlists import WordList
from webapp.prose import grades, lengths, phrases, soundness, unexplained
from webapp.prose.languages import Language, language_of
from webapp.prose.model import Check, Passage, Prose, Remark
from webapp.prose.silences import Heard, silenced

CHECKS: tuple[Check, ...] = (
    soundness.OVERDUE,
    lengths.SENTENCE,
    lengths.PARAGRAPH,
    unexplained.CHECK,
    grades.CHECK,
    phrases.VAGUE,
    phrases.IDIOM,
    phrases.FORMAL,
    lengths.ALT,
    soundness.UNCITED,
)


def hear(content: Content, today: date) -> tuple[Heard, ...]:
    """Return what the checks say of each page and of the glossary, in the order of their paths."""
    proses = sorted(_proses(content, today), key=lambda prose: prose.path)
    return tuple(silenced(prose, tuple(remarks_of(prose)), CHECKS) for prose in proses)


def remarks_of(prose: Prose) -> Iterator[Remark]:
    """Yield what the checks say of one file, whatever it allows."""
    for check in CHECKS:
        for found in check.find(prose):
            text = " ".join(found.text.split())
            yield Remark(prose.path, found.line, check.id, check.severity, text, found.words)


def _proses(content: Content, today: date) -> Iterator[Prose]:
    language = language_of(content.site.source_tag)
    pages = {one.slug: _names(one) for one in content.documents}
    terms = tuple(form for entry in content.glossary.source_entries() for form in entry["terms"].split("\n"))
    for one in content.documents:
        passages = _passages(one.segments, language)
        yield Prose(one.path, language, passages, today, one.silences, pages[one.slug], terms, pages, one)
    yield _glossary(content.glossary, language, terms, today)


def _glossary(glossary: WordList, language: Language, terms: tuple[str, ...], today: date) -> Prose:
    definitions = tuple(one for one in glossary.segments if one.kind is SegmentKind.DEFINITION)
    passages = _passages(definitions, language)
    return Prose(glossary.path, language, passages, today, glossary.silences, terms=terms)


def _names(document: Document) -> tuple[str, ...]:
    named = [document.title, *([] if document.aliases is None else [document.aliases])]
    return tuple(document.segments[index].text for index in named)


def _passages(segments: tuple[Segment, ...], language: Language) -> tuple[Passage, ...]:
    return tuple(Passage(one, language) for one in segments if not one.kind.is_list)
