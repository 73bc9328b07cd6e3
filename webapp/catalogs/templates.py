"""Templates: the committed memory of a document's segment ids, as gettext files.

Live messages are the segments in reading order; retired ones stay as `#~`, so that no id is given twice and
a paragraph that comes back finds its id. The comment tells translators, and us, what a message is, and how
much each edit of its text mattered since it has its id (see `weighing`):

    #. paragraph
    #. in #symptoms “Symptoms”
    #. changed from 3f2a9c81d0e4: meaning
    #: conditions/back-mice.md
    msgctxt "symptoms.p2"
    msgid "The lumps move when they are pressed."
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from webapp.catalogs.entries import Entry, PoFile
from webapp.catalogs.po import read_po
from webapp.catalogs.rendering import Layout, rendered
from webapp.content.model import Segment, SegmentKind, Source
from webapp.content.weights import Step, step_of
from webapp.errors import Problem, SourceError

LETTERS = {
    SegmentKind.HEADING: "h",
    SegmentKind.QUESTION: "q",
    SegmentKind.PARAGRAPH: "p",
    SegmentKind.ITEM: "li",
    SegmentKind.CELL: "c",
    SegmentKind.ALT: "alt",
    SegmentKind.DESCRIPTION: "description",
    SegmentKind.LABEL: "label",
    SegmentKind.TERMS: "terms",
    SegmentKind.LAY_WORDS: "also",
    SegmentKind.DEFINITION: "definition",
    SegmentKind.AVOIDED: "avoid",
    SegmentKind.FACT: "text",
}
ALONE = (SegmentKind.HEADING, SegmentKind.QUESTION, SegmentKind.ALT, SegmentKind.DESCRIPTION)
NAMED = SegmentKind.LABEL  # has its id from its author
FIXED = {SegmentKind.TITLE: "title", SegmentKind.SUMMARY: "summary", SegmentKind.ALIASES: "aliases"}

_KINDS = {kind.value: kind for kind in SegmentKind}
_KINDS_BY_ID = {letters: kind for kind, letters in (LETTERS | FIXED).items()}
_PLACE = re.compile(r"(?:in|at) #([a-z0-9-]+)")
_ID = re.compile(r"(?:(?P<place>.+)\.)?(?P<letters>[a-z]+)(?:(?P<number>\d*)|-[a-z0-9-]+)")


@dataclass(frozen=True)
class TemplateSegment:
    """A segment as the template knows it; `place` is the anchor, for what is said of a figure the figure."""

    id: str
    kind: SegmentKind
    place: str
    text: str
    steps: tuple[Step, ...] = ()


@dataclass(frozen=True)
class Template:
    """Every segment that a document has and had."""

    page_id: str
    path: Path
    segments: tuple[TemplateSegment, ...]
    retired: tuple[TemplateSegment, ...] = ()
    made: str = ""


def read_template(path: Path) -> Template | None:
    """Return the template at `path`, None where there is no file; SourceError tells its mistakes."""
    if not path.exists():
        return None
    po = read_po(path)
    doubles = tuple(_doubles(po))
    if doubles:
        raise SourceError(doubles)
    return template_of(po)


def template_of(po: PoFile) -> Template:
    """Return what a gettext file says of the segments of a document."""
    known = [(entry.is_obsolete, _segment(entry)) for entry in po.entries if entry.msgctxt]
    return Template(
        page_id=po.header.get("X-Pocketleaf-Page", ""),
        path=po.path,
        segments=tuple(segment for is_retired, segment in known if not is_retired),
        retired=tuple(segment for is_retired, segment in known if is_retired),
        made=po.header.get("POT-Creation-Date", ""),
    )


def template_bytes(source: Source, template: Template | None) -> bytes:
    """Return the template of a source whose segments have their ids.

    A template that is up to date comes out as the same bytes.
    """
    day = f"{source.changed.isoformat()} 00:00+0000" if source.changed else ""
    made = (template.made if template else "") or day
    header = header_entry({"POT-Creation-Date": made, "X-Pocketleaf-Page": source.page_id})
    pairs = zip(segment_entries(source), source.segments, strict=True)
    live = [_with_steps(entry, segment.steps) for entry, segment in pairs]
    retired = _retired(source, template)
    return "\n".join(rendered(entry, Layout()) for entry in (header, *live, *retired)).encode()


def header_entry(fields: dict[str, str]) -> Entry:
    """Return the header of a file of ours: what gettext asks for and the fields given that say something."""
    first = {"Project-Id-Version": "Pocketleaf"}
    last = {
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
    }
    lines = (f"{name}: {value}\n" for name, value in (first | fields | last).items() if value)
    return Entry(msgid="", msgstrs=("".join(lines),))


def segment_entries(source: Source) -> tuple[Entry, ...]:
    """Return the segments of a source as untranslated messages, in reading order."""
    headings = source.headings()
    return tuple(
        Entry(
            msgid=segment.text,
            msgctxt=segment.id,
            extracted=_comment(segment, headings),
            references=(source.label,),
        )
        for segment in source.segments
    )


def number_of(segment_id: str) -> tuple[str, str, int]:
    """Return place, letters and number of an id; the number is 1 where none is written."""
    found = _ID.fullmatch(segment_id)
    if not found:
        return segment_id, "", 1
    return found["place"] or "", found["letters"], int(found["number"] or 1)


def kind_of(segment_id: str) -> SegmentKind:
    """Return the kind that an id was given for; an item may have become a paragraph since."""
    return _KINDS_BY_ID.get(number_of(segment_id)[1], SegmentKind.PARAGRAPH)


def _doubles(po: PoFile) -> Iterator[Problem]:
    first: dict[str | None, Entry] = {}
    for entry in po.entries:
        known = first.setdefault(entry.msgctxt, entry)
        if known is not entry:
            text = f'id "{entry.msgctxt}" is given in line {known.line} too; take the file as it was before'
            yield Problem(po.path, entry.line, text)


def _comment(segment: Segment, headings: dict[str, str]) -> tuple[str, ...]:
    lines, place = [segment.kind.value], segment.place
    if segment.kind in (*ALONE, NAMED):
        lines.append(f"at #{place}")
    elif place:
        lines.append(f"in #{place} “{headings.get(place, place)}”")
    if room := segment.room:
        split = f" in up to {room.lines} lines" if room.lines > 1 else ""
        lines.append(f"at most about {room.letters} letters{split}")
    if segment.is_care:
        lines.append("part of a care card: someone may act on it in an emergency")
    if segment.note:
        lines.append(segment.note)
    return tuple(lines)


def _segment(entry: Entry) -> TemplateSegment:
    own_place, _, _ = number_of(entry.msgctxt or "")
    kinds = (_KINDS[line] for line in entry.extracted if line in _KINDS)
    places = (found[1] for line in entry.extracted if (found := _PLACE.match(line)))
    kind = next(kinds, kind_of(entry.msgctxt or ""))
    steps = tuple(step for line in entry.extracted if (step := step_of(line)))
    return TemplateSegment(entry.msgctxt or "", kind, next(places, own_place), entry.msgid, steps)


def _with_steps(entry: Entry, steps: Sequence[Step]) -> Entry:
    return replace(entry, extracted=(*entry.extracted, *map(str, steps)))


def _retired(source: Source, template: Template | None) -> Sequence[Entry]:
    """Return what the source had once, as obsolete messages in the order in which it went."""
    if template is None:
        return ()
    used = {segment.id for segment in source.segments}
    gone = [s for s in (*template.retired, *template.segments) if s.id not in used]
    return [_with_steps(_retired_entry(segment), segment.steps) for segment in gone]


def _retired_entry(segment: TemplateSegment) -> Entry:
    return Entry(
        msgid=segment.text,
        msgctxt=segment.id,
        extracted=(segment.kind.value, *([f"at #{segment.place}"] if segment.place else [])),
        is_obsolete=True,
    )
