"""Text as we store and compare it."""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path

from webapp.errors import Problem, SourceError

ID = re.compile(r"(?=[a-z]*[0-9])[a-z0-9]{4,}")
SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_SPACE = re.compile(r"[ \t\r\n\f\v]+")
_CONFLICT = re.compile(r"(<{7}|>{7}|\|{7})( |$)|={7}$")
# Characters that YAML refuses, and those that some tools take for the end of a line and others do not.
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufffe\uffff]")


def one_line(text: str) -> str:
    """Return `text` in NFC with every run of white space as one space; no-break spaces stay."""
    return unicodedata.normalize("NFC", _SPACE.sub(" ", text).strip(" "))


def read_text(path: Path) -> str:
    """Return a source file's text with `\\n` line ends and no byte order mark.

    Raises SourceError naming the line for bytes that are not UTF-8, control characters and conflict markers.
    """
    try:
        data = path.read_bytes()
    except OSError as error:
        remedy = f"cannot be read: {error.strerror}; check the file and its rights"
        raise SourceError([Problem(path, 1, remedy)]) from error
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        remedy = f"byte 0x{data[error.start]:02x} is not UTF-8; save the file as UTF-8"
        raise SourceError([Problem(path, line, remedy)]) from error
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if found := [*_control_characters(path, text), *_conflict_markers(path, text)]:
        raise SourceError(found)
    return text


def _conflict_markers(path: Path, text: str) -> list[Problem]:
    """Return one problem for the first line that a merge left behind in `text`."""
    lines = [(n, line) for n, line in enumerate(text.split("\n"), 1) if _CONFLICT.match(line)]
    if not any(line.startswith(("<", ">")) for _, line in lines):
        return []
    number, line = lines[0]
    return [Problem(path, number, f'merge conflict marker "{line[:20]}"; settle the conflict and remove it')]


def _control_characters(path: Path, text: str) -> list[Problem]:
    found = _CONTROL.search(text)
    if not found:
        return []
    line = text.count("\n", 0, found.start()) + 1
    return [
        Problem(path, line, f"control character U+{ord(found[0]):04X} says nothing to readers; remove it")
    ]
