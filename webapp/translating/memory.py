"""The project's own translation memory: where the same text stands, and where one that is alike."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from re import findall

from webapp.catalogs.likeness import alike, weights_of
from webapp.content.model import Document, Segment

_CANDIDATES = 40
_RARE = 200  # a word that more texts hold finds nobody
_LEAST = 0.7


@dataclass(frozen=True, eq=False)
class Place:
    """A segment and the document that it stands in; `index` is into `document.segments`."""

    document: Document
    index: int

    @property
    def name(self) -> tuple[str, int]:
        """What tells the place from others of the same library."""
        return self.document.slug, self.index

    @property
    def segment(self) -> Segment:
        """The segment."""
        return self.document.segments[self.index]


class Memory:
    """Every text of some documents, found by what it says."""

    def __init__(self, documents: Iterable[Document]) -> None:
        self._places = [Place(one, index) for one in documents for index in range(len(one.segments))]
        self._weights = weights_of(place.segment.text for place in self._places)
        self._same: dict[str, list[Place]] = defaultdict(list)
        self._holders: dict[str, list[int]] = defaultdict(list)
        for number, place in enumerate(self._places):
            self._same[place.segment.text].append(place)
            for word in set(_words(place.segment.text)):
                self._holders[word].append(number)

    def same(self, place: Place) -> tuple[Place, ...]:
        """Return the other places where the very same text stands."""
        return tuple(one for one in self._same[place.segment.text] if one.name != place.name)

    def similar(self, place: Place, most: int = 5) -> tuple[tuple[float, Place], ...]:
        """Return places with another, similar text and how alike it is (to 1), the most alike first."""
        candidates = list(self._candidates(place.segment.text))
        texts = [one.segment.text for one in candidates]
        found = alike(texts, [place.segment.text], self._weights)
        ranked = sorted(((score, -index) for (index, _), score in found.items() if score >= _LEAST))
        return tuple((score, candidates[-index]) for score, index in reversed(ranked[-most:]))

    def _candidates(self, text: str) -> Iterator[Place]:
        """Yield one place for each text that shares the most weight in rare words."""
        shared: Counter[int] = Counter()
        for word in set(_words(text)):
            holders = self._holders.get(word, ())
            if len(holders) <= _RARE:
                for number in holders:
                    shared[number] += int(1000 * self._weights[word])
        seen = {text}
        for number, _ in shared.most_common(_CANDIDATES):
            place = self._places[number]
            if place.segment.text not in seen:
                seen.add(place.segment.text)
                yield place


def _words(text: str) -> Sequence[str]:
    return findall(r"\w+", text.casefold())
