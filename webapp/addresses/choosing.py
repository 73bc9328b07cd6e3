"""A list of pages that stands in an address: `bm01.lp01`."""

from __future__ import annotations

import re
from dataclasses import dataclass

from webapp import links
from webapp.addresses.register import Entry, Register

_ID = re.compile(r"[a-z0-9]+")


@dataclass(frozen=True)
class Chosen:
    """The pages of a list in their order, each once.

    `lost` counts the names that lead to no page, `beyond` the pages for which a list has no room.
    """

    entries: tuple[Entry, ...]
    lost: int = 0
    beyond: int = 0

    @property
    def ids(self) -> tuple[str, ...]:
        """The ids of the pages."""
        return tuple(one.page_id for one in self.entries)


def named_in(step: str) -> tuple[str, ...]:
    """Return the names in a step of an address as they should stand there, each once."""
    return tuple(dict.fromkeys(_ID.findall(step.casefold())))


def choose(step: str, register: Register) -> Chosen:
    """Return the pages that a step of an address names; one that took the place of another stands for it."""
    names = named_in(step)
    found = [_entry(name, register) for name in names]
    entries = tuple(dict.fromkeys(one.page_id for one in found if one))
    known = {one.page_id: one for one in found if one}
    kept = entries[: links.MOST_LISTED]
    return Chosen(tuple(known[one] for one in kept), found.count(None), len(entries) - len(kept))


def _entry(name: str, register: Register) -> Entry | None:
    found = register.by_id(name)
    if found and not isinstance(found, Entry) and not found.reason:
        found = register.by_slug(found.successor.partition("#")[0])
    return found if isinstance(found, Entry) else None
