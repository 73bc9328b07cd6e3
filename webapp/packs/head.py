"""What all pages of a pack share: texts, headers, and the addresses that lead to them."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from webapp.errors import PackError
from webapp.links import Addressed
from webapp.packs.lists import compact


@dataclass(frozen=True)
class Head:
    """A pack's head; `documents` are `(page id, kind, slug, former slugs)`."""

    frame: tuple[bytes, ...]
    headers: Mapping[str, str]
    documents: tuple[tuple[str, str, str, tuple[str, ...]], ...]

    @classmethod
    def of(cls, frame: tuple[bytes, ...], headers: Mapping[str, str], documents: Iterable[Addressed]) -> Head:
        """Return the head of a library's documents."""
        named = ((one.page_id, one.kind, one.slug, tuple(one.former_slugs)) for one in documents)
        return cls(frame, headers, tuple(named))

    def to_bytes(self) -> bytes:
        """Return the head's file."""
        frame = [text.decode() for text in self.frame]
        return compact({"frame": frame, "headers": self.headers, "documents": self.documents})

    @classmethod
    def from_bytes(cls, data: bytes) -> Head:
        """Return the head of a file; raises PackError when it is damaged."""
        try:
            read = json.loads(data)
            documents = tuple((*names, tuple(former)) for *names, former in read["documents"])
            return cls(tuple(text.encode() for text in read["frame"]), read["headers"], documents)
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            raise PackError(f"a pack's head cannot be read ({error!r})") from error
