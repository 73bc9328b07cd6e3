"""A reader's words in, the hits of one index out, best first, in an order that never varies."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from threading import Lock
from typing import Any, Self

from whoosh.filedb.filestore import RamStorage
from whoosh.index import FileIndex
from whoosh.index import IndexError as WhooshIndexError
from whoosh.query import Or, Term
from whoosh.scoring import BM25F
from whoosh.searching import Searcher
from whoosh.util.numeric import length_to_byte

from search_index.analysis import QueryTerm, query_terms
from search_index.digests import verified_files
from search_index.fields import BOOSTS, LENGTH_WEIGHTS, STOP_WORD_BOOSTS, STORED, schema
from search_index.naming import Likeness, likeness, named_first
from search_index.phone_rules import Rules, cut
from search_index.snippets import Fragment, marked, marks_of, snippet
from webapp.errors import EditionError

LONGEST_QUERY, MOST_TERMS = Rules.longest_query, Rules.most_words
_DECIMALS = 6  # of a score; what differs less is equal, and the key decides


@dataclass(frozen=True, kw_only=True)
class Hit:
    """One page or question found, with what a reader is shown of it."""

    kind: str
    url: str
    title: str
    page_title: str
    score: float
    snippet: tuple[Fragment, ...]
    title_fragments: tuple[Fragment, ...]
    lang: str
    page_lang: str


@dataclass(frozen=True, kw_only=True)
class FieldStatistics:
    """What Whoosh knows of a field: term -> document number -> frequency, and how long the texts are."""

    postings: Mapping[str, Mapping[int, int]]
    total_length: int
    length_bytes: bytes


class Index:
    """An index in memory that any number of threads may search."""

    def __init__(self, searcher: Searcher, tag: str) -> None:
        self._searcher = searcher
        self._tag = tag
        self._lock = Lock()

    @classmethod
    def open(cls, folder: Path, tag: str, digests: Mapping[str, str]) -> Self:
        """Return the index in `folder`; raise EditionError if a file is not the one that was built."""
        storage = RamStorage()
        storage.files.update(verified_files(folder, digests))
        try:
            index = FileIndex(storage, schema(tag), indexname=tag)
            return cls(index.searcher(weighting=BM25F(**LENGTH_WEIGHTS)), tag)
        except WhooshIndexError as error:
            raise EditionError(
                f'{folder}: holds no index for "{tag}"; run "pocketleaf build" again'
            ) from error

    def search(self, text: str, limit: int = 10) -> tuple[Hit, ...]:
        """Return at most `limit` hits for plain text; nothing in it is an operator."""
        terms = query_terms(cut(text, LONGEST_QUERY), self._tag)[:MOST_TERMS]
        if not terms:
            return ()
        # Whoosh's readers move a shared file position; marking is left to run beside other threads.
        with self._lock:
            best = self._best(terms, max(limit, Rules.most_compared))
            found = [(score, self._stored(number)) for score, number in best]
        sought = frozenset(term for term, is_stop_word in terms if not is_stop_word)
        words = [term for term, _ in terms]
        ordered = named_first(found, lambda hit: self._likeness(hit[1], words))
        return tuple(_hit(score, stored, sought, self._tag) for score, stored in ordered[:limit])

    def field_statistics(self, field: str) -> FieldStatistics:
        """Return the terms, postings and lengths of a field, terms and documents in ascending order."""
        with self._lock:
            reader = self._searcher.reader()
            lengths = (
                reader.doc_field_length(number, field) or 0 for number in range(reader.doc_count_all())
            )
            return FieldStatistics(
                postings={term.decode(): self._frequencies(field, term) for term in reader.lexicon(field)},
                total_length=reader.field_length(field),
                length_bytes=bytes(map(length_to_byte, lengths)),
            )

    def _frequencies(self, field: str, term: bytes) -> dict[int, int]:
        matcher = self._searcher.reader().postings(field, term)
        found: dict[int, int] = {}
        while matcher.is_active():
            found[matcher.id()] = int(matcher.weight())
            matcher.next()
        return found

    def close(self) -> None:
        """Let go of the index; it cannot be searched after this."""
        with self._lock:
            self._searcher.close()

    def _best(self, terms: list[QueryTerm], limit: int) -> list[tuple[float, int]]:
        """Return (score, document number), best first; documents are numbered in the order of their keys."""
        scores = self._searcher.search(_query(terms), limit=None).top_n
        rounded = ((round(score, _DECIMALS), number) for score, number in scores)
        return sorted(rounded, key=lambda pair: (-pair[0], pair[1]))[:limit]

    def _likeness(self, stored: Mapping[str, Any], words: list[str]) -> Likeness:
        return likeness(words, self._words(stored["title"]), map(self._words, stored["aliases"]))

    def _words(self, name: str) -> list[str]:
        return [term for term, _ in query_terms(cut(name, LONGEST_QUERY), self._tag)[:MOST_TERMS]]

    def _stored(self, number: int) -> dict[str, Any]:
        stored: dict[str, Any] = json.loads(self._searcher.stored_fields(number)[STORED])
        return stored


def _query(terms: list[QueryTerm]) -> Or:
    """Return one flat Or over every field and term."""
    return Or(
        [
            Term(field, term, boost=boost)
            for term, is_stop_word in terms
            for field, boost in (STOP_WORD_BOOSTS if is_stop_word else BOOSTS).items()
        ]
    )


def _hit(score: float, stored: Mapping[str, Any], terms: frozenset[str], tag: str) -> Hit:
    return Hit(
        **{name: stored[name] for name in ("kind", "url", "title", "page_title", "lang", "page_lang")},
        score=score,
        snippet=snippet(stored["body"], marks_of(stored["body"], terms, tag)),
        title_fragments=marked(stored["title"], marks_of(stored["title"], terms, tag)),
    )
