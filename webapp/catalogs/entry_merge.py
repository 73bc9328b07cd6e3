"""Merge one message that two people changed: what only one of them changed, and both of what both did.

A translation belongs to the source that it was made from. So the translation, its fuzzy mark and `#|` are
taken from one person, and then follow the source (see `merging`) where the other brought a newer one.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from webapp.catalogs.entries import Entry
from webapp.catalogs.merging import DOUBTED, followed
from webapp.catalogs.rendering import quoted
from webapp.checks.conflicts import MARK

T = TypeVar("T")

CLASH = f"{MARK} two people changed this at once; the other version was:"
_STATES = ("fuzzy", DOUBTED)


@dataclass(frozen=True)
class Clash:
    """The two texts of a message that two people changed; an empty one was removed."""

    ours: str
    theirs: str


def merge_entry(base: Entry | None, ours: Entry, theirs: Entry) -> tuple[Entry, Clash | None]:
    """Return the message with what both sides changed; a clash keeps ours and notes theirs beside it."""
    start = base or _untranslated(theirs if any(ours.msgstrs) else ours)
    clash = _clash(start, ours, theirs)
    want = _source(start, ours, theirs)
    speaker = _speaker(start, ours, theirs, want) if clash is None else _louder(ours, theirs)
    merged = replace(
        followed(speaker, want),
        is_obsolete=picked(start.is_obsolete, ours.is_obsolete, theirs.is_obsolete),
        sticky=joined(start.sticky, ours.sticky, theirs.sticky),
        line=ours.line,
        start=ours.start,
        end=ours.end,
    )
    state = tuple(flag for flag in merged.flags if flag in _STATES)
    flags = joined(*(_others(entry) for entry in (start, ours, theirs)))
    comments = joined(start.comments, ours.comments, theirs.comments)
    comments += tuple(line for line in merged.comments if line not in (*speaker.comments, *comments))
    merged = replace(merged, flags=(*state, *flags), comments=comments)
    other = theirs if speaker is ours else ours
    return (marked(merged, other), clash) if clash else (merged, None)


def marked(entry: Entry, other: Entry | None) -> Entry:
    """Return the entry as fuzzy, with a comment that spells the other version; None is a deleted one."""
    flags = entry.flags if entry.is_fuzzy else ("fuzzy", *entry.flags)
    note = _note(entry, other)
    is_new = not set(note) <= set(entry.comments)
    return replace(entry, flags=flags, comments=(*entry.comments, *(note if is_new else ())))


def picked(base: T, ours: T, theirs: T) -> T:
    """Return the value of the side that changed it, ours where both did."""
    return theirs if ours == base else ours


def joined(base: Sequence[str], ours: Sequence[str], theirs: Sequence[str]) -> tuple[str, ...]:
    """Return our lines without those that they removed, and those that they added."""
    if tuple(ours) in (tuple(base), tuple(theirs)):
        return tuple(theirs)
    stay = tuple(line for line in ours if line in theirs or line not in base)
    return stay + tuple(line for line in theirs if line not in base and line not in ours)


def _untranslated(entry: Entry) -> Entry:
    """Return what a message was before anybody translated it."""
    empty = tuple("" for _ in entry.msgstrs)
    return replace(
        entry,
        msgstrs=empty,
        flags=(),
        sticky=(),
        comments=(),
        previous_msgctxt=None,
        previous_msgid=None,
        previous_msgid_plural=None,
    )


def _clash(base: Entry, ours: Entry, theirs: Entry) -> Clash | None:
    """Return both texts where each side gave the message another one."""
    before, left, right = (_texts(entry) for entry in (base, ours, theirs))
    if left == right or before in (left, right):
        return None
    return Clash(" / ".join(left), " / ".join(right))


def _texts(entry: Entry) -> tuple[str, ...]:
    """Return the forms of a translation without empty ones at the end, which say nothing."""
    forms = list(entry.msgstrs)
    while forms and not forms[-1]:
        forms.pop()
    return tuple(forms)


def _source(base: Entry, ours: Entry, theirs: Entry) -> Entry:
    """Return the source text with what tools tell about it, from the side that brought a new one."""
    before, left, right = ((e.msgid, e.msgid_plural) for e in (base, ours, theirs))
    newer = theirs if left == before and right != before else ours
    return replace(
        newer,
        extracted=picked(base.extracted, ours.extracted, theirs.extracted),
        references=picked(base.references, ours.references, theirs.references),
    )


def _speaker(base: Entry, ours: Entry, theirs: Entry, want: Entry) -> Entry:
    """Return the side whose word on the translation counts: who changed it, doubted it or approved it."""
    if _texts(ours) != _texts(theirs):
        return theirs if _texts(ours) == _texts(base) else ours
    doubting = [side for side in (ours, theirs) if _doubts(side) and not _doubts(base)]
    approving = [side for side in (ours, theirs) if not side.is_fuzzy and side != base]
    approving.sort(key=lambda side: side.msgid != want.msgid)
    changed = [side for side in (ours, theirs) if _state(side) != _state(base)]
    return next(iter([*doubting, *(s for s in approving if _spoke(base, s)), *changed]), ours)


def _spoke(base: Entry, side: Entry) -> bool:
    """Tell whether a side took the fuzzy mark away, or left none after its source changed."""
    return base.is_fuzzy or side.msgid != base.msgid


def _doubts(entry: Entry) -> bool:
    """Tell whether a person, and not a changed source, made the message fuzzy."""
    return DOUBTED in entry.flags or (entry.is_fuzzy and entry.previous_msgid is None)


def _state(entry: Entry) -> tuple[object, ...]:
    return (entry.is_fuzzy, entry.previous_msgid, entry.previous_msgid_plural)


def _louder(ours: Entry, theirs: Entry) -> Entry:
    """Return the side whose text stays in its place: ours, unless it has none."""
    return ours if any(ours.msgstrs) or not any(theirs.msgstrs) else theirs


def _others(entry: Entry) -> tuple[str, ...]:
    return tuple(flag for flag in entry.flags if flag not in _STATES)


def _note(entry: Entry, other: Entry | None) -> list[str]:
    """Return the lines of a comment with the other version, spelt so that it can be put back exactly."""
    if other is None:
        return [f"{CLASH} the message was deleted"]
    if not any(other.msgstrs):
        return [f"{CLASH} the translation was removed"]
    source = [f"msgid {quoted(other.msgid)}"] if other.msgid != entry.msgid else []
    if other.msgid_plural is None:
        return [CLASH, *source, f"msgstr {quoted(other.msgstrs[0])}"]
    forms = (f"msgstr[{index}] {quoted(text)}" for index, text in enumerate(other.msgstrs))
    return [CLASH, *source, *forms]
