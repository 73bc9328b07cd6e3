"""Read gettext files: bytes in, entries out, every mistake told at once.

bytes ── charset, line by line ──> text ── lines.py ──> Comment | Words | Mark | Fault
                                                           │
                       entries <── one entry at a time ── _Reader ──> faults.py (file as a whole)
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

from webapp.catalogs.entries import Entry, PoFile, header_fields
from webapp.catalogs.faults import file_faults
from webapp.catalogs.lines import Comment, Fault, Mark, Words, read_line
from webapp.errors import Problem, SourceError

_CHARSET = re.compile(rb'(?:"|\\n)Content-Type:[^"\n\\]*?charset=\s*([^\s"\\;]+)', re.IGNORECASE)
_JOINED = re.compile(rb'"\r?\n[ \t]*"')
_FIELDS = ("msgctxt", "msgid", "msgid_plural")


def read_po(path: Path) -> PoFile:
    """Return the gettext file at `path`, or raise SourceError with every mistake in it."""
    return parse_po(read_data(path), path)


def read_data(path: Path) -> bytes:
    """Return the bytes of the gettext file at `path`, or raise SourceError when it cannot be read."""
    try:
        return path.read_bytes()
    except OSError as error:
        reason = error.strerror or "unreadable"
        problem = Problem(path, 1, f'cannot read "{path.name}": {reason}; check the file and its rights')
        raise SourceError([problem]) from error


def parse_po(data: bytes, path: Path) -> PoFile:
    """Return the gettext file that `data` is, or raise SourceError with every mistake in it."""
    charset = _charset(data, path)
    reader = _Reader(path)
    for number, start, end, text in _lines(data, charset, reader):
        reader.read(text, number, start, end)
    reader.finish()
    header = _header(reader.entries)
    newline = "\r\n" if data.count(b"\r\n") * 2 > data.count(b"\n") else "\n"
    po = PoFile(path, data, header, tuple(reader.entries), newline, charset)
    problems = reader.problems + list(file_faults(po, has_conflicts=reader.has_conflicts))
    if problems:
        raise SourceError(replace(problem, text=" ".join(problem.text.split())) for problem in problems)
    return po


def _charset(data: bytes, path: Path) -> str:
    """Return the charset that the header names; a template's `CHARSET` and none at all are UTF-8."""
    found = _CHARSET.search(_JOINED.sub(b"", data[:8192]))
    name = found[1].decode("ascii", "replace") if found else "utf-8"
    if name == "CHARSET":
        return "utf-8"
    try:
        charset = codecs.lookup(name).name
        is_text = "msgid".encode(charset) == b"msgid"
    except (LookupError, UnicodeError):
        is_text = False
    if not is_text:
        line = data[: data.find(name.encode("ascii", "replace"))].count(b"\n") + 1
        text = f'charset "{name}" is not one we can read; save the file as UTF-8 and write "charset=UTF-8"'
        raise SourceError([Problem(path, line, text)])
    return charset


def _lines(data: bytes, charset: str, reader: _Reader) -> Iterator[tuple[int, int, int, str]]:
    """Yield number, start, end and text of each line; bytes that are no text are told once a file."""
    start = len(codecs.BOM_UTF8) if data.startswith(codecs.BOM_UTF8) else 0
    broken = 0
    for number, line in enumerate(data[start:].split(b"\n"), start=1):
        end = min(start + len(line) + 1, len(data))
        try:
            text = line.decode(charset)
        except UnicodeDecodeError as error:
            broken += 1
            text = line.decode(charset, "replace")
            if broken == 1:
                reader.fault(number, _undecodable(line, error, charset))
        yield number, start, end, text
        start = end


def _undecodable(line: bytes, error: UnicodeDecodeError, charset: str) -> str:
    return (
        f"byte 0x{line[error.start]:02x} at column {error.start + 1} is not {charset.upper()}, "
        "which the header promises; save the file as UTF-8"
    )


def _header(entries: list[Entry]) -> dict[str, str]:
    found = next((e for e in entries if e.is_header), None)
    return header_fields(found.msgstrs[0]) if found else {}


@dataclass
class _Draft:
    """An entry in the making."""

    start: int = -1
    end: int = 0
    line: int = 0
    notes: dict[str, list[str]] = field(default_factory=dict)
    texts: dict[str, str] = field(default_factory=dict)
    forms: dict[int | None, str] = field(default_factory=dict)
    is_obsolete: bool = False
    is_damaged: bool = False


class _Reader:
    """Puts lines together to entries, and remembers what is wrong."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.entries: list[Entry] = []
        self.problems: list[Problem] = []
        self.has_conflicts = False
        self._draft = _Draft()
        self._open: tuple[str, int | None] | None = None
        self._number = 0  # of the last line with a keyword

    def fault(self, line: int, text: str) -> None:
        self.problems.append(Problem(self.path, line, text))

    def read(self, text: str, number: int, start: int, end: int) -> None:
        """Take one line of the file."""
        for part in read_line(text):
            match part:
                case Fault(reason, keyword):
                    self._fault(reason, keyword, number)
                case Mark(reason):
                    self.has_conflicts = True
                    self._fault(reason, "", number)
                case Comment(kind, value):
                    self._comment(kind, value)
                case Words():
                    self._words(part, number)
            self._draft.start = start if self._draft.start < 0 else self._draft.start
            self._draft.end = end

    def finish(self) -> None:
        """Close the entry in the making; what follows belongs to the next one."""
        draft, self._draft, self._open = self._draft, _Draft(), None
        if draft.is_damaged or not (draft.texts or draft.forms):
            return
        reason = _incomplete(draft)
        if reason:
            self.fault(draft.line, reason)
            return
        self.entries.append(_entry(draft))

    def _fault(self, reason: str, keyword: str | None, number: int) -> None:
        """Note what is wrong with a line, and with the message that it is a part or the beginning of."""
        is_part = keyword is None or keyword.startswith("msgstr")
        if not is_part and (self._draft.forms or self._begins_next(keyword or "")):
            self.finish()
        if reason:
            self.fault(number, reason)
        self._draft.is_damaged = True
        self._open = None

    def _comment(self, kind: str, value: str) -> None:
        if self._draft.forms or (self._draft.is_damaged and self._draft.texts):
            self.finish()
        self._draft.notes.setdefault(kind, []).append(value)
        self._open = None

    def _words(self, words: Words, number: int) -> None:
        if words.keyword is None:
            self._continue(words, number)
            return
        if words.keyword == "domain":
            return
        name = words.keyword
        begins = bool(self._draft.forms) if words.is_previous else self._begins_next(name)
        if begins and self._number == number:
            self.fault(number, f"{name} of a second message on one line; give it a line of its own")
        if begins:
            self.finish()
        self._number = number
        draft = self._draft
        if not words.is_previous:
            draft.line = draft.line or number
            draft.is_obsolete = words.is_obsolete
        self._open = (f"previous_{name}" if words.is_previous else name, words.index)
        self._store(self._open, words.text, number)

    def _begins_next(self, name: str) -> bool:
        draft = self._draft
        if name == "msgctxt":
            return bool(draft.texts.keys() & set(_FIELDS)) or bool(draft.forms)
        return name == "msgid" and ("msgid" in draft.texts or bool(draft.forms))

    def _store(self, part: tuple[str, int | None], text: str, number: int) -> None:
        name, index = part
        draft = self._draft
        if name in draft.texts or (name == "msgstr" and index in draft.forms):
            again = name if index is None else f"{name}[{index}]"
            self.fault(
                number, f"{again} stands twice in this message; keep one, or add the msgid of the other"
            )
            draft.is_damaged = True
        elif name == "msgstr":
            draft.forms[index] = text
        else:
            draft.texts[name] = text

    def _continue(self, words: Words, number: int) -> None:
        if self._open is None:
            if not self._draft.is_damaged:
                self.fault(
                    number, f'text "{_short(words.text)}" follows no keyword; put msgid or msgstr first'
                )
                self._draft.is_damaged = True
            return
        name, index = self._open
        if name == "msgstr":
            self._draft.forms[index] = self._draft.forms.get(index, "") + words.text
        else:
            self._draft.texts[name] += words.text


def _incomplete(draft: _Draft) -> str:
    """Return what is wrong with the parts of one message, or an empty string."""
    if "msgid" not in draft.texts:
        return "this message has no msgid; write the source text as msgid, or delete the message"
    if not draft.forms:
        return f'msgid "{_short(draft.texts["msgid"])}" has no msgstr; add msgstr ""'
    names = ", ".join("msgstr" if n is None else f"msgstr[{n}]" for n in draft.forms)
    if "msgid_plural" not in draft.texts:
        return "" if set(draft.forms) == {None} else f"{names} without msgid_plural; write msgstr"
    if set(draft.forms) != set(range(len(draft.forms))):
        return f"{names} do not count up from 0; number them msgstr[0], msgstr[1], …"
    return ""


def _entry(draft: _Draft) -> Entry:
    notes, texts = draft.notes, draft.texts
    forms = sorted(draft.forms.items(), key=lambda form: form[0] or 0)
    flags = [flag.strip() for line in notes.get("flags", []) for flag in line.split(",")]
    return Entry(
        msgid=texts["msgid"],
        msgstrs=tuple(text for _, text in forms),
        msgctxt=texts.get("msgctxt"),
        msgid_plural=texts.get("msgid_plural"),
        flags=tuple(dict.fromkeys(flag for flag in flags if flag)),
        sticky=tuple(notes.get("sticky", ())),
        comments=tuple(notes.get("comments", ())),
        extracted=tuple(notes.get("extracted", ())),
        references=tuple(place for line in notes.get("references", ()) for place in line.split()),
        previous_msgctxt=texts.get("previous_msgctxt"),
        previous_msgid=texts.get("previous_msgid"),
        previous_msgid_plural=texts.get("previous_msgid_plural"),
        is_obsolete=draft.is_obsolete,
        line=draft.line,
        start=draft.start,
        end=draft.end,
    )


def _short(text: str) -> str:
    return " ".join(text[:40].split()) + ("…" if len(text) > 40 else "")
