"""Change how much the last edit of a text matters, after its template was made; catalogs follow.

message                                   edit becomes    what happens
───────                                   ────────────    ────────────
fuzzy, `#|` tells what it was made from   cosmetic        not fuzzy; `#|` stays, so that it can be undone
not fuzzy, with such a `#|`               not cosmetic    fuzzy again
not fuzzy, without, edit was cosmetic     not cosmetic    fuzzy, `carried`: nobody knows what it was made from
fuzzy, `carried`                          cosmetic        not fuzzy
any other                                 whatever        nothing: what readers see follows from the template
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from webapp.catalogs.entries import Entry
from webapp.catalogs.mending import mended
from webapp.catalogs.merging import CARRIED, DOUBTED, unmarked
from webapp.catalogs.reading import Message
from webapp.catalogs.weighing import Verdict, weight_since
from webapp.content.model import Segment
from webapp.content.weights import Weight, digest_of


def reweighed(segment: Segment, verdict: Verdict) -> Segment:
    """Return the segment with another weight of its last edit."""
    *steps, last = segment.steps
    return replace(segment, steps=(*steps, replace(last, weight=verdict.weight, reason=verdict.reason)))


def former_text(segment: Segment, messages: Iterable[Message | None]) -> str | None:
    """Return the text that the last edit led from, as far as a message remembers it."""
    known = (text for one in messages if one for text in (one.previous_source, one.source) if text)
    return next((text for text in known if digest_of(text) == segment.steps[-1].before), None)


def followed(entry: Entry, before: Segment, after: Segment, *, is_reviewed: bool) -> Entry:
    """Return an entry as it has to be when the last edit of its segment has another weight than before.

    A translation that somebody approved of beside the text of today needs no other look.
    """
    if not entry.is_translated or DOUBTED in entry.flags:
        return entry
    if entry.is_fuzzy:
        return _settled(entry, after)
    was, now = _weight(entry, before), _weight(entry, after)
    if is_reviewed or was is not Weight.COSMETIC or now is Weight.COSMETIC:
        return entry
    flags = unmarked(entry.flags)
    return replace(entry, flags=("fuzzy", *flags) if entry.previous_msgid else ("fuzzy", CARRIED, *flags))


def _settled(entry: Entry, after: Segment) -> Entry:
    is_ours = entry.previous_msgid is not None or CARRIED in entry.flags
    if not is_ours or _weight(entry, after) is not Weight.COSMETIC:
        return entry
    return replace(entry, flags=unmarked(entry.flags))


def _weight(entry: Entry, segment: Segment) -> Weight:
    """Return how much the edits matter since the text that an entry was made from; the last, if unknown."""
    is_list = segment.kind.is_list
    text = mended(entry.msgid, is_list=is_list)
    before = None if entry.previous_msgid is None else mended(entry.previous_msgid, is_list=is_list)
    if text != mended(segment.text, is_list=is_list) or before == text:
        return Weight.SAFETY  # behind its template, or of a tool that knows no more
    return weight_since(segment, before) if before else segment.steps[-1].weight
