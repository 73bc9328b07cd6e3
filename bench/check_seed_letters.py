"""Letters that are not what they look like."""

from __future__ import annotations

from collections.abc import Callable
from random import Random

from check_corpus import LATIN, Sample

_ALIKE = dict(zip("aeocpxyіоеасрху", "аеосрхуioeacpxy", strict=True))


def look_alike(sample: Sample, tag: str, rng: Random, __: list[Sample]) -> str | None:
    if tag not in LATIN and tag != "ru":
        return None
    text = sample.translation
    places = [
        at
        for at in range(1, len(text) - 1)
        if text[at] in _ALIKE and text[at - 1].isalpha() and text[at + 1].isalpha()
    ]
    if not places:
        return None
    at = rng.choice(places)
    return text[:at] + _ALIKE[text[at]] + text[at + 1 :]


def character(character: str) -> Callable[..., str | None]:
    def seed(sample: Sample, _: str, rng: Random, __: list[Sample]) -> str | None:
        at = rng.randrange(len(sample.translation))
        return sample.translation[:at] + character + sample.translation[at:]

    return seed


def wrong_encoding(sample: Sample, tag: str, *_: object) -> str | None:
    if tag not in ("es", "fr", "pt"):
        return None
    broken = sample.translation.encode().decode("cp1252", "ignore")
    return broken if broken != sample.translation else None
