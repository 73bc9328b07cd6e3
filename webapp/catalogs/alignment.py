"""Give every segment of an edited document its permanent id, by what it says and where it stands.

    template (live, retired)          document                       what decides
    ───────────────────────           ────────                       ────────────
    title ─────────────────────────── title                      0   front matter, headings by anchor
    symptoms.p1 "A" ───────────────── "A"                        1   same text at the same place, in order
    symptoms.p2 "B"  ──────┐   ┌───── "C, edited"                3   most alike first; same place is enough
    symptoms.p3 "C"  ──────┼───┘                                     with less likeness than elsewhere
                           └───────── "B" (in another section)   2   same text anywhere, also a retired one
    symptoms.p4 "D and E" ─────────── "D"  (the larger part)     3   a part of the old text, or the old text
                                      "E"  ──> symptoms.p6       4   as a part: the larger part keeps the id
    symptoms.p5 (retired) ─ ─ ─ ─ ─ ─ "F"  ──> symptoms.p7       4   a number once given is never given again

Only segments of one family meet: headings with questions, paragraphs with list items, cells with cells.
Likeness counts words, rare ones more (see `likeness`); a text unlike all that went gets a new id.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from typing import TypeVar

from webapp.catalogs.likeness import alike, weights_of
from webapp.catalogs.templates import (
    ALONE,
    FIXED,
    LETTERS,
    NAMED,
    Template,
    TemplateSegment,
    number_of,
)
from webapp.catalogs.weighing import Weigh, heaviest, weighed
from webapp.content.clinics import Clinic
from webapp.content.model import Document, SegmentKind, Source
from webapp.content.wordlists import WordList

D = TypeVar("D", Document, Clinic)

_HEADS = frozenset({SegmentKind.HEADING, SegmentKind.QUESTION})
_TEXTS = frozenset({SegmentKind.PARAGRAPH, SegmentKind.ITEM})
_SAME_PLACE, _ELSEWHERE = 0.45, 0.6


@dataclass(frozen=True)
class _Part:
    """A segment on either side; `place` speaks the anchors of today."""

    kind: SegmentKind
    place: str
    text: str
    id: str = ""

    @property
    def family(self) -> Hashable:
        if self.kind is NAMED:
            return self.id
        return next((f for f in (_HEADS, _TEXTS) if self.kind in f), self.kind)


def identify(document: D, template: Template | None, weigh: Weigh = heaviest) -> D:
    """Return the document with the permanent id and the edits of every segment."""
    new = [
        _Part(segment.kind, segment.place, segment.text, segment.id if segment.kind is NAMED else "")
        for segment in document.segments
    ]
    old = _known(template, document) if template else []
    ids = _Matching(old, new, len(template.segments) if template else 0).ids()
    given = _numbered(new, ids, (part.id for part in old))
    segments = (replace(s, id=name) for s, name in zip(document.segments, given, strict=True))
    return weighed(replace(document, segments=tuple(segments)), template, weigh)


def known(source: Source, template: Template | None, weigh: Weigh = heaviest) -> Source:
    """Return any source with the ids and edits of its segments; those of words have their ids already."""
    if isinstance(source, Document):
        return identify(source, template, weigh)
    if isinstance(source, Clinic):
        return identify(source, template, weigh)
    return weighed(source, template, weigh) if isinstance(source, WordList) else source


def _known(template: Template, document: Document | Clinic) -> list[_Part]:
    """Return the live and then the retired segments; a renamed anchor counts as the same place."""
    former = document.former_anchors if isinstance(document, Document) else {}
    anchors = document.headings().keys()

    def part(segment: TemplateSegment) -> _Part:
        renamed = former if segment.place not in anchors else {}
        place = renamed.get(segment.place, segment.place)
        return _Part(segment.kind, place, segment.text, segment.id)

    return [part(segment) for segment in (*template.segments, *template.retired)]


class _Matching:
    """The pairs of old and new segments found so far; each step takes from what is left."""

    def __init__(self, old: Sequence[_Part], new: Sequence[_Part], live: int) -> None:
        self._old, self._new, self._live = old, new, live
        self._of_new: dict[int, int] = {}
        self._taken: set[int] = set()

    def ids(self) -> dict[int, str]:
        """Return the id of every new segment that has an old one."""
        live = range(self._live)
        everything = range(len(self._old))
        self._pair_by(_fixed, everything)
        for place in dict.fromkeys(part.place for part in self._new):
            self._pair_in_order(place)
        self._pair_by(lambda part: (part.place, part.family, part.text), live)
        self._pair_by(lambda part: (part.family, part.text), live)
        self._pair_by(lambda part: (part.place, part.family, part.text), everything)
        self._pair_by(lambda part: (part.family, part.text), everything)
        self._pair_alike(live)
        return {new: self._old[old].id for new, old in self._of_new.items()}

    def _pair(self, old: int, new: int) -> None:
        if old not in self._taken and new not in self._of_new:
            self._of_new[new] = old
            self._taken.add(old)

    def _left_new(self) -> list[int]:
        return [index for index in range(len(self._new)) if index not in self._of_new]

    def _left_old(self, among: Iterable[int]) -> list[int]:
        return [index for index in among if index not in self._taken]

    def _pair_by(self, key: Callable[[_Part], Hashable | None], among: Iterable[int]) -> None:
        """Pair what has the same key, in order; None is no key."""
        waiting = defaultdict(list)
        for old in self._left_old(among):
            waiting[key(self._old[old])].append(old)
        for new in self._left_new():
            name = key(self._new[new])
            if name is not None and waiting[name]:
                self._pair(waiting[name].pop(0), new)

    def _pair_in_order(self, place: str) -> None:
        """Pair the same texts of one place so that neighbours stay neighbours."""
        old = [i for i in self._left_old(range(self._live)) if self._old[i].place == place]
        new = [i for i in self._left_new() if self._new[i].place == place]
        before = [(self._old[i].family, self._old[i].text) for i in old]
        after = [(self._new[i].family, self._new[i].text) for i in new]
        for block in SequenceMatcher(None, before, after, autojunk=False).get_matching_blocks():
            for step in range(block.size):
                self._pair(old[block.a + step], new[block.b + step])

    def _pair_alike(self, among: Iterable[int]) -> None:
        """Pair edited texts, the most alike first; equals at the same place first, then the nearest.

        What is more alike to an old text that another one has is a part of that, and is left.
        """
        old, new = self._left_old(among), self._left_new()
        if not old or not new:
            return
        weights = weights_of(part.text for part in (*self._old, *self._new))
        pairs = []
        for family in dict.fromkeys(self._new[index].family for index in new):
            before = [index for index in old if self._old[index].family == family]
            after = [index for index in new if self._new[index].family == family]
            texts = [self._old[i].text for i in before], [self._new[i].text for i in after]
            likeness = alike(*texts, weights)
            pairs += [self._ranked(score, before[a], after[b]) for (a, b), score in likeness.items()]
        best: dict[int, float] = {}
        for distance, needed, _, a, b in sorted(pairs):
            is_part_of_another = -distance < best.setdefault(b, -distance)
            if -distance >= needed and not is_part_of_another:
                self._pair(a, b)

    def _ranked(self, score: float, old: int, new: int) -> tuple[float, float, float, int, int]:
        needed = _SAME_PLACE if self._old[old].place == self._new[new].place else _ELSEWHERE
        apart = abs(old / max(self._live, 1) - new / len(self._new))
        return -round(score, 6), needed, round(apart, 6), old, new


def _fixed(part: _Part) -> Hashable | None:
    """Return what names a segment whatever it says: its field, its anchor, its figure."""
    if part.kind in FIXED:
        return FIXED[part.kind]
    if part.kind is NAMED:
        return part.id
    if part.kind in ALONE:
        return (part.family, part.place)
    return None


def _numbered(new: Sequence[_Part], ids: dict[int, str], known: Iterable[str]) -> list[str]:
    """Return every id, new ones counted on from the highest ever given at their place."""
    highest: dict[tuple[str, str], int] = {}
    for name in known:
        place, letters, number = number_of(name)
        highest[place, letters] = max(number, highest.get((place, letters), 0))
    return [ids[index] if index in ids else _next_id(part, highest) for index, part in enumerate(new)]


def _next_id(part: _Part, highest: dict[tuple[str, str], int]) -> str:
    if part.kind is NAMED:
        return part.id
    if part.kind in FIXED:
        return FIXED[part.kind]
    letters = LETTERS[part.kind]
    number = highest.get((part.place, letters), 0) + 1
    highest[part.place, letters] = number
    is_alone = number == 1 and part.kind in ALONE
    return f"{part.place}.{letters}" if is_alone else f"{part.place}.{letters}{number}"
