"""A thousand real articles, built by the ordinary command before and after one sentence is edited."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from building import Build, current_edition, pocketleaf
from corpus import write_corpus
from topics import HEADING, Topic

from webapp.links import address_of
from webapp.packs.volumes import ordered

ARTICLES = 1000
FOLDERS = ("content", "translations", "var")
PARAGRAPH = re.compile(r"^(?![-#]).*?[a-z)](?=\.)", re.MULTILINE)  # up to the end of its first sentence
EDIT = ", and a nurse or a pharmacist near you can tell you more about it"


@dataclass(frozen=True)
class Built:
    """The site folders of two editions, the address of the article edited between them, and both costs."""

    before: Path
    after: Path
    edited: str
    costs: tuple[Build, Build]

    @property
    def pages(self) -> Mapping[str, bytes]:
        """The pages of the first edition's pack by address, in a pack's order."""
        return pages_of(self.before)


def build_twice(library: Path, articles: Sequence[Topic]) -> Built:
    """Return editions before and after an edit; those that an earlier run left in `library` are kept."""
    write_corpus(library, articles)
    command = [*(argument for name in FOLDERS for argument in (f"--{name}", library / name)), "build"]
    first = pocketleaf(*command)
    before = current_edition(library / "var") / "site"
    document = sorted((library / "content" / "conditions").glob("*.md"))[len(articles) // 2]
    document.write_text(with_one_edit(document.read_text(encoding="utf-8")), encoding="utf-8")
    second = pocketleaf(*command)
    after = current_edition(library / "var") / "site"
    if [path.name for path in before.glob("static/*")] != [path.name for path in after.glob("static/*")]:
        sys.exit("the scripts were edited between the two builds; run the bench again")
    return Built(before, after, f"/en/conditions/{document.stem}", (first, second))


def with_one_edit(text: str) -> str:
    """Return a document whose last paragraph of the topic's own text ends its first sentence otherwise."""
    own, care, rest = text.partition("## When to get help")
    head, gap, paragraphs = own.partition("\n## ")
    places = [match.end() for match in PARAGRAPH.finditer(paragraphs)]
    place = places[-1] if places else len(paragraphs.rstrip())
    return "".join((head, gap, paragraphs[:place], EDIT, paragraphs[place:], care, rest))


def pages_of(site: Path) -> dict[str, bytes]:
    """Return the English pages of an edition's site by address, in a pack's order."""
    paths = (path.relative_to(site).as_posix() for path in site.glob("en/**/*.html"))
    pages = {address_of(path): (site / path).read_bytes() for path in paths}
    return {address: pages[address] for address in ordered(pages)}


def thousand(topics: Sequence[Topic], text: int) -> list[Topic]:
    """Return 1,000 articles from the topics.

    Each topic is cut between lines into slices, the longer the topic the more, 1,000 in all; none overlap.
    An article begins with its slice and goes on with the text that follows, that of the next topics too,
    until it has `text` letters; with 0 it ends with its slice, so that no text stands in two articles.
    """
    counts = _slice_counts(topics)
    lines = [line for topic in topics for line in _lines(topic)]
    articles: list[Topic] = []
    place = 0
    for topic, count in zip(topics, counts, strict=True):
        own = len(_lines(topic))
        for number in range(count):
            start, end = place + own * number // count, place + own * (number + 1) // count
            shown = tuple(_without_last_heading(_longer(lines, start, end, text)))
            articles.append(_article(topic, number, str(len(articles) + 1), shown))
        place += own
    return articles


def _slice_counts(topics: Sequence[Topic]) -> list[int]:
    """Return into how many slices each topic is cut: always the one with the longest slices once more."""
    counts = [1] * len(topics)
    sizes = [sum(map(len, topic.lines)) for topic in topics]
    while sum(counts) < ARTICLES:
        longest = max(
            (place for place, topic in enumerate(topics) if 2 * counts[place] < len(_lines(topic))),
            key=lambda place: sizes[place] / counts[place],
        )
        counts[longest] += 1
    return counts


def _lines(topic: Topic) -> list[str]:
    return [line for line in topic.lines if line]


def _longer(lines: Sequence[str], start: int, end: int, text: int) -> Iterator[str]:
    size = 0
    for place in range(start, start + len(lines)):
        if place >= end and size >= text:
            return
        line = lines[place % len(lines)]
        size += len(line)
        yield line


def _without_last_heading(lines: Iterator[str]) -> list[str]:
    kept = list(lines)
    while len(kept) > 1 and HEADING.fullmatch(kept[-1]):
        kept.pop()
    return kept


def _article(topic: Topic, number: int, page_id: str, lines: tuple[str, ...]) -> Topic:
    if number == 0:
        return replace(topic, id=page_id, lines=lines)
    title = f"{topic.title}, part {number + 1}"
    return replace(topic, id=page_id, title=title, summary=lines[0], lines=lines, aliases=())
