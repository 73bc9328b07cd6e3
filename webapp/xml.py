"""XML as we write and read it: no DTD, no entities but the five, every mistake with its line."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from xml.parsers import expat
from xml.sax.saxutils import escape, quoteattr

from webapp.errors import Problem, SourceError

XML = "http://www.w3.org/XML/1998/namespace"
_UNWRITABLE = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def attribute(text: str) -> str:
    """Return the text as the value of an attribute, quotation marks included."""
    return quoteattr(_UNWRITABLE.sub("", text), {"\r": "&#13;"})


def text_of(text: str, replacement: Callable[[str], str] = lambda _: "") -> str:
    """Return the text as content of an element; `replacement` says what XML cannot hold."""
    escaped = escape(text, {"\r": "&#13;"})
    return _UNWRITABLE.sub(lambda found: replacement(found[0]), escaped)


def parse(
    path: Path,
    data: bytes,
    handlers: tuple[Callable[[str, dict[str, str], int], None], Callable[[str], None], Callable[[str], None]],
) -> None:
    """Call the handlers for starts (name, attributes, line), ends and text; names are "namespace name"."""
    started, ended, spoken = handlers
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.StartElementHandler = lambda name, given: started(name, given, parser.CurrentLineNumber)
    parser.EndElementHandler = ended
    parser.CharacterDataHandler = spoken

    def refuse(*_: object) -> None:
        text = "document types and entities are not read, for safety; remove the <!DOCTYPE …>"
        raise SourceError([Problem(path, parser.CurrentLineNumber, text)])

    parser.StartDoctypeDeclHandler = refuse
    try:
        parser.Parse(data, True)
    except expat.ExpatError as error:
        reason = expat.errors.messages[error.code]
        text = f"this is not well-formed XML: {reason} at column {error.offset + 1}; mend it, or export anew"
        raise SourceError([Problem(path, error.lineno, text)]) from error
    except (LookupError, ValueError) as error:
        raise SourceError([Problem(path, 1, f"encoding: {error}; save the file as UTF-8")]) from error
