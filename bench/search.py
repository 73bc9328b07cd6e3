"""Search engines over the same pages and queries in one run: quality, time, size.

Libraries: the MedlinePlus topics; and ten slices of each under new ids (other windows of half of its lines,
later ones titled "…, part 2"), some 5,000 pages. A hit counts for a topic whichever slice it is. Queries:
also-called names, titles, real misspellings in names and in phrases of five words from the texts (beside the
same phrases in right spelling), titles with one wrong letter, titles cut in their last word, and what people
asked elsewhere, which nobody judged. A query's time is the quickest of three passes (Whoosh: of one); the
first pass of all stands beside. Words are joined by OR and fields weighed as ours everywhere; FTS5 stands
there twice, once asked as we are: the last word may go on. No engine makes snippets, and Pagefind's time
leaves out the fetching of what a hit shows. Pagefind's raw bytes are its files unpacked, the packed ones as
they are. First searches are timed in a page, as the browser slows no workers down.
"""

from __future__ import annotations

import os
from argparse import ArgumentParser, Namespace
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from random import Random
from statistics import mean, quantiles
from tempfile import TemporaryDirectory

from search_browser import Chromium, chromium
from search_engines import Answers, Engine, local_engines, packed_size
from search_phones import PHONE, cold_rows, phone_engines
from search_queries import SEED, Query, judged_queries
from search_records import Compiled, Shelf, compiled, sliced_topics, topic_shelf, without_marks
from tables import Row, add_data_option, add_json_option, report
from topics import Topic, read_topics

DEPTH = 10
TIMED = {"words known": ("also called", "titles"), "consumer": ("consumer",)} | {
    "misspelled": ("names, misspelled", "phrases, misspelled", "titles, one edit"),
    "begun": ("titles, begun",),
}
FIRST = {"first search": "high blood pressure", "first misspelled": "stomack ulser"}
BEST_BROTLI, QUICK_BROTLI = 11, 6
PEERS = ("MiniSearch", "MiniSearch, prefix + fuzzy", "SQLite FTS5", "SQLite FTS5, last word begun")

Measured = dict[str, Answers]


def measure(engine: Engine, queries: Mapping[str, Sequence[Query]]) -> Measured:
    """Return what an engine answers to each set of queries."""
    return {name: engine.answer([query.text for query in asked]) for name, asked in queries.items()}


def quality_row(name: str, queries: Mapping[str, Sequence[Query]], measured: Measured, figure: str) -> Row:
    """Return one figure of an engine, a column for each set of queries that somebody judged."""
    row: dict[str, str | float] = {"engine": name}
    for kind, asked in queries.items():
        if asked and asked[0].topic:
            ranks = [_rank(urls, query) for urls, query in zip(measured[kind].found, asked, strict=True)]
            row[kind] = mean(_worth(rank, figure) for rank in ranks)
    return row


def _rank(urls: Sequence[str], query: Query) -> int:
    topics = [url.rpartition("/")[2].partition("-")[0] for url in urls[:DEPTH]]
    return topics.index(query.topic) + 1 if query.topic in topics else 0


def _worth(rank: int, figure: str) -> float:
    if figure.startswith("MRR"):
        return 1 / rank if rank else 0.0
    return float(0 < rank <= int(figure.partition("@")[2]))


def _time_row(name: str, measured: Measured) -> Row:
    row: dict[str, str | float] = {"engine": name}
    for kind, sets in TIMED.items():
        row |= _percentiles(kind, [ms for one in sets for ms in measured[one].quickest])
    return row | _percentiles("all, first pass", [ms for one in measured.values() for ms in one.first])


def _percentiles(kind: str, milliseconds: Sequence[float]) -> Row:
    cuts = quantiles(milliseconds, n=20, method="inclusive")
    return {f"{kind} p50": cuts[9], f"p95 {kind}": cuts[18]}


def _size_row(engine: Engine, text: int) -> Row:
    return {
        "engine": engine.name,
        "build s": round(engine.build_seconds, 2),
        "raw bytes": engine.raw,
        "packed bytes": engine.packed,
        "packed / text": engine.packed / text,
    }


def _ratio_rows(times: Mapping[str, Row], sizes: Mapping[str, Row]) -> Iterator[Row]:
    """Yield ours over each peer's, below 1 where ours is better."""
    for ours in (PHONE, "our reader, Python"):
        for peer in (one for one in PEERS if one in times):
            row: dict[str, str | float] = {"ours / peer": f"{ours} / {peer}"}
            row |= {
                name: float(times[ours][name]) / float(times[peer][name])
                for name in times[ours]
                if name not in ("engine", "load")
            }
            row["packed bytes"] = float(sizes[ours]["packed bytes"]) / float(sizes[peer]["packed bytes"])
            yield row


def _engines(
    shelf: Shelf, built: Compiled, browser: Chromium, folder: Path, quality: int
) -> Iterator[Engine]:
    yield from local_engines(shelf, built, folder, quality)
    yield from phone_engines(shelf, built, browser, folder, quality)


def _compare(
    shelf: Shelf, queries: Mapping[str, Sequence[Query]], browser: Chromium, json: Path | None, quality: int
) -> None:
    """Measure all engines on one shelf and report the tables."""
    built = compiled(shelf)
    text = packed_size(shelf.text.encode(), quality)
    measured: dict[str, Measured] = {}
    times: dict[str, Row] = {}
    sizes: dict[str, Row] = {}
    with TemporaryDirectory() as folder:
        for engine in _engines(shelf, built, browser, Path(folder), quality):
            measured[engine.name] = measure(engine, queries)
            load = {"load": round(os.getloadavg()[0], 1)}
            times[engine.name] = {**_time_row(engine.name, measured[engine.name]), **load}
            sizes[engine.name] = _size_row(engine, text)
        first = list(cold_rows(browser, FIRST))
    counts = ", ".join(f"{name} {len(asked)}" for name, asked in queries.items())
    print(f"\n{shelf.name}: {len(shelf.records)} pages, text {text:,} bytes packed; queries: {counts}")
    for figure in ("hit@1", f"hit@{DEPTH}", f"MRR@{DEPTH}"):
        rows = [quality_row(name, queries, one, figure) for name, one in measured.items()]
        report(f"{shelf.name}: {figure}", rows, json)
    report(f"{shelf.name}: milliseconds", list(times.values()), json)
    report(f"{shelf.name}: size, brotli {quality}", list(sizes.values()), json)
    report(f"{shelf.name}: ratios, lower is better", list(_ratio_rows(times, sizes)), json)
    report(f"{shelf.name}: first search at 4x throttle, ms", first, json)
    print(f"load of the machine: {os.getloadavg()[0]:.1f} (1 min), {os.getloadavg()[1]:.1f} (5 min)")


def _without_aliases(topics: Sequence[Topic], queries: Mapping[str, Sequence[Query]], json: Path) -> None:
    shelf = topic_shelf("topics without aliases", topics, aliases=False)
    asked = {name: queries[name] for name in ("also called", "titles")}
    with TemporaryDirectory() as folder:
        engines = local_engines(shelf, compiled(shelf), Path(folder), QUICK_BROTLI)
        measured = {engine.name: measure(engine, asked) for engine in engines}
    for figure in ("hit@1", f"hit@{DEPTH}", f"MRR@{DEPTH}"):
        rows = [quality_row(name, asked, one, figure) for name, one in measured.items()]
        report(f"{shelf.name}: {figure}", rows, json)


def _sampled(queries: Mapping[str, list[Query]], most: int) -> dict[str, list[Query]]:
    random = Random(SEED)
    return {name: random.sample(asked, min(most, len(asked))) for name, asked in queries.items()}


def _options() -> Namespace:
    parser = ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--limit", type=int, metavar="N", help="take the first N topics only")
    parser.add_argument(
        "--queries", type=int, default=600, metavar="N", help="queries of each set (default: %(default)s)"
    )
    parser.add_argument("--small", action="store_true", help="leave the library of 5,000 pages out")
    add_data_option(parser)
    add_json_option(parser)
    return parser.parse_args()


def _run(options: Namespace) -> None:
    without_marks()
    topics = read_topics(options.data, options.limit)
    queries = _sampled(judged_queries(options.data, topics), options.queries)
    with chromium() as browser:
        _compare(topic_shelf("topics", topics), queries, browser, options.json, BEST_BROTLI)
        _without_aliases(topics, queries, options.json)
        if not options.small:
            sliced = topic_shelf("sliced topics", sliced_topics(topics))
            fewer = _sampled(queries, options.queries // 3)
            _compare(sliced, fewer, browser, options.json, QUICK_BROTLI)


if __name__ == "__main__":
    _run(_options())
