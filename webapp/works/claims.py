"""The sentences that cite a reference."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from webapp.content.inline import Citation, Code, Fact, Inline, Text, parse_inline, walk
from webapp.content.model import Document, Segment, SegmentKind
from webapp.prose.languages import Language
from webapp.prose.sentences import sentences

_BEGIN, _END = "\ue000", "\ue001"  # around the name of a reference, while sentences are parted
_MARK = re.compile(f"{_BEGIN}([^{_END}]*){_END}")
_BEHIND_STOP = re.compile(f"([.!?。！？।]+)((?:{_BEGIN}[^{_END}]*{_END})+)")


@dataclass(frozen=True)
class Claim:
    """A sentence of a page with the references that it cites; an item of a list has the words above it."""

    slug: str
    anchor: str
    text: str
    references: tuple[str, ...]


def claims_of(document: Document, language: Language) -> Iterator[Claim]:
    """Yield the sentences of a page that cite references, in the order of reading."""
    above = ""
    for segment in document.segments:
        if segment.kind.is_list:
            continue
        written = _written(segment)
        if segment.kind is not SegmentKind.ITEM:
            above = written if written.endswith(":") else ""
        for sentence in sentences(written, language):
            if cited := tuple(dict.fromkeys(_MARK.findall(sentence))):
                text = _MARK.sub("", f"{above} {sentence}").strip()
                yield Claim(document.slug, segment.place, text, cited)


def _written(segment: Segment) -> str:
    """Return the words with marks for citations, which stand in front of the stop of their sentence."""
    text = " ".join("".join(_words(walk(parse_inline(segment.text)))).split())
    return _BEHIND_STOP.sub(r"\2\1", text)


def _words(nodes: Iterable[Inline]) -> Iterator[str]:
    for node in nodes:
        match node:
            case Text(text) | Code(text):
                yield text
            case Citation(reference):
                yield f"{_BEGIN}{reference}{_END}"
            case Fact(name):
                yield f"{{{name}}}"
