"""The tables of searches (tests/tables/searches), for the tests of both readers of the phone index.

A table holds a small shelf in one language and searches over it: what is typed, the key of the record
that must be among the first hits (`rank`, 3 where it is not said), and in what the typed text differs.
Its lay terms are matched with the records as those of a library are.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from search_index import Index, Record, build_index, digests_of
from search_index.compiling import compile_phone_index
from search_index.lay_words import LayWords
from webapp.library.model import LayTerm

FOLDER = Path(__file__).parent / "tables" / "searches"
FIRST_HITS = 3
LANGUAGES = ["ar", "bn", "en", "es", "fa", "fr", "hi", "km", "pt-BR", "ru", "so", "sw", "uk", "ur", "zh-Hans"]

# What the index does not do yet, with the reason; a search that comes to be answered must leave this list.
MISSED = {
    "لنگڑی کے درد کا علاج": "a title with one of its words outweighs an alias with both",
    "ишиас": "two of five letters are wrong: both і are typed as и, as in Russian",
    "від кашлю": "Ukrainian has no stemmer, and of five letters only the first three stay (кашель)",
}

Table = dict[str, Any]


@cache
def table(tag: str) -> Table:
    """The table of a language."""
    read: Table = json.loads((FOLDER / f"{tag}.json").read_text(encoding="utf-8"))
    return read


def table_records(tag: str) -> tuple[Record, ...]:
    """The records of a table, each page with the lay words of the terms that it holds."""
    lay_terms = [LayTerm(*map(tuple, one.values())) for one in table(tag).get("lay_terms", ())]
    lay_words = LayWords(lay_terms, tag)
    return tuple(_record(tag, lay_words, **columns) for columns in table(tag)["records"])


def compiled(records: Sequence[Record], tag: str, folder: Path) -> bytes:
    """The phone index of records."""
    build_index(records, tag, folder)
    index = Index.open(folder, tag, digests_of(folder))
    data = compile_phone_index(records, index, tag)
    index.close()
    return data


def url_expected(tag: str, search: Table) -> str:
    """The address of what a search must find."""
    return _url(tag, search["expect"])


def _record(tag: str, lay_words: LayWords, **columns: Any) -> Record:
    texts = {name: tuple(value) if isinstance(value, list) else value for name, value in columns.items()}
    url = _url(tag, texts["key"])
    record = Record(**{"page_title": texts["title"], "url": url, "lang": tag, **texts})
    if record.kind == "question":
        return record
    found = lay_words.of((record.title, *record.aliases), (*record.headings, record.body))
    return replace(record, lay_words=found)


def _url(tag: str, key: str) -> str:
    return f"/{tag}/{key}"


def _marks(search: Table) -> tuple[pytest.MarkDecorator, ...]:
    """The mark of a search that is known to be missed."""
    reason = MISSED.get(search["query"])
    return (pytest.mark.xfail(reason=reason, strict=True),) if reason else ()


SEARCHES = [
    pytest.param(tag, search, id=f"{tag}-{number}", marks=_marks(search))
    for tag in LANGUAGES
    for number, search in enumerate(table(tag)["searches"])
]
BEGUN = [param for param in SEARCHES if param.values[1]["because"] == "prefix"]
