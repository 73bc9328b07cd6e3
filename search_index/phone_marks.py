"""Which words of a text are those that were found, without stemming any of them."""

from __future__ import annotations

from array import array
from collections.abc import Collection, Iterator
from functools import lru_cache
from typing import NamedTuple

from search_index.analysis import chains, language_of, unit_term
from search_index.folding import fold, normalise
from search_index.phone_surfaces import NO_TERM, Surfaces
from search_index.snippets import Mark


class Places(NamedTuple):
    """Where the terms of a text stand, in the order in which `analyze` yields them."""

    terms: array[int]
    starts: array[int]
    ends: array[int]

    def of(self, sought: Collection[int]) -> list[Mark]:
        """Return the places of the sought terms."""
        rows = zip(self.terms, self.starts, self.ends, strict=True)
        return [Mark(start, end, term) for term, start, end in rows if term in sought]


class Marker:
    """Finds the terms of a phone index in texts of its locale."""

    def __init__(self, surfaces: Surfaces, tag: str) -> None:
        self._surfaces, self._language = surfaces, language_of(tag)
        self._word_terms = lru_cache(maxsize=1 << 16)(self._terms_of)

    def places(self, text: str) -> Places:
        """Return where all terms of a text stand."""
        terms, starts, ends = array("I"), array("I"), array("I")
        for start, end, term in self._terms(text):
            if term != NO_TERM:
                terms.append(term)
                starts.append(start)
                ends.append(end)
        return Places(terms, starts, ends)

    def _terms(self, text: str) -> Iterator[tuple[int, int, int]]:
        """Yield every term of a text in the order in which `analyze` does."""
        for chain in chains(text, self._language):
            start, end, is_unit = chain[0]
            if not is_unit:
                for term in self._word_terms(text[start:end]):
                    yield start, end, term
                continue
            units = [unit_term(text[piece.start : piece.end]) for piece in chain]
            for place, (piece, unit) in enumerate(zip(chain, units, strict=True)):
                yield piece.start, piece.end, self._surfaces.term_of(unit)
                if place + 1 < len(chain):
                    pair = self._surfaces.term_of(unit + units[place + 1])
                    yield piece.start, chain[place + 1].end, pair

    def _terms_of(self, word: str) -> tuple[int, ...]:
        plain = normalise(word, self._language)
        terms = map(self._surfaces.term_of, (plain, fold(plain)))
        return tuple(dict.fromkeys(term for term in terms if term != NO_TERM))
