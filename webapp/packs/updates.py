"""What leads from one version of a pack to the next, in the order in which it matters."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from webapp.errors import PackError
from webapp.packs.deltas import apply_delta, delta
from webapp.packs.head import Head
from webapp.packs.holding import Holding
from webapp.packs.lists import Entry, read_list, write_list
from webapp.packs.records import assemble
from webapp.packs.volumes import ordered
from webapp.pages.care import care_of

_HEAD, _INDEX = "head", "index"  # names of payloads; every other one is a page's address
_DELTA, _WHOLE, _GONE = "delta", "whole", "gone"


@dataclass(frozen=True)
class Update:
    """The parts that make one version of a pack from another; `care` pages have other care cards."""

    care: int
    parts: tuple[bytes, ...]


def make_update(old: Holding, new: Holding) -> Update:
    """Return the parts, as far as needed: pages with other care cards; head and other pages; index."""
    changed = ordered(
        one for one in old.records.keys() | new.records.keys() if old.records.get(one) != new.records.get(one)
    )
    urgent = _with_other_care(old, new, changed)
    others = (one for one in changed if one not in urgent)
    groups = (
        [_entry(one, old.records.get(one), new.records.get(one)) for one in urgent],
        [
            *_if_changed(_HEAD, old.head, new.head),
            *(_entry(one, old.records.get(one), new.records.get(one)) for one in others),
        ],
        [*_if_changed(_INDEX, old.index, new.index)],
    )
    return Update(len(urgent), tuple(write_list(group) for group in groups if group))


def apply_part(holding: Holding, part: bytes) -> Holding:
    """Return what a part makes of what is held; raises PackError when it does not fit."""
    records = dict(holding.records)
    for (name, kind), payload in read_list(part, labels=2):
        if name == _HEAD:
            holding = replace(holding, head=_made(holding.head, kind, payload))
        elif name == _INDEX:
            holding = replace(holding, index=_made(holding.index, kind, payload))
        elif kind == _GONE:
            records.pop(name, None)
        else:
            records[name] = _made(records.get(name), kind, payload)
    return replace(holding, records=records)


def _with_other_care(old: Holding, new: Holding, changed: Iterable[str]) -> list[str]:
    before, after = Head.from_bytes(old.head).frame, Head.from_bytes(new.head).frame
    both = (one for one in changed if one in old.records and one in new.records)
    return [
        one
        for one in both
        if _care(assemble(before, old.records[one])) != _care(assemble(after, new.records[one]))
    ]


def _care(page: bytes) -> tuple[str, ...]:
    return care_of(page.decode())


def _if_changed(name: str, old: bytes, new: bytes) -> Iterator[Entry]:
    if old != new:
        yield _entry(name, old, new)


def _entry(name: str, old: bytes | None, new: bytes | None) -> Entry:
    if new is None:
        return (name, _GONE), b""
    shortest = delta(old, new) if old is not None else new
    return ((name, _DELTA), shortest) if len(shortest) < len(new) else ((name, _WHOLE), new)


def _made(old: bytes | None, kind: str, payload: bytes) -> bytes:
    if kind == _DELTA and old is not None:
        return apply_delta(old, payload)
    if kind == _WHOLE:
        return payload
    raise PackError(f'an update does "{kind}" to what it does not fit')
