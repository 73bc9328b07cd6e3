"""Bring a delivery into the catalogs; nothing that changed here in the meantime is overwritten.

text in the file            catalog                          what happens
────────────────            ───────                          ────────────
as exported, or empty       whatever                         nothing
another                     as exported, or empty            taken over, not fuzzy any more
another                     the same text                    nothing
another                     a third text                     both kept, the message fuzzy, told
another                     another source text              told, not taken over
as exported, now "done"     as exported, fuzzy               not fuzzy any more
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from webapp.catalogs.entries import Entry, PoFile
from webapp.catalogs.entry_merge import marked
from webapp.catalogs.merging import settled
from webapp.catalogs.writing import rewritten
from webapp.errors import Problem, did_you_mean
from webapp.exchange.model import Delivered, Delivery, Standing, Unit, mark_of, plain
from webapp.exchange.units import Place, units_in

_CHANGED = "the English text has changed since this was exported; export it again"


@dataclass
class Arrival:
    """What a delivery does: files by path, counts, and what a person has to look at."""

    writes: dict[Path, bytes] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    taken: int = 0
    unchanged: int = 0
    empty: int = 0


def bring_in(delivery: Delivery, catalogs: Mapping[str, PoFile]) -> Arrival:
    """Return what has to be written, and told, for a delivery."""
    desk = _Desk({(unit.document, unit.id): (unit, place) for unit, place in units_in(catalogs)})
    for one in delivery.units:
        problem = _stranger(one, desk) or _receive(one, desk)
        if problem:
            desk.arrival.problems.append(Problem(delivery.path, one.line, " ".join(problem.split())))
    for document, changes in desk.changes.items():
        po = catalogs[document]
        desk.arrival.writes[po.path] = rewritten(po, changes)
    return desk.arrival


@dataclass
class _Desk:
    """What is known while a delivery is worked through."""

    known: Mapping[tuple[str, str], tuple[Unit, Place]]
    changes: dict[str, dict[Entry, Entry]] = field(default_factory=dict)
    seen: dict[tuple[str, str], int] = field(default_factory=dict)
    arrival: Arrival = field(default_factory=Arrival)

    def entry(self, unit: Unit, place: Place) -> Entry:
        """Return the entry as it is by now."""
        return self.changes.get(unit.document, {}).get(place.entry, place.entry)

    def put(self, unit: Unit, place: Place, new: Entry) -> None:
        """Note the entry as it will be."""
        self.changes.setdefault(unit.document, {})[place.entry] = new


def _stranger(one: Delivered, desk: _Desk) -> str:
    """Return what is wrong with the name of a text, or an empty string."""
    key = (one.document, one.id)
    line = desk.seen.setdefault(key, one.line)
    if line != one.line:
        return f'"{one.id}" of {one.document} stands in line {line} too; keep one of the two'
    if key in desk.known:
        return ""
    documents = {document for document, _ in desk.known}
    if one.document in documents:
        return f'"{one.id}" is not a text of {one.document} any more; leave it out'
    remedy = did_you_mean(one.document, documents) or "; leave its texts out"
    return f'document "{one.document}" does not exist{remedy}'


def _receive(one: Delivered, desk: _Desk) -> str:
    """Take over one text, and return what there is to tell."""
    unit, place = desk.known[one.document, one.id]
    if not plain(one, one.translation):
        desk.arrival.empty += 1
        return ""
    is_confirmed = _is_confirmed(one, unit)
    if not is_confirmed and not _is_news(one, unit):
        desk.arrival.unchanged += 1
        return ""
    if plain(one, one.source) != plain(one, unit.source):
        return f'"{one.id}" of {one.document} was left out: {_CHANGED}'
    entry = desk.entry(unit, place)
    new = entry if is_confirmed else replace(entry, msgstrs=_with(entry.msgstrs, place.form, one.translation))
    if unit.translation and one.mark != unit.mark:
        desk.put(unit, place, marked(entry, new))
        return _clash(one, unit, place)
    desk.put(unit, place, settled(new))
    desk.arrival.taken += 1
    return ""


def _is_confirmed(one: Delivered, unit: Unit) -> bool:
    """Tell whether a translation that was exported as outdated comes back unchanged and done."""
    is_same = plain(one, one.translation) == plain(one, unit.translation)
    return is_same and unit.standing is Standing.OUTDATED and one.is_done and one.mark == unit.mark


def _is_news(one: Delivered, unit: Unit) -> bool:
    """Tell whether a text differs from what was exported and from what is here."""
    before = [mark_of(one, one.translation, is_fuzzy=is_fuzzy) for is_fuzzy in (True, False)]
    return one.mark not in before and plain(one, one.translation) != plain(one, unit.translation)


def _with(forms: tuple[str, ...], index: int, text: str) -> tuple[str, ...]:
    return (*forms[:index], text, *forms[index + 1 :])


def _clash(one: Delivered, unit: Unit, place: Place) -> str:
    texts = f'"{unit.translation}", and in this file "{one.translation}"'
    remedy = f"both are in {place.po.path}, marked fuzzy; choose one"
    return f'"{one.id}" of {one.document} was changed here since this was exported: {texts}; {remedy}'
