"""What readers of fourteen languages type on a phone finds what they mean (tests/tables/searches).

A table holds a small shelf in one language and searches over it: what is typed, the key of the record
that must be among the first hits (`rank`, 3 where it is not said), and in what the typed text differs.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from search_index import Index, Record, build_index, digests_of
from search_index.compiling import compile_phone_index
from search_index.phone import PhoneIndex

FOLDER = Path(__file__).parent.parent / "tables" / "searches"
FIRST_HITS = 3
FEWEST_SEARCHES = 15
LANGUAGES = ["ar", "bn", "en", "es", "fa", "fr", "hi", "km", "pt-BR", "ru", "so", "sw", "ur", "zh-Hans"]
REASONS = {
    "as written",
    "capitals",
    "apostrophe",
    "without accents",
    "with a typo",
    "without spaces",
    "with a space too many",
    "other script variant",
    "prefix",
    "inflected form",
    "other name",
    "words in another order",
    "English loan",
    "digits",
    "whole question",
}

# What the index does not do yet, with the reason; a search that comes to be answered must leave this list.
MISSED = {
    "اورام شحمية": "lacks the article of the title and has another ending, both in one word",
    "মাথা ব্যথা": "both halves of the title are words of their own, and only unknown words are joined",
    "لنگڑی کے درد کا علاج": "Urdu has no stop words yet",
}

Opener = Callable[[str], PhoneIndex]
Table = dict[str, Any]


@cache
def table(tag: str) -> Table:
    """The table of a language."""
    read: Table = json.loads((FOLDER / f"{tag}.json").read_text(encoding="utf-8"))
    return read


def marks(search: Table) -> tuple[pytest.MarkDecorator, ...]:
    """The mark of a search that is known to be missed."""
    reason = MISSED.get(search["query"])
    return (pytest.mark.xfail(reason=reason, strict=True),) if reason else ()


SEARCHES = [
    pytest.param(tag, search, id=f"{tag}-{number}", marks=marks(search))
    for tag in LANGUAGES
    for number, search in enumerate(table(tag)["searches"])
]
BEGUN = [param for param in SEARCHES if param.values[1]["because"] == "prefix"]


@pytest.fixture(scope="module")
def phone_index(tmp_path_factory: pytest.TempPathFactory) -> Opener:
    """Opens the phone index of a table's records, compiled once."""
    return cache(lambda tag: _phone_index(tag, tmp_path_factory.mktemp("index") / tag))


@pytest.mark.parametrize(("tag", "search"), SEARCHES)
def test_what_is_typed_finds_what_is_meant(phone_index: Opener, tag: str, search: Table) -> None:
    hits = [hit.url.removeprefix("/") for hit in phone_index(tag).search(search["query"])]
    assert search["expect"] in hits[: search.get("rank", FIRST_HITS)], (search, hits)


@pytest.mark.parametrize(("tag", "search"), BEGUN)
def test_what_is_begun_is_suggested(phone_index: Opener, tag: str, search: Table) -> None:
    suggested = [hit.url.removeprefix("/") for hit in phone_index(tag).suggest(search["query"])]
    assert search["expect"] in suggested[:FIRST_HITS], (search, suggested)


def test_every_table_is_read() -> None:
    assert sorted(path.stem for path in FOLDER.glob("*.json")) == sorted(LANGUAGES)


@pytest.mark.parametrize("tag", LANGUAGES)
def test_a_table_says_what_it_expects_and_why(tag: str) -> None:
    searches = table(tag)["searches"]
    typed = [search["query"] for search in searches]
    assert table(tag)["tag"] == tag
    assert len(typed) >= FEWEST_SEARCHES
    assert len(typed) == len(set(typed))
    assert {search["expect"] for search in searches} <= {record["key"] for record in table(tag)["records"]}
    assert {search["because"] for search in searches} <= REASONS


def _phone_index(tag: str, folder: Path) -> PhoneIndex:
    records = [_record(tag, **columns) for columns in table(tag)["records"]]
    build_index(records, tag, folder)
    index = Index.open(folder, tag, digests_of(folder))
    data = compile_phone_index(records, index, tag)
    index.close()
    return PhoneIndex.open(data)


def _record(tag: str, **columns: Any) -> Record:
    texts = {name: tuple(value) if isinstance(value, list) else value for name, value in columns.items()}
    return Record(**{"page_title": texts["title"], "url": f"/{texts['key']}", "lang": tag, **texts})
