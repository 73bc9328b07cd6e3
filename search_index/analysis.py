"""What a token and a term are in each language: the one place that reading and searching agree on.

text ── pieces ──> normalise ──> stem ──> fold ──> term, with its place in the text as written
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

import regex

from search_index.folding import fold, normalise
from search_index.stemming import stem
from search_index.stopwords import STOP_WORDS
from search_index.words import Piece, pieces

# "l'eau" holds two words in these languages; "Crohn's", "ng'ombe" and "п'ять" are one.
_SPLIT_AT_APOSTROPHE = frozenset({"ca", "co", "fr", "fur", "it", "lij", "lmo", "oc", "pms", "scn", "wa"})
_LATIN = regex.compile(r"\p{Latin}")


class Token(NamedTuple):
    """One term and where it stands, as offsets into the text as written."""

    term: str
    start: int
    end: int


class QueryTerm(NamedTuple):
    """One term that is sought; a stop word counts only where whole questions are compared."""

    term: str
    is_stop_word: bool


def analyze(text: str, tag: str) -> list[Token]:
    """Return the tokens of a text to be searched, in the order of the text.

    One place can hold several terms: an accented word also stands under the stem of its plain
    spelling, and a unit of a script without spaces alone and with its right neighbour.
    """
    language = language_of(tag)
    return [token for chain in chains(text, language) for token in _tokens(text, chain, language)]


def query_terms(text: str, tag: str) -> list[QueryTerm]:
    """Return the different terms that a reader's words ask for, in the order of their first use.

    Where all are stop words, none is one: "What is it?" asks for what it says.
    """
    language = language_of(tag)
    stop_words = STOP_WORDS.get(language, frozenset())
    terms: dict[str, bool] = {}
    for chain in chains(text, language):
        if chain[0].is_unit:
            terms |= dict.fromkeys(_unit_terms(text, chain), False)
            continue
        word = text[chain[0].start : chain[0].end]
        for term in _word_terms(word, language)[:1]:
            terms[term] = terms.get(term, True) and fold(normalise(word, language)) in stop_words
    are_all = all(terms.values())
    return [QueryTerm(term, is_stop_word and not are_all) for term, is_stop_word in terms.items()]


def language_of(tag: str) -> str:
    """Return the language of a locale's tag."""
    return tag.replace("_", "-").split("-")[0].lower()


def chains(text: str, language: str) -> Iterator[list[Piece]]:
    """Yield the words of a text, and the chains of units of a script without spaces."""
    return pieces(text, splits_at_apostrophe=language in _SPLIT_AT_APOSTROPHE)


def _tokens(text: str, chain: list[Piece], language: str) -> Iterator[Token]:
    start, end, is_unit = chain[0]
    if not is_unit:
        for term in _word_terms(text[start:end], language):
            yield Token(term, start, end)
        return
    units = [unit_term(text[piece.start : piece.end]) for piece in chain]
    for place, (piece, unit) in enumerate(zip(chain, units, strict=True)):
        yield Token(unit, piece.start, piece.end)
        if place + 1 < len(chain):
            yield Token(unit + units[place + 1], piece.start, chain[place + 1].end)


def _unit_terms(text: str, chain: list[Piece]) -> list[str]:
    units = [unit_term(text[piece.start : piece.end]) for piece in chain]
    return ["".join(pair) for pair in pairwise(units)] or units


@lru_cache(maxsize=1 << 16)
def _word_terms(word: str, language: str) -> tuple[str, ...]:
    return terms_of(normalise(word, language), language)


def terms_of(plain: str, language: str) -> tuple[str, ...]:
    """Return the term of a normalised word, then the term that its spelling without accents has, if another.

    Snowball's algorithms for Latin scripts read accents, so those words are stemmed before they
    are folded; in the other scripts folding first makes every spelling meet in one term.
    """
    if not _LATIN.search(plain):
        terms = [fold(stem(fold(plain), language, is_latin=False))]
    else:
        terms = [fold(stem(spelling, language, is_latin=True)) for spelling in (plain, fold(plain))]
    return tuple(dict.fromkeys(filter(None, terms)))


@lru_cache(maxsize=1 << 14)
def unit_term(unit: str) -> str:
    """Return the term of one unit of a script without spaces."""
    return normalise(unit, "")
