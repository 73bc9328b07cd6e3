"""Which hard words a page explains, and where: by its name, the glossary, brackets, a label or a link."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from webapp.content.inline import Link, Strong, plain, walk
from webapp.content.model import SegmentKind
from webapp.prose.model import Passage, Prose

WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_BRACKETS = re.compile(r"([^()]*)\(([^()]+)\)")
_CALLED = re.compile(
    r"\b(?:called|named|known as|name (?:for it )?is|such as)\s+(?:an? |the )?((?:[\w-]+ ?){1,3})",
    re.IGNORECASE,
)
_MEANS = re.compile(
    r"\b([\w-]+)\s+(?:is|are|means?)\s+(?:an? |the |when |any |small |part |people |doctors? )", re.IGNORECASE
)
_LINKED = (
    SegmentKind.SUMMARY,
    SegmentKind.PARAGRAPH,
    SegmentKind.ITEM,
    SegmentKind.CELL,
    SegmentKind.DEFINITION,
)
_BESIDE = 3  # words before brackets that these explain


def explained_everywhere(prose: Prose) -> frozenset[str]:
    """Return the words that the whole page may use: those of its title and other names."""
    return frozenset(words_of(" ".join(prose.names)))


def explained_in(passage: Passage, prose: Prose) -> frozenset[str]:
    """Return the words that a passage explains, for itself and for what follows."""
    explained = (*_beside_brackets(passage), *_told(passage), *_linked(passage, prose))
    return frozenset(words_of(" ".join(explained)))


def explained_below(prose: Prose) -> frozenset[str]:
    """Return the words of the page's texts that the glossary explains at its foot.

    Those of headings, questions and care cards it does not, as pages have it.
    """
    linked = (one for one in prose.passages if one.kind in _LINKED and not one.segment.is_care)
    text = "".join(f" {' '.join(words_of(one.text))} " for one in linked)
    terms = (" ".join(words_of(term)) for term in prose.terms)
    return frozenset(word for term in terms if f" {term} " in text for word in term.split())


def words_of(text: str) -> Iterator[str]:
    """Yield the words of a text in small letters, each part of a hyphenated one by itself."""
    return (found[0].casefold() for found in WORD.finditer(text))


def _beside_brackets(passage: Passage) -> Iterator[str]:
    for sentence in passage.sentences:
        for before, inside in _BRACKETS.findall(sentence):
            yield inside
            yield " ".join(before.split()[-_BESIDE:])


def _told(passage: Passage) -> Iterable[str]:
    """Yield what a label in front names, and what a sentence says the name or the meaning of."""
    if passage.nodes and isinstance(passage.nodes[0], Strong) and len(passage.nodes) > 1:
        yield plain(passage.nodes[0].children)
    for sentence in passage.sentences:
        yield from _CALLED.findall(sentence)
        yield from _MEANS.findall(sentence)


def _linked(passage: Passage, prose: Prose) -> Iterator[str]:
    """Yield the names of the pages that words lead to, as far as the words say them."""
    for node in walk(passage.nodes):
        if isinstance(node, Link) and (names := prose.pages.get(node.href.partition("#")[0])):
            known = frozenset(words_of(" ".join(names)))
            yield " ".join(word for word in words_of(plain(node.children)) if word in known)
