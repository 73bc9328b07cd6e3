"""Catalogs as units: every live message, a plural one as one unit a form."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from webapp.catalogs.checking import REMEDY
from webapp.catalogs.entries import Entry, PoFile
from webapp.catalogs.interface import InterfaceMessage
from webapp.catalogs.plurals import parse_plural_header
from webapp.catalogs.po import parse_po
from webapp.catalogs.updating import plan_update
from webapp.content.model import Source
from webapp.errors import Problem, SourceError
from webapp.exchange.model import INTERFACE, Standing, Unit


@dataclass(frozen=True)
class Place:
    """Where a unit lies: a form of an entry of a catalog."""

    po: PoFile
    entry: Entry
    form: int


def current_catalogs(
    sources: Sequence[Source], interface: Sequence[InterfaceMessage], locale: str, folder: Path
) -> dict[str, PoFile]:
    """Return the catalogs of a locale by document, as `update` would leave them; nothing is written.

    Raises SourceError for what `update` refuses, and where ids would be given that no template remembers.
    """
    plan = plan_update(sources, interface, locale, folder)
    late = [
        Problem(report.moved_from or report.path, 1, f"is behind its page; {REMEDY}, then do this again")
        for report in plan.reports
        if report.moved_from or (report.is_written and report.path.suffix == ".pot")
    ]
    if plan.problems or late:
        raise SourceError([*plan.problems, *late])
    return {path.stem: parse_po(data, path) for path, data in plan.writes.items() if path.suffix == ".po"}


def units_in(catalogs: Mapping[str, PoFile]) -> Iterator[tuple[Unit, Place]]:
    """Yield every unit of the catalogs with its place."""
    for document, po in catalogs.items():
        for entry in po.live():
            for form in range(len(entry.msgstrs)):
                yield _unit(document, po, entry, form), Place(po, entry, form)


def _unit(document: str, po: PoFile, entry: Entry, form: int) -> Unit:
    is_plural = entry.msgid_plural is not None
    kind, about = _kind(document, entry)
    notes = [*about, *(f"note: {line}" for line in entry.comments)]
    if is_plural:
        notes.append(_plural_note(po, form, len(entry.msgstrs)))
    if entry.is_fuzzy and entry.previous_msgid:
        notes.append(f"translated from: {entry.previous_msgid}")
    return Unit(
        document=document,
        id=_id(document, entry) + (f".{form}" if is_plural else ""),
        kind=kind,
        source=(entry.msgid_plural or "") if is_plural and form else entry.msgid,
        translation=entry.msgstrs[form],
        standing=_standing(entry, form),
        notes=tuple(notes),
    )


def _kind(document: str, entry: Entry) -> tuple[str, Sequence[str]]:
    if document == INTERFACE or not entry.extracted:
        return "interface", entry.extracted
    return entry.extracted[0], entry.extracted[1:]


def _id(document: str, entry: Entry) -> str:
    """Return the segment id; the interface has none, so its strings are named by what they say."""
    if document != INTERFACE and entry.msgctxt:
        return entry.msgctxt
    said = f"{entry.msgctxt or ''}\4{entry.msgid}"
    return f"ui-{hashlib.sha256(said.encode('utf-8', 'surrogatepass')).hexdigest()[:10]}"


def _standing(entry: Entry, form: int) -> Standing:
    if not entry.msgstrs[form]:
        return Standing.MISSING
    return Standing.OUTDATED if entry.is_fuzzy else Standing.CURRENT


def _plural_note(po: PoFile, form: int, count: int) -> str:
    _, choose = parse_plural_header(po.header["Plural-Forms"])
    numbers = [str(n) for n in range(1000) if choose(n) == form][:4]
    return f"form {form + 1} of {count}, for numbers such as {', '.join(numbers) or '1000000'}"
