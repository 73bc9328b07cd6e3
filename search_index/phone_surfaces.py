"""The word forms of a phone index: which term each leads to, and which of them are near another word."""

from __future__ import annotations

import sys
from bisect import bisect_left
from collections.abc import Iterator, Mapping
from functools import cached_property

from search_index.phone_format import from_gaps, numbers

NO_TERM = -1
_UTF_16 = f"utf-16-{sys.byteorder[0]}e"  # the machine's own, as its code units are read as numbers


class Surfaces:
    """The surfaces of a file by their numbers; `terms[number]` is a term's number or NO_TERM."""

    def __init__(self, sections: Mapping[str, bytes]) -> None:
        self.texts = _texts(sections)
        self.terms = _terms(numbers(sections["terms"]))
        self.stop_words = frozenset(from_gaps(numbers(sections["stop_words"])))
        self._numbers = {text: number for number, text in enumerate(self.texts)}
        hidden = {number for name in ("unfolded", "units") for number in from_gaps(numbers(sections[name]))}
        self._hidden = hidden | self.stop_words

    def number_of(self, text: str) -> int | None:
        """Return the number of a surface, None when there is no such surface."""
        return self._numbers.get(text)

    def term_of(self, text: str) -> int:
        """Return the term that a text leads to."""
        number = self._numbers.get(text)
        return NO_TERM if number is None else self.terms[number]

    def plain(self, text: str) -> int | None:
        """Return the number of a surface that a misspelled word may have meant, None when it is none."""
        number = self._numbers.get(text)
        return number if number is not None and self._is_plain(number) else None

    def starting_with(self, start: str) -> Iterator[int]:
        """Yield the plain surfaces that begin with `start` and are longer."""
        yield from self._from(_key(start), longest=None)

    def sharing_stem(self, word: str, shortest_stem: int, longest_ending: int) -> list[int]:
        """Return the plain surfaces that share the longest stem with a word, each with a short ending."""
        letters = _key(word)
        for stem in range(len(letters) - 1, max(shortest_stem, len(letters) - longest_ending) - 1, -1):
            whole = self._numbers.get(_text(letters[:stem]))
            alone = [whole] if whole is not None and self._is_plain(whole) else []
            found = [*alone, *self._from(letters[:stem], longest=stem + longest_ending)]
            if found:
                return found
        return []

    def within(self, word: str, edits: int) -> Iterator[int]:
        """Yield the plain surfaces with the first letter of `word` that are exactly `edits` away."""
        letters = _key(word)
        mask = _mask(letters)
        for length in range(max(1, len(letters) - edits), len(letters) + edits + 1):
            same_start = self._by_start.get((letters[0], length), ())
            near = [each for each in same_start if (mask ^ each[2]).bit_count() <= 2 * edits]
            yield from (number for number, other, _ in near if distance(letters, other, edits) == edits)

    def with_another_start(self, word: str) -> Iterator[int]:
        """Yield, in ascending order, the plain surfaces one edit away that begin with another letter."""
        letters = _key(word)
        rest, swapped = letters[1:], letters[1::-1] + letters[2:]
        near = {rest, swapped} | {start + end for start in self._starts for end in (rest, letters)}
        found = (self._numbers.get(_text(one)) for one in near if one[:1] != letters[:1])
        yield from sorted(number for number in found if number is not None and self._is_plain(number))

    def _is_plain(self, number: int) -> bool:
        return number not in self._hidden and self.terms[number] != NO_TERM

    def _from(self, start: str, *, longest: int | None) -> Iterator[int]:
        for number in range(bisect_left(self._keys, start), len(self._keys)):
            key = self._keys[number]
            if not key.startswith(start):
                return
            is_fit = len(start) < len(key) and (longest is None or len(key) <= longest)
            if is_fit and self._is_plain(number):
                yield number

    @cached_property
    def _keys(self) -> list[str]:
        return list(map(_key, self.texts))

    @cached_property
    def _starts(self) -> frozenset[str]:
        return frozenset(key[0] for key in self._keys)

    @cached_property
    def _by_start(self) -> dict[tuple[str, int], list[tuple[int, str, int]]]:
        """The plain surfaces by first letter and length, each with its letters and their mask."""
        found: dict[tuple[str, int], list[tuple[int, str, int]]] = {}
        for number, key in enumerate(self._keys):
            if self._is_plain(number):
                found.setdefault((key[0], len(key)), []).append((number, key, _mask(key)))
        return found


def distance(first: str, second: str, most: int) -> int:
    """Return the optimal string alignment distance, `most` + 1 where it is larger than `most`."""
    if abs(len(first) - len(second)) > most:
        return most + 1
    first, second = _unlike(first, second)
    before: list[int] = []
    row = list(range(len(second) + 1))
    for place, letter in enumerate(first):
        earlier, before, row = before, row, [place + 1]
        for other_place, other in enumerate(second):
            cost = min(row[-1] + 1, before[other_place + 1] + 1, before[other_place] + (letter != other))
            is_swap = (
                place and other_place and letter == second[other_place - 1] and other == first[place - 1]
            )
            row.append(min(cost, earlier[other_place - 1] + 1) if is_swap else cost)
        if min(row) > most:
            return most + 1
    return min(row[-1], most + 1)


def _unlike(first: str, second: str) -> tuple[str, str]:
    """Return two texts without what both begin and end with."""
    shortest = min(len(first), len(second))
    start = next((i for i in range(shortest) if first[i] != second[i]), shortest)
    rest = shortest - start
    end = next((i for i in range(rest) if first[-1 - i] != second[-1 - i]), rest)
    return first[start : len(first) - end], second[start : len(second) - end]


def _texts(sections: Mapping[str, bytes]) -> list[str]:
    suffixes = _key(sections["text"].decode())
    found, before, place = [], "", 0
    for shared, length in zip(numbers(sections["shared"]), numbers(sections["suffix"]), strict=True):
        before = before[:shared] + suffixes[place : place + length]
        place += length
        found.append(before)
    return list(map(_text, found)) if suffixes != sections["text"].decode() else found


def _terms(references: list[int]) -> list[int]:
    found, newest = [], NO_TERM
    for reference in references:
        newest += reference == 1
        found.append(newest - max(0, reference - 2) if reference else NO_TERM)
    return found


def _key(text: str) -> str:
    """Return a text as one character per UTF-16 code unit, as JavaScript sees it."""
    if text.isascii() or max(text) <= "\uffff":
        return text
    units = memoryview(text.encode(_UTF_16, "surrogatepass")).cast("H")
    return "".join(map(chr, units))


def _text(key: str) -> str:
    return key if key.isascii() else key.encode(_UTF_16, "surrogatepass").decode(_UTF_16, "surrogatepass")


def _mask(letters: str) -> int:
    """Return a bit per letter, so that one edit changes two bits at most."""
    mask = 0
    for letter in letters:
        mask |= 1 << (ord(letter) & 63)
    return mask
