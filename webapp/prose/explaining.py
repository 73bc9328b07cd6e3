"""Which hard words a page explains, and where: by its name, the glossary, brackets, a label or a link."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Set

from webapp.content.inline import Link, Strong, plain, walk
from webapp.content.model import SegmentKind
from webapp.prose.hardness import forms_of, hard_words, words_of
from webapp.prose.languages import Language
from webapp.prose.model import Passage, Prose

_BRACKETS = re.compile(r"([^()]*)\(([^()]+)\)")
_CALLED = re.compile(
    r"\b(?:called|named|known as|name (?:for it )?is|such as)\s+(?:an? |the )?((?:[\w-]+ ?){1,3})",
    re.IGNORECASE,
)
_MEANS = re.compile(
    r"\b([\w-]+)"
    r"(?: (?:is|are|means?) (?:an?|the|when|any|small|part|people|doctors?) |, (?:which|who|an?) )",
    re.IGNORECASE,
)
_LABEL = re.compile(r"((?:[\w-]+ ){0,2}[\w-]+)(?: [-–—]|:) ")
_LINKED = (
    SegmentKind.SUMMARY,
    SegmentKind.PARAGRAPH,
    SegmentKind.ITEM,
    SegmentKind.CELL,
    SegmentKind.DEFINITION,
)
_BESIDE = 3  # words before brackets that these explain


def explained_by_page(prose: Prose) -> frozenset[str]:
    """Return the forms of words that the whole page may use: those of its names, and of its glossary."""
    return _forms([*prose.names, *_explained_below(prose)])


def explained_in(passage: Passage, prose: Prose, known: Set[str]) -> frozenset[str]:
    """Return the forms of words that a passage explains for itself and for what follows."""
    return _forms([*_beside_brackets(passage, known), *_told(passage), *_linked(passage, prose)])


def unknown_words(text: str, language: Language, known: Set[str]) -> Iterator[str]:
    """Yield the hard words of a text as they are written, but for forms of those that are known."""
    return (word for word in hard_words(text, language) if known.isdisjoint(forms_of(word.casefold())))


def _forms(texts: Iterable[str]) -> frozenset[str]:
    return frozenset(form for text in texts for word in words_of(text) for form in forms_of(word))


def _explained_below(prose: Prose) -> Iterator[str]:
    """Yield the terms of the glossary that the page's texts lead to, as headings and care cards do not."""
    linked = (one for one in prose.passages if one.kind in _LINKED and not one.segment.is_care)
    text = "".join(f" {' '.join(words_of(one.text))} " for one in linked)
    return (term for term in prose.terms if f" {' '.join(words_of(term))} " in text)


def _beside_brackets(passage: Passage, known: Set[str]) -> Iterator[str]:
    """Yield what stands in brackets or before them, if the one beside it is in plain words."""
    for sentence in passage.sentences:
        for before, inside in _BRACKETS.findall(sentence):
            beside = " ".join(before.split()[-_BESIDE:])
            for words, others in ((inside, beside), (beside, inside)):
                if not any(unknown_words(others, passage.language, known)):
                    yield words


def _told(passage: Passage) -> Iterable[str]:
    """Yield what a label in front names, and what a sentence says the name or the meaning of."""
    if passage.nodes and isinstance(passage.nodes[0], Strong) and len(passage.nodes) > 1:
        yield plain(passage.nodes[0].children)
    if found := _LABEL.match(passage.text):
        yield found[1]
    for sentence in passage.sentences:
        yield from _CALLED.findall(sentence)
        yield from _MEANS.findall(sentence)


def _linked(passage: Passage, prose: Prose) -> Iterator[str]:
    """Yield the names of the pages that words lead to, as far as the words say them."""
    for node in walk(passage.nodes):
        if isinstance(node, Link) and (names := prose.pages.get(node.href.partition("#")[0])):
            said = frozenset(words_of(" ".join(names)))
            yield " ".join(word for word in words_of(plain(node.children)) if word in said)
