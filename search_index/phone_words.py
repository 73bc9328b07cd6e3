"""A reader's text in, the words that a phone index is asked for out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from search_index.analysis import chains, language_of, unit_term
from search_index.folding import fold, normalise
from search_index.phone_rules import Rules, cut
from search_index.phone_surfaces import NO_TERM, Surfaces


@dataclass(frozen=True, kw_only=True)
class QueryWord:
    """A word, unit or pair of units of a query.

    `term` is NO_TERM where none is known; an unknown one is in no surface. `left` and `right` are the
    folded words beside it, "" where there is none.
    """

    folded: str
    term: int
    is_unknown: bool
    is_stop_word: bool
    units: tuple[str, ...] = ()
    left: str = ""
    right: str = ""
    is_open: bool = False

    @property
    def key(self) -> int | str:
        """What words that are one to the index have in common."""
        return self.folded if self.term == NO_TERM else self.term


def query_words(
    text: str, tag: str, surfaces: Surfaces, rules: Rules, *, is_typing: bool = False
) -> list[QueryWord]:
    """Return the different words of a text in the order of their first use, no more than the rules allow.

    While the reader is typing, a word at the very end is open: one of its own, and no stop word.
    """
    found: dict[int | str | None, QueryWord] = {}
    for word in _words(cut(text, rules.longest_query), language_of(tag), surfaces, is_typing=is_typing):
        key = None if word.is_open else word.key
        known = found.setdefault(key, word)
        if known.is_stop_word and not word.is_stop_word:
            found[key] = replace(known, is_stop_word=False)
    are_all = all(word.is_stop_word for word in found.values())
    words = list(found.values())[: rules.most_words]
    return [replace(word, is_stop_word=False) for word in words] if are_all else words


def _words(text: str, language: str, surfaces: Surfaces, *, is_typing: bool) -> Iterator[QueryWord]:
    """Yield all words of a text; neighbours stand in one row until units part them."""
    row: list[QueryWord] = []
    for chain in chains(text, language):
        spelled = [text[piece.start : piece.end] for piece in chain]
        if chain[0].is_unit:
            yield from _in_row(row)
            row = []
            yield from _unit_words([unit_term(unit) for unit in spelled], surfaces)
            continue
        word = _word(normalise(spelled[0], language), surfaces)
        if word and is_typing and chain[0].end == len(text):
            word = replace(word, is_open=True, is_stop_word=False)
        if word:
            row.append(word)
    yield from _in_row(row)


def _in_row(row: list[QueryWord]) -> Iterator[QueryWord]:
    if len(row) < 2:
        yield from row
        return
    folded = ["", *(word.folded for word in row), ""]
    for place, word in enumerate(row):
        yield replace(word, left=folded[place], right=folded[place + 2])


def _word(plain: str, surfaces: Surfaces) -> QueryWord | None:
    """Return the word of a normalised form, None where folding leaves nothing of it."""
    folded = fold(plain)
    if not folded:
        return None
    number = surfaces.number_of(plain)
    if number is None:
        number = surfaces.number_of(folded)
    return QueryWord(
        folded=folded,
        term=NO_TERM if number is None else surfaces.terms[number],
        is_unknown=number is None,
        is_stop_word=number in surfaces.stop_words,
    )


def _unit_words(units: list[str], surfaces: Surfaces) -> Iterator[QueryWord]:
    for pair in pairwise(units) if len(units) > 1 else [(units[0],)]:
        text = "".join(pair)
        number = surfaces.number_of(text)
        yield QueryWord(
            folded=text,
            term=NO_TERM if number is None else surfaces.terms[number],
            is_unknown=number is None,
            is_stop_word=False,
            units=pair,
        )
