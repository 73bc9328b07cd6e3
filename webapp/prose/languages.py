"""What the checks know of a language they read: one table a language in `tables/`.

A table is a JSON object, every part of which may be left out:

    abbreviations  what ends with a full stop that does not end a sentence
    lettered       words after which a single capital is a name: "vitamin D."
    familiar       long words that everybody knows, separated by spaces
    endings        how medical words end
    medicines      how names of medicines end
    hard           word -> plain words for it, however short the word is
    idioms         phrase -> what to write instead; the words do not mean what they say
    vague          phrase -> what to write instead; it tells no amount
    formal         phrase -> the plain words for it
    harmless       phrases that hold one of these and are fine

A language without a table has sentences and paragraphs measured, and nothing else.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

_FOLDER = Path(__file__).parent / "tables"


@dataclass(frozen=True)
class Language:
    """What is known of one language, by its code such as `en`."""

    code: str
    abbreviations: frozenset[str] = frozenset()
    lettered: frozenset[str] = frozenset()
    familiar: frozenset[str] = frozenset()
    endings: tuple[str, ...] = ()
    medicines: tuple[str, ...] = ()
    hard: Mapping[str, str] = field(default_factory=dict)
    idioms: Mapping[str, str] = field(default_factory=dict)
    vague: Mapping[str, str] = field(default_factory=dict)
    formal: Mapping[str, str] = field(default_factory=dict)
    harmless: tuple[str, ...] = ()


@cache
def language_of(tag: str) -> Language:
    """Return what is known of a language by its tag."""
    code = tag.replace("_", "-").partition("-")[0]
    path = _FOLDER / f"{code}.json"
    if not path.is_file():
        return Language(code)
    table = json.loads(path.read_text(encoding="utf-8"))
    return Language(
        code=code,
        abbreviations=frozenset(table.get("abbreviations", ())),
        lettered=frozenset(table.get("lettered", ())),
        familiar=frozenset(word for line in table.get("familiar", ()) for word in line.split()),
        endings=tuple(table.get("endings", ())),
        medicines=tuple(table.get("medicines", ())),
        hard=table.get("hard", {}),
        idioms=table.get("idioms", {}),
        vague=table.get("vague", {}),
        formal=table.get("formal", {}),
        harmless=tuple(table.get("harmless", ())),
    )
