"""Texts as they are compared: what no reader sees does not count."""

from __future__ import annotations

import re
import unicodedata

_SPACE = re.compile(r"[ \t\r\n\f\v]+")


def mended(text: str, *, is_list: bool = False) -> str:
    """Return the text in NFC on one line, a list one item a line; no-break spaces stay."""
    text = unicodedata.normalize("NFC", text)
    if not is_list:
        return _SPACE.sub(" ", text).strip(" ")
    lines = (mended(line) for line in text.split("\n"))
    return "\n".join(line for line in lines if line)
