"""Errors of words and marks: negations, terms, ends of sentences, words that stand twice."""

from __future__ import annotations

import re
from random import Random

from check_corpus import Sample

_NEGATORS = {
    "ar": "لا لم لن ليس ليست غير بدون دون عدم",
    "bn": "না নয় নেই নি ছাড়া", "es": "no sin nunca ni ningún ninguna",
    "fa": "بدون عدم غیر نیست نیستند", "fr": "ne pas sans aucun aucune jamais ni", "hi": "नहीं न बिना ना",
    "km": "មិន គ្មាន ពុំ", "pt": "não sem nunca nem nenhum nenhuma", "ru": "не без нет ни",
    "so": "aan ma aanay la'aan",
    "sw": "bila sio si hakuna", "ur": "نہیں نہ بغیر غیر", "zh": "不 没有 没 未 无",
}  # fmt: skip


def negation_lost(sample: Sample, tag: str, *_: object) -> str | None:
    denied = re.findall(r"\b(?:not|never|cannot|without)\b|n't\b", sample.source)
    if len(denied) != 1 or re.search(r"\b(?:no|nor|neither|none)\b", sample.source):
        return None
    words = "|".join(map(re.escape, _NEGATORS[tag].split()))
    bounded = words if tag in ("zh", "km") else rf"(?<!\S)(?:{words})(?![^\s।۔.,،])"
    found = re.findall(bounded, sample.translation, flags=re.IGNORECASE)
    if not 1 <= len(found) <= (2 if tag == "fr" else 1):
        return None
    return re.sub(rf"(?:{bounded})\s?", "", sample.translation, flags=re.IGNORECASE)


def negation_added(sample: Sample, tag: str, rng: Random, __: list[Sample]) -> str | None:
    if re.search(r"\b(?:not?|never|cannot|without|nor|neither|none|un\w+|non\w*)\b|n't\b", sample.source):
        return None
    negator = {"fr": "ne … pas", "fa": "نیست", "so": "ma"}.get(tag, _NEGATORS[tag].split()[0])
    words = sample.translation.split(" ")
    at = rng.randrange(1, max(2, len(words) - 1))
    if tag in ("zh", "km"):
        middle = len(sample.translation) // 3
        return sample.translation[:middle] + {"zh": "不会"}.get(tag, negator) + sample.translation[middle:]
    return " ".join([*words[:at], *negator.split(" … "), *words[at:]])


def protected_term(sample: Sample, *_: object) -> str | None:
    return sample.translation.replace("Pocketleaf", "Bocketleaf") if "Pocketleaf" in sample.source else None


def forbidden_term(sample: Sample, _: str, rng: Random, __: list[Sample]) -> str | None:
    if not re.search(r"\bvirus\b", sample.source):
        return None
    return _inserted(sample.translation, "gérmenx", rng)


def ending_lost(sample: Sample, *_: object) -> str | None:
    text = sample.translation
    return text[:-1] if text[-1] in ".。।۔។?؟" and sample.source[-1] in ".?" else None


def question_lost(sample: Sample, tag: str, *_: object) -> str | None:
    stops = {"hi": "।", "bn": "।", "ur": "۔", "km": "។", "zh": "。"}
    if not sample.source.endswith("?"):
        return None
    return sample.translation.rstrip("?؟？ ") + stops.get(tag, ".")


def word_twice(sample: Sample, tag: str, rng: Random, __: list[Sample]) -> str | None:
    words = sample.translation.split(" ")
    places = [at for at, word in enumerate(words) if word.isalpha() and len(word) > 2]
    if not places or tag in ("zh", "km"):
        return None
    at = rng.choice(places)
    return " ".join([*words[: at + 1], *words[at:]])


def _inserted(text: str, word: str, rng: Random) -> str:
    words = text.split(" ")
    at = rng.randrange(len(words) + 1)
    return " ".join([*words[:at], word, *words[at:]])
