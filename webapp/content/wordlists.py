"""Lists of words beside the pages, such as `content/lay-terms.yaml`: each entry's texts are segments.

entries:
  - id: rash                     permanent; with the field it makes the segment ids: `rash.also`
    terms: [rash]
    also: [red marks, red patches]
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from webapp.content.fields import Fields, read_yaml
from webapp.content.inline import facts_in, parse_inline, structure
from webapp.content.model import Segment, SegmentKind
from webapp.content.silences import Silence, read_silences
from webapp.errors import Problem, SourceError
from webapp.text import SLUG, read_text

NOTHING = "–"  # stands where an author gives no words, for translators who do


@dataclass(frozen=True)
class Shape:
    """What a list of words is called, and the fields of its entries with what each holds.

    The fields of `optional` may be left out; `flags` are `true` where they are written. The field `note` is
    for translators alone; `is_read` tells texts that readers read, and whose checks may be silenced.
    """

    name: str
    fields: Mapping[str, SegmentKind]
    optional: tuple[str, ...] = ()
    flags: tuple[str, ...] = ()
    note: str = ""
    is_read: bool = False


FACTS = Shape("facts", {"text": SegmentKind.FACT}, note="note")
GLOSSARY = Shape(
    "glossary",
    {"terms": SegmentKind.TERMS, "definition": SegmentKind.DEFINITION, "avoid": SegmentKind.AVOIDED},
    optional=("avoid",),
    flags=("keep",),
    is_read=True,
)
LAY_TERMS = Shape("lay-terms", {"terms": SegmentKind.TERMS, "also": SegmentKind.LAY_WORDS})


@dataclass(frozen=True)
class WordEntry:
    """One entry; `texts` has the index into `WordList.segments` for each field."""

    id: str
    texts: Mapping[str, int]
    flags: frozenset[str] = frozenset()


@dataclass(frozen=True)
class WordList:
    """One file of words in the source locale; its segments have their permanent ids from the author."""

    path: Path
    slug: str
    segments: tuple[Segment, ...] = ()
    entries: tuple[WordEntry, ...] = ()
    page_id: str = ""
    changed: date | None = None
    silences: tuple[Silence, ...] = ()

    @property
    def label(self) -> str:
        """The path of the file in the content folder."""
        return self.path.name

    def source_entries(self) -> Iterator[dict[str, str]]:
        """Yield field -> text of each entry as the author wrote it."""
        for entry in self.entries:
            yield {field: self.segments[index].text for field, index in entry.texts.items()}

    def headings(self) -> dict[str, str]:
        """Return the first line of each entry."""
        firsts = ((entry.id, self.segments[min(entry.texts.values())]) for entry in self.entries)
        return {name: segment.text.partition("\n")[0] for name, segment in firsts}


def read_word_list(folder: Path, shape: Shape) -> tuple[WordList, tuple[Problem, ...]]:
    """Return a list of words of a content folder, empty where there is no file, and its mistakes."""
    path = folder / f"{shape.name}.yaml"
    problems: list[Problem] = []
    if not path.exists():
        return WordList(path, shape.name), ()
    try:
        fields = read_yaml(read_text(path), path, 0, problems)
    except SourceError as error:
        return WordList(path, shape.name), error.problems
    if fields is None:
        return WordList(path, shape.name), tuple(problems)
    fields.refuse_others(("entries", "allow") if shape.is_read else ("entries",))
    fields.require_items("entries")
    segments: list[Segment] = []
    entries = tuple(_entry(entry, shape, segments) for entry in fields.entries("entries"))
    silences = read_silences(fields)
    return WordList(path, shape.name, tuple(segments), entries, silences=silences), tuple(problems)


def _entry(fields: Fields, shape: Shape, segments: list[Segment]) -> WordEntry:
    """Read one entry and add its texts to `segments`."""
    fields.refuse_others(("id", *shape.fields, *shape.flags, *((shape.note,) if shape.note else ())))
    name = fields.matching("id", SLUG, "may hold only a-z, 0-9 and single hyphens")
    texts: dict[str, int] = {}
    seen: dict[str, str] = {}
    note = fields.text(shape.note) if shape.note else ""
    for field, kind in shape.fields.items():
        is_optional = field in shape.optional
        text = _list(fields, field, seen, is_optional=is_optional) if kind.is_list else _plain(fields, field)
        texts[field] = len(segments)
        segments.append(Segment(kind, name, text, fields.line_of(field), id=f"{name}.{field}", note=note))
    return WordEntry(name, texts, frozenset(flag for flag in shape.flags if _is_set(fields, flag)))


def _is_set(fields: Fields, flag: str) -> bool:
    value = fields.text(flag, is_required=False)
    if value not in ("", "true", "false"):
        fields.note(flag, f'{flag} "{value}" is neither true nor false; write one of them')
    return value == "true"


def _plain(fields: Fields, name: str) -> str:
    """Return a text; links, citations, stress, code and facts in it are a mistake."""
    text = fields.text(name)
    nodes = parse_inline(text)
    if structure(nodes):
        fields.note(name, f'field "{name}" holds more than plain words; leave out links and stress')
    for fact in facts_in(nodes):
        fields.note(name, f'field "{name}" holds "{{{fact}}}", which is only for pages; write the words')
    return text


def _list(fields: Fields, name: str, seen: dict[str, str], *, is_optional: bool) -> str:
    """Return the items of a list, one a line; what the entry holds already is a mistake, in any letters."""
    if not is_optional:
        fields.require_items(name)
    items = fields.texts(name)
    for item, line in items.items():
        known = seen.setdefault(item.casefold(), item)
        if known is not item:
            fields.note(name, f'"{item}" stands in this entry as "{known}" already; keep one', line)
    return "\n".join(items) or (NOTHING if is_optional else "")
