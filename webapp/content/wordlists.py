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
from webapp.content.model import Segment, SegmentKind
from webapp.errors import Problem, SourceError
from webapp.text import SLUG, read_text


@dataclass(frozen=True)
class Shape:
    """What a list of words is called, and the fields of its entries with what each holds."""

    name: str
    fields: Mapping[str, SegmentKind]


LAY_TERMS = Shape("lay-terms", {"terms": SegmentKind.TERMS, "also": SegmentKind.LAY_WORDS})


@dataclass(frozen=True)
class WordEntry:
    """One entry; `texts` has the index into `WordList.segments` for each field."""

    id: str
    texts: Mapping[str, int]


@dataclass(frozen=True)
class WordList:
    """One file of words in the source locale; its segments have their permanent ids from the author."""

    path: Path
    slug: str
    segments: tuple[Segment, ...] = ()
    entries: tuple[WordEntry, ...] = ()
    page_id: str = ""
    changed: date | None = None

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
    fields.refuse_others(("entries",))
    fields.require_items("entries")
    segments: list[Segment] = []
    entries = tuple(_entry(entry, shape, segments) for entry in fields.entries("entries"))
    return WordList(path, shape.name, tuple(segments), entries), tuple(problems)


def _entry(fields: Fields, shape: Shape, segments: list[Segment]) -> WordEntry:
    """Read one entry and add its texts to `segments`."""
    fields.refuse_others(("id", *shape.fields))
    name = fields.matching("id", SLUG, "may hold only a-z, 0-9 and single hyphens")
    texts: dict[str, int] = {}
    seen: dict[str, str] = {}
    for field, kind in shape.fields.items():
        text = "\n".join(_items(fields, field, seen)) if kind.is_list else fields.text(field)
        texts[field] = len(segments)
        segments.append(Segment(kind, name, text, fields.line_of(field), id=f"{name}.{field}"))
    return WordEntry(name, texts)


def _items(fields: Fields, name: str, seen: dict[str, str]) -> dict[str, int]:
    """Return the items of a list; what the entry holds already, in whatever letters, is a mistake."""
    fields.require_items(name)
    items = fields.texts(name)
    for item, line in items.items():
        known = seen.setdefault(item.casefold(), item)
        if known is not item:
            fields.note(name, f'"{item}" stands in this entry as "{known}" already; keep one', line)
    return items
