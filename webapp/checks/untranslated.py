"""Text that is still in the source's language, or in a script that is not the language's."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache

from webapp.checks.model import Check, Example, Pair, Scope, Severity
from webapp.checks.words import Words

_ADDRESS = re.compile(r"\S*[@/_{}\\]\S*|<code>.*?</code>")
_BRACKET = re.compile(r"(?<!\])[(（][^()（）{}@]{3,80}[)）]")
_LETTERS = re.compile(r"[^\W\d_]+")
_LATIN_RUN = re.compile(r"[A-Za-z]+(?:[ ,;:'’-]+[A-Za-z]+)*")
_NEUTRAL = frozenset({"LATIN", "GREEK", "MICRO", "MODIFIER", "FEMININE", "MASCULINE", "COMBINING", "OTHER"})
_KIN = {
    "CJK": {"HIRAGANA", "KATAKANA", "HANGUL", "BOPOMOFO", "KATAKANA-HIRAGANA", "IDEOGRAPHIC", "FULLWIDTH"},
    "HANGUL": {"CJK"},
    "LATIN": {"FULLWIDTH"},
}


def find_untranslated(pair: Pair, scope: Scope) -> Iterator[str]:
    """Say which words are still those of the source."""
    if scope.source.tag.split("-")[0] == scope.target.tag.split("-")[0]:
        return
    if pair.is_list:  # "lipoma, lipomas" is Spanish too
        is_latin = scope.target.script == "LATIN"
        if pair.translation == pair.source and not is_latin and _has_words(pair):
            yield "is the list of the source, word for word; translate it"
        return
    pair = replace(pair, translation=_without_glosses(pair))
    run = (_latin_run if scope.target.script != "LATIN" else _shared_run)(pair, scope.source.small)
    if run:
        shown = run if len(run) < 60 else f"{run[:60].rsplit(' ', 1)[0]} …"
        yield f'still says "{shown}" as the source does; translate it'


UNTRANSLATED = Check(
    "untranslated",
    Severity.ERROR,
    "No sentence and no part of one is left in the source's language; names and codes may be.",
    Example("es", "Rest. Do not lift heavy things.", "Descanse. Do not lift heavy things.",
            "Descanse. No levante cosas pesadas."),
    find_untranslated,
)  # fmt: skip


def _without_glosses(pair: Pair) -> str:
    """Return the translation without words of the source that it adds in brackets to its own."""
    if "(" not in pair.translation and "（" not in pair.translation:
        return pair.translation
    known = frozenset(_BRACKET.findall(pair.source))
    return _BRACKET.sub(lambda found: found[0] if found[0] in known else " ", pair.translation)


def find_script(pair: Pair, scope: Scope) -> Iterator[str]:
    """Say when the letters are not those that the language is written with."""
    if pair.is_list or (pair.translation.isascii() and scope.target.script == "LATIN"):
        return
    counts = Counter(_script(one) for one in pair.words.text if one.isalpha())
    own = {scope.target.script} | _KIN.get(scope.target.script, set())
    known = own | _NEUTRAL | {_script(one) for one in pair.source_words.text if one.isalpha()}
    strange = {script: number for script, number in counts.items() if script not in known and number > 1}
    for script in sorted(strange):
        yield f"has {strange[script]} letters in {script.title()}; write it in the script of the language"
    if strange_words := alien_words(pair, scope):
        yield f'has letters that the language does not know, as in "{strange_words[0]}"; is this its file?'
    total = sum(counts.values())
    if total >= 12 and not strange and not sum(counts[script] for script in own) and _has_words(pair):
        yield "has no letter in the script of the language; translate it"


def alien_words(pair: Pair, scope: Scope) -> tuple[str, ...]:
    """Return the words with letters that the language does not have, if they are too many to be names."""
    if not scope.target.is_ascii or pair.translation.isascii():
        return ()
    words = pair.words.list
    alien = tuple(word for word in words if not word.isascii() and word not in pair.source_words.list)
    return alien if len(alien) * 5 >= len(words) and any(word.islower() for word in alien) else ()


SCRIPT = Check(
    "script",
    Severity.ERROR,
    "The text is written in the script of its language; names and codes may be in Latin letters.",
    Example("ar", "Drink water.", "पानी पिएँ.", "اشرب الماء."),
    find_script,
)


def _has_words(pair: Pair) -> bool:
    """Tell whether the source has words that are neither names nor codes."""
    words = _ADDRESS.sub(" ", pair.source_words.text).split()
    return sum(word.islower() and len(word) > 2 for word in words) >= 2


def _latin_run(pair: Pair, small_words: frozenset[str]) -> str:
    """Return a run of the source's words amid another script: sentences, not names."""
    if pair.translation == pair.source and _has_words(pair):
        return pair.source
    source = pair.source_words.joined
    for found in _LATIN_RUN.finditer(pair.words.text):
        plain = [word for word in _LETTERS.findall(found[0]) if word.islower() and len(word) > 1]
        small = sum(word in small_words for word in plain)
        is_text = len(plain) >= 3 and (small >= 2 or (small and len(plain) >= 4))
        if is_text and f" {' '.join(Words(found[0]).folded_list[:3])} " in source:
            return found[0]
    return ""


def _shared_run(pair: Pair, small_words: frozenset[str]) -> str:
    """Return the longest run of words that both texts share, where it cannot be a name or a code."""
    source, words = pair.source_words.list, pair.words.list
    starts: dict[str, list[int]] = {}
    for index, word in enumerate(source):
        starts.setdefault(word, []).append(index)
    best: tuple[str, ...] = ()
    index = 0
    while index < len(words):
        run = max(
            (_run(source, at, words, index) for at in starts.get(words[index], ())), key=len, default=()
        )
        if len(run) > len(best) and _is_text(run, small_words):
            best = run
        index += max(1, len(run))
    return " ".join(best)


def _run(source: tuple[str, ...], at: int, words: tuple[str, ...], index: int) -> tuple[str, ...]:
    length = 0
    while (
        at + length < len(source)
        and index + length < len(words)
        and source[at + length] == words[index + length]
    ):
        length += 1
    return words[index : index + length]


def _is_text(run: tuple[str, ...], small_words: frozenset[str]) -> bool:
    plain = [word for word in run if word.islower() and word.isascii() and len(word) > 1]
    small = sum(word.casefold() in small_words for word in run)
    return len(run) >= 3 and len(plain) >= 3 and small >= 1 and len(plain) * 2 >= len(run)


@lru_cache(maxsize=4096)
def _script(character: str) -> str:
    return unicodedata.name(character, "OTHER").partition(" ")[0]
