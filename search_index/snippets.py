"""The part of a text that shows why it is a hit, with the words found marked as they are written."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from typing import NamedTuple

import regex

from search_index.analysis import analyze
from search_index.words import unbroken_spans

LONGEST = 160  # characters of a snippet, ellipses included
ELLIPSIS = "…"
_ROOM = LONGEST - 2 * len(ELLIPSIS)
_SENTENCE_START = regex.compile(r"(?<=[.!?؟۔।॥։።။៕]\s|[。！？])\S")


class Fragment(NamedTuple):
    """A stretch of a title or snippet that is a match throughout, or not at all."""

    text: str
    is_match: bool


class Mark(NamedTuple):
    """A place in a text where a term stands."""

    start: int
    end: int
    term: str | int


def marked(text: str, marks: Iterable[Mark]) -> tuple[Fragment, ...]:
    """Return the whole text in fragments, the marked places as matches."""
    return tuple(_fragments(text, 0, len(text), marks))


def snippet(text: str, marks: Sequence[Mark]) -> tuple[Fragment, ...]:
    """Return the best window of the text, at most LONGEST characters, whole words, with ellipses."""
    if len(text) <= LONGEST:
        return marked(text, marks)
    start, end = _window(text, *_best_run(marks))
    before = [Fragment(ELLIPSIS, is_match=False)] if start > 0 else []
    after = [Fragment(ELLIPSIS, is_match=False)] if end < len(text) else []
    return (*before, *_fragments(text, start, end, marks), *after)


def marks_of(text: str, terms: Collection[str], tag: str) -> list[Mark]:
    """Return where terms stand in a text, found by analysing it."""
    return [Mark(start, end, term) for term, start, end in analyze(text, tag) if term in terms]


def _best_run(marks: Sequence[Mark]) -> tuple[int, int]:
    """Return where the first run of marks begins and ends that shows most different terms, then most."""
    best, best_score, first = (0, 0), (0, 0), 0
    for last, mark in enumerate(marks):
        while mark.end - marks[first].start > _ROOM and first < last:
            first += 1
        run = marks[first : last + 1]
        score = (len({one.term for one in run}), len(run))
        if score > best_score:
            best, best_score = (marks[first].start, mark.end), score
    return best


def _window(text: str, start: int, end: int) -> tuple[int, int]:
    """Return a window of whole words around a run of marks, from the start of a sentence if that fits."""
    slack = max(0, _ROOM - (end - start))
    earliest = max(0, start - slack)
    sentence = _SENTENCE_START.search(text, earliest, start + 1)
    left = min(start - slack // 3, len(text) - _ROOM)
    if earliest == 0 or sentence:
        left = sentence.start() if earliest and sentence else 0
    right = left + _ROOM
    # A word cut by the start of this stretch ends before the window, unless it fills it.
    spans = unbroken_spans(text, max(0, left - _ROOM), min(len(text), right + _ROOM))
    whole = [(first, last) for first, last in spans if left <= first and last <= right]
    return (whole[0][0], whole[-1][1]) if whole else (left, min(len(text), right))


def _fragments(text: str, start: int, end: int, marks: Iterable[Mark]) -> list[Fragment]:
    """Return text[start:end] in fragments, matches and the rest in turn."""
    cuts = [(start, start)]
    for mark in sorted(marks, key=lambda mark: (mark.start, mark.end)):
        begin, stop = max(mark.start, start), min(mark.end, end)
        if begin <= cuts[-1][1]:
            cuts[-1] = (cuts[-1][0], max(cuts[-1][1], stop))
        elif begin < stop:
            cuts.append((begin, stop))
    fragments = []
    place = start
    for begin, stop in cuts:
        fragments += [Fragment(text[place:begin], is_match=False), Fragment(text[begin:stop], is_match=True)]
        place = stop
    fragments.append(Fragment(text[place:end], is_match=False))
    return [fragment for fragment in fragments if fragment.text]
