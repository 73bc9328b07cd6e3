"""Read one line of a gettext file: comment, keyword with text, conflict marker or fault."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from webapp.errors import did_you_mean

_KEYWORDS = ("msgctxt", "msgid", "msgid_plural", "msgstr", "domain")
_COMMENTS = {".": "extracted", ":": "references", ",": "flags", "=": "sticky"}
_STRING = re.compile(r'"((?:[^"\\]|\\.)*)"\s*')
_WORD = re.compile(r"[^\s\"\[]+")
_INDEX = re.compile(r"\s*(?:\[\s*(\d{1,3})\s*\])?\s*")
_MARKER = re.compile(r"(<{7}|>{7}|\|{7})( .*)?$|={7}$")
_ESCAPE = re.compile(r"((?:\\[0-7]{1,3}|\\x[0-9A-Fa-f]{2})+)|\\(.)")
_CODE = re.compile(r"\\x([0-9A-Fa-f]{2})|\\([0-7]{1,3})")
_MEANINGS = dict(zip('ntrbfva\\"', '\n\t\r\b\f\v\a\\"', strict=True))


@dataclass(frozen=True)
class Comment:
    """A comment line; `kind` is comments, extracted, references, flags or sticky."""

    kind: str
    text: str


@dataclass(frozen=True)
class Words:
    """A keyword with its text, or without keyword the rest of the text before."""

    keyword: str | None
    index: int | None
    text: str
    is_previous: bool = False
    is_obsolete: bool = False


@dataclass(frozen=True)
class Mark:
    """A conflict marker; only the first of a conflict has a reason to tell."""

    reason: str


@dataclass(frozen=True)
class Fault:
    """What is wrong with a line, and the remedy; the keyword that it began with, if any."""

    reason: str
    keyword: str | None = None


Part = Comment | Words | Mark | Fault


def read_line(line: str) -> Iterator[Part]:
    """Yield what the line holds; nothing for an empty one."""
    text = line.strip()
    if not text:
        return
    marker = _MARKER.match(line.rstrip())
    if marker:
        yield _mark(line.rstrip())
    elif not text.startswith("#"):
        yield from _statements(text, is_previous=False, is_obsolete=False)
    elif text.startswith("#~"):
        yield from _obsolete(text[2:].lstrip())
    elif text.startswith("#|"):
        yield from _statements(text[2:].lstrip(), is_previous=True, is_obsolete=False)
    else:
        yield _comment(text[1:])


def unescaped(text: str) -> str:
    """Return the text with its escapes resolved; an unknown escape stays as it is."""
    return _ESCAPE.sub(_meaning, text) if "\\" in text else text


def _mark(text: str) -> Mark:
    if not text.startswith("<"):
        return Mark("")
    return Mark(f'"{text}" was left by git; choose one of the two versions and delete the markers')


def _obsolete(text: str) -> Iterator[Part]:
    if text.startswith("|"):
        yield from _statements(text[1:].lstrip(), is_previous=True, is_obsolete=True)
    elif text.startswith("#"):
        yield _comment(text[1:])
    else:
        yield from _statements(text, is_previous=False, is_obsolete=True)


def _comment(text: str) -> Comment:
    kind = _COMMENTS.get(text[:1])
    if kind:
        return Comment(kind, text[1:].strip())
    return Comment("comments", text.removeprefix(" "))


def _statements(text: str, *, is_previous: bool, is_obsolete: bool) -> Iterator[Part]:
    """Yield every keyword of a line with its text."""
    position = 0
    while position < len(text):
        keyword, index, start = _keyword(text, position)
        if keyword is not None and keyword not in _KEYWORDS:
            yield Fault(_unknown(keyword, is_first=position == 0), keyword if position == 0 else None)
            return
        words, end = _strings(text, start)
        if words is None:
            yield Fault(_unfinished(text[start:], keyword), keyword)
            return
        yield Words(keyword, index, words, is_previous, is_obsolete)
        position = end


def _keyword(text: str, position: int) -> tuple[str | None, int | None, int]:
    word = _WORD.match(text, position)
    if not word:
        return None, None, position
    index = _INDEX.match(text, word.end())
    assert index is not None  # noqa: S101 - the pattern matches emptiness
    return word[0], int(index[1]) if index[1] else None, index.end()


def _strings(text: str, position: int) -> tuple[str | None, int]:
    """Return the strings from `position` on as one text, or None where there is none."""
    pieces = []
    while found := _STRING.match(text, position):
        pieces.append(unescaped(found[1]))
        position = found.end()
    return ("".join(pieces) if pieces else None), position


def _unknown(word: str, *, is_first: bool) -> str:
    if is_first:
        return f'keyword "{word}" is unknown{did_you_mean(word, _KEYWORDS) or "; remove the line or mend it"}'
    return f'"{word}" stands after the closing quotation mark; write \\" for a quotation mark inside the text'


def _unfinished(rest: str, keyword: str | None) -> str:
    if rest.startswith('"'):
        return f'{rest[:40]} has no closing quotation mark; end the line with "'
    return f'{keyword or rest[:40]} is not followed by text in quotation marks; write {keyword or "msgid"} ""'


def _meaning(escape: re.Match[str]) -> str:
    if escape[2] is not None:
        return _MEANINGS.get(escape[2], escape[0])
    codes = bytes(int(h, 16) if h else int(o, 8) & 0xFF for h, o in _CODE.findall(escape[1]))
    return codes.decode("utf-8", "replace")
