"""What is asked: the shared queries, names and titles, misspelled and half-typed ones, random pairs."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random

from search_records import Shelf
from topics import Topic

from search_index.analysis import chains, language_of

SEED = 20
PHRASES = 8  # of one misspelled word
LETTERS = "abcdefghijklmnopqrstuvwxyz"


@dataclass(frozen=True)
class Query:
    """Words and the id of the topic that they are about, empty where nobody said."""

    text: str
    topic: str = ""


def judged_queries(data: Path, topics: Sequence[Topic]) -> dict[str, list[Query]]:
    """Return the sets of queries by name; misspelled sets stand beside the same in right spelling."""
    names = [Query(name, topic.id) for topic in topics for name in (topic.title, *topic.aliases)]
    titles = [Query(topic.title, topic.id) for topic in topics]
    pairs = [(wrong, right) for wrong, right in misspellings(data) if wrong.isalpha() and right.isalpha()]
    name_pairs = list(_misspelled(names, pairs, len(names)))
    phrase_pairs = list(_misspelled_phrases(topics, pairs))
    return {
        "also called": _also_called(data, {topic.id for topic in topics}),
        "titles": titles,
        "names, right": [right for right, _ in name_pairs],
        "names, misspelled": [wrong for _, wrong in name_pairs],
        "phrases, right": [right for right, _ in phrase_pairs],
        "phrases, misspelled": [wrong for _, wrong in phrase_pairs],
        "titles, one edit": [Query(text, query.topic) for query in titles for text in _edited(query.text)],
        "titles, begun": [Query(_begun(query.text), query.topic) for query in titles],
        "consumer": [Query(text) for text in consumer_queries(data)],
    }


def misspellings(data: Path) -> list[tuple[str, str]]:
    """Return (misspelled, right) words that people wrote in forums."""
    text = (data / "queries" / "misspellings_en.tsv").read_text(encoding="utf-8")
    rows = (line.split("\t") for line in text.splitlines()[1:])
    return [(wrong, right) for wrong, right, _source in rows]


def consumer_queries(data: Path) -> list[str]:
    """Return what people asked a search engine about their health."""
    text = (data / "queries" / "consumer_queries_en.jsonl").read_text(encoding="utf-8")
    return [json.loads(line)["text"] for line in text.splitlines()]


def shared_queries(data: Path, topics: Sequence[Topic]) -> dict[str, list[str]]:
    """Return the texts that every language is asked, by where they are from."""
    return {
        "queries": consumer_queries(data),
        "misspellings": [word for pair in misspellings(data) for word in pair],
        "also called": [query.text for query in _also_called(data, {topic.id for topic in topics})],
        "topics": [name for topic in topics for name in (topic.title, *topic.aliases)],
    }


def own_queries(shelf: Shelf, pairs: int) -> dict[str, list[str]]:
    """Return a shelf's titles, other names, and random pairs of its words in the spelling of its texts."""
    words = sorted({word for record in shelf.records for word in _words(record.body, shelf.tag)})
    random = Random(f"{SEED} {shelf.name}")
    return {
        "titles": [record.title for record in shelf.records],
        "aliases": [name for record in shelf.records for name in record.aliases],
        "pairs": [" ".join(random.sample(words, 2)) for _ in range(pairs)],
    }


def _words(text: str, tag: str) -> Iterator[str]:
    """Yield the words of a text; in scripts without spaces, each two to four neighbouring units."""
    for chain in chains(text, language_of(tag)):
        step = 2 + chain[0].start % 3 if chain[0].is_unit else 1
        for place in range(0, len(chain), step):
            yield text[chain[place].start : chain[place : place + step][-1].end]


def _also_called(data: Path, known: Iterable[str]) -> list[Query]:
    text = (data / "medlineplus" / "queries_also_called.jsonl").read_text(encoding="utf-8")
    rows: list[Mapping[str, str]] = [json.loads(line) for line in text.splitlines()]
    return [Query(row["text"], topic) for row in rows for topic in row["relevant"] if topic in set(known)]


def _misspelled(
    queries: Sequence[Query], pairs: Iterable[tuple[str, str]], most: int
) -> Iterator[tuple[Query, Query]]:
    """Yield (right, misspelled) of at most so many queries that hold the right word of each pair."""
    for wrong, right in pairs:
        word = re.compile(rf"\b{re.escape(right)}\b", re.IGNORECASE)
        holding = [query for query in queries if word.search(query.text)]
        for query in holding[:most]:
            yield query, Query(word.sub(wrong, query.text), query.topic)


def _misspelled_phrases(
    topics: Sequence[Topic], pairs: Iterable[tuple[str, str]]
) -> Iterator[tuple[Query, Query]]:
    """Yield (right, misspelled) for five words around the right word in texts, one for a topic."""
    for wrong, right in pairs:
        around = re.compile(rf"(?:\w+ ){{2}}{re.escape(right)}(?: \w+){{2}}", re.IGNORECASE)
        found = ((around.search(" ".join(topic.lines)), topic) for topic in topics)
        phrases = [Query(match[0], topic.id) for match, topic in found if match]
        random = Random(f"{SEED} {right}")
        chosen = random.sample(phrases, min(PHRASES, len(phrases)))
        yield from _misspelled(chosen, [(wrong, right)], PHRASES)


def _edited(title: str) -> Iterator[str]:
    """Yield a title with one letter of its longest word wrong, unless that word is short."""
    word = max(re.findall(r"[A-Za-z]+", title), key=len, default="")
    if len(word) < 5:
        return
    random = Random(f"{SEED} {title}")
    place = random.randrange(1, len(word) - 1)
    other = random.choice(LETTERS)
    changed = random.choice(
        [
            word[:place] + word[place + 1 :],
            word[:place] + other + word[place:],
            word[:place] + other + word[place + 1 :],
            word[:place] + word[place + 1] + word[place] + word[place + 2 :],
        ]
    )
    if changed != word:
        yield title.replace(word, changed)


def _begun(title: str) -> str:
    """Return a title as far as the middle of its last word, at least three letters of it."""
    start, _, last = title.rpartition(" ")
    return f"{start} {last[: max(3, (len(last) + 1) // 2)]}".strip()
