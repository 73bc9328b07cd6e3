"""Errors of whole texts and sentences: missing, twice, in another language."""

from __future__ import annotations

import re
from random import Random

from check_corpus import LATIN, Sample

_STOPS = re.compile(r"(?<=[.!?。！？।۔؟។])\s+|(?<=[。！？])")
_FOREIGN = {"Latn": "Отдыхайте дома и пейте много воды.", "": "Beba mucha agua y descanse en casa."}


def half_lost(sample: Sample, *_: object) -> str | None:
    text = sample.translation
    cut = text.rfind(" ", 0, len(text) * 11 // 20)
    return (text[: cut if cut > len(text) // 3 else len(text) // 2]) if len(text) > 50 else None


def sentence_lost(sample: Sample, _: str, rng: Random, __: list[Sample]) -> str | None:
    sentences = [one for one in _STOPS.split(sample.translation) if one]
    if len(sentences) < 2 or min(map(len, sentences)) < 20:
        return None
    del sentences[rng.randrange(len(sentences))]
    return " ".join(sentences)


def doubled(sample: Sample, *_: object) -> str | None:
    return f"{sample.translation} {sample.translation}" if len(sample.source) > 30 else None


def left_in_english(sample: Sample, *_: object) -> str | None:
    return sample.source


def half_in_english(sample: Sample, *_: object) -> str | None:
    ours = [one for one in _STOPS.split(sample.translation) if one]
    theirs = [one for one in _STOPS.split(sample.source) if len(one) > 30]
    if len(ours) < 2 or len(ours) != len([one for one in _STOPS.split(sample.source) if one]) or not theirs:
        return None
    return " ".join([*ours[:-1], theirs[-1]])


def other_script(_: Sample, tag: str, *__: object) -> str | None:
    return _FOREIGN["Latn" if tag in LATIN else ""]


def neighbour(sample: Sample, _: str, __: Random, all_samples: list[Sample]) -> str | None:
    at = all_samples.index(sample)
    other = all_samples[at + 1] if at + 1 < len(all_samples) else all_samples[at - 1]
    return other.translation
