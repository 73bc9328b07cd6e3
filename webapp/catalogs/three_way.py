"""Merge two versions of a catalog with what both come from, message by message.

base ──┬── ours ────┐   a message that one side changed: its bytes, as that side spelt them
       └── theirs ──┴── that both changed: see `entry_merge`; the rest: our bytes
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from webapp.catalogs.entries import Entry, PoFile
from webapp.catalogs.entry_merge import Clash, marked, merge_entry
from webapp.catalogs.header_merge import merge_header
from webapp.catalogs.po import parse_po
from webapp.catalogs.writing import respelt, spliced
from webapp.errors import Problem, SourceError

_PAGE = "X-Pocketleaf-Page"
_REMEDY = (
    "the first is in the file, marked fuzzy, the other in the comment above it; "
    "choose or join them, then remove the comment and the mark"
)

Name = tuple[str | None, str, int]


@dataclass(frozen=True)
class Merged:
    """The bytes of the merged catalog, and one problem for each message that both sides changed."""

    data: bytes
    clashes: tuple[Problem, ...] = ()


@dataclass(frozen=True)
class _Sides:
    """One message, or one file, in its three versions."""

    base: Entry | None
    ours: Entry
    theirs: Entry | None


@dataclass
class _Draft:
    """How our file will differ: entries changed, taken over or gone (None), and new ones."""

    changes: dict[Entry, Entry] = field(default_factory=dict)
    spellings: dict[Entry, bytes | None] = field(default_factory=dict)
    added: dict[Entry | None, list[bytes]] = field(default_factory=lambda: defaultdict(list))
    clashes: dict[Name, Clash] = field(default_factory=dict)


def merge_catalogs(base: PoFile, ours: PoFile, theirs: PoFile) -> Merged:
    """Return our catalog with their changes; SourceError where the outcome could not be read."""
    if theirs.data in (base.data, ours.data):
        return Merged(ours.data)
    if base.data == ours.data:
        return Merged(theirs.data)
    _refuse_charsets(ours, theirs)
    is_by_id = any(_PAGE in po.header for po in (base, ours, theirs))
    before, left, right = (_named(po, is_by_id=is_by_id) for po in (base, ours, theirs))
    draft = _Draft()
    for name, entry in left.items():
        _settle(draft, name, _Sides(before.get(name), entry, right.get(name)), (ours, theirs))
    predecessor: Entry | None = None
    for name, entry in right.items():
        if name not in left:
            _take_over(draft, name, (before.get(name), entry, predecessor), (ours, theirs))
        elif draft.spellings.get(left[name], b"") is not None:
            predecessor = left[name]
    data = spliced(ours, draft.spellings | respelt(ours, draft.changes), draft.added)
    data += _new_tail(base, ours, theirs)
    merged = _named(parse_po(data, ours.path), is_by_id=is_by_id)
    return Merged(
        data, tuple(sorted(_told(merged, name, clash, ours) for name, clash in draft.clashes.items()))
    )


def _refuse_charsets(ours: PoFile, theirs: PoFile) -> None:
    if ours.charset != theirs.charset:
        charsets = f"one version is in {ours.charset}, the other in {theirs.charset}"
        text = f"{charsets}; save both as UTF-8 and merge again"
        raise SourceError([Problem(ours.path, 1, text)])


def _named(po: PoFile, *, is_by_id: bool) -> dict[Name, Entry]:
    """Return the messages by what names them: the id, or context and text; of twins the live one first."""
    seen: dict[tuple[str | None, str], int] = defaultdict(int)
    names: dict[Entry, Name] = {}
    for entry in sorted(po.entries, key=lambda entry: (entry.is_obsolete, entry.start)):
        key = (entry.msgctxt, "") if is_by_id and entry.msgctxt else entry.key
        names[entry] = (*key, seen[key])
        seen[key] += 1
    return {names[entry]: entry for entry in po.entries}


def _settle(draft: _Draft, name: Name, sides: _Sides, files: tuple[PoFile, PoFile]) -> None:
    """Note what becomes of a message of our file."""
    base, ours, theirs = sides.base, sides.ours, sides.theirs
    if base and theirs is None:
        _settle_deleted(draft, name, base, ours)
    elif theirs is None or (base and _meaning(base) == _meaning(theirs)):
        return
    elif base and _meaning(base) == _meaning(ours):
        draft.spellings[ours] = _carried(theirs, files)
    elif ours.is_header:
        draft.changes[ours] = merge_header(base, ours, theirs)
    else:
        draft.changes[ours], clash = merge_entry(base, ours, theirs)
        if clash:
            draft.clashes[name] = clash


def _settle_deleted(draft: _Draft, name: Name, base: Entry, ours: Entry) -> None:
    """Let a message go that the other side deleted, unless somebody worked on it or needs it again."""
    if _is_touched(base, ours):
        draft.changes[ours] = marked(ours, None)
        draft.clashes[name] = Clash(_text(ours), "")
    elif not _is_revived(base, ours):
        draft.spellings[ours] = None


def _take_over(
    draft: _Draft,
    name: Name,
    sides: tuple[Entry | None, Entry, Entry | None],
    files: tuple[PoFile, PoFile],
) -> None:
    """Note a message that only their file has, with the one that it follows, unless we deleted it."""
    base, theirs, predecessor = sides
    if base and _is_touched(base, theirs):
        data = respelt(files[1], {theirs: marked(theirs, None)}).get(theirs)
        draft.added[predecessor].append(_carried(theirs, files, data))
        draft.clashes[name] = Clash(_text(theirs), "")
    elif base is None or _is_revived(base, theirs):
        draft.added[predecessor].append(_carried(theirs, files))


def _is_touched(old: Entry, new: Entry) -> bool:
    """Tell whether somebody worked on a message: what tools write into it does not count."""
    same = replace(new, extracted=old.extracted, references=old.references, is_obsolete=old.is_obsolete)
    return _meaning(old) != _meaning(same)


def _is_revived(old: Entry, new: Entry) -> bool:
    return old.is_obsolete and not new.is_obsolete


def _meaning(entry: Entry) -> Entry:
    return replace(entry, line=0, start=0, end=0)


def _carried(entry: Entry, files: tuple[PoFile, PoFile], data: bytes | None = None) -> bytes:
    """Return the bytes of an entry of their file, with the line ends of ours."""
    ours, theirs = files
    data = theirs.data[entry.start : entry.end] if data is None else data
    if ours.newline != theirs.newline:
        data = data.replace(b"\r\n", b"\n").replace(b"\n", ours.newline.encode("ascii"))
    return data if data.endswith(b"\n") else data + ours.newline.encode("ascii")


def _new_tail(base: PoFile, ours: PoFile, theirs: PoFile) -> bytes:
    """Return what only they wrote after the last message."""
    tail = _tail(theirs)
    return tail if tail.strip() and tail.strip() not in (_tail(base).strip(), _tail(ours).strip()) else b""


def _tail(po: PoFile) -> bytes:
    return po.data[po.entries[-1].end :] if po.entries else b""


def _text(entry: Entry) -> str:
    return " / ".join(entry.msgstrs)


def _told(merged: Mapping[Name, Entry], name: Name, clash: Clash, po: PoFile) -> Problem:
    line = next((entry.line for known, entry in merged.items() if known[:2] == name[:2]), 1)
    texts = f'"{clash.ours}" and "{clash.theirs}"'
    if not (clash.ours and clash.theirs):
        texts = f'"{clash.ours or clash.theirs}" and nothing, as one of them removed it'
    text = f'two people changed "{name[0] or name[1][:40]}": {texts}; {_REMEDY}'
    return Problem(po.path, line, " ".join(text.split()))
