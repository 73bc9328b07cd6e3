"""Length: a translation that is much shorter or longer than its source has lost or gained something."""

from __future__ import annotations

import re
from collections.abc import Iterator
from math import exp, log, sqrt

from webapp.checks.languages import Language
from webapp.checks.model import Check, Example, Pair, Scope, Severity
from webapp.checks.words import STOP, Words

_LEAST = 24
_SHORT, _LONG = 0.36, 0.55
_SPREAD = 2.2
_LABEL, _PLAY = 40, 0.005  # below so many characters, what each that is not there adds to the play
_UNKNOWN = 0.25  # for a language whose usual length nobody measured
_LATIN = re.compile(r"[A-Za-z][\x20-\x7e]*")


def find(pair: Pair, scope: Scope) -> Iterator[str]:
    """Say when half of the text seems to be missing, or to be there twice."""
    source, translation = pair.source_words.text, pair.words.text
    if pair.is_list or len(source) < _LEAST or not translation:
        return
    shared, ratio = _shared(pair), scope.target.length / scope.source.length
    size, others = _size(source, scope.source), _size(translation, scope.target)
    expected = max(1.0, (size - shared) * ratio)
    off = log(max(1.0, others - shared * _latin(scope.target)) / expected)
    slack = _SPREAD / sqrt(expected) + (0 if scope.target.is_known else _UNKNOWN)
    play = slack + _PLAY * max(0.0, _LABEL - expected)
    if not _is_name(pair.source_words) and _is_short(off, play, source, translation):
        yield f"has {_percent(off)} % of the usual length; look for what is missing"
    elif min(off, log(others / (size * ratio))) > _LONG + slack or _is_doubled(translation, source):
        yield f"has {_percent(off)} % of the usual length; look for what is there twice or was added"


CHECK = Check(
    "length",
    Severity.ERROR,
    "A translation is about as long as translations into its language are.",
    Example("es", "Rest for two days, drink plenty of water, and see a doctor if the pain stays.",
            "Descanse dos días.",
            "Descanse dos días, beba mucha agua y acuda al médico si el dolor continúa."),
    find,
)  # fmt: skip


def _size(text: str, language: Language) -> float:
    """Return how many characters a text has; Latin letters amid another script count as the script's do."""
    if language.script == "LATIN" or language.length > 0.6:
        return len(text)
    latin = sum(len(run) for run in _LATIN.findall(text))
    return len(text) - latin * (1 - _latin(language))


def _latin(language: Language) -> float:
    return 1.0 if language.script == "LATIN" or language.length > 0.6 else language.length


def _shared(pair: Pair) -> int:
    """Return how many characters of names, codes and addresses stand in both texts."""
    both = set(pair.source_words.list) & set(pair.words.list)
    return sum(len(word) for word in pair.source_words.list if word in both)


def _sentences(text: str) -> int:
    return max(1, len(STOP.findall(text)))


def _is_name(words: Words) -> bool:
    """Tell whether a text is a name as books have it, which people may know by a shorter one."""
    return all(word[0].isupper() or len(word) < 4 for word in words.list) and len(words.list) <= 6


def _is_short(off: float, slack: float, source: str, translation: str) -> bool:
    sentences, others = _sentences(source), _sentences(translation)
    weight = max(0.35, others / sentences) if others < sentences else 1.0
    return off < -(_SHORT * weight + slack)


def _is_doubled(text: str, source: str) -> bool:
    """Tell whether a sentence of some length stands there twice, and none in the source."""
    return _has_twin(text) and not _has_twin(source)


def _has_twin(text: str) -> bool:
    sentences = [one.strip() for one in STOP.split(text) if len(one.strip()) >= _LEAST]
    half = len(text) // 2
    return len(set(sentences)) < len(sentences) or text[:half].strip() == text[-half:].strip()


def _percent(off: float) -> int:
    return round(100 * exp(off))
