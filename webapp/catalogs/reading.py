"""What a reader of a catalog gets: messages by segment id, and how far each can be trusted."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

from webapp.catalogs.entries import Entry, PoFile
from webapp.catalogs.mending import mended
from webapp.catalogs.merging import DOUBTED
from webapp.catalogs.po import read_po
from webapp.catalogs.templates import kind_of
from webapp.catalogs.weighing import weight_since
from webapp.content.model import Document, Segment
from webapp.content.weights import Weight
from webapp.content.wordlists import WordList
from webapp.errors import Problem, SourceError


class State(StrEnum):
    """Whether a translation may be shown: a current one as it is, a late one with a note."""

    CURRENT = "current"
    MISSING = "missing"
    LATE = "late"
    OUTDATED = "outdated"


@dataclass(frozen=True)
class Message:
    """One translation with the source that it stands beside.

    `is_doubted` says that its translator was not sure of it, whatever became of the source.
    """

    id: str
    source: str
    translation: str
    is_fuzzy: bool
    previous_source: str | None
    line: int
    comments: tuple[str, ...] = ()
    is_doubted: bool = False

    @property
    def made_from(self) -> str | None:
        """The source that the translation was made from, None where nobody knows."""
        if not self.is_fuzzy:
            return self.source
        return None if self.is_doubted or self.previous_source == self.source else self.previous_source


@dataclass(frozen=True)
class Catalog:
    """The translations of one document in one locale; `origin` is `machine` where no person made them."""

    path: Path
    header: Mapping[str, str] = field(default_factory=dict)
    messages: Mapping[str, Message] = field(default_factory=dict)
    origin: str = ""


def read_catalog(path: Path) -> Catalog:
    """Return the catalog at `path`, an empty one where there is no file; SourceError tells its mistakes."""
    return catalog_of(read_po(path)) if path.exists() else Catalog(path)


def catalog_of(po: PoFile) -> Catalog:
    """Return what a gettext file says of a document, obsolete messages left out."""
    _refuse_twins(po)
    messages = {entry.msgctxt: _message(entry) for entry in po.live() if entry.msgctxt}
    return Catalog(po.path, po.header, messages, po.header.get("X-Pocketleaf-Origin", ""))


def _refuse_twins(po: PoFile) -> None:
    """Raise SourceError for ids that stand twice: which of the translations is meant, nobody can tell."""
    first: dict[str, int] = {}
    problems = []
    for entry in po.live():
        if entry.msgctxt and entry.msgctxt in first:
            text = f'message id "{entry.msgctxt}" stands on line {first[entry.msgctxt]} too; keep one of them'
            problems.append(Problem(po.path, entry.line, text))
        first.setdefault(entry.msgctxt or "", entry.line)
    if problems:
        raise SourceError(problems)


def state_of(message: Message | None, segment: Segment) -> State:
    """Tell how far the message is a translation of what the segment says today."""
    if message is None or not message.translation:
        return State.MISSING
    before = message.made_from
    if before is None:
        return State.OUTDATED
    weight = weight_since(segment, before)
    if weight is Weight.COSMETIC and not message.is_fuzzy:
        return State.CURRENT
    is_late = weight is not Weight.SAFETY and before != mended(segment.text, is_list=segment.kind.is_list)
    return State.LATE if is_late and segment.may_be_late else State.OUTDATED


def entries_in(word_list: WordList, catalog: Catalog) -> Iterator[dict[str, str]]:
    """Yield field -> translation of each entry that is translated whole and current; languages never mix."""
    for entry in word_list.entries:
        segments = {field: word_list.segments[index] for field, index in entry.texts.items()}
        found = {field: catalog.messages.get(segment.id) for field, segment in segments.items()}
        if all(state_of(found[field], segment) is State.CURRENT for field, segment in segments.items()):
            yield {field: message.translation for field, message in found.items() if message}


def coverage(catalog: Catalog, document: Document) -> tuple[int, int]:
    """Return how many segments have a current translation, and how many there are."""
    states = (state_of(catalog.messages.get(s.id), s) for s in document.segments)
    return sum(state is State.CURRENT for state in states), len(document.segments)


def _message(entry: Entry) -> Message:
    name = entry.msgctxt or ""
    is_list = kind_of(name).is_list
    before = entry.previous_msgid if entry.previous_msgctxt is None else None
    return Message(
        id=name,
        source=mended(entry.msgid, is_list=is_list),
        translation=mended(entry.msgstrs[0], is_list=is_list),
        is_fuzzy=entry.is_fuzzy,
        previous_source=None if before is None else mended(before, is_list=is_list),
        line=entry.line,
        comments=entry.comments,
        is_doubted=DOUBTED in entry.flags,
    )
