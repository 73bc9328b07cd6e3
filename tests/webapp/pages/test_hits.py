"""Hits by page: the server groups them as the phone does, from one table."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from webapp.pages.hits import Entry, Hit, grouped, shorter

TABLES = Path(__file__).parents[2] / "tables"
TABLE = json.loads((TABLES / "script_core.json").read_text(encoding="utf-8"))["hits.js"]


@dataclass(frozen=True)
class Found:
    """The least that a hit is."""

    url: str
    page_title: str = ""


@pytest.mark.parametrize(("why", "arguments", "result"), TABLE["grouped"])
def test_hits_stand_under_their_pages(why: str, arguments: list[Any], result: list[Any]) -> None:
    entries = grouped([Found(**hit) for hit in arguments[0]])
    assert [told(entry) for entry in entries] == result, why


@pytest.mark.parametrize(("why", "arguments", "result"), TABLE["shorter"])
def test_where_nothing_is_found_the_longest_word_is_shortened(
    why: str, arguments: list[str], result: list[str]
) -> None:
    assert list(shorter(*arguments)) == result, why


def test_an_entry_without_its_page_has_a_question_to_name_it() -> None:
    question = Found("/en/a#one", "A")
    assert grouped([question])[0].first is question


def told(entry: Entry) -> dict[str, Any]:
    """Return an entry as the table tells it."""
    return {
        "address": entry.address,
        "page": told_hit(entry.page) if entry.page else None,
        "questions": [told_hit(hit) for hit in entry.questions],
    }


def told_hit(hit: Hit) -> dict[str, str]:
    return {"url": hit.url}
