"""What a gettext file holds: entries with their place in the bytes, immutable."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

Key = tuple[str | None, str]


@dataclass(frozen=True)
class Entry:
    """One message of a gettext file.

    `start` and `end` are its bytes in the file, its comments included; `line` is that of its first keyword.
    `comments` (of translators) and `extracted` are lines without their mark, `references` single places;
    `sticky` are flags of newer gettext versions that we only hand on.
    """

    msgid: str
    msgstrs: tuple[str, ...] = ("",)
    msgctxt: str | None = None
    msgid_plural: str | None = None
    flags: tuple[str, ...] = ()
    sticky: tuple[str, ...] = ()
    comments: tuple[str, ...] = ()
    extracted: tuple[str, ...] = ()
    references: tuple[str, ...] = ()
    previous_msgctxt: str | None = None
    previous_msgid: str | None = None
    previous_msgid_plural: str | None = None
    is_obsolete: bool = False
    line: int = 0
    start: int = 0
    end: int = 0

    @property
    def key(self) -> Key:
        """Return what makes the message one of a kind in its file."""
        return (self.msgctxt, self.msgid)

    @property
    def is_fuzzy(self) -> bool:
        """Tell whether a translator has to look at the translation again."""
        return "fuzzy" in self.flags

    @property
    def is_header(self) -> bool:
        """Tell whether this is the entry that holds the header of the file."""
        return self.key == (None, "") and not self.is_obsolete

    @property
    def is_translated(self) -> bool:
        """Tell whether every form of the translation has text, fuzzy or not."""
        return all(self.msgstrs)


@dataclass(frozen=True)
class PoFile:
    """A gettext file: its bytes as they are and what they mean."""

    path: Path
    data: bytes = b""
    header: Mapping[str, str] = field(default_factory=dict)
    entries: tuple[Entry, ...] = ()
    newline: str = "\n"
    charset: str = "utf-8"

    def live(self) -> tuple[Entry, ...]:
        """Return the messages in use, without the header."""
        return tuple(e for e in self.entries if not (e.is_obsolete or e.is_header))

    def header_entry(self) -> Entry | None:
        """Return the entry that holds the header, if there is one."""
        return next((e for e in self.entries if e.is_header), None)


def header_fields(msgstr: str) -> dict[str, str]:
    """Return the fields of a header as name and value."""
    pairs = (line.partition(":") for line in msgstr.split("\n"))
    return {name.strip(): value.strip() for name, colon, value in pairs if colon}
