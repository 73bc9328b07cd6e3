"""Words of names that are two words of the texts written as one: a headache is also a head that aches."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from search_index.analysis import chains, language_of
from search_index.folding import fold, normalise
from search_index.stopwords import STOP_WORDS

_SHORTEST_PART = 4  # letters; shorter ones are beginnings and endings more often than words


class Compounds:
    """Tells of words which two words of some texts they are made of."""

    def __init__(self, texts: Iterable[str], tag: str) -> None:
        self._language = language_of(tag)
        self._stop_words = STOP_WORDS.get(self._language, frozenset())
        self._counts: Counter[str] = Counter()
        spelled = Counter(word for text in dict.fromkeys(texts) for word in self._spelled(text))
        for word, count in spelled.items():
            self._counts[normalise(word, self._language)] += count

    def parts(self, names: Iterable[str]) -> list[str]:
        """Return "left right" for each different word of the names that is two words in one."""
        spelled = (word for name in names for word in self._spelled(name))
        words = dict.fromkeys(normalise(word, self._language) for word in spelled)
        return [parts for word in words if (parts := self._parts(word))]

    def _parts(self, word: str) -> str:
        """Return the cut whose rarer part is most frequent, the leftmost of equals, "" if there is none."""
        places = range(_SHORTEST_PART, len(word) - _SHORTEST_PART + 1)
        cuts = [(word[:place], word[place:]) for place in places]
        known = [cut for cut in cuts if all(map(self._is_part, cut))]
        return " ".join(max(known, key=lambda cut: min(map(self._counts.__getitem__, cut)), default=()))

    def _is_part(self, word: str) -> bool:
        return word in self._counts and fold(word) not in self._stop_words

    def _spelled(self, text: str) -> Iterator[str]:
        for chain in chains(text, self._language):
            if not chain[0].is_unit:
                yield text[chain[0].start : chain[0].end]
