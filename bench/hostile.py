"""Ask both readers of the phone index ten thousand hostile queries: time, memory, and what is raised.

The library are the 514 topics. Ordinary queries are titles, other names and questions of patients, asked
in the same run. What took more than five times the ordinary median is asked again, and counts as the
quickest of ten; Python's time is that of its processor, which other programs do not lengthen. Memory is
that of the process in Python, of the scripts after a collection in Chromium; all is asked twice, and the
second time must add nothing. Ends with 1 if anything is raised or told apart.
"""

from __future__ import annotations

import gc
import json
import os
import sys
import time
from argparse import ArgumentParser, Namespace
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from random import Random
from statistics import median, quantiles

from hostile_queries import Hostile, hostile_queries
from playwright.sync_api import Page
from search_browser import Chromium, chromium
from search_queries import SEED, judged_queries
from search_records import compiled, topic_shelf
from tables import Row, add_data_option, add_json_option, report
from topics import Topic, read_topics

from search_index.phone import PhoneHit, PhoneIndex

ORDINARY = {"titles": 200, "also called": 200, "consumer": 200}
SLOW, AGAIN = 5, 10
BATCH = 1000
WORST = 6
VERBS = ("search", "suggest")
MODULE = "(await import('/bench/hostile_page.js'))"

Told = tuple[float, list[int], str]  # milliseconds, numbers of the documents, what was raised
Asker = Callable[[str, Sequence[int]], list[Told]]


@dataclass(frozen=True)
class Reader:
    """A reader of the index: what it tells of texts by their places, and the bytes that it takes now."""

    name: str
    ask: Asker
    memory: Callable[[], int]


@dataclass(frozen=True)
class Measured:
    """What a reader told of each text, at its quickest, and the bytes before, between and after."""

    told: Mapping[str, list[Told]]
    memory: Sequence[int]


def measure(reader: Reader, count: int, ordinary: range) -> Measured:
    """Return what a reader tells of all texts; those in the range `ordinary` set what is usual."""
    everything = range(count)
    for verb in VERBS:
        reader.ask(verb, [*ordinary] * 3)  # as warm as a reader in use
    memory = [reader.memory()]
    told = {verb: reader.ask(verb, everything) for verb in VERBS}
    memory.append(reader.memory())
    for verb in VERBS:
        reader.ask(verb, everything)
    memory.append(reader.memory())
    for verb, answers in told.items():
        bound = SLOW * median(answers[place][0] for place in ordinary)
        slow = [place for place in everything if answers[place][0] > bound]
        for _ in range(AGAIN):
            for place, again in zip(slow, reader.ask(verb, slow), strict=True):
                answers[place] = min(answers[place], again)
    return Measured(told, memory)


@contextmanager
def readers(data: bytes, texts: Sequence[str], browser: Chromium) -> Iterator[list[Reader]]:
    """Open both readers of an index."""
    browser.site.files["/index.plix"] = data
    browser.site.files["/texts.json"] = json.dumps(texts).encode()  # ASCII: halves of pairs are escaped
    index = PhoneIndex.open(data)
    with browser.page() as page:
        page.evaluate(f"async () => {MODULE}.open('/index.plix', '/texts.json')")
        yield [
            Reader("Python", lambda verb, places: _asked(index, verb, [texts[p] for p in places]), _resident),
            Reader("JavaScript", lambda verb, places: _asked_in(page, verb, places), _heap(page)),
        ]


def _asked(index: PhoneIndex, verb: str, texts: Sequence[str]) -> list[Told]:
    answer = index.search if verb == "search" else index.suggest
    return [_told(answer, text) for text in texts]


def _told(answer: Callable[[str], Sequence[PhoneHit]], text: str) -> Told:
    started = time.thread_time()
    try:
        hits = answer(text)
    except Exception as error:  # whatever is raised is counted
        return (time.thread_time() - started) * 1000, [], repr(error)
    return (time.thread_time() - started) * 1000, [hit.number for hit in hits], ""


def _asked_in(page: Page, verb: str, places: Sequence[int]) -> list[Told]:
    told: list[Told] = []
    for start in range(0, len(places), BATCH):
        batch = list(places[start : start + BATCH])
        answers = page.evaluate(f"async (args) => {MODULE}.ask(...args)", [verb, batch])
        told += [(ms, numbers, raised) for ms, numbers, raised in answers]
    return told


def _resident() -> int:
    gc.collect()
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE")


def _heap(page: Page) -> Callable[[], int]:
    session = page.context.new_cdp_session(page)

    def used() -> int:
        session.send("HeapProfiler.collectGarbage")
        usage = session.send("Runtime.getHeapUsage")
        return int(usage["usedSize"] + usage.get("backingStorageSize", 0))

    return used


def _rows(name: str, measured: Measured, ordinary: range) -> Iterator[Row]:
    for verb, told in measured.told.items():
        times = [ms for ms, _, _ in told]
        usual, hostile = times[: ordinary.stop], times[ordinary.stop :]
        medians = {"ordinary": median(usual), "hostile": median(hostile)}
        yield {
            "reader": f"{name}, {verb}",
            "raised": sum(bool(raised) for _, _, raised in told),
            "ordinary median ms": medians["ordinary"],
            "ordinary max": max(usual),
            "hostile median ms": medians["hostile"],
            "p99": quantiles(hostile, n=100)[98],
            "max": max(hostile),
            **{f"max / {kind}": max(hostile) / one for kind, one in medians.items()},
            **{f"over 10 x {kind}": sum(ms > 10 * one for ms in hostile) for kind, one in medians.items()},
        }


def _memory_row(name: str, measured: Measured) -> Row:
    before, between, after = (count / 1e6 for count in measured.memory)
    return {"reader": name, "MB before": before, "after all": between, "after all again": after}


def _worst_rows(name: str, measured: Measured, asked: Sequence[Hostile]) -> Iterator[Row]:
    for verb, told in measured.told.items():
        slowest = sorted(range(len(asked)), key=lambda place: -told[place][0])[:WORST]
        for place in slowest:
            ms, numbers, _ = told[place]
            text = ascii(asked[place].text)[:40]
            row: Row = {"reader": f"{name}, {verb}", "ms": ms, "hits": len(numbers)}
            yield {**row, "trick": asked[place].trick, "begins": text}


def _ordinary(data: Path, topics: Sequence[Topic]) -> list[Hostile]:
    judged = judged_queries(data, topics)
    return [
        Hostile("ordinary", query.text)
        for name, count in ORDINARY.items()
        for query in Random(SEED).sample(judged[name], min(count, len(judged[name])))
    ]


def _options() -> Namespace:
    parser = ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--limit", type=int, metavar="N", help="take the first N topics only")
    add_data_option(parser)
    add_json_option(parser)
    return parser.parse_args()


def _run(options: Namespace) -> bool:
    topics = read_topics(options.data, options.limit)
    data = compiled(topic_shelf("topics", topics)).phone
    usual = _ordinary(options.data, topics)
    asked = [*usual, *hostile_queries(PhoneIndex.open(data).surfaces, "en")]
    ordinary = range(len(usual))
    with chromium() as browser, readers(data, [one.text for one in asked], browser) as both:
        measured = {reader.name: measure(reader, len(asked), ordinary) for reader in both}
    print(f"{len(asked) - len(usual):,} hostile and {len(usual)} ordinary queries over {len(topics)} pages")
    for title, rows in {
        "hostile: milliseconds": [row for item in measured.items() for row in _rows(*item, ordinary)],
        "hostile: memory": [_memory_row(*item) for item in measured.items()],
        "hostile: the slowest": [row for item in measured.items() for row in _worst_rows(*item, asked)],
    }.items():
        report(title, rows, options.json)
    unlike = _unlike(measured, asked)
    print(f"told apart by the readers: {len(unlike)} {unlike[:WORST]}")
    print(f"load of the machine at the end: {os.getloadavg()[0]:.1f}")
    raised = [one for each in measured.values() for told in each.told.values() for *_, one in told if one]
    print(*dict.fromkeys(raised[:WORST]), sep="\n", end="")
    return not raised and not unlike


def _unlike(measured: Mapping[str, Measured], asked: Sequence[Hostile]) -> list[str]:
    one, other = (each.told for each in measured.values())
    return [
        f"{verb} {ascii(asked[place].text)[:200]}"
        for verb in VERBS
        for place, (ours, theirs) in enumerate(zip(one[verb], other[verb], strict=True))
        if ours[1] != theirs[1]
    ]


if __name__ == "__main__":
    sys.exit(0 if _run(_options()) else 1)
