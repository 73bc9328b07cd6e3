"""What a word of a query may mean: itself, or the nearest words of the index (docs/search.md)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from search_index.phone_rules import LETTERS_FOR_ONE_EDIT, LETTERS_FOR_TWO_EDITS, Rules
from search_index.phone_surfaces import NO_TERM, Surfaces
from search_index.phone_words import QueryWord


class Expansion(NamedTuple):
    """One or two terms that stand for a word, and how much they count."""

    factor: float
    terms: tuple[int, ...]


class _Candidate(NamedTuple):
    """Surfaces that may be meant; the smallest candidate is the best."""

    disfavour: float
    rarity: int
    surface: int
    terms: tuple[int, ...]


class Expander:
    """Finds the expansions of words; `frequency` tells in how many places a term stands."""

    def __init__(self, surfaces: Surfaces, rules: Rules, frequency: Callable[[int], int]) -> None:
        self._surfaces, self._rules, self._frequency = surfaces, rules, frequency

    def expansions(self, words: Iterable[QueryWord]) -> Iterator[tuple[QueryWord, list[Expansion]]]:
        """Yield each word with its expansions, none where nothing is near."""
        left = self._rules.most_expanded
        for word in words:
            found = self._best(self._meant(word))
            if not found and word.units:
                found = self._halved(word.units)
            elif not found and left and (word.is_unknown or word.is_open):
                left -= 1
                found = self._best(self._near(word))
            yield word, found

    def _meant(self, word: QueryWord) -> Iterator[_Candidate]:
        """Yield the word itself, and what an open word may become."""
        if word.term != NO_TERM:
            yield _Candidate(-1.0, 0, 0, (word.term,))
        if word.is_open:
            yield from self._completed(word.folded)

    def _halved(self, units: tuple[str, ...]) -> list[Expansion]:
        terms = dict.fromkeys(map(self._surfaces.term_of, units))
        known = tuple(term for term in terms if term != NO_TERM)
        return [Expansion(self._rules.units, known)] if known else []

    def _best(self, candidates: Iterable[_Candidate]) -> list[Expansion]:
        best: dict[tuple[int, ...], Expansion] = {}
        for candidate in sorted(candidates):
            best.setdefault(candidate.terms, Expansion(-candidate.disfavour, candidate.terms))
            if len(best) == self._rules.most_expansions:
                break
        return list(best.values())

    def _near(self, word: QueryWord) -> list[_Candidate]:
        text, rules, surfaces = word.folded, self._rules, self._surfaces
        letters = _letters(text)
        candidates = [*self._joined(word), *self._split(text), *self._completed(text), *self._clitic(text)]
        if letters >= LETTERS_FOR_ONE_EDIT:
            candidates += self._each(rules.one_edit, surfaces.within(text, 1))
        if not candidates and letters >= LETTERS_FOR_ONE_EDIT:
            candidates = [*self._farther(text)] or [*self._turned(text)]
        return candidates

    def _farther(self, text: str) -> Iterator[_Candidate]:
        rules, surfaces = self._rules, self._surfaces
        yield from self._each(rules.other_start, surfaces.with_another_start(text))
        alike = surfaces.sharing_stem(text, rules.shortest_stem, rules.longest_ending)
        yield from self._each(rules.ending, alike)
        if _letters(text) >= LETTERS_FOR_TWO_EDITS:
            yield from self._each(rules.two_edits, surfaces.within(text, 2))

    def _turned(self, text: str) -> Iterator[_Candidate]:
        """Yield the words that part from a word both at its start and at its end."""
        rules = self._rules
        shortest = rules.shortest_stem
        forms = [(start + text, _letters(start) + shortest) for start in rules.starts]
        forms += [(text.removeprefix(one), shortest) for one in rules.starts if text.startswith(one)]
        for form, stem in forms:
            alike = self._surfaces.sharing_stem(form, stem, rules.longest_ending)
            yield from self._each(rules.start * rules.ending, alike)

    def _each(self, factor: float, surfaces: Iterable[int]) -> Iterator[_Candidate]:
        for surface in surfaces:
            term = self._surfaces.terms[surface]
            yield _Candidate(-factor, -self._frequency(term), surface, (term,))

    def _joined(self, word: QueryWord) -> Iterator[_Candidate]:
        pairs = [word.left + word.folded] if word.left else []
        pairs += [word.folded + word.right] if word.right else []
        yield from self._plain(self._rules.joined, pairs)

    def _clitic(self, text: str) -> Iterator[_Candidate]:
        starts = self._rules.starts
        near = [start + text for start in starts]
        cut = (text.removeprefix(start) for start in starts if text.startswith(start))
        near += [rest for rest in cut if _letters(rest) >= self._rules.shortest_half]
        yield from self._plain(self._rules.start, near)

    def _plain(self, factor: float, texts: Iterable[str]) -> Iterator[_Candidate]:
        found = map(self._surfaces.plain, texts)
        yield from self._each(factor, (surface for surface in found if surface is not None))

    def _split(self, text: str) -> Iterator[_Candidate]:
        best: _Candidate | None = None
        for place in range(1, len(text)):
            left, right = text[:place], text[place:]
            if min(_letters(left), _letters(right)) < self._rules.shortest_half:
                continue
            halves = [self._surfaces.plain(half) for half in (left, right)]
            if None in halves:
                continue
            terms = [self._surfaces.terms[half] for half in halves if half is not None]
            rarity = -min(map(self._frequency, terms))
            if best is None or rarity < best.rarity:
                best = _Candidate(-self._rules.split, rarity, halves[0] or 0, tuple(dict.fromkeys(terms)))
        if best:
            yield best

    def _completed(self, text: str) -> Iterator[_Candidate]:
        if _letters(text) >= self._rules.shortest_prefix:
            yield from self._each(self._rules.prefix, self._surfaces.starting_with(text))


def _letters(text: str) -> int:
    return len(text) if text.isascii() else len(text.encode("utf-16-le")) // 2
