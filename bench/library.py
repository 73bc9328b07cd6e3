"""Build the MedlinePlus corpus by the ordinary command, then search it by names and titles.

Queries run in this process on the edition's own index, through the class that the server and
`pocketleaf search` use. A page counts once, at its best hit; its slug is read from the hit's address.
"""

from __future__ import annotations

import json
import time
from argparse import ArgumentParser, Namespace
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import mean, median
from tempfile import TemporaryDirectory

from building import Build, current_edition, pocketleaf
from corpus import write_corpus
from tables import Row, add_data_option, add_json_option, report
from topics import Topic, read_topics

from search_index import Index
from webapp.editions.shelf import open_edition

VARIANTS = {"with aliases": True, "without aliases": False}
DEPTH = 10
HITS = 5 * DEPTH  # looked at, so that ten pages remain when several hits of a page count once


@dataclass(frozen=True)
class Query:
    """Words and the id of the one topic that they name."""

    text: str
    topic: str


@dataclass(frozen=True)
class Measured:
    """What the builds of one library cost: from nothing, again unchanged, and after one edit."""

    library: Path
    edition: Path
    cold: Build
    again: Build
    edited: Build


def measure_builds(library: Path, topics: Sequence[Topic], *, aliases: bool) -> Measured:
    """Write the corpus into `library`, build it three times and return what that cost."""
    write_corpus(library, topics, aliases=aliases)
    folders = ("content", "translations", "var")
    command = [*(argument for name in folders for argument in (f"--{name}", library / name)), "build"]
    cold = pocketleaf(*command)
    edition = current_edition(library / "var")
    again = pocketleaf(*command)
    document = next((library / "content" / "conditions").glob("*.md"))
    text = document.read_text(encoding="utf-8")
    document.write_text(text.replace("measures software", "measures Pocketleaf"), encoding="utf-8")
    return Measured(library, edition, cold, again, pocketleaf(*command))


def measure_search(index: Index, queries: Sequence[Query], topic_ids: Mapping[str, str]) -> Row:
    """Return how well the index ranks the queries' topics, and how long it takes."""
    ranks, milliseconds = [], []
    for query in queries:
        started = time.perf_counter()
        hits = index.search(query.text, HITS)
        milliseconds.append(1000 * (time.perf_counter() - started))
        pages = list(dict.fromkeys(topic_ids[_slug(hit.url)] for hit in hits))[:DEPTH]
        ranks.append(pages.index(query.topic) + 1 if query.topic in pages else 0)
    return {
        "queries": len(queries),
        "hit@1": round(mean(float(rank == 1) for rank in ranks), 4),
        f"hit@{DEPTH}": round(mean(float(rank > 0) for rank in ranks), 4),
        f"MRR@{DEPTH}": round(mean(1 / rank if rank else 0.0 for rank in ranks), 4),
        "ms median": round(median(milliseconds), 2),
        "ms worst": round(max(milliseconds), 2),
    }


def _slug(url: str) -> str:
    return url.partition("#")[0].rpartition("/")[2]


def _queries(data: Path, topics: Sequence[Topic]) -> dict[str, list[Query]]:
    """Return the sets of queries; those for a topic that `--limit` left out are dropped."""
    known = {topic.id for topic in topics}
    path = data / "medlineplus" / "queries_also_called.jsonl"
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    names = [Query(row["text"], topic) for row in rows for topic in row["relevant"] if topic in known]
    return {"also called": names, "titles": [Query(topic.title, topic.id) for topic in topics]}


def _build_row(name: str, measured: Measured) -> Row:
    edition = measured.edition
    return {
        "library": name,
        "build s": round(measured.cold.seconds, 2),
        "cpu s": round(measured.cold.cpu_seconds, 2),
        "peak MB": round(measured.cold.peak_bytes / 1e6, 1),
        "unchanged s": round(measured.again.seconds, 2),
        "one edit s": round(measured.edited.seconds, 2),
        "edition bytes": _bytes(edition, "*"),
        "html": _bytes(edition / "site", "*.html"),
        "html br": _bytes(edition / "site", "*.html.br"),
        "index": _bytes(edition / "indexes", "*"),
    }


def _bytes(folder: Path, pattern: str) -> int:
    return sum(path.stat().st_size for path in folder.rglob(pattern) if path.is_file())


def _search_rows(name: str, measured: Measured, queries: Mapping[str, Sequence[Query]]) -> Iterator[Row]:
    topic_ids = json.loads((measured.library / "topics.json").read_text(encoding="utf-8"))
    index = open_edition(measured.edition).indexes["en"]
    for kind, asked in queries.items():
        yield {"library": name, "asked": kind, **measure_search(index, asked, topic_ids)}


def _options() -> Namespace:
    parser = ArgumentParser(description=__doc__)
    parser.add_argument("--limit", type=int, metavar="N", help="take the first N topics only")
    parser.add_argument(
        "--keep", type=Path, metavar="DIR", help="leave corpora and editions in DIR (default: none)"
    )
    add_data_option(parser)
    add_json_option(parser)
    return parser.parse_args()


def _run(options: Namespace, folder: Path) -> None:
    topics = read_topics(options.data, options.limit)
    # All builds come before the first index is opened: a child inherits its parent's peak memory.
    built = {
        name: measure_builds(folder / name.replace(" ", "-"), topics, aliases=aliases)
        for name, aliases in VARIANTS.items()
    }
    report("library: builds", [_build_row(*item) for item in built.items()], options.json)
    queries = _queries(options.data, topics)
    rows = [row for name, measured in built.items() for row in _search_rows(name, measured, queries)]
    report("library: search", rows, options.json)


if __name__ == "__main__":
    options = _options()
    with TemporaryDirectory() as temporary:
        _run(options, options.keep or Path(temporary))
