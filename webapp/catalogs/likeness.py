"""How alike two texts are, from 0 to 1, by the words that they share.

A word weighs more the fewer texts of the document hold it, so that texts which share only "the" and the name
of the condition are not alike. The score is the shared weight against both texts (Dice), or, where one text
is mostly a part of the other, against the smaller one, pulled down by what the larger one has besides:

    edited   |=======x===|   |=======y===|      2·shared / (both)                 0.85
    split    |===========|   |========|         0.6·shared / smaller + 0.4·Dice   0.94
                             |==|               the smaller part scores less      0.73
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from math import log

_WORD = re.compile(r"\w+")
_CANDIDATES = 12
_PART, _PART_WORDS = 0.75, 4
_FULL = 5

Words = Counter[str]
Weights = Mapping[str, float]


def alike(old: Sequence[str], new: Sequence[str], weights: Weights) -> dict[tuple[int, int], float]:
    """Return the likeness of the pairs that share words, by index in `old` and in `new`."""
    before, after = [_words(text) for text in old], [_words(text) for text in new]
    sizes = [_size(words, weights) for words in before]
    holders = _holders(before)
    scores = {}
    for index, words in enumerate(after):
        size = _size(words, weights)
        for candidate in _candidates(words, holders, weights):
            score = _score(before[candidate], words, weights, (sizes[candidate], size))
            scores[candidate, index] = score
    return scores


def weights_of(texts: Iterable[str]) -> Weights:
    """Return the weight of each word: how rare it is; short words, mostly glue, weigh less."""
    sets = [set(_words(text)) for text in texts]
    holding = Counter(word for words in sets for word in words)
    return {word: log(1 + len(sets) / n) * min(len(word), _FULL) / _FULL for word, n in holding.items()}


def _words(text: str) -> Words:
    return Counter(_WORD.findall(text.casefold()))


def _size(words: Words, weights: Weights) -> float:
    return sum(weights[word] * count for word, count in words.items())


def _holders(texts: Sequence[Words]) -> dict[str, list[int]]:
    """Return which texts hold a word; words that very many hold find nobody."""
    found = defaultdict(list)
    for index, words in enumerate(texts):
        for word in words:
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


def _score(one: Words, other: Words, weights: Weights, sizes: tuple[float, float]) -> float:
    common = one & other
    shared = sum(weights[word] * count for word, count in common.items())
    dice = 2 * shared / sum(sizes)
    inside = shared / min(sizes)
    is_part = inside >= _PART and common.total() >= _PART_WORDS
    return max(dice, 0.6 * inside + 0.4 * dice) if is_part else dice
