"""What leaves the house and comes back: one text of a document with its translation."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from webapp.catalogs.mending import mended
from webapp.catalogs.templates import kind_of

INTERFACE = "messages"  # the document that holds the words of the interface


class Standing(StrEnum):
    """How far a translation has come; an outdated one is fuzzy in its catalog."""

    MISSING = "missing"
    OUTDATED = "outdated"
    CURRENT = "current"


@dataclass(frozen=True)
class Unit:
    """One text to translate; `id` is the segment id, or a name made from what the interface says.

    `terms` is what the glossary says of its words, an entry a line.
    """

    document: str
    id: str
    kind: str
    source: str
    translation: str
    standing: Standing
    notes: tuple[str, ...] = ()
    terms: tuple[str, ...] = ()

    @property
    def mark(self) -> str:
        """Return the digest by which a file that comes back shows what was exported."""
        return mark_of(self, self.translation, is_fuzzy=self.standing is Standing.OUTDATED)


@dataclass(frozen=True)
class Bundle:
    """The units that go out together, in one language."""

    source_tag: str
    tag: str
    units: tuple[Unit, ...]

    def documents(self) -> dict[str, list[Unit]]:
        """Return the units by document."""
        found: dict[str, list[Unit]] = {}
        for unit in self.units:
            found.setdefault(unit.document, []).append(unit)
        return found


@dataclass(frozen=True)
class Delivered:
    """One text as it came back; `mark` is empty where the file lost it, `is_done` where a tool says so."""

    document: str
    id: str
    source: str
    translation: str
    mark: str
    line: int
    is_done: bool = False


@dataclass(frozen=True)
class Delivery:
    """A file that came back; `tag` is empty where the file does not name its language."""

    path: Path
    tag: str
    units: tuple[Delivered, ...]


def mark_of(unit: Unit | Delivered, translation: str, *, is_fuzzy: bool) -> str:
    """Return a digest of a translation and its standing; white space that tools mend does not count."""
    text = plain(unit, translation)
    data = f"{'fuzzy' if is_fuzzy and text else ''}\0{text}".encode("utf-8", "surrogatepass")
    return hashlib.sha256(data).hexdigest()[:12]


def plain(unit: Unit | Delivered, text: str) -> str:
    """Return a text of the unit as it is compared."""
    is_list = unit.document != INTERFACE and kind_of(unit.id).is_list
    return mended(text, is_list=is_list)
