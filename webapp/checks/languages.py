"""What the checks know of a language: one table a language in `tables/`, and what its script tells.

A table is a JSON object, every part of which may be left out:

    script        name of the script as Unicode's character names begin
    is_spaced     false where words are written without spaces
    is_ascii      true where no word has a letter beyond a to z
    length        characters of a translation for one of English
    clitics       letters that may be written in front of a word, as an article or particle
    numbers       value -> words for it; `1/2` is a value
    scales        factor -> words that multiply the number beside them
    hints         value -> words that another language may write as that number
    units         unit -> its names
    negations     words that deny, `!word` none of them; `strong`: those that do nothing else
    negative      words that may stand where another language denies
    idioms        phrases that deny in letters only: "not only"; `…` stands for some words
    small         frequent words that hardly any other language writes alike
    is_doubling   true where doubling is grammar, so that only long words are looked at
    is_spacing_marks  true where a space stands before : ; ? ! and inside guillemets
    repeats       words that may stand twice in a row
    opposites     groups of sides, each some words: to go over from one side to another turns a text round
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from functools import cache
from pathlib import Path
from typing import Any

from webapp.checks.words import Cues, cues

_FOLDER = Path(__file__).parent / "tables"
_SCRIPTS = {
    "ARABIC": "ar arc azb ckb fa ks ku-Arab pa-Arab ps sd ug ur",
    "CYRILLIC": "ab ba be bg ce cv kk ky mk mn os ru sah sr tg tt uk",
    "DEVANAGARI": "bho brx doi hi kok mai mr ne sa",
    "BENGALI": "as bn",
    "GREEK": "el",
    "HEBREW": "he yi",
    "ARMENIAN": "hy",
    "GEORGIAN": "ka",
    "ETHIOPIC": "am ti",
    "GURMUKHI": "pa",
    "GUJARATI": "gu",
    "ORIYA": "or",
    "TAMIL": "ta",
    "TELUGU": "te",
    "KANNADA": "kn",
    "MALAYALAM": "ml",
    "SINHALA": "si",
    "THAI": "th",
    "LAO": "lo",
    "TIBETAN": "bo dz",
    "MYANMAR": "my",
    "KHMER": "km",
    "HANGUL": "ko",
    "CJK": "ja yue zh",
    "THAANA": "dv",
}
_SCRIPT_OF = {code: script for script, codes in _SCRIPTS.items() for code in codes.split()}
_SCRIPT_SUBTAGS = {"Arab": "ARABIC", "Cyrl": "CYRILLIC", "Latn": "LATIN", "Deva": "DEVANAGARI"}
_UNSPACED = {"CJK", "THAI", "LAO", "KHMER", "MYANMAR", "TIBETAN"}
_LENGTHS = {"CJK": 0.4, "HANGUL": 0.55, "HEBREW": 0.85, "ARABIC": 0.95, "ETHIOPIC": 0.75}


_NO_CUES = Cues(())


@dataclass(frozen=True)
class Language:
    """What is known of one language; `is_known` tells whether it has a table of its own."""

    tag: str
    script: str
    is_spaced: bool
    length: float
    is_known: bool
    clitics: tuple[str, ...] = ()
    numbers: Mapping[Fraction, Cues] = field(default_factory=dict)
    scales: Mapping[int, Cues] = field(default_factory=dict)
    hints: Mapping[Fraction, Cues] = field(default_factory=dict)
    units: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    negations: Cues = _NO_CUES
    strong: Cues = _NO_CUES
    negative: Cues = _NO_CUES
    idioms: tuple[str, ...] = ()
    small: frozenset[str] = frozenset()
    repeats: Cues = _NO_CUES
    opposites: tuple[tuple[Cues, ...], ...] = ()
    is_ascii: bool = False
    is_doubling: bool = False
    is_spacing_marks: bool = False


@cache
def language_of(tag: str) -> Language:
    """Return what is known of a language by its tag; of an unknown one, what its script tells."""
    parts = tag.replace("_", "-").split("-")
    subtag = next((_SCRIPT_SUBTAGS[part] for part in parts[1:] if part in _SCRIPT_SUBTAGS), "")
    script = subtag or _SCRIPT_OF.get(parts[0], "LATIN")
    path = _FOLDER / f"{parts[0]}.json"
    if subtag not in ("", _SCRIPT_OF.get(parts[0], "LATIN")) or not path.is_file():
        return _plain_language(tag, script)
    return _read(tag, script, json.loads(path.read_text(encoding="utf-8")))


def _plain_language(tag: str, script: str) -> Language:
    return Language(
        tag=tag,
        script=script,
        is_spaced=script not in _UNSPACED,
        length=_LENGTHS.get(script, 1.1),
        is_known=False,
    )


def _read(tag: str, script: str, table: Mapping[str, Any]) -> Language:
    is_spaced = script not in _UNSPACED
    clitics = tuple(table.get("clitics", ()))

    def read_cues(patterns: list[str]) -> Cues:
        return cues(patterns, is_spaced=is_spaced, clitics=clitics)

    return Language(
        tag=tag,
        script=script,
        is_spaced=is_spaced,
        length=float(table["length"]),
        is_known=True,
        clitics=clitics,
        numbers={Fraction(value): read_cues(words) for value, words in table.get("numbers", {}).items()},
        scales={int(factor): read_cues(words) for factor, words in table.get("scales", {}).items()},
        hints={Fraction(value): read_cues(words) for value, words in table.get("hints", {}).items()},
        units={unit: tuple(names) for unit, names in table.get("units", {}).items()},
        negations=read_cues(table.get("negations", [])),
        strong=read_cues(table.get("strong", [])),
        negative=read_cues(table.get("negative", [])),
        idioms=tuple(table.get("idioms", ())),
        small=frozenset(table.get("small", ())),
        repeats=read_cues(table.get("repeats", [])),
        opposites=tuple(tuple(map(read_cues, sides)) for sides in table.get("opposites", ())),
        is_ascii=table.get("is_ascii", False),
        is_doubling=table.get("is_doubling", False),
        is_spacing_marks=table.get("is_spacing_marks", False),
    )
