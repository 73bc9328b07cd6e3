"""Ask server, phone and Whoosh the same and compare their ten hits, query by query.

The server is search_index.phone in this process, the phone is static/js/core/search in Chromium. Whoosh is
asked where all words of a query are forms that the phone index knows. Ends with 1 when anything differs.
"""

from __future__ import annotations

import json
import os
import re
import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

from playwright.sync_api import Page
from search_browser import Chromium, chromium
from search_queries import SEED, own_queries, shared_queries
from search_records import (
    Compiled,
    Shelf,
    compiled,
    starter_shelves,
    tico_shelves,
    topic_shelf,
    without_marks,
)
from tables import Row, add_data_option, add_json_option, report
from topics import Topic, read_topics

from search_index.phone import PhoneHit, PhoneIndex
from search_index.phone_words import query_words

PAIRS = 2000
SAMPLE = 150  # queries of each kind where not all are asked
BATCH = 500
SHOWN = 5
CALL = "async ([source, texts]) => (await import('/bench/search_page.js')).answers(source, texts)"

Told = list[int | str]


@dataclass
class Compared:
    """How many queries of a shelf were alike, and those that were not."""

    queries: int = 0
    hits: int = 0
    suggestions: int = 0
    known: int = 0
    whoosh: int = 0
    differing: list[dict[str, object]] = field(default_factory=list)

    @property
    def is_whole(self) -> bool:
        """Tell whether everything was alike."""
        return self.hits == self.suggestions == self.queries and self.whoosh == self.known

    def row(self, name: str) -> Row:
        """Return the shelf's line in the table."""
        return {
            "shelf": name,
            "queries": self.queries,
            "phone = server": self.hits,
            "suggestions alike": self.suggestions,
            "all words known": self.known,
            "= Whoosh": self.whoosh,
            "differ": len(self.differing),
        }


def compare(shelf: Shelf, texts: Sequence[str], browser: Chromium) -> Compared:
    """Return what server, phone and Whoosh answer alike."""
    built = compiled(shelf)
    server = PhoneIndex.open(built.phone)
    browser.site.files["/index.plix"] = built.phone
    found = Compared()
    with browser.page() as page:
        for start in range(0, len(texts), BATCH):
            batch = texts[start : start + BATCH]
            for text, phone in zip(batch, _ask_phone(page, batch), strict=True):
                _compare(text, phone, server, built, found)
    built.whoosh.close()
    return found


def _ask_phone(page: Page, texts: Sequence[str]) -> list[list[list[Told]]]:
    answers: list[list[list[Told]]] = page.evaluate(CALL, ["/index.plix", list(texts)])
    return answers


def _compare(
    text: str, phone: Sequence[list[Told]], server: PhoneIndex, built: Compiled, found: Compared
) -> None:
    hits, suggestions = server.search(text), server.suggest(text)
    is_known = not any(
        word.is_unknown for word in query_words(text, server.tag, server.surfaces, server.rules)
    )
    judged = [hit.url for hit in built.whoosh.search(text)] if is_known else []
    alike = {
        "phone": phone[0] == list(map(_told, hits)),
        "suggestions": phone[1] == list(map(_told, suggestions)),
        "Whoosh": not is_known or judged == [hit.url for hit in hits],
    }
    found.queries += 1
    found.hits += alike["phone"]
    found.suggestions += alike["suggestions"]
    found.known += is_known
    found.whoosh += is_known and alike["Whoosh"]
    if not all(alike.values()):
        answers = {"server": [hit.url for hit in hits], "phone": phone[0], "Whoosh": judged}
        names = [name for name, same in alike.items() if not same]
        found.differing.append({"query": text, "differ": names, **answers, "typed": phone[1]})


def _told(hit: PhoneHit) -> Told:
    return [hit.number, hit.kind, hit.url, hit.title, hit.page_title, hit.lang, hit.name]


def _shelves(data: Path, topics: Sequence[Topic]) -> Iterator[Shelf]:
    yield from starter_shelves()
    yield from tico_shelves(data)
    yield topic_shelf("topics en", topics)


def _texts(shelf: Shelf, shared: dict[str, list[str]], *, is_all: bool) -> list[str]:
    texts: list[str] = []
    for name, asked in {**shared, **{f"own {k}": v for k, v in own_queries(shelf, PAIRS).items()}}.items():
        random = Random(f"{SEED} {shelf.name} {name}")
        texts += asked if is_all or len(asked) <= SAMPLE else random.sample(asked, SAMPLE)
    return list(dict.fromkeys(texts))


def _options() -> Namespace:
    parser = ArgumentParser(description=__doc__)
    parser.add_argument("--all", action="store_true", help="ask all queries (default: a sample of each kind)")
    parser.add_argument("--only", metavar="REGEX", default="", help="shelves with names that match")
    add_data_option(parser)
    add_json_option(parser)
    return parser.parse_args()


def _run(options: Namespace) -> bool:
    without_marks()
    topics = read_topics(options.data)
    shared = shared_queries(options.data, topics)
    rows, is_whole = [], True
    with chromium() as browser:
        for shelf in _shelves(options.data, topics):
            if not re.search(options.only, shelf.name):
                continue
            found = compare(shelf, _texts(shelf, shared, is_all=options.all), browser)
            rows.append(found.row(shelf.name))
            is_whole = is_whole and found.is_whole
            print(" ".join(f"{name}: {value}" for name, value in rows[-1].items()), file=sys.stderr)
            for one in found.differing[:SHOWN]:
                print(json.dumps(one, ensure_ascii=False), file=sys.stderr)
    report("parity: queries answered alike", rows, options.json)
    print(f"load of the machine at the end: {os.getloadavg()[0]:.1f}")
    return is_whole


if __name__ == "__main__":
    sys.exit(0 if _run(_options()) else 1)
