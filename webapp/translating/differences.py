"""What changed between two texts, word by word."""

from __future__ import annotations

import re
from difflib import SequenceMatcher

_PIECE = re.compile(r"\w+|\s+|[^\w\s]")

Change = tuple[str, str]


def differences(old: str, new: str) -> tuple[Change, ...]:
    """Return the pieces of both texts in order, each `same`, `gone` or `new`; joined they are the texts."""
    before, after = _PIECE.findall(old), _PIECE.findall(new)
    found: list[Change] = []
    for kind, a, b, c, d in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if kind == "equal":
            found.append(("same", "".join(before[a:b])))
            continue
        found += [("gone", "".join(before[a:b]))] if a < b else []
        found += [("new", "".join(after[c:d]))] if c < d else []
    return tuple(found)
