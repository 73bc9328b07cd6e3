"""The words of the interface: found in page templates, spoken in a locale.

Placeholders are `{name}` and are replaced as they stand; everything else, a percent sign included, is text.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from pathlib import Path

from babel import Locale
from babel.messages.extract import extract
from babel.numbers import format_decimal
from jinja2 import TemplateSyntaxError

from webapp.catalogs.entries import Entry, PoFile
from webapp.catalogs.findings import entry_findings
from webapp.catalogs.mending import mended
from webapp.catalogs.plurals import parse_plural_header
from webapp.catalogs.po import parse_po, read_data
from webapp.catalogs.rendering import Layout, rendered
from webapp.catalogs.templates import header_entry
from webapp.checks.model import Scope
from webapp.errors import Problem, SourceError

_KEYWORDS: Mapping[str, tuple[int, ...] | None] = {"_": None, "a_": None, "title_": None, "_n": (1, 2)}
_OPTIONS = {"silent": "false", "extensions": "jinja2.ext.do,jinja2.ext.loopcontrols"}
_PLACEHOLDER = re.compile(r"\{([A-Za-z_][A-Za-z0-9_]*)\}")
_SOURCE = Locale("en")
_MOST_KEPT = 64  # catalogs, of half a megabyte in memory
_PLACE = 3  # parts of a path that tell a catalog's language: <locale>/LC_MESSAGES/messages.po


@dataclass(frozen=True)
class InterfaceMessage:
    """A string of the interface; `plural` is the form for many, None where nothing is counted."""

    text: str
    plural: str | None = None
    context: str | None = None
    comments: tuple[str, ...] = ()
    references: tuple[str, ...] = ()


@dataclass(frozen=True)
class Interface:
    """The interface in one locale; what is not translated, or not usable, is in the source language."""

    locale: Locale
    entries: Mapping[str, Entry] = field(default_factory=dict)
    choose: Callable[[int], int] = int

    @classmethod
    def read(cls, path: Path, locale: Locale) -> Interface:
        """Return the interface that the catalog at `path` speaks, untranslated where there is no file."""
        if not path.exists():
            return cls(locale)
        try:
            return _spoken(read_data(path), Path(*path.parts[-_PLACE:]), locale)
        except SourceError as error:
            raise SourceError(replace(problem, path=path) for problem in error.problems) from error

    def text(self, message: str, **values: object) -> str:
        """Return the message in the locale, each `{name}` replaced by its value."""
        entry = self.entries.get(message)
        return _filled(entry.msgstrs[0] if entry else message, values)

    def plural(self, one: str, other: str, number: int, **values: object) -> str:
        """Return the form for the number, which stands in it as `{number}`, written as the locale does."""
        entry = self.entries.get(one)
        if entry is None or entry.msgid_plural != other:
            shown = format_decimal(number, locale=_SOURCE)
            return _filled(one if number == 1 else other, {"number": shown} | values)
        shown = format_decimal(number, locale=self.locale)
        form = min(self.choose(abs(number)), len(entry.msgstrs) - 1)
        return _filled(entry.msgstrs[form], {"number": shown} | values)

    def over(self, shipped: Interface) -> Interface:
        """Return the same interface with what it lacks taken from another of the same locale."""
        has_plurals = any(entry.msgid_plural is not None for entry in self.entries.values())
        choose = self.choose if has_plurals else shipped.choose
        return Interface(self.locale, {**shipped.entries, **self.entries}, choose)

    def is_translated(self, message: str, plural: str | None = None) -> bool:
        """Tell whether the message is shown in the locale; `plural` is its form for many, if it has one."""
        entry = self.entries.get(message)
        return entry is not None and plural in (None, entry.msgid_plural)


def interface_of(po: PoFile, locale: Locale) -> Interface:
    """Return the interface that a gettext file speaks; fuzzy and unusable messages are left out."""
    scope = Scope(str(_SOURCE), str(locale).replace("_", "-"))
    forms = po.header.get("Plural-Forms")
    usable = (entry for entry in po.live() if entry.msgctxt is None and is_usable(entry, scope, forms))
    entries = {e.msgid: replace(e, msgstrs=tuple(mended(text) for text in e.msgstrs)) for e in usable}
    has_plurals = any(entry.msgid_plural is not None for entry in entries.values())
    choose = parse_plural_header(forms)[1] if forms and has_plurals else int
    return Interface(locale, entries, choose)


@lru_cache(maxsize=_MOST_KEPT)
def _spoken(data: bytes, place: Path, locale: Locale) -> Interface:
    """Return the interface that a catalog's bytes speak; one build reads them many times, a server once."""
    return interface_of(parse_po(data, place), locale)


def is_usable(entry: Entry, scope: Scope, header: str | None = None) -> bool:
    """Tell whether a translation may be shown: complete, not fuzzy, and free of errors."""
    is_complete = entry.is_translated and not entry.is_fuzzy
    return is_complete and not entry_findings(entry, scope, header, is_lenient=True)


def extract_interface(templates_folder: Path) -> tuple[InterfaceMessage, ...]:
    """Return every string of the page templates, in the order of their paths and lines."""
    found: dict[tuple[str | None, str], InterfaceMessage] = {}
    problems: list[Problem] = []
    for path in sorted(templates_folder.rglob("*.html")):
        try:
            for message in _messages(path, path.relative_to(templates_folder).as_posix()):
                key = (message.context, message.text)
                found[key] = _joined(found[key], message) if key in found else message
        except TemplateSyntaxError as error:
            problems.append(Problem(path, error.lineno, f"{error.message}; mend the template"))
    if problems:
        raise SourceError(problems)
    return tuple(found.values())


def interface_entries(messages: Iterable[InterfaceMessage], forms: int) -> tuple[Entry, ...]:
    """Return the messages as untranslated entries with so many plural forms."""
    return tuple(
        Entry(
            msgid=message.text,
            msgid_plural=message.plural,
            msgctxt=message.context,
            msgstrs=("",) * (forms if message.plural is not None else 1),
            extracted=message.comments,
            references=message.references,
        )
        for message in messages
    )


def interface_template(messages: Sequence[InterfaceMessage]) -> bytes:
    """Return the bytes of `messages.pot`."""
    header = header_entry({"Plural-Forms": "nplurals=2; plural=(n != 1);"})
    entries = (header, *interface_entries(messages, 2))
    return "\n".join(rendered(entry, Layout()) for entry in entries).encode()


def _messages(path: Path, label: str) -> Iterable[InterfaceMessage]:
    with path.open("rb") as file:
        found = extract(
            "jinja2.ext:babel_extract", file, _KEYWORDS, ("translators:",), _OPTIONS, strip_comment_tags=True
        )
        for _, texts, comments, context in found:
            one, plural = texts if isinstance(texts, tuple) else (texts, None)
            yield InterfaceMessage(one, plural, context, tuple(comments), (label,))


def _joined(one: InterfaceMessage, other: InterfaceMessage) -> InterfaceMessage:
    return replace(
        one,
        plural=one.plural or other.plural,
        comments=tuple(dict.fromkeys((*one.comments, *other.comments))),
        references=tuple(dict.fromkeys((*one.references, *other.references))),
    )


def _filled(text: str, values: Mapping[str, object]) -> str:
    """Return the text with known placeholders replaced; values are never read as text with placeholders."""
    return _PLACEHOLDER.sub(lambda name: str(values.get(name[1], name[0])), text)
