"""Records in, a fresh Whoosh index on disk out: one segment, the same bytes for the same records."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Literal

from whoosh.codec.whoosh3 import W3Codec, W3Segment
from whoosh.filedb.filestore import FileStorage
from whoosh.writing import SegmentWriter

from search_index.compounds import Compounds
from search_index.fields import STORED, schema

_SEGMENT_ID = "0" * 16


@dataclass(frozen=True, kw_only=True)
class Record:
    """One thing that a search can find: a page, or a question that a page answers.

    A question's `title` is its text and its `body` the answer. `lang` is the tag of the language
    that the title and the aliases are written in, `page_lang` that of the page's title where it is another;
    `key` is unique in an index and settles the order of equal hits. `lay_words` are what people type who do
    not know a page's words; what stands twice counts more. `told` is what of the body a hit may show, in the
    language of the index; None is all of it.
    """

    key: str
    kind: Literal["page", "question"]
    url: str
    title: str
    page_title: str
    body: str
    lang: str
    aliases: tuple[str, ...] = ()
    questions: tuple[str, ...] = ()
    headings: tuple[str, ...] = ()
    lay_words: tuple[str, ...] = ()
    page_lang: str = ""
    told: str | None = None

    @property
    def excerpt(self) -> str:
        """The text that snippets are cut from, on one line."""
        return " ".join((self.body if self.told is None else self.told).split())


def build_index(records: Iterable[Record], tag: str, folder: Path) -> None:
    """Write the index of a locale into `folder`, which must be empty or not there yet."""
    ordered = sorted(records, key=lambda record: record.key)
    _refuse_twins(ordered)
    folder.mkdir(parents=True, exist_ok=True)
    if any(folder.iterdir()):
        raise FileExistsError(f"{folder}: an index is built into an empty folder only")
    index = FileStorage(str(folder)).create_index(schema(tag), indexname=tag)
    # The folder is ours alone, so no lock file; a compound file would hold times of day.
    writer = SegmentWriter(index, _lk=False, codec=_SteadyCodec(), compound=False)
    compounds = Compounds((text for record in ordered for text in texts_of(record).values()), tag)
    for record in ordered:
        writer.add_document(**_indexed(record, compounds), **{STORED: _stored(record)})
    writer.commit(merge=False)


class _SteadyCodec(W3Codec):  # type: ignore[misc]  # Whoosh is untyped
    """Whoosh's codec with a segment id that is not random, as random names make random bytes."""

    def new_segment(self, _storage: FileStorage, indexname: str) -> W3Segment:
        return W3Segment(W3Codec(), indexname, segid=_SEGMENT_ID)


def _refuse_twins(ordered: list[Record]) -> None:
    for first, second in pairwise(ordered):
        if first.key == second.key:
            raise ValueError(f'two records have the key "{first.key}"')


def texts_of(record: Record) -> dict[str, str]:
    """Return field -> the text that is indexed there, fields without one left out.

    In `questions` stand whole questions only, each with its page's title; a page's questions are
    among its headings, so that for a question asked in full the answer comes before the page.
    """
    if record.kind == "question":
        names = {"questions": (record.title, *record.questions, record.page_title)}
    else:
        names = {"title": (record.title,), "headings": (*record.headings, *record.questions)}
    names = {"aliases": record.aliases, **names, "body": (record.body,), "lay_words": record.lay_words}
    return {field: "\n".join(lines) for field, lines in names.items() if any(lines)}


def _indexed(record: Record, compounds: Compounds) -> dict[str, str]:
    """Return the texts of a record; a page is also called what its names are made of."""
    texts = texts_of(record)
    parts = compounds.parts((record.title, *record.aliases)) if record.kind == "page" else []
    if parts:
        texts["aliases"] = "\n".join(filter(None, [texts.get("aliases"), *parts]))
    return texts


def _stored(record: Record) -> str:
    """Return what a hit shows, as one JSON text: its pickle is the same whatever objects it came from."""
    names = ("key", "kind", "url", "title", "page_title", "lang", "aliases")
    shown = {name: getattr(record, name) for name in names}
    more = {"page_lang": record.page_lang or record.lang, "body": record.excerpt}
    return json.dumps(shown | more, ensure_ascii=False)
