"""Where the terms of a phone index stand, and what each place adds to a document's score."""

from __future__ import annotations

import re
from array import array
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property, lru_cache
from itertools import accumulate
from math import floor, log
from typing import Any, NamedTuple

from search_index.phone_format import from_gaps, numbers

_KEPT_TERMS = 128  # of a field, whose worth is not computed again
_VARINT_ENDS = re.compile(rb"[\x00-\x7f]")


class Postings(NamedTuple):
    """The documents that have a term in a field, ascending, and how often each has it."""

    documents: Sequence[int]
    frequencies: Sequence[int]


class Field:
    """One field of a file: the postings of each of its terms, and what BM25 makes of them."""

    def __init__(self, header: Mapping[str, Any], bit: int, k1: float, sections: Mapping[str, bytes]) -> None:
        self.name: str = header["name"]
        self.boost: float = header["boost"]
        self.stop_boost: float = header["stop_boost"]
        self._header, self._k1 = header, k1
        self._documents = _Stream(sections[f"documents.{self.name}"])
        self._frequencies = _Stream(sections[f"frequencies.{self.name}"])
        self._lengths = sections[f"lengths.{self.name}"]
        terms = (term for term, mask in enumerate(sections["masks"]) if mask >> bit & 1)
        counts = [count + 1 for count in numbers(sections[f"counts.{self.name}"])]
        self.counts = dict(zip(terms, counts, strict=True))
        self._starts = dict(zip(self.counts, accumulate(counts, initial=0), strict=False))
        self._worth = lru_cache(maxsize=_KEPT_TERMS)(self._worth_of)

    def add(self, scores: dict[int, float], term: int, weight: float) -> None:
        """Add to each document's score what the term is worth there."""
        if term not in self.counts or not weight:
            return
        documents, parts = self._worth(term)
        if not scores:
            scores.update(zip(documents, [part * weight for part in parts], strict=True))
            return
        before = scores.get
        for number, part in zip(documents, parts, strict=True):
            scores[number] = before(number, 0.0) + part * weight

    def postings(self, term: int) -> Postings:
        """Return where a term of this field stands."""
        start, count = self._starts[term], self.counts[term]
        documents = from_gaps(self._documents.slice(start, count))
        frequencies = [number + 1 for number in self._frequencies.slice(start, count)]
        return Postings(documents, frequencies)

    def _worth_of(self, term: int) -> tuple[array[int], array[float]]:
        """Return the documents that have a term, and what BM25 gives it in each."""
        documents, frequencies = self.postings(term)
        idf, norms = log(len(self._lengths) / (self.counts[term] + 1)) + 1, self._norms
        above = self._k1 + 1
        each = zip(documents, frequencies, strict=True)
        parts = [idf * ((often * above) / (often + norms[number])) for number, often in each]
        return array("I", documents), array("d", parts)

    @cached_property
    def _norms(self) -> Sequence[float]:
        """What a document's length puts below BM25's fraction, by document."""
        average = self._header["total"] / len(self._lengths) or 1
        b = self._header["b"]
        by_byte = [self._k1 * ((1 - b) + (b * _words(byte)) / average) for byte in range(256)]
        return array("d", [by_byte[byte] for byte in self._lengths])


class _Stream:
    """Varints of which any stretch can be read."""

    def __init__(self, encoded: bytes) -> None:
        self._encoded = encoded
        self._ends = None if encoded.isascii() else array("I", _ends(encoded))

    def slice(self, start: int, count: int) -> Iterable[int]:
        """Return `count` numbers from the number at `start`."""
        if self._ends is None:
            return self._encoded[start : start + count]
        first = self._ends[start - 1] if start else 0
        return numbers(self._encoded[first : self._ends[start + count - 1]])


def _ends(encoded: bytes) -> Iterable[int]:
    return (match.end() for match in _VARINT_ENDS.finditer(encoded))


def _words(byte: int) -> int:
    """Return the field length that Whoosh keeps as this byte."""
    return floor((1.033**byte - 1) * 27 + 0.5)
