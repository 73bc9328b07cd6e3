"""How alike two texts are, from 0 to 1, by the words that they share.

A word weighs more the fewer texts of the document hold it, so that texts which share only "the" and the name
of the condition are not alike. The score is the shared weight against both texts (Dice), or, where one text
stands in the other almost in so many words, against the smaller one, pulled down by the rest of the larger:

    edited   |=======x===|   |=======y===|      2·shared / (both)                 0.85
    split    |===========|   |========|         0.6·shared / smaller + 0.4·Dice   0.94
                             |==|               the smaller part scores less      0.73
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import log

_WORD = re.compile(r"\w+")
_CANDIDATES = 8
_PART, _PART_WORDS, _LEFT_WORDS = 0.75, 5, 3
_SHARED_WORDS = 2
_FULL = 5

Words = Counter[str]
Weights = Mapping[str, float]


@dataclass(frozen=True)
class Text:
    """The words of a text, what they weigh, and which follow each other."""

    words: Words
    weight: float
    pairs: frozenset[tuple[str, str]]


def alike(old: Sequence[str], new: Sequence[str], weights: Weights) -> dict[tuple[int, int], float]:
    """Return the likeness of the pairs that share words, by index in `old` and in `new`."""
    before, after = [_text(text, weights) for text in old], [_text(text, weights) for text in new]
    holders = _holders(before)
    return {
        (candidate, index): _score(before[candidate], text, weights)
        for index, text in enumerate(after)
        for candidate in _candidates(text.words, holders, weights)
    }


def weights_of(texts: Iterable[str]) -> Weights:
    """Return the weight of each word: how rare it is; short words, mostly glue, weigh less."""
    sets = [set(_words(text)) for text in texts]
    holding = Counter(word for words in sets for word in words)
    return {word: log(1 + len(sets) / n) * min(len(word), _FULL) / _FULL for word, n in holding.items()}


def _text(text: str, weights: Weights) -> Text:
    words = _words(text)
    return Text(Counter(words), sum(weights[word] for word in words), frozenset(pairwise(words)))


def _words(text: str) -> list[str]:
    return _WORD.findall(text.casefold())


def _holders(texts: Sequence[Text]) -> dict[str, list[int]]:
    """Return which texts hold a word; words that very many hold find nobody."""
    found = defaultdict(list)
    for index, text in enumerate(texts):
        for word in text.words:
            found[word].append(index)
    limit = max(30, len(texts) // 20)
    return {word: holders for word, holders in found.items() if len(holders) <= limit}


def _candidates(words: Words, holders: Mapping[str, list[int]], weights: Weights) -> list[int]:
    """Return the few texts that share the most weight in rare words."""
    shared: dict[int, float] = defaultdict(float)
    for word in words:
        for index in holders.get(word, ()):
            shared[index] += weights[word]
    return sorted(shared, key=lambda index: (-shared[index], index))[:_CANDIDATES]


def _score(one: Text, other: Text, weights: Weights) -> float:
    common = one.words.keys() & other.words.keys()
    if len(common) < min(_SHARED_WORDS, len(one.words | other.words)):
        return 0.0
    shared = sum(weights[word] * min(one.words[word], other.words[word]) for word in common)
    dice = 2 * shared / (one.weight + other.weight)
    inside = shared / min(one.weight, other.weight)
    return max(dice, 0.6 * inside + 0.4 * dice) if inside >= _PART and _is_part(one, other) else dice


def _is_part(old: Text, new: Text) -> bool:
    """Tell whether the shorter text stands in the longer one in so many words, not just by the same ones.

    A few words of the old text, all of them in a row, are enough: they are what is left of it.
    """
    if new.pairs <= old.pairs:
        return len(new.pairs) >= _LEFT_WORDS
    smaller = min(old.pairs, new.pairs, key=len)
    return len(smaller) >= _PART_WORDS and len(old.pairs & new.pairs) * 2 >= len(smaller)
