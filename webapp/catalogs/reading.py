"""What a reader of a catalog gets: messages by segment id, and how far each can be trusted."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

from webapp.catalogs.entries import Entry, PoFile
from webapp.catalogs.po import read_po
from webapp.catalogs.templates import kind_of
from webapp.content.model import Document, Segment
from webapp.content.wordlists import WordList
from webapp.errors import Problem, SourceError

_SPACE = re.compile(r"[ \t\r\n\f\v]+")


class State(StrEnum):
    """Whether a translation may be shown: only a current one may."""

    CURRENT = "current"
    MISSING = "missing"
    OUTDATED = "outdated"


@dataclass(frozen=True)
class Message:
    """One translation with the source that it was made from."""

    id: str
    source: str
    translation: str
    is_fuzzy: bool
    previous_source: str | None
    line: int
    comments: tuple[str, ...] = ()


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
    """Tell whether the message is a translation of what the segment says today."""
    if message is None or not message.translation:
        return State.MISSING
    if message.is_fuzzy or message.source != mended(segment.text, is_list=segment.kind.is_list):
        return State.OUTDATED
    return State.CURRENT


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


def mended(text: str, *, is_list: bool = False) -> str:
    """Return the text in NFC on one line, a list one item a line; no-break spaces stay."""
    text = unicodedata.normalize("NFC", text)
    if not is_list:
        return _SPACE.sub(" ", text).strip(" ")
    lines = (mended(line) for line in text.split("\n"))
    return "\n".join(line for line in lines if line)


def _message(entry: Entry) -> Message:
    name = entry.msgctxt or ""
    is_list = kind_of(name).is_list
    before = entry.previous_msgid
    return Message(
        id=name,
        source=mended(entry.msgid, is_list=is_list),
        translation=mended(entry.msgstrs[0], is_list=is_list),
        is_fuzzy=entry.is_fuzzy,
        previous_source=None if before is None else mended(before, is_list=is_list),
        line=entry.line,
        comments=entry.comments,
    )
