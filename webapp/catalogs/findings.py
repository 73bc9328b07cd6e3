"""What the checks say of whole catalogs, each with its place in the file."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from webapp.catalogs.entries import Entry, PoFile
from webapp.catalogs.mending import mended
from webapp.catalogs.plurals import forms_of_one_number, header_for
from webapp.catalogs.po import read_po
from webapp.catalogs.reading import Catalog, Message, State, read_catalog, state_of
from webapp.checks.consistency import by_source
from webapp.checks.model import Finding, Pair, Scope, Term
from webapp.checks.running import CHECKS, ERRORS, errors, findings, findings_of
from webapp.checks.structure import counters
from webapp.content.model import Segment, Source
from webapp.errors import Problem, SourceError


@dataclass(frozen=True, order=True)
class Placed:
    """A finding with its file, line, message and locale; `name` is the id or the beginning of the source."""

    path: Path
    line: int
    name: str
    locale: str
    check: str
    severity: str
    text: str

    def __str__(self) -> str:
        mark = "" if self.is_error else " (warning)"
        return f'{self.path}:{self.line}: {self.check}{mark}: "{self.name}" {self.text}'

    @property
    def is_error(self) -> bool:
        """Whether readers get the source instead."""
        return self.severity == "error"

    @property
    def problem(self) -> Problem:
        """The finding as a mistake of a file."""
        text = f'{self.check}: "{self.name}" {self.text}; until that is mended, readers see the source'
        return Problem(self.path, self.line, text)


def catalog_errors(
    source: Source, catalog: Catalog, source_tag: str, tag: str, terms: tuple[Term, ...] = ()
) -> tuple[Placed, ...]:
    """Return what keeps the current and the late translations of one document from readers."""
    scope = Scope(source_tag, tag, terms)
    return tuple(
        _placed(finding, catalog.path, message.line, message.id, scope)
        for pair, message in _pairs(source, catalog)
        for finding in errors(pair, scope, message.comments)
    )


def page_findings(
    sources: Sequence[Source], folder: Path, locale: str, source_tag: str, terms: tuple[Term, ...] = ()
) -> Iterator[Placed]:
    """Yield what is wrong in the current translations of a locale; a file that cannot be read is left out.

    The documents have their segment ids.
    """
    found = [(path, pair, message) for path, pair, message in _current(sources, folder, locale)]
    translations = by_source(pair for _, pair, _ in found)
    scope = Scope(source_tag, locale.replace("_", "-"), terms, translations)
    for path, pair, message in found:
        for finding in findings(pair, scope, message.comments):
            yield _placed(finding, path, message.line, message.id, scope)


def interface_findings(folder: Path, locale: str, source_tag: str) -> Iterator[Placed]:
    """Yield what is wrong in the translated words of the interface."""
    path = _catalog_path(folder, locale, "messages")
    scope = Scope(source_tag, locale.replace("_", "-"))
    po = _file(path)
    header = po.header.get("Plural-Forms") if po else None
    for entry in po.live() if po else ():
        for finding in entry_findings(entry, scope, header):
            yield _placed(finding, path, entry.line, " ".join(entry.msgid[:40].split()), scope)


def entry_findings(
    entry: Entry, scope: Scope, header: str | None = None, *, is_lenient: bool = False
) -> tuple[Finding, ...]:
    """Return what the checks say of a string of the interface with all its forms; lenient: errors alone.

    `header` is the catalog's Plural-Forms; without it, the locale's own forms are taken.
    """
    if entry.is_fuzzy or not entry.is_translated:
        return ()
    checks = ERRORS if is_lenient else CHECKS
    found = findings_of(_forms(entry, header or header_for(scope.tag)), scope, entry.comments, checks)
    return tuple(one for one in found if one.is_error or not is_lenient)


def _forms(entry: Entry, header: str) -> Iterator[list[Pair]]:
    """Yield each form of a translation beside the texts that it may be a translation of."""
    if entry.msgid_plural is None:
        yield [Pair(mended(entry.msgid), mended(entry.msgstrs[0]), is_markdown=False)]
        return
    sources = [mended(text) for text in (entry.msgid, entry.msgid_plural)]
    counted, of_one = counters(*sources), forms_of_one_number(header)
    for index, form in enumerate(entry.msgstrs):
        optional = counted if index in of_one else frozenset[str]()
        yield [
            Pair(source, mended(form), is_markdown=False, is_plural=True, optional=optional)
            for source in sources
        ]


def _current(sources: Sequence[Source], folder: Path, locale: str) -> Iterator[tuple[Path, Pair, Message]]:
    for source in sources:
        path = _catalog_path(folder, locale, source.slug)
        try:
            catalog = read_catalog(path)
        except SourceError:
            continue
        yield from ((path, pair, message) for pair, message in _pairs(source, catalog))


def _pairs(source: Source, catalog: Catalog) -> Iterator[tuple[Pair, Message]]:
    for segment in source.segments:
        message = catalog.messages.get(segment.id)
        text = _judged_by(message, segment) if message else None
        if message and text is not None:
            is_list, room = segment.kind.is_list, segment.room
            yield Pair(text, message.translation, is_list=is_list, room=room), message


def _judged_by(message: Message, segment: Segment) -> str | None:
    """Return the text that a translation has to fit: today's, for a late one that which it was made from."""
    match state_of(message, segment):
        case State.CURRENT:
            return mended(segment.text, is_list=segment.kind.is_list)
        case State.LATE:
            return message.made_from
    return None


def _file(path: Path) -> PoFile | None:
    try:
        return read_po(path) if path.exists() else None
    except SourceError:
        return None


def _catalog_path(folder: Path, locale: str, slug: str) -> Path:
    return folder / locale.replace("-", "_") / "LC_MESSAGES" / f"{slug}.po"


def _placed(finding: Finding, path: Path, line: int, name: str, scope: Scope) -> Placed:
    return Placed(path, line, name, scope.tag, finding.check, finding.severity.value, finding.text)
