"""Letters that mislead or say nothing: controls, broken encodings, letters that look like others."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

from webapp.checks.model import Check, Example, Pair, Scope, Severity

_BIDI = re.compile("[\u202a-\u202e\u2066-\u2069]")
_MARKS = re.compile("[\u200e\u200f\u061c]")
_CONTROL = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u2060-\u2065\ufeff\ufff0-\uffff\ue000-\uf8ff]"
)
_NO_SPACE = re.compile("\u200b")
_GARBLED = re.compile("[ÃÂÐÑØÙ][\u0080-\u00bf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]|â€[™œ\x9d“”¦˜]|ï»¿")
_MIXABLE = re.compile("[A-Za-zÀ-ɏ][Ͱ-ϿЀ-ӿ]|[Ͱ-ϿЀ-ӿ][A-Za-zÀ-ɏ]|[Ͱ-Ͽ][Ѐ-ӿ]|[Ѐ-ӿ][Ͱ-Ͽ]")
_EUROPEAN = re.compile("[A-Za-zÀ-ɏͰ-ϿЀ-ӿ]{2,}")
_LETTER_DIGIT = re.compile(r"(?<![A-Za-z\d])(?:\d+[OolI]+\d*|[OolI]\d+)(?![A-Za-z\d])")
_ALIKE_LATIN = frozenset("AaBCcEeHIijKMOoPpSsTXxYy")
_ALIKE_CYRILLIC = frozenset("АаВСсЕеНІіјКМОоРрЅѕТХхУу")
_ALIKE_GREEK = frozenset("ΑαΒΕΖΗΙΚΜΝΟοΡρΤΥυΧν")
_LIMIT = 3


def find_controls(pair: Pair, scope: Scope) -> Iterator[str]:
    """Say which characters are invisible, turn the text's direction, or come from a broken encoding."""
    text = pair.translation
    if text.isascii() and text.isprintable():
        return
    wrong = [*_BIDI.findall(text), *_CONTROL.findall(text)]
    if scope.target.is_spaced:
        wrong += _NO_SPACE.findall(text)
    if scope.target.script not in ("ARABIC", "HEBREW", "THAANA"):
        wrong += _MARKS.findall(text)
    for character in sorted(set(wrong) - set(pair.source)):
        name = unicodedata.name(character, "a control character").lower()
        yield f"holds U+{ord(character):04X} ({name}), which cannot be seen and misleads; take it out"
    garbled = _GARBLED.search(text)
    if garbled and not _GARBLED.search(pair.source):
        yield f'holds "{garbled[0]}", a letter read in the wrong encoding; write it anew'


CONTROLS = Check(
    "controls",
    Severity.ERROR,
    "No character is invisible, turns the direction of the text, or comes from a broken encoding.",
    Example("es", "Take one.", "Tome \u202euno.", "Tome uno."),
    find_controls,
)


def find_look_alikes(pair: Pair, _: Scope) -> Iterator[str]:
    """Say which words mix letters that look alike, of Latin, Cyrillic and Greek, or letters for digits."""
    if pair.translation.isascii():
        mixed = []
    else:
        mixed = [word for word in _EUROPEAN.findall(pair.words.text) if _MIXABLE.search(word)]
    for word in [one for one in mixed if one not in pair.source and _is_disguised(one)][:_LIMIT]:
        scripts = " and ".join(sorted({_script(one) for one in word if one.isalpha()}))
        yield f'has "{word}" in {scripts} letters that look alike; write it in one script'
    for found in _LETTER_DIGIT.findall(pair.words.text):
        if found not in pair.source:
            yield f'has "{found}" with a letter where a digit belongs; write the digit'


LOOK_ALIKES = Check(
    "look-alikes",
    Severity.ERROR,
    "No word mixes letters of Latin, Cyrillic and Greek that look alike, and no number holds a letter.",
    Example("ru", "Rest for one day.", "Отдыхайте oдин день.", "Отдыхайте один день."),
    find_look_alikes,
)


def _is_disguised(word: str) -> bool:
    """Tell whether the letters of one script in the word all look like letters of the other."""
    latin = {one for one in word if _script(one) == "Latin"}
    cyrillic = {one for one in word if _script(one) == "Cyrillic"}
    greek = {one for one in word if _script(one) == "Greek"}
    if latin and cyrillic:
        return latin <= _ALIKE_LATIN or cyrillic <= _ALIKE_CYRILLIC
    return bool(greek) and (greek <= _ALIKE_GREEK or latin <= _ALIKE_LATIN) and len(word) > 2


@lru_cache(maxsize=2048)
def _script(character: str) -> str:
    return unicodedata.name(character, "OTHER").partition(" ")[0].capitalize()
