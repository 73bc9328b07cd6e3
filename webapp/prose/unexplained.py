"""Hard words that nothing on the page explains."""

from __future__ import annotations

from collections.abc import Iterator

from webapp.checks.model import Severity
from webapp.content.model import SegmentKind
from webapp.prose.explaining import explained_by_page, explained_in, unknown_words
from webapp.prose.hardness import forms_of
from webapp.prose.languages import Language
from webapp.prose.model import Check, Example, Found, Prose

_IN_ORDER = (
    SegmentKind.PARAGRAPH,
    SegmentKind.ITEM,
    SegmentKind.CELL,
)  # others may stand before what explains


def _find(prose: Prose) -> Iterator[Found]:
    """Yield each hard word once, at the first place where it is not explained yet."""
    known = set(explained_by_page(prose))
    anywhere = known.union(*(explained_in(passage, prose, known) for passage in prose.passages))
    for passage in prose.passages:
        if passage.kind is SegmentKind.QUESTION:  # stands in the words people use
            continue
        known |= explained_in(passage, prose, known)
        explained = known if passage.kind in _IN_ORDER else anywhere
        for word in unknown_words(passage.text, prose.language, explained):
            known |= set(forms_of(word.casefold()))
            anywhere |= set(forms_of(word.casefold()))
            yield Found(passage.line, word, _said(word, prose.language))


def _said(word: str, language: Language) -> str:
    plainer = language.hard.get(word.casefold())
    first = f"say “{plainer}”" if plainer else "say it in plain words"
    return f'"{word}" is hard; {first} with this word in brackets, or give it an entry in glossary.yaml'


CHECK = Check(
    id="hard-word",
    severity=Severity.WARNING,
    meaning="A hard word is explained where it comes first: in brackets, by the glossary or by a link.",
    example=Example("You may have bursitis.", "You may have a swollen cushion in the joint (bursitis)."),
    find=_find,
)
