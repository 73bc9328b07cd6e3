"""What the phone's search is tried on: records in many languages, and what readers may type."""

from __future__ import annotations

import base64
import json
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from pathlib import Path
from random import Random

from playwright.sync_api import Page

from search_index import Record
from search_index.records import records_of
from tests.shelf import shelf
from webapp.locales import Locale

ROOT = Path(__file__).parents[2]
SHARED = ROOT.parent / "shared" / "data"  # real texts, where they are given
OPEN = """async (text) => {
    const { openIndex } = await import("/core/search/index.js");
    const bytes = Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
    window.index = await openIndex(bytes.buffer);
}"""
HOSTILE = [
    "",
    "a",
    " \t\n",
    "word " * 1000,
    " ".join(f"w{number}" for number in range(1000)),
    "x" * 5000,
    "\u0301" * 500,
    "e\u0301" * 500,
    "\u200b\u200d\u2060" * 200,
    "\u202elipoma\u202c",
    "🙂" * 400,
    "a" * 299 + "🙂",
    "𠀀" * 200,
    "ﷺ" * 100,
    "เแโใไ" * 60,
    "\u1039က" * 100,
    "' OR title:* AND NOT [a TO z]~2 ^9 (",
    "lip' oma's ’ʼ＇",
    "٣ ۳ ३ ৩ ３ ③ ⅷ",
    "İıẞſςΣ ǅ ﬁ",
]


@cache
def shelf_records(tag: str) -> tuple[Record, ...]:
    """What can be found on the shelf."""
    return tuple(records_of(shelf().translate(Locale(tag), is_lenient=True)))


@cache
def tico_texts() -> dict[str, list[str]]:
    """The texts of the TICO-19 documents, by language."""
    found: dict[str, list[str]] = {}
    for line in (SHARED / "tico19" / "documents.jsonl").read_text(encoding="utf-8").splitlines():
        for tag, text in json.loads(line)["text"].items():
            found.setdefault(tag, []).append(text)
    return found


def topic_texts() -> list[str]:
    """The texts of the MedlinePlus topics."""
    lines = (SHARED / "medlineplus" / "topics_en.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line)["text"] for line in lines]


def texts_of(records: Iterable[Record]) -> list[str]:
    """Everything that records say."""
    return [
        text
        for one in records
        for text in (one.title, one.page_title, one.body, *one.aliases, *one.headings, *one.questions)
    ]


def opened(core: Page, data: bytes) -> None:
    """Opens an index in a page that can import the core modules."""
    core.evaluate(OPEN, base64.b64encode(data).decode())


def misspelled(word: str, random: Random) -> str:
    """A word with one letter dropped, doubled, swapped or replaced."""
    place = random.randrange(len(word))
    start, letter, rest = word[:place], word[place], word[place + 1 :]
    return random.choice(
        [
            start + rest,
            start + letter + letter + rest,
            start + rest[:1] + letter + rest[1:],
            start + "e" + rest,
        ]
    )


def queries_for(records: Sequence[Record], tag: str) -> list[str]:
    """What readers may type: names, pairs of words, misspelled, begun, split and joined ones, and worse."""
    random = Random(tag)  # noqa: S311 - a sample, the same each time
    names = [name for one in records for name in (one.title, *one.aliases)]
    words = sorted({word for text in texts_of(records) for word in text.split()})
    drawn = [random.choice(words) for _ in range(160)]
    near = [
        (
            f"{one} {two}",
            misspelled(one, random),
            f"{misspelled(misspelled(one, random) or two, random)} {two}",
            one[: random.randint(1, 6)],
            one + two,
            f"{one[: len(one) // 2]} {one[len(one) // 2 :]}",
        )
        for one, two in zip(drawn[::2], drawn[1::2], strict=True)
    ]
    return [*names, *(query for row in near for query in row), *HOSTILE, *nonsense(tag, words)]


def nonsense(seed: str, words: Sequence[str]) -> Iterator[str]:
    """Words among characters of all scripts, known to this Python, so that no newer Unicode plays a part."""
    random = Random(seed)  # noqa: S311 - likewise
    blocks = [
        (0x20, 0x700),
        (0xE00, 0xF00),
        (0x1000, 0x1060),
        (0x1780, 0x17E0),
        (0x2000, 0x2070),
        (0x3040, 0x3100),
    ]
    blocks += [(0x4E00, 0x4E40), (0x13A0, 0x13FE), (0x1E00, 0x2000), (0x1D400, 0x1D420), (0x20000, 0x20010)]
    pool = [chr(point) for block in blocks for point in range(*block)]
    known = [character for character in pool if unicodedata.category(character) != "Cn"]
    for _ in range(100):
        yield "".join(
            random.choice([random.choice(known), random.choice(words)]) for _ in range(random.randint(1, 30))
        )
