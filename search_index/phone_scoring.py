"""What the documents of a phone index are worth to a query (docs/search.md gives the order of every sum)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache

from search_index.phone_expansion import Expansion
from search_index.phone_postings import Field
from search_index.phone_words import QueryWord

_KEPT_TERMS = 256  # whose scores alone are not summed up again


class Scorer:
    """Scores documents by some of the fields of an index."""

    def __init__(self, fields: Sequence[Field]) -> None:
        self._fields = fields
        self._alone = lru_cache(maxsize=_KEPT_TERMS)(self._scores_alone)

    def scores(self, words: Iterable[tuple[QueryWord, Sequence[Expansion]]]) -> Mapping[int, float]:
        """Return document number -> the sum, over the words, of the best of each word's expansions."""
        best = (self._best(expansions, is_stop_word=word.is_stop_word) for word, expansions in words)
        known = [scores for scores in best if scores]
        if len(known) <= 1:
            return known[0] if known else {}
        totals = dict(known[0])
        before = totals.get
        for scores in known[1:]:
            for number, score in scores.items():
                totals[number] = before(number, 0.0) + score
        return totals

    def _best(self, expansions: Sequence[Expansion], *, is_stop_word: bool) -> Mapping[int, float]:
        if len(expansions) == 1:
            return self._scores(expansions[0], is_stop_word=is_stop_word)
        best: dict[int, float] = {}
        before = best.get
        for expansion in expansions:
            scores = self._scores(expansion, is_stop_word=is_stop_word)
            if not best:
                best.update(scores)
                continue
            for number, score in scores.items():
                if score > before(number, 0.0):
                    best[number] = score
        return best

    def _scores(self, expansion: Expansion, *, is_stop_word: bool) -> Mapping[int, float]:
        factor, terms = expansion
        if factor == 1 and len(terms) == 1 and not is_stop_word:
            return self._alone(terms[0])
        sums: dict[int, float] = {}
        for term in terms:
            for field in self._fields:
                field.add(sums, term, (field.stop_boost if is_stop_word else field.boost) * factor)
        return sums

    def _scores_alone(self, term: int) -> Mapping[int, float]:
        sums: dict[int, float] = {}
        for field in self._fields:
            field.add(sums, term, field.boost)
        return sums
