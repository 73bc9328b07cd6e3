"""Words and an address as one message to a phone (SMS)."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

# The default alphabet of 3GPP TS 23.038, and those of its extension table, which take two septets.
_BASIC = frozenset(
    "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
    "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà"
)
_EXTENDED = frozenset("\f^{}\\[~]|€")
_MOST, _MOST_UNICODE = 160, 70  # septets, else UTF-16 units, in one message
_MOST_OF_SEVERAL, _MOST_UNICODE_OF_SEVERAL = 153, 67  # as the rest tells how they belong together
_JOINER = "\u200d"


@dataclass(frozen=True)
class Message:
    """A text with its length as phones count it, and how much one message holds of its script."""

    text: str
    length: int
    limit: int

    @property
    def parts(self) -> int:
        """How many messages it takes."""
        if self.length <= self.limit:
            return 1
        several = _MOST_OF_SEVERAL if self.limit == _MOST else _MOST_UNICODE_OF_SEVERAL
        return -(-self.length // several)


def one_message(words: str, address: str) -> Message:
    """Return the words, shortened until they fit, above the address, which stays whole however long."""
    shorter = (_weighed(f"{text}\n{address}") for text in _shortened(words))
    return next((one for one in shorter if one.parts == 1), _weighed(address))


def _weighed(text: str) -> Message:
    if _is_basic(text):
        return Message(text, sum(1 + (letter in _EXTENDED) for letter in text), _MOST)
    return Message(text, len(text.encode("utf-16-le")) // 2, _MOST_UNICODE)


def _shortened(words: str) -> Iterator[str]:
    """Yield the words, then ever less of them: whole words first, parts of the first one at last."""
    yield words
    spaces = [at for at, letter in enumerate(words) if letter.isspace()]
    ends = spaces or range(1, len(words))
    for end in reversed(ends):
        if not _is_bound(words, end):
            kept = words[:end].rstrip(" \n,;:.—–-")
            yield kept + ("..." if _is_basic(kept) else "…")


def _is_basic(text: str) -> bool:
    return (_BASIC | _EXTENDED).issuperset(text)


def _is_bound(words: str, end: int) -> bool:
    """Whether the letter at `end` belongs to the one before it."""
    return unicodedata.category(words[end])[0] == "M" or _JOINER in words[end - 1 : end + 1]
