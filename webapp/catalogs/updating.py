"""Refresh templates from the documents and catalogs from the templates: all files or none.

Everything is read and planned first, so that the mistakes of all files are told together and nothing is
written beside them. A document with another slug takes its files along (see `moving`).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path

from webapp.catalogs.alignment import known
from webapp.catalogs.entries import Entry, PoFile
from webapp.catalogs.interface import InterfaceMessage, interface_entries, interface_template
from webapp.catalogs.mending import mended
from webapp.catalogs.merging import Judge, Merge, merge_by_id, merge_by_text
from webapp.catalogs.moving import Moves, page_moves
from webapp.catalogs.plurals import header_for, parse_plural_header
from webapp.catalogs.po import parse_po
from webapp.catalogs.rendering import Layout, rendered
from webapp.catalogs.templates import header_entry, segment_entries, template_bytes, template_of
from webapp.catalogs.weighing import Weigh, heaviest, weight_since
from webapp.catalogs.writing import atomic_write, rewritten
from webapp.content.model import Source
from webapp.content.weights import Weight
from webapp.errors import Problem, SourceError

Interface = Sequence[InterfaceMessage]


@dataclass(frozen=True)
class FileReport:
    """What happened to one file; `moved_from` is where it lay before."""

    path: Path
    added: int = 0
    changed: int = 0
    retired: int = 0
    kept: int = 0
    is_written: bool = False
    moved_from: Path | None = None

    def __str__(self) -> str:
        moved = f" (was {self.moved_from})" if self.moved_from else ""
        counts = f"{self.added} added, {self.changed} changed, {self.retired} retired, {self.kept} kept"
        return f"{self.path}{moved}: {counts}"


@dataclass(frozen=True)
class Report:
    """What happened to every file of a run, templates first."""

    files: tuple[FileReport, ...]

    def __str__(self) -> str:
        return "\n".join(map(str, self.files))


@dataclass
class Plan:
    """The files as they will be: bytes by path, and what is told of them."""

    moves: Moves
    writes: dict[Path, bytes] = field(default_factory=dict)
    reports: list[FileReport] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

    def po(self, path: Path) -> PoFile | None:
        """Return the file that lies, or will lie, at `path`."""
        source = self.moves.source(path)
        return parse_po(source.read_bytes(), source) if source else None

    def put(self, path: Path, data: bytes, merge: Merge) -> None:
        """Note what the file will hold."""
        source = self.moves.source(path)
        self.writes[path] = data
        self.reports.append(
            FileReport(
                path,
                merge.added,
                merge.changed,
                merge.retired,
                merge.kept,
                is_written=source != path or source.read_bytes() != data,
                moved_from=source if source != path else None,
            )
        )

    @contextmanager
    def gathering(self) -> Iterator[None]:
        """Remember the mistakes of one file and go on with the next."""
        try:
            yield
        except SourceError as error:
            self.problems.extend(error.problems)

    def carried_out(self) -> Report:
        """Write the files, or raise SourceError with all mistakes before anything is written."""
        if self.problems:
            raise SourceError(self.problems)
        moved = self.moves.contents()
        for path, data in (moved | self.writes).items():
            atomic_write(path, data)
        for path in self.moves.left_behind():
            path.unlink()
        return Report(tuple(self.reports))


def extract(
    sources: Sequence[Source], folder: Path, interface: Interface | None = None, weigh: Weigh = heaviest
) -> Report:
    """Refresh `templates/<slug>.pot` of every document, and `messages.pot` where the interface is given.

    `weigh` says of every edited segment how much the edit matters.
    """
    return plan_extract(sources, folder, interface, weigh).carried_out()


def update(sources: Sequence[Source], interface: Interface, locale: str, folder: Path) -> Report:
    """Refresh the templates, then bring every catalog of one locale up to date, making those that lack."""
    return plan_update(sources, interface, locale, folder).carried_out()


def plan_extract(
    sources: Sequence[Source], folder: Path, interface: Interface | None = None, weigh: Weigh = heaviest
) -> Plan:
    """Return what `extract` would do."""
    plan = _plan(sources, folder)
    for source in sources:
        _identified(plan, source, folder, weigh)
    if interface is not None:
        _plan_interface_template(plan, interface, folder)
    return plan


def plan_update(sources: Sequence[Source], interface: Interface, locale: str, folder: Path) -> Plan:
    """Return what `update` would do."""
    plan = _plan(sources, folder)
    home = folder / locale.replace("-", "_") / "LC_MESSAGES"
    found = [(source.slug, _identified(plan, source, folder)) for source in sources]
    _plan_interface_template(plan, interface, folder)
    for slug, identified in found:
        _plan_source_catalog(plan, home / f"{slug}.po", identified)
    _plan_interface_catalog(plan, home / "messages.po", interface)
    return plan


def _plan(sources: Sequence[Source], folder: Path) -> Plan:
    moves = page_moves(sources, folder)
    return Plan(moves, problems=list(moves.problems))


def _identified(plan: Plan, source: Source, folder: Path, weigh: Weigh = heaviest) -> Source | None:
    """Plan the template of a source and return it with its ids, or None if the template is broken."""
    path = folder / "templates" / f"{source.slug}.pot"
    with plan.gathering():
        po = plan.po(path)
        template = template_of(po) if po else None
        identified = known(source, template, weigh)
        plan.put(
            path,
            template_bytes(identified, template),
            merge_by_id(po or PoFile(path), segment_entries(identified)),
        )
        return identified
    return None


def _plan_interface_template(plan: Plan, interface: Interface, folder: Path) -> None:
    path = folder / "templates" / "messages.pot"
    with plan.gathering():
        merge = merge_by_text(plan.po(path) or PoFile(path), interface_entries(interface, 2))
        plan.put(path, interface_template(interface), merge)


def _plan_source_catalog(plan: Plan, path: Path, source: Source | None) -> None:
    """Plan the catalog of an identified source; where its template is broken, only read it."""
    with plan.gathering():
        found = plan.po(path)
        if source is None:
            return
        fields = _header_fields(path) | {"X-Pocketleaf-Page": source.page_id}
        po = found or _fresh(path, fields)
        merge = merge_by_id(po, segment_entries(source), _cosmetic(source))
        plan.put(path, _spliced(po, merge, fields), merge)


def _plan_interface_catalog(plan: Plan, path: Path, interface: Interface) -> None:
    with plan.gathering():
        fields = _header_fields(path)
        po = plan.po(path) or _fresh(path, fields)
        forms = _forms(po.header.get("Plural-Forms") or fields["Plural-Forms"], po)
        merge = merge_by_text(po, interface_entries(interface, forms))
        plan.put(path, _spliced(po, merge, fields), merge)


def _cosmetic(source: Source) -> Judge:
    """Return what tells whether all edits since an entry's source were cosmetic."""
    segments = {segment.id: segment for segment in source.segments}

    def is_cosmetic(entry: Entry, want: Entry) -> bool:
        segment = segments[want.msgctxt or ""]
        before = mended(entry.msgid, is_list=segment.kind.is_list)
        return weight_since(segment, before) is Weight.COSMETIC

    return is_cosmetic


def _header_fields(path: Path) -> dict[str, str]:
    locale = path.parent.parent.name
    return {"Language": locale, "Plural-Forms": header_for(locale)}


def fresh_catalog(path: Path, source: Source) -> PoFile:
    """Return what the catalog of a source begins as, where there is none at `path` yet."""
    return _fresh(path, _header_fields(path) | {"X-Pocketleaf-Page": source.page_id})


def _fresh(path: Path, fields: dict[str, str]) -> PoFile:
    return parse_po(rendered(header_entry(fields), Layout()).encode(), path)


def _forms(value: str, po: PoFile) -> int:
    try:
        return parse_plural_header(value)[0]
    except ValueError as error:
        header = po.header_entry()
        remedy = f'write "Plural-Forms: {_header_fields(po.path)["Plural-Forms"]}"'
        text = f'"Plural-Forms: {value}" is not usable: {error}; {remedy}'
        raise SourceError([Problem(po.path, header.line if header else 1, text)]) from error


def _spliced(po: PoFile, merge: Merge, fields: dict[str, str]) -> bytes:
    """Return the bytes of the catalog after the merge; a header is added or completed where it has to be."""
    header = po.header_entry()
    changes, additions = dict(merge.changes), dict(merge.additions)
    has_plurals = any(e.msgid_plural for entries in additions.values() for e in entries)
    if header is None:
        additions[None] = [header_entry(fields), *additions.get(None, ())]
    elif has_plurals and not po.header.get("Plural-Forms"):
        line = f"Plural-Forms: {fields['Plural-Forms']}\n"
        changes[header] = replace(header, msgstrs=(header.msgstrs[0] + line,))
    return rewritten(po, changes, additions)
