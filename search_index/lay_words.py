"""What people type who do not know the words of a page: found by the terms that its texts hold."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from search_index.analysis import analyze
from webapp.library.model import LayTerm

# How often a lay word counts where its term is in a name of the page, so that a page which only mentions
# the term comes after the page about it; the figures are in docs/search.md.
NAMED = 5

_Place = set[str]  # the terms that one word of a text has
_Phrase = list[_Place]


class LayWords:
    """The lay terms of one language, to be looked for in any number of pages."""

    def __init__(self, lay_terms: Iterable[LayTerm], tag: str) -> None:
        self._tag = tag
        self._known: dict[str, list[tuple[_Phrase, tuple[str, ...]]]] = {}
        for one in lay_terms:
            for phrase in filter(None, map(self._places, one.terms)):
                for term in phrase[0]:
                    self._known.setdefault(term, []).append((phrase, one.words))

    def of(self, names: Iterable[str], texts: Iterable[str]) -> tuple[str, ...]:
        """Return the lay words of a page: those of a term in its names `NAMED` times, of others once."""
        named = dict.fromkeys(self._found(names))
        others = dict.fromkeys(words for words in self._found(texts) if words not in named)
        return (*named,) * NAMED + (*others,)

    def _found(self, texts: Iterable[str]) -> Iterator[str]:
        """Yield the lay words of every term that stands in one of the texts, whatever its endings."""
        for text in texts:
            places = self._places(text)
            for start, place in enumerate(places):
                for term in sorted(place & self._known.keys()):
                    for phrase, words in self._known[term]:
                        if _stands(phrase, places[start : start + len(phrase)]):
                            yield from words

    def _places(self, text: str) -> _Phrase:
        places: dict[int, _Place] = {}
        for token in analyze(text, self._tag):
            places.setdefault(token.start, set()).add(token.term)
        return list(places.values())


def _stands(phrase: Sequence[_Place], there: Sequence[_Place]) -> bool:
    return len(there) == len(phrase) and all(map(set.intersection, phrase, there))
