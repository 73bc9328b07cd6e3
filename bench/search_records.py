"""The records that search is measured on: the starter library, the MedlinePlus topics and TICO-19."""

from __future__ import annotations

import json
import tempfile
import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from topics import Topic, parts_of

from search_index import Index, Record, build_index, digests_of, querying
from search_index.compiling import compile_phone_index
from search_index.records import records_of
from webapp.library.reading import load_library

ROOT = Path(__file__).resolve().parents[1]
GROUP = 6  # lines of a TICO-19 document that make one page
LONGEST_TITLE = 80  # letters
QUESTION_MARKS = tuple("?؟？")
SLICES = 10


@dataclass(frozen=True)
class Shelf:
    """Records in one language, under a name for the tables."""

    name: str
    tag: str
    records: tuple[Record, ...]

    @property
    def text(self) -> str:
        """What the pages say, as one text."""
        return "\n".join("\n".join(_lines(record)) for record in self.records)


@dataclass(frozen=True)
class Compiled:
    """A shelf's Whoosh index, its phone index, and the seconds that each took."""

    whoosh: Index
    whoosh_files: dict[str, bytes]
    phone: bytes
    whoosh_seconds: float
    phone_seconds: float


def compiled(shelf: Shelf) -> Compiled:
    """Return both indexes of a shelf."""
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary) / "index"
        started = time.perf_counter()
        build_index(shelf.records, shelf.tag, folder)
        built = time.perf_counter()
        index = Index.open(folder, shelf.tag, digests_of(folder))
        files = {path.name: path.read_bytes() for path in folder.iterdir()}
    opened = time.perf_counter()
    phone = compile_phone_index(shelf.records, index, shelf.tag)
    return Compiled(index, files, phone, built - started, time.perf_counter() - opened)


def without_marks() -> None:
    """Let Whoosh's hits have no marks: no peer makes any, and they cost nine tenths of its time."""
    querying.marks_of = lambda *_: []


def starter_shelves() -> Iterator[Shelf]:
    """Yield the starter library in each of its languages."""
    library = load_library(ROOT / "content", ROOT / "translations", ROOT / "translations")
    for locale in library.locales:
        records = tuple(records_of(library.translate(locale, is_lenient=True)))
        yield Shelf(f"starter {locale.tag}", locale.tag, records)


def topic_shelf(name: str, topics: Iterable[Topic], *, aliases: bool = True) -> Shelf:
    """Return a page for each topic; its key is the topic's id."""
    return Shelf(name, "en", tuple(_topic(topic, aliases=aliases) for topic in topics))


def sliced_topics(topics: Sequence[Topic]) -> Iterator[Topic]:
    """Yield each topic ten times under new ids, each with another window of half of its lines."""
    for topic in topics:
        lines = [line for line in topic.lines if line]
        step = max(1, len(lines) // SLICES)
        for number in range(SLICES):
            turned = lines[number * step % len(lines) :] + lines[: number * step % len(lines)]
            yield Topic(
                id=f"{topic.id}-{number}",
                title=topic.title if number == 0 else f"{topic.title}, part {number + 1}",
                url=topic.url,
                summary=topic.summary if number == 0 else turned[0],
                lines=tuple(turned[: max(1, len(lines) // 2)]),
                aliases=topic.aliases,
            )


def tico_shelves(data: Path) -> Iterator[Shelf]:
    """Yield the TICO-19 documents in each of their languages.

    Six lines make a page: the first, cut after 80 letters, is its title, in other languages than English
    the English title is its alias, and a line that ends with a question mark is a question that the next
    line answers.
    """
    text = (data / "tico19" / "documents.jsonl").read_text(encoding="utf-8")
    documents = [json.loads(line) for line in text.splitlines()]
    for tag in documents[0]["text"]:
        records = tuple(record for document in documents for record in _tico(document, tag))
        yield Shelf(f"TICO-19 {tag}", tag, records)


def _lines(record: Record) -> Iterator[str]:
    yield record.title
    yield from (*record.aliases, *record.headings, record.body)


def _topic(topic: Topic, *, aliases: bool) -> Record:
    parts = parts_of(topic.lines)
    blocks = (block if isinstance(block, str) else " ".join(block) for part in parts for block in part.blocks)
    return Record(
        key=topic.id,
        kind="page",
        url=f"/en/conditions/{topic.id}",
        title=topic.title,
        page_title=topic.title,
        body=" ".join([topic.summary, *blocks]),
        lang="en",
        aliases=topic.aliases if aliases else (),
        headings=tuple(part.heading for part in parts),
    )


def _tico(document: dict[str, dict[str, str] | str], tag: str) -> Iterator[Record]:
    texts = document["text"]
    assert isinstance(texts, dict)
    lines, english = texts[tag].split("\n"), texts["en"].split("\n")
    for start in range(0, len(lines), GROUP):
        key = f"{document['doc']}-{start:03}".lower()
        title, group = _title(lines[start]), lines[start : start + GROUP]
        url = f"/{tag}/guides/{key}"
        yield Record(
            key=key,
            kind="page",
            url=url,
            title=title,
            page_title=title,
            body=" ".join(group),
            lang=tag,
            aliases=() if tag == "en" else (_title(english[start]),),
            headings=tuple(line for line in group if line.rstrip().endswith(QUESTION_MARKS)),
        )
        for place, (line, answer) in enumerate(zip(group, [*group[1:], ""], strict=True)):
            if line.rstrip().endswith(QUESTION_MARKS):
                yield Record(
                    key=f"{key}#q{place}",
                    kind="question",
                    url=f"{url}#q{place}",
                    title=line,
                    page_title=title,
                    body=answer,
                    lang=tag,
                )


def _title(line: str) -> str:
    """Return the start of a line: whole words, no longer than a title may be."""
    if len(line) <= LONGEST_TITLE:
        return line
    return line[:LONGEST_TITLE].rpartition(" ")[0] or line[:LONGEST_TITLE]
