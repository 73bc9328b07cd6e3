"""The engines that answer in this process: Whoosh, our reader of the phone index, FTS5 and tantivy."""

from __future__ import annotations

import re
import sqlite3
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path

import brotli
from search_browser import ROOT
from search_records import Compiled, Shelf

from search_index.fields import BOOSTS
from search_index.phone import PhoneIndex

LIMIT = 10
FIELDS = ("title", "aliases", "headings", "body")
WORD = re.compile(r"\w+")
PASSES = 3
BEGINNINGS = ", prefix='2 3 4'"


@dataclass(frozen=True)
class Answers:
    """For each text the urls found, the milliseconds of its quickest pass, and those of the first."""

    found: list[list[str]]
    quickest: list[float]
    first: list[float]


@dataclass(frozen=True)
class Engine:
    """An engine with an index of a shelf; `answer` asks it many texts."""

    name: str
    answer: Callable[[Sequence[str]], Answers]
    build_seconds: float = 0.0
    raw: int = 0
    packed: int = 0


def local_engines(shelf: Shelf, built: Compiled, folder: Path, quality: int) -> Iterator[Engine]:
    """Yield the engines, each ready when it is yielded; peers write into `folder`."""
    sizes = _sizes(built.whoosh_files.values(), quality)
    whoosh = _asked(lambda text: [hit.url for hit in built.whoosh.search(text)], 1)
    yield Engine("Whoosh", whoosh, built.whoosh_seconds, *sizes)
    server = PhoneIndex.open(built.phone)
    seconds = built.whoosh_seconds + built.phone_seconds
    reader = _asked(lambda text: [hit.url for hit in server.search(text)])
    yield Engine("our reader, Python", reader, seconds, *_sizes([built.phone], quality))
    yield _fts5(shelf, folder / "fts5.db", quality)
    yield _fts5(shelf, folder / "begun.db", quality, is_begun=True)
    tantivy = _tantivy(shelf, folder / "tantivy", quality)
    if tantivy:
        yield tantivy


def texts_by_field(shelf: Shelf) -> Iterator[dict[str, str]]:
    """Yield the texts of each record by field, and its url; the same for all peers."""
    for record in shelf.records:
        yield {
            "url": record.url,
            "title": record.title,
            "aliases": "\n".join(record.aliases),
            "headings": "\n".join(record.headings),
            "body": record.body,
        }


def packed_size(data: bytes, quality: int) -> int:
    """Return the bytes of `data` under brotli."""
    return len(brotli.compress(data, quality=quality, lgwin=24))


def _sizes(files: Sequence[bytes] | object, quality: int) -> tuple[int, int]:
    data = list(files)  # type: ignore[call-overload]
    return sum(map(len, data)), sum(packed_size(one, quality) for one in data)


def _asked(search: Callable[[str], list[str]], passes: int = PASSES) -> Callable[[Sequence[str]], Answers]:
    """Return a function that asks everything some times and keeps each query's quickest time."""

    def answer(texts: Sequence[str]) -> Answers:
        times: list[list[float]] = []
        found: list[list[str]] = []
        for _ in range(passes):
            times.append([])
            found = []
            for text in texts:
                started = time.perf_counter()
                found.append(search(text))
                times[-1].append(1000 * (time.perf_counter() - started))
        return Answers(found, list(map(min, *times, times[0])), times[0])

    return answer


def _fts5(shelf: Shelf, file: Path, quality: int, *, is_begun: bool = False) -> Engine:
    """SQLite on disk: words stemmed by Porter and joined by OR, fields weighed as ours.

    When `is_begun`, the last word may go on, as it may in ours; FTS5 then keeps its own index of beginnings.
    """
    started = time.perf_counter()
    database = sqlite3.connect(file)
    database.execute(
        f"create virtual table pages using fts5({', '.join(FIELDS)}, content='', "
        f"tokenize='porter unicode61 remove_diacritics 2'{BEGINNINGS if is_begun else ''})"
    )
    database.execute("create table shown(id integer primary key, url text, title text)")
    _fill(database, shelf)
    seconds = time.perf_counter() - started
    weights = ", ".join(str(BOOSTS[name]) for name in FIELDS)
    statement = (
        "select url, title from shown join (select rowid as number from pages where pages match ? "  # noqa: S608
        f"order by bm25(pages, {weights}) limit {LIMIT}) on shown.id = number"
    )

    def search(text: str) -> list[str]:
        words = [f'"{word}"' for word in dict.fromkeys(WORD.findall(text))]
        asked = " OR ".join(words) + (f" OR {words[-1]} *" if is_begun and words else "")
        return [row[0] for row in database.execute(statement, [asked])] if words else []

    name = "SQLite FTS5, last word begun" if is_begun else "SQLite FTS5"
    return Engine(name, _asked(search), seconds, *_sizes([file.read_bytes()], quality))


def _fill(database: sqlite3.Connection, shelf: Shelf) -> None:
    for number, texts in enumerate(texts_by_field(shelf)):
        values = [texts[name] for name in FIELDS]
        database.execute(
            f"insert into pages(rowid, {', '.join(FIELDS)}) values (?, ?, ?, ?, ?)",  # noqa: S608
            [number, *values],
        )
        database.execute("insert into shown values (?, ?, ?)", [number, texts["url"], texts["title"]])
    database.execute("insert into pages(pages) values ('optimize')")
    database.commit()
    database.execute("vacuum")


def _tantivy(shelf: Shelf, folder: Path, quality: int) -> Engine | None:
    """Tantivy on disk with its English stems, fields weighed as ours; none where it is not installed."""
    sys.path.append(str(ROOT / "build" / "bench" / "python"))
    try:
        tantivy = import_module("tantivy")
    except ImportError:
        return None
    folder.mkdir()
    started = time.perf_counter()
    builder = tantivy.SchemaBuilder()
    for name in FIELDS:
        builder.add_text_field(name, tokenizer_name="en_stem", index_option="freq")
    builder.add_text_field("shown", stored=True, tokenizer_name="raw", index_option="basic")
    index = tantivy.Index(builder.build(), path=str(folder))
    writer = index.writer(num_threads=1)
    for texts in texts_by_field(shelf):
        fields = {name: [texts[name]] for name in FIELDS}
        writer.add_document(tantivy.Document(**fields, shown=[f"{texts['url']}\n{texts['title']}"]))
    writer.commit()
    writer.wait_merging_threads()
    seconds = time.perf_counter() - started
    index.reload()
    searcher = index.searcher()
    boosts = {name: BOOSTS[name] for name in FIELDS}

    def search(text: str) -> list[str]:
        query = index.parse_query(" ".join(WORD.findall(text)), list(FIELDS), field_boosts=boosts)
        found = searcher.search(query, LIMIT).hits
        return [searcher.doc(address)["shown"][0].partition("\n")[0] for _score, address in found]

    files = [path.read_bytes() for path in folder.iterdir() if path.is_file()]
    return Engine("tantivy", _asked(search), seconds, *_sizes(files, quality))
