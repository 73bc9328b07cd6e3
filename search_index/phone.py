"""The phone index as the server reads it: text in, hits out, the same as the phone's own reader."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from heapq import nlargest
from math import floor
from typing import Self

from search_index.naming import Likeness, likeness, named_first
from search_index.phone_display import Shown, shown_documents
from search_index.phone_expansion import Expander, Expansion
from search_index.phone_format import unpack
from search_index.phone_marks import Marker
from search_index.phone_postings import Field
from search_index.phone_rules import Rules
from search_index.phone_scoring import Scorer
from search_index.phone_surfaces import Surfaces
from search_index.phone_words import QueryWord, query_words

_NAMES = frozenset({"title", "aliases", "questions"})  # the fields that suggestions are found by
_PRECISION = 1e6  # a score's; what differs less is equal, and the number decides

_KEPT_NAMES = 1 << 12  # documents whose names are not taken apart again
_Keys = tuple[int | str, ...]
_Words = list[tuple[QueryWord, list[Expansion]]]


@dataclass(frozen=True, kw_only=True)
class PhoneHit:
    """One document found; `number` is its place in the index, `name` what a suggestion shows."""

    number: int
    score: float
    kind: str
    url: str
    title: str
    page_title: str
    lang: str
    page_lang: str
    name: str


@dataclass(frozen=True)
class Found:
    """The hits of a query, and the terms that are marked in their texts."""

    hits: tuple[PhoneHit, ...]
    sought: frozenset[int]


class PhoneIndex:
    """A phone index in memory that any number of threads may search."""

    def __init__(self, data: bytes) -> None:
        container = unpack(data)
        header, sections = container.header, container.sections
        self.tag: str = header["tag"]
        self.rules = Rules(**header["rules"] | {"starts": tuple(header["rules"]["starts"])})
        self.surfaces = Surfaces(sections)
        self.documents: Sequence[Shown] = shown_documents(sections["display"])
        self.marker = Marker(self.surfaces, self.tag)
        self._fields = [
            Field(field, bit, header["k1"], sections) for bit, field in enumerate(header["fields"])
        ]
        self._by_all = Scorer(self._fields)
        self._by_names = Scorer([field for field in self._fields if field.name in _NAMES])
        self._names = lru_cache(maxsize=_KEPT_NAMES)(self._names_of)
        self._expander = Expander(self.surfaces, self.rules, self._frequency)

    @classmethod
    def open(cls, data: bytes) -> Self:
        """Return the index of a file's bytes; raises EditionError when they are not what was compiled."""
        return cls(data)

    def find(self, text: str, limit: int = 10) -> Found:
        """Return at most `limit` hits for plain text, and what is to be marked in them."""
        words = list(self._expander.expansions(query_words(text, self.tag, self.surfaces, self.rules)))
        best = self._best(words, self._by_all, limit)
        hits = tuple(self._hit(number, score, self.documents[number].title) for number, score in best)
        return Found(hits, frozenset(_sought(words)))

    def search(self, text: str, limit: int = 10) -> tuple[PhoneHit, ...]:
        """Return at most `limit` hits for plain text; nothing in it is an operator."""
        return self.find(text, limit).hits

    def suggest(self, text: str, limit: int = 6) -> tuple[PhoneHit, ...]:
        """Return what a reader who has typed so far may be looking for, by titles, names and questions."""
        typed = query_words(text, self.tag, self.surfaces, self.rules, is_typing=True)
        words = list(self._expander.expansions(typed))
        best = self._best(words, self._by_names, limit)
        return tuple(self._hit(number, score, self._name(number, words)) for number, score in best)

    def _best(self, words: _Words, scorer: Scorer, limit: int) -> list[tuple[int, float]]:
        """Return (number, score) of the best documents, those called as the query is first."""
        best = _highest(scorer.scores(words), max(limit, self.rules.most_compared))
        query = tuple(word.key for word, _ in words)
        return named_first(best, lambda hit: self._likeness(hit[0], query))[:limit]

    def _likeness(self, number: int, query: _Keys) -> Likeness:
        names = self._names(number)
        return likeness(query, names[0], names[1:]) if query in names else Likeness.NONE

    def _names_of(self, number: int) -> list[_Keys]:
        """Return the words of a document's names, the title first."""
        shown = self.documents[number]
        words = (
            query_words(name, self.tag, self.surfaces, self.rules) for name in (shown.title, *shown.aliases)
        )
        return [tuple(word.key for word in name) for name in words]

    def _frequency(self, term: int) -> int:
        return sum(field.counts.get(term, 0) for field in self._fields)

    def _hit(self, number: int, score: float, name: str) -> PhoneHit:
        shown = self.documents[number]
        return PhoneHit(
            number=number,
            score=score,
            kind=shown.kind,
            url=shown.url,
            title=shown.title,
            page_title=shown.page_title,
            lang=shown.lang,
            page_lang=shown.page_lang,
            name=name,
        )

    def _name(self, number: int, words: _Words) -> str:
        """Return the first of a document's names that most words of the query match."""
        shown = self.documents[number]
        names = (shown.title, *shown.aliases)
        if len(names) == 1:
            return shown.title
        matched = [{term for _, terms in expansions for term in terms} for _, expansions in words]
        in_names = [frozenset(self.marker.places(name).terms) for name in names]
        counts = [sum(not terms.isdisjoint(one) for one in matched) for terms in in_names]
        return names[counts.index(max(counts))]


def _highest(scores: Mapping[int, float], limit: int) -> list[tuple[int, float]]:
    """Return (number, score) of the best documents; what is equal after rounding stands by number."""
    least = min(nlargest(limit, scores.values()), default=0.0) - 1 / _PRECISION
    near = [(number, score) for number, score in scores.items() if score > least]
    ranked = sorted((-floor(score * _PRECISION + 0.5), number) for number, score in near)
    return [(number, -rounded / _PRECISION) for rounded, number in ranked[:limit]]


def _sought(words: _Words) -> Iterator[int]:
    for word, expansions in words:
        if not word.is_stop_word:
            yield from (term for expansion in expansions for term in expansion.terms)
