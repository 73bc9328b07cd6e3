"""Where one sentence ends and the next begins."""

from __future__ import annotations

import re
from collections.abc import Iterator

from webapp.checks.words import STOP
from webapp.prose.languages import Language

_CLOSING = re.compile(r"[\"'”’»)\]]*")
_LAST_WORD = re.compile(r"(?:^|\s)\W*([^\s]*?)\.$")
_BEFORE = re.compile(r"([^\W\d_]+)\s+\W*[^\W\d_]\.$")
_INITIAL = re.compile(r"[^\W\d_]")


def sentences(text: str, language: Language) -> tuple[str, ...]:
    """Return the sentences of a text without marks; abbreviations, initials and decimals end none."""
    return tuple(_parts(text, language))


def count_words(text: str) -> int:
    """Return how many words a text has that is written with spaces; `5 cm` are two, `X-ray` is one."""
    return sum(any(letter.isalnum() for letter in word) for word in text.split())


def _parts(text: str, language: Language) -> Iterator[str]:
    start = 0
    for found in STOP.finditer(text):
        end = found.end()
        closing = _CLOSING.match(text, end)
        end = closing.end() if closing else end
        if found.end() <= start or not _is_end(text[start : found.end()], text[end:], language):
            continue
        if part := text[start:end].strip():
            yield part
        start = end
    if part := text[start:].strip():
        yield part


def _is_end(before: str, after: str, language: Language) -> bool:
    """Tell whether a stop ends a sentence, by the word that it stands behind and the letter that follows."""
    following = after.lstrip()
    if following and before.endswith(".") and following[0].islower():
        return False
    last = _LAST_WORD.search(before)
    if not last or not following:
        return True
    word = last[1]
    if word.casefold() in language.abbreviations:
        return False
    if not _INITIAL.fullmatch(word) or not word.isupper():
        return True
    earlier = _BEFORE.search(before)
    return bool(earlier and earlier[1].casefold() in language.lettered)
