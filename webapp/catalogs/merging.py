"""Bring the messages of a catalog up to date with the source, keeping whatever a translator wrote.

source says        catalog has                  catalog gets
───────────        ───────────                  ────────────
same               live                         comments refreshed, nothing else
other text         live, translated             new msgid, `fuzzy`, `#|` the text that was translated
  all cosmetic     live, translated             new msgid, nothing else
other again        fuzzy with `#|`              new msgid; `#|` keeps the first
the first again    fuzzy with `#|`              not fuzzy any more, unless a translator had doubts before
a message          obsolete                     back with its translation
a message          nothing                      an empty one after its predecessor
nothing            live                         obsolete
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from webapp.catalogs.entries import Entry, PoFile

Judge = Callable[[Entry, Entry], bool]

DOUBTED = "doubted"  # our flag: the translator had marked it fuzzy before its source changed
CARRIED = "carried"  # our flag: it was not fuzzy until an edit became heavier (see `reweighing`)


@dataclass(frozen=True)
class Merge:
    """What has to happen to a catalog, for `rewritten`, and how many messages each case has."""

    changes: Mapping[Entry, Entry] = field(default_factory=dict)
    additions: Mapping[Entry | None, Sequence[Entry]] = field(default_factory=dict)
    added: int = 0
    changed: int = 0
    retired: int = 0
    kept: int = 0


def merge_by_id(po: PoFile, wanted: Sequence[Entry], is_cosmetic: Judge | None = None) -> Merge:
    """Return how a catalog follows the segments of its document, each known by its id.

    `is_cosmetic` tells of an entry and what is wanted in its place whether the translation fits both.
    """
    known = defaultdict(list)
    for entry in po.entries:
        if entry.msgctxt:
            known[entry.msgctxt].append(entry)
    found = [_best(known[want.msgctxt or ""], want) for want in wanted]
    return _merged(po, wanted, found, is_cosmetic or _never)


def merge_by_text(po: PoFile, wanted: Sequence[Entry]) -> Merge:
    """Return how a catalog follows the strings of the interface, each known by what it says."""
    known: dict[tuple[str | None, str], list[Entry]] = defaultdict(list)
    for entry in po.entries:
        if not entry.is_header:
            known[entry.key].append(entry)
    return _merged(po, wanted, [_best(known[want.key], want) for want in wanted])


def settled(entry: Entry) -> Entry:
    """Return the entry as one whose translation somebody vouches for: not fuzzy, with no former source."""
    return replace(_cleared(entry), flags=unmarked(entry.flags))


def unmarked(flags: Sequence[str]) -> tuple[str, ...]:
    """Return the flags of an entry that has no doubts upon it."""
    return tuple(flag for flag in flags if flag not in ("fuzzy", DOUBTED, CARRIED))


def _best(candidates: Sequence[Entry], want: Entry) -> Entry | None:
    """Return the entry to go on with: of today's text before another, live before obsolete."""
    translated = [e for e in candidates if not e.is_obsolete or any(e.msgstrs) or e.msgid == want.msgid]
    ranked = sorted(translated or candidates, key=lambda e: (e.msgid != want.msgid, e.is_obsolete, -e.line))
    return ranked[0] if ranked else None


def _never(*_: Entry) -> bool:
    return False


def _merged(
    po: PoFile, wanted: Sequence[Entry], found: Sequence[Entry | None], is_cosmetic: Judge = _never
) -> Merge:
    used = {entry for entry in found if entry is not None}
    changes = {entry: replace(entry, is_obsolete=True) for entry in po.live() if entry not in used}
    retired = len(changes)
    additions: dict[Entry | None, list[Entry]] = defaultdict(list)
    predecessor = po.header_entry()
    counts = {"added": 0, "changed": 0, "kept": 0}
    for want, entry in zip(wanted, found, strict=True):
        if entry is None:
            additions[predecessor].append(want)
            counts["added"] += 1
            continue
        predecessor = entry
        new = _respelt(entry, want) if is_cosmetic(entry, want) else followed(entry, want)
        if new != entry:
            changes[entry] = new
        counts["kept" if _says_same(entry, new) else "changed"] += 1
    return Merge(changes, additions, retired=retired, **counts)


def _respelt(entry: Entry, want: Entry) -> Entry:
    """Return the entry with what the source says today, its translation being fine for that too."""
    if entry.is_fuzzy:
        return followed(entry, want)
    new = replace(entry, is_obsolete=False, extracted=want.extracted, references=want.references)
    return replace(new, msgid=want.msgid)


def _says_same(old: Entry, new: Entry) -> bool:
    return (old.msgid, old.msgid_plural, old.is_obsolete) == (new.msgid, new.msgid_plural, new.is_obsolete)


def followed(entry: Entry, want: Entry) -> Entry:
    """Return the entry as it has to be for what the source says today."""
    new = replace(entry, is_obsolete=False, extracted=want.extracted, references=want.references)
    if (entry.msgid, entry.msgid_plural) == (want.msgid, want.msgid_plural):
        return new
    new = replace(new, msgid=want.msgid, msgid_plural=want.msgid_plural, msgstrs=_forms(entry, want))
    new = replace(new, comments=(*entry.comments, *_lost_forms(entry, want)))
    if not any(entry.msgstrs):
        return new
    if entry.is_fuzzy and (entry.previous_msgid, entry.previous_msgid_plural) == (
        want.msgid,
        want.msgid_plural,
    ):
        return _cleared(new)
    return _outdated(entry, new)


def _outdated(entry: Entry, new: Entry) -> Entry:
    """Return the entry marked fuzzy, with the source that its translation was made from."""
    if entry.is_fuzzy and entry.previous_msgid is not None:
        return new
    flags = (*entry.flags, DOUBTED) if entry.is_fuzzy else ("fuzzy", *unmarked(entry.flags))
    return replace(
        new,
        flags=flags,
        previous_msgctxt=None,
        previous_msgid=entry.msgid,
        previous_msgid_plural=entry.msgid_plural,
    )


def _cleared(entry: Entry) -> Entry:
    """Return the entry without what `_outdated` put there."""
    flags = unmarked(entry.flags)
    if DOUBTED in entry.flags:
        flags = ("fuzzy", *flags)
    return replace(entry, flags=flags, previous_msgctxt=None, previous_msgid=None, previous_msgid_plural=None)


def _forms(entry: Entry, want: Entry) -> tuple[str, ...]:
    """Return the translations for a message that became a plural one, or ceased to be."""
    if (entry.msgid_plural is None) == (want.msgid_plural is None):
        return entry.msgstrs
    return tuple(entry.msgstrs[0] if index == 0 else "" for index in range(len(want.msgstrs)))


def _lost_forms(entry: Entry, want: Entry) -> tuple[str, ...]:
    """Return the plural forms that have no room any more, as comments."""
    if want.msgid_plural is not None:
        return ()
    return tuple(f"former plural form: {' '.join(text.split())}" for text in entry.msgstrs[1:] if text)
