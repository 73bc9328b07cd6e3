"""The lines of the ledger: a person's word on a translation, and who made those of a document."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date
from enum import StrEnum
from typing import Any

_LENGTH = 16  # hex digits


class ReviewerRole(StrEnum):
    """What a reviewer reads as."""

    TRANSLATOR = "translator"
    CLINICIAN = "clinician"


@dataclass(frozen=True)
class Approval:
    """A line of the ledger; `source` and `translation` are hashes of the two texts as they were read.

    `who` is the name as the person gave it, `document` the slug that the document had.
    """

    when: date
    who: str
    role: ReviewerRole
    locale: str
    document: str
    segment: str
    source: str
    translation: str
    note: str = ""

    def to_line(self) -> bytes:
        """Return the approval as it is written, with the end of its line."""
        return _line(asdict(self))


@dataclass(frozen=True)
class Origin:
    """A line of the ledger: on that day, a document's translations were a machine's and read by nobody.

    What people approve later stands in lines of its own.
    """

    when: date
    locale: str
    document: str
    origin: str = "machine"
    reviewed: str = "not yet"
    note: str = ""

    def to_line(self) -> bytes:
        """Return the statement as it is written, with the end of its line."""
        return _line(asdict(self))


def hash_of(text: str) -> str:
    """Return the hash that an approval keeps of a text: 16 hex digits of its SHA-256."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:_LENGTH]


def _line(fields: Mapping[str, Any]) -> bytes:
    said = {name: value for name, value in fields.items() if value or name != "note"}
    return (json.dumps(said | {"when": said["when"].isoformat()}, ensure_ascii=False) + "\n").encode()
