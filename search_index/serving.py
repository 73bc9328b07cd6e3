"""A phone index with the bodies of its documents: the hits that a server shows."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Self

from search_index.building import Record
from search_index.phone import PhoneHit, PhoneIndex
from search_index.phone_marks import Places
from search_index.querying import Hit
from search_index.snippets import marked, snippet
from webapp.errors import EditionError

_KEPT_BODIES = 512  # whose words are not looked for again; some 4 MB


class ServedIndex:
    """A phone index that any number of threads may search, with a snippet for every hit."""

    def __init__(self, phone: PhoneIndex, bodies: Sequence[str]) -> None:
        self.phone, self._bodies = phone, bodies
        self._places = lru_cache(maxsize=_KEPT_BODIES)(self._places_in)

    @classmethod
    def open(cls, data: bytes, bodies: bytes) -> Self:
        """Return the index of two files' bytes; raises EditionError when they do not belong together."""
        phone = PhoneIndex.open(data)
        texts = json.loads(bodies)
        if len(texts) != len(phone.documents):
            raise EditionError(
                f"phone index: it has {len(phone.documents)} documents, its texts are {len(texts)}; "
                'run "pocketleaf build" again'
            )
        return cls(phone, texts)

    def search(self, text: str, limit: int = 10) -> tuple[Hit, ...]:
        """Return at most `limit` hits for plain text; nothing in it is an operator."""
        found = self.phone.find(text, limit)
        return tuple(self._hit(hit, found.sought) for hit in found.hits)

    def _hit(self, hit: PhoneHit, sought: frozenset[int]) -> Hit:
        body = self._bodies[hit.number]
        return Hit(
            kind=hit.kind,
            url=hit.url,
            title=hit.title,
            page_title=hit.page_title,
            score=hit.score,
            snippet=snippet(body, self._places(hit.number).of(sought)),
            title_fragments=marked(hit.title, self.phone.marker.places(hit.title).of(sought)),
            lang=hit.lang,
            page_lang=hit.page_lang,
        )

    def _places_in(self, number: int) -> Places:
        return self.phone.marker.places(self._bodies[number])


def bodies_of(records: Iterable[Record]) -> bytes:
    """Return the texts that snippets are cut from, as one file."""
    ordered = sorted(records, key=lambda record: record.key)
    texts = [record.excerpt for record in ordered]
    return json.dumps(texts, ensure_ascii=False, separators=(",\n", ":")).encode()
