"""What a hit shows, kept small in a phone index (docs/search.md)."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from search_index.building import Record


@dataclass(frozen=True, kw_only=True)
class Shown:
    """What one document shows as a hit; `aliases` are other names of a page."""

    kind: str
    url: str
    title: str
    page_title: str
    lang: str
    page_lang: str
    aliases: tuple[str, ...] = ()


def display_section(records: Sequence[Record]) -> bytes:
    """Return the section of records in the order of their numbers."""
    base = _common_start([record.url for record in records])
    kinds, urls, page_titles = "", [], []
    page: Record | None = None
    for record in records:
        if record.kind == "page":
            page, kind, url = record, "p", record.url[len(base) :]
        elif page and record.url.startswith(page.url) and record.page_title == page.title:
            kind, url = "q", record.url[len(page.url) :]
        else:
            kind, url = "o", record.url[len(base) :]
            page_titles.append(record.page_title)
        kinds += kind
        urls.append(url)
    columns = {
        "base": base,
        "kinds": kinds,
        "urls": urls,
        "titles": [record.title for record in records],
        "page_titles": page_titles,
        "langs": [[tag, len(list(run))] for tag, run in groupby(record.lang for record in records)],
        "aliases": [record.aliases for record in records if record.kind == "page"],
    }
    return json.dumps(columns, ensure_ascii=False, separators=(",", ":")).encode()


def shown_documents(section: bytes) -> list[Shown]:
    """Return what each document shows, by its number."""
    columns = json.loads(section)
    langs = [tag for tag, length in columns["langs"] for _ in range(length)]
    aliases, page_titles = iter(columns["aliases"]), iter(columns["page_titles"])
    found: list[Shown] = []
    page: Shown | None = None
    for kind, url, title, lang in zip(
        columns["kinds"], columns["urls"], columns["titles"], langs, strict=True
    ):
        if kind == "p":
            page = _page(columns, url, title, lang, next(aliases))
            found.append(page)
            continue
        start, page_title, page_lang = (
            (page.url, page.title, page.lang)
            if kind == "q" and page
            else (columns["base"], next(page_titles), lang)
        )
        found.append(
            Shown(
                kind="question",
                url=start + url,
                title=title,
                page_title=page_title,
                lang=lang,
                page_lang=page_lang,
            )
        )
    return found


def _common_start(texts: Sequence[str]) -> str:
    """Return what all texts begin with; the least and the greatest of them tell."""
    least, greatest = min(texts, default=""), max(texts, default="")
    length = next((i for i, letter in enumerate(least) if letter != greatest[i]), len(least))
    return least[:length]


def _page(columns: Mapping[str, Any], url: str, title: str, lang: str, aliases: Sequence[str]) -> Shown:
    url = columns["base"] + url
    names = tuple(aliases)
    return Shown(
        kind="page", url=url, title=title, page_title=title, lang=lang, page_lang=lang, aliases=names
    )
