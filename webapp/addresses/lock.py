"""`content/links.lock`: every address ever published, in patterns, one a line; lines are only ever added.

[/{tag}]/conditions/lipoma = lp01     with a language and without; the page that it leads to
[/{tag}]/conditions/lipoma/causes     a section or a question
/lp01[/{tag}]                         the short address
/lp01[/{tag}]/causes
[/{tag}]/clinic/river-street          a clinic
[/{tag}]/clinic/river-street/winter   one of its lists
/ar/                                  a language
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from webapp import links
from webapp.addresses.register import Entry, Register
from webapp.errors import Problem, SourceError
from webapp.text import read_text

LOCK = "links.lock"
_HEADER = """\
# Every address that this library has published; each must lead somewhere for ever, or no edition is built.
# `pocketleaf links check` adds lines and never removes one. Commit this file, and do not edit it.
# [/{tag}] stands for any language, or none; behind = is the id of the page.
"""
_TAG = "[/{tag}]"
_STEP = r"/[A-Za-z0-9-]+"
_ANY = re.escape(_TAG)
_PATTERN = re.compile(
    rf"{_STEP}/"  # a language
    rf"|{_ANY}{_STEP}"  # a page that every language has
    rf"|{_ANY}/{links.CLINIC}{_STEP}({_STEP})?"
    rf"|{_ANY}{_STEP}{_STEP}( = \w+|{_STEP})"  # a document, or a section of one
    rf"|{_STEP}{_ANY}({_STEP})?"  # the same by the short address
)


@dataclass(frozen=True, order=True)
class Pattern:
    """A line of the lock: what stands before the place of the tag, behind it, and the page that is meant."""

    text: str
    line: int = 0

    @property
    def page_id(self) -> str:
        """The id of the page that a name led to when it was published, empty where none is told."""
        return self.text.partition(" = ")[2]

    def addresses(self, locale: str) -> tuple[str, ...]:
        """Return the addresses that the pattern stands for, in one language and in none."""
        address = self.text.partition(" = ")[0]
        if _TAG not in address:
            return (address,)
        return address.replace(_TAG, f"/{locale}"), address.replace(_TAG, "")

    @property
    def parent(self) -> str:
        """The address of the whole page where this is one of a section, else an empty text."""
        address = self.text.partition(" = ")[0]
        steps = address.partition(_TAG)[2].count("/")
        is_section = steps == (3 if address.startswith(_TAG) else 1)
        return address.rpartition("/")[0] if is_section else ""


def read_lock(path: Path) -> tuple[Pattern, ...]:
    """Return the patterns of a lock, none where there is no file; raises SourceError naming other lines."""
    if not path.exists():
        return ()
    lines = [(number, line.strip()) for number, line in enumerate(read_text(path).split("\n"), 1)]
    written = [(number, line) for number, line in lines if line and not line.startswith("#")]
    wrong = [
        Problem(
            path, number, f'"{line}" is no address of a library; take the line back from an earlier version'
        )
        for number, line in written
        if not _PATTERN.fullmatch(line)
    ]
    if wrong:
        raise SourceError(wrong)
    return tuple(Pattern(line, number) for number, line in written)


def write_lock(path: Path, lines: Iterable[str]) -> None:
    """Write a lock that holds these lines, each once and in order."""
    beside = path.with_name(f".{path.name}")
    beside.write_text(_HEADER + "".join(f"{line}\n" for line in sorted(set(lines))), encoding="utf-8")
    beside.replace(path)


def published(register: Register) -> Iterator[str]:
    """Yield the patterns of all addresses that a library has today."""
    yield from (links.home(locale) for locale in register.locales)
    for place in links.PLACES[1:]:
        yield _TAG + place(register.source).removeprefix(f"/{register.source.tag}")
    for entry in register.entries:
        yield from _of_entry(entry)
    for clinic in register.clinics:
        named = f"{_TAG}/{links.CLINIC}/{clinic.slug}"
        yield from (named, *(f"{named}/{one}" for one in clinic.lists))


def _of_entry(entry: Entry) -> Iterator[str]:
    named, short = _TAG + links.negotiated(entry), links.short(entry) + _TAG
    yield f"{named} = {entry.page_id}"
    yield short
    for section in entry.sections:
        yield f"{named}/{section}"
        yield f"{short}/{section}"
