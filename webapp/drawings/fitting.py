"""How wide a label is, rather more than less as fonts differ, and where its lines break."""

from __future__ import annotations

import re
import unicodedata

from webapp.drawings.model import SIZE, Room

# Widths in ems, measured on the words of our pages in the fonts that phones and browsers fall back to.
_GROUPS = (
    (0.34, "ijlftrI|!.,:;'’‘()[]{}/ \u00a0\u202f·-ıłїіј"),
    (0.87, "mwMW@%—…œæжшщюмфыЖШЩЮМФЫ"),
    (1.0, "ŒÆ"),
    (0.34, "اأإآةء"),
    (0.46, "بتثپئنيیلهہدرزوؤ"),
    (0.7, "جحخچ"),
    (0.87, "طظ"),
    (1.0, "سشصض"),
    (0.34, "ािीोौॉ।"),
    (0.46, "र"),
    (0.87, "अऊकखजझफ"),
    (1.0, "आऑओऔ"),
)
_KNOWN = {letter: width for width, letters in _GROUPS for letter in letters}
_LETTER, _CAPITAL, _WIDE, _OTHER = 0.57, 0.7, 1.0, 0.62
_STRONG = 1.08
_BOUND = "、。，．・：；？！）」』】〕〉》”’"  # may not begin a line
_OPENING = "（「『【〔〈《“‘"  # may not end one
_CLUSTER = re.compile(r"\s*\S")


def wrapped(text: str, room: Room) -> tuple[str, ...]:
    """Return the lines of a label, as many as its room has; what is too long stands in the last."""
    lines: list[str] = []
    for part in _parts(text):
        longer = lines[-1] + part if lines else part.lstrip()
        is_full = len(lines) == room.lines
        if lines and (is_full or width_of(longer, is_strong=room.is_strong) <= room.width):
            lines[-1] = longer
        else:
            lines.append(part.lstrip())
    return tuple(lines)


def fits(text: str, room: Room) -> bool:
    """Tell whether a label has room."""
    return all(width_of(line, is_strong=room.is_strong) <= room.width for line in wrapped(text, room))


def width_of(text: str, *, is_strong: bool = False) -> float:
    """Return how wide a line is, in the units of a drawing."""
    return sum(map(_em, text)) * SIZE * (_STRONG if is_strong else 1)


def _em(letter: str) -> float:
    """Return the width of a letter in ems; marks over and under others have none."""
    category = unicodedata.category(letter)
    if category in ("Mn", "Me", "Cf"):
        return 0.0
    if letter in _KNOWN:
        return _KNOWN[letter]
    if unicodedata.east_asian_width(letter) in "WF":
        return _WIDE
    if category == "Lu":
        return _CAPITAL
    return _LETTER if ord(letter) < 0x700 else _OTHER


def _parts(text: str) -> list[str]:
    """Return a text cut wherever a line may end: before spaces, and around characters of full width."""
    parts: list[str] = []
    for word in re.findall(r"[ \t]*[^ \t]+", text):
        for cluster in _clusters(word):
            if parts and not cluster.startswith((" ", "\t")) and not _breaks(parts[-1][-1], cluster[0]):
                parts[-1] += cluster
            else:
                parts.append(cluster)
    return parts


def _clusters(word: str) -> list[str]:
    first = _CLUSTER.match(word)
    head = first[0] if first else ""
    return [head, *word[len(head) :]]


def _breaks(before: str, after: str) -> bool:
    """Tell whether a line may end between two characters that no space parts."""
    is_wide = any(unicodedata.east_asian_width(one) in "WF" for one in (before, after))
    is_bound = before in _OPENING or after in _BOUND
    return is_wide and not is_bound and unicodedata.category(after) not in ("Mn", "Me", "Cf")
