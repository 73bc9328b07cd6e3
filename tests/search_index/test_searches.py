"""What readers of fifteen languages type finds what they mean on the server (tests/tables/searches)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

from search_index.phone import PhoneIndex
from tests.searches import (
    BEGUN,
    FIRST_HITS,
    FOLDER,
    LANGUAGES,
    SEARCHES,
    Table,
    compiled,
    table,
    table_records,
    url_expected,
)

FEWEST_SEARCHES = 15
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
    "lay words",
}

Opener = Callable[[str], PhoneIndex]


@pytest.fixture(scope="module")
def phone_index(tmp_path_factory: pytest.TempPathFactory) -> Opener:
    """Opens the phone index of a table's records, compiled once."""
    folder = tmp_path_factory.mktemp("index")
    return cache(lambda tag: PhoneIndex.open(compiled(table_records(tag), tag, folder / tag)))


@pytest.mark.parametrize(("tag", "search"), SEARCHES)
def test_what_is_typed_finds_what_is_meant(phone_index: Opener, tag: str, search: Table) -> None:
    urls = [hit.url for hit in phone_index(tag).search(search["query"])]
    assert url_expected(tag, search) in urls[: search.get("rank", FIRST_HITS)], (search, urls)


LAY = [param for param in SEARCHES if param.values[1]["because"] == "lay words"]


@pytest.mark.parametrize(("tag", "search"), LAY)
def test_a_search_by_lay_words_finds_another_page_or_none_without_them(
    tmp_path: Path, tag: str, search: Table
) -> None:
    records = [replace(record, lay_words=()) for record in table_records(tag)]
    urls = [
        hit.url for hit in PhoneIndex.open(compiled(records, tag, tmp_path / "i")).search(search["query"])
    ]
    assert urls[:1] != [url_expected(tag, search)]


@pytest.mark.parametrize(("tag", "search"), BEGUN)
def test_what_is_begun_is_suggested(phone_index: Opener, tag: str, search: Table) -> None:
    urls = [hit.url for hit in phone_index(tag).suggest(search["query"])]
    assert url_expected(tag, search) in urls[:FIRST_HITS], (search, urls)


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
