"""Kinds of error that translators and tools make, as functions that put one into a clean translation."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from random import Random

from check_corpus import DOSES, Sample

from webapp.checks.model import Term

TERMS = (
    Term("Pocketleaf", is_protected=True),
    Term("virus", forbidden=("gérmenx",)),
)

_STOPS = re.compile(r"(?<=[.!?。！？।۔؟។])\s+|(?<=[。！？])")
_NEGATORS = {
    "ar": "لا لم لن ليس ليست غير بدون دون عدم",
    "bn": "না নয় নেই নি ছাড়া", "es": "no sin nunca ni ningún ninguna",
    "fa": "بدون عدم غیر نیست نیستند", "fr": "ne pas sans aucun aucune jamais ni", "hi": "नहीं न बिना ना",
    "km": "មិន គ្មាន ពុំ", "pt": "não sem nunca nem nenhum nenhuma", "ru": "не без нет ни",
    "so": "aan ma aanay la'aan",
    "sw": "bila sio si hakuna", "ur": "نہیں نہ بغیر غیر", "zh": "不 没有 没 未 无",
}  # fmt: skip
_DAYS = {
    "ar": "أيام أسابيع", "bn": "দিন সপ্তাহ", "es": "días semanas", "fa": "روز هفته", "fr": "jours semaines",
    "hi": "दिन सप्ताह", "km": "ថ្ងៃ សប្តាហ៍", "pt": "dias semanas", "ru": "дней недель",
    "so": "maalmood toddobaad",
    "sw": "siku wiki", "ur": "دن ہفتے", "zh": "天 周",
}  # fmt: skip
_FOREIGN = {"Latn": "Отдыхайте дома и пейте много воды.", "": "Beba mucha agua y descanse en casa."}
_LATIN = {"es", "fr", "pt", "so", "sw"}
_ALIKE = dict(zip("aeocpxyіоеасрху", "аеосрхуioeacpxy", strict=True))


@dataclass(frozen=True)
class Kind:
    """One kind of error; `seed` returns the broken translation, or None where it cannot be put in."""

    name: str
    seed: Callable[[Sample, str, Random, list[Sample]], str | None]
    is_serious: bool = True


def _digit(sample: Sample, _: str, rng: Random, __: list[Sample]) -> str | None:
    places = _shared_digits(sample)
    if not places:
        return None
    at = rng.choice(places)
    return _with_digit(sample.translation, at, (int(sample.translation[at]) + rng.randint(1, 9)) % 10)


def _digits_swapped(sample: Sample, _: str, rng: Random, __: list[Sample]) -> str | None:
    text = sample.translation
    places = [
        at for at in _shared_digits(sample) if text[at + 1 : at + 2].isdecimal() and text[at] != text[at + 1]
    ]
    if not places:
        return None
    at = rng.choice(places)
    return text[:at] + text[at + 1] + text[at] + text[at + 2 :]


def _zero_added(sample: Sample, _: str, rng: Random, __: list[Sample]) -> str | None:
    text = sample.translation
    ends = [at for at in _shared_digits(sample) if not text[at + 1 : at + 2].isdecimal()]
    ends = [at for at in ends if not re.search(r"\d[.,٫]\d*$", text[:at])]
    if not ends:
        return None
    at = rng.choice(ends)
    return text[: at + 1] + _like(text[at], 0) + text[at + 1 :]


def _number_lost(sample: Sample, _: str, rng: Random, __: list[Sample]) -> str | None:
    wanted = re.findall(r"(?<![\w.,-])\d{2,}(?![\w.,-]|th|st)", sample.source)
    found = [
        one
        for one in re.finditer(r"(?<![\w.,])\d{2,}(?![.,]?\d)", sample.translation)
        if _western(one[0]) in wanted
    ]
    if not found:
        return None
    at = rng.choice(found)
    return sample.translation[: at.start()].rstrip() + sample.translation[at.end() :]


def _decimal_lost(sample: Sample, tag: str, *_: object) -> str | None:
    if sample.markup != "dose":
        return None
    dose = DOSES[tag]
    return sample.translation.replace(dose, re.sub(r"[.,٫]", "", dose))


def _unit_changed(sample: Sample, tag: str, *_: object) -> str | None:
    if sample.markup != "dose":
        return None
    units = {"mg": "g", "мг": "г", "ملغ": "غرام", "毫克": "克", "मिलीग्राम": "ग्राम", "মিলিগ্রাম": "গ্রাম",
             "میلی‌گرم": "گرم", "ملی گرام": "گرام", "មីលីក្រាម": "ក្រាម", "miligramu": "gramu"}  # fmt: skip
    dose = next(DOSES[tag].replace(old, new) for old, new in units.items() if old in DOSES[tag])
    return sample.translation.replace(DOSES[tag], dose)


def _unit_lost(sample: Sample, tag: str, *_: object) -> str | None:
    if sample.markup != "dose":
        return None
    number = next(re.finditer(r"\d[.,٫]\d", DOSES[tag]))[0]
    return sample.translation.replace(DOSES[tag], number)


def _percent_lost(sample: Sample, *_: object) -> str | None:
    broken = re.sub(r"(?<=\d)\s?[%٪]|[%٪]\s?(?=\d)", "", sample.translation)
    return broken if re.search(r"\d%", sample.source) and broken != sample.translation else None


def _days_to_weeks(sample: Sample, tag: str, *_: object) -> str | None:
    day, week = _DAYS[tag].split()
    if (
        not re.search(r"\d[ -]days?\b", sample.source)
        or "week" in sample.source
        or day not in sample.translation
    ):
        return None
    return sample.translation.replace(day, week)


def _half(sample: Sample, *_: object) -> str | None:
    text = sample.translation
    cut = text.rfind(" ", 0, len(text) * 11 // 20)
    return (text[: cut if cut > len(text) // 3 else len(text) // 2]) if len(text) > 50 else None


def _sentence_lost(sample: Sample, _: str, rng: Random, __: list[Sample]) -> str | None:
    sentences = [one for one in _STOPS.split(sample.translation) if one]
    if len(sentences) < 2 or min(map(len, sentences)) < 20:
        return None
    del sentences[rng.randrange(len(sentences))]
    return " ".join(sentences)


def _doubled(sample: Sample, *_: object) -> str | None:
    return f"{sample.translation} {sample.translation}" if len(sample.source) > 30 else None


def _in_english(sample: Sample, *_: object) -> str | None:
    return sample.source


def _half_in_english(sample: Sample, *_: object) -> str | None:
    ours = [one for one in _STOPS.split(sample.translation) if one]
    theirs = [one for one in _STOPS.split(sample.source) if len(one) > 30]
    if len(ours) < 2 or len(ours) != len([one for one in _STOPS.split(sample.source) if one]) or not theirs:
        return None
    return " ".join([*ours[:-1], theirs[-1]])


def _other_script(_: Sample, tag: str, *__: object) -> str | None:
    return _FOREIGN["Latn" if tag in _LATIN else ""]


def _neighbour(sample: Sample, _: str, __: Random, all_samples: list[Sample]) -> str | None:
    at = all_samples.index(sample)
    other = all_samples[at + 1] if at + 1 < len(all_samples) else all_samples[at - 1]
    return other.translation


def _negation_lost(sample: Sample, tag: str, *_: object) -> str | None:
    denied = re.findall(r"\b(?:not|never|cannot|without)\b|n't\b", sample.source)
    if len(denied) != 1 or re.search(r"\b(?:no|nor|neither|none)\b", sample.source):
        return None
    words = "|".join(map(re.escape, _NEGATORS[tag].split()))
    bounded = words if tag in ("zh", "km") else rf"(?<!\S)(?:{words})(?![^\s।۔.,،])"
    found = re.findall(bounded, sample.translation, flags=re.IGNORECASE)
    if not 1 <= len(found) <= (2 if tag == "fr" else 1):
        return None
    return re.sub(rf"(?:{bounded})\s?", "", sample.translation, flags=re.IGNORECASE)


def _negation_added(sample: Sample, tag: str, rng: Random, __: list[Sample]) -> str | None:
    if re.search(r"\b(?:not?|never|cannot|without|nor|neither|none|un\w+|non\w*)\b|n't\b", sample.source):
        return None
    negator = {"fr": "ne … pas", "fa": "نیست", "so": "ma"}.get(tag, _NEGATORS[tag].split()[0])
    words = sample.translation.split(" ")
    at = rng.randrange(1, max(2, len(words) - 1))
    if tag in ("zh", "km"):
        middle = len(sample.translation) // 3
        return sample.translation[:middle] + {"zh": "不会"}.get(tag, negator) + sample.translation[middle:]
    return " ".join([*words[:at], *negator.split(" … "), *words[at:]])


def _marked(kind: str, old: str, new: str) -> Callable[..., str | None]:
    def seed(sample: Sample, *_: object) -> str | None:
        return sample.translation.replace(old, new) if sample.markup == kind else None

    return seed


def _protected(sample: Sample, *_: object) -> str | None:
    return sample.translation.replace("Pocketleaf", "Bocketleaf") if "Pocketleaf" in sample.source else None


def _forbidden(sample: Sample, _: str, rng: Random, __: list[Sample]) -> str | None:
    if not re.search(r"\bvirus\b", sample.source):
        return None
    return _inserted(sample.translation, "gérmenx", rng)


def _look_alike(sample: Sample, tag: str, rng: Random, __: list[Sample]) -> str | None:
    if tag not in _LATIN and tag != "ru":
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


def _character(character: str) -> Callable[..., str | None]:
    def seed(sample: Sample, _: str, rng: Random, __: list[Sample]) -> str | None:
        at = rng.randrange(len(sample.translation))
        return sample.translation[:at] + character + sample.translation[at:]

    return seed


def _wrong_encoding(sample: Sample, tag: str, *_: object) -> str | None:
    if tag not in ("es", "fr", "pt"):
        return None
    broken = sample.translation.encode().decode("cp1252", "ignore")
    return broken if broken != sample.translation else None


def _ending_lost(sample: Sample, *_: object) -> str | None:
    text = sample.translation
    return text[:-1] if text[-1] in ".。।۔។?؟" and sample.source[-1] in ".?" else None


def _question(sample: Sample, tag: str, *_: object) -> str | None:
    stops = {"hi": "।", "bn": "।", "ur": "۔", "km": "។", "zh": "。"}
    if not sample.source.endswith("?"):
        return None
    return sample.translation.rstrip("?؟？ ") + stops.get(tag, ".")


def _twice(sample: Sample, tag: str, rng: Random, __: list[Sample]) -> str | None:
    words = sample.translation.split(" ")
    places = [at for at, word in enumerate(words) if word.isalpha() and len(word) > 2]
    if not places or tag in ("zh", "km"):
        return None
    at = rng.choice(places)
    return " ".join([*words[: at + 1], *words[at:]])


def _shared_digits(sample: Sample) -> list[int]:
    """Return where digits of numbers stand that the source has too."""
    wanted = set(re.findall(r"(?<![\w-])\d+(?![A-Za-z]|-[a-zA-Z]*[A-Z])", sample.source))
    found = re.finditer(r"(?<![^\W\d]-)(?<![A-Za-z])\d+", sample.translation)
    return [at for one in found if _western(one[0]) in wanted for at in range(*one.span())]


def _western(text: str) -> str:
    return "".join(str(unicodedata.digit(one)) for one in text)


def _like(digit: str, value: int) -> str:
    return chr(ord(digit) - unicodedata.digit(digit) + value)


def _with_digit(text: str, at: int, value: int) -> str:
    return text[:at] + _like(text[at], value) + text[at + 1 :]


def _inserted(text: str, word: str, rng: Random) -> str:
    words = text.split(" ")
    at = rng.randrange(len(words) + 1)
    return " ".join([*words[:at], word, *words[at:]])


KINDS = (
    Kind("digit changed", _digit),
    Kind("digits swapped", _digits_swapped),
    Kind("zero added", _zero_added),
    Kind("number lost", _number_lost),
    Kind("decimal sign lost", _decimal_lost),
    Kind("percent sign lost", _percent_lost),
    Kind("unit changed (mg, g)", _unit_changed),
    Kind("unit lost", _unit_lost),
    Kind("days became weeks", _days_to_weeks),
    Kind("half is missing", _half),
    Kind("sentence is missing", _sentence_lost),
    Kind("text stands twice", _doubled),
    Kind("left in English", _in_english),
    Kind("sentence left in English", _half_in_english),
    Kind("another language", _other_script),
    Kind("translation of the next text", _neighbour),
    Kind("negation lost", _negation_lost),
    Kind("negation added", _negation_added),
    Kind("placeholder changed", _marked("placeholder", "{emergency}", "{emergencia}")),
    Kind("placeholder lost", _marked("placeholder", " ({emergency})", "")),
    Kind("link leads elsewhere", _marked("link", "lipoma#treatment", "lipoma#tratamiento")),
    Kind("link broken", _marked("link", "](", "] (")),
    Kind("citation lost", _marked("citation", " ([@erdem-2013])", "")),
    Kind("stress lost", _marked("stress", "**", "")),
    Kind("address broken", _marked("address", "/a/1.html", "/a/1.htm")),
    Kind("protected term changed", _protected),
    Kind("forbidden term", _forbidden),
    Kind("look-alike letter", _look_alike),
    Kind("direction control", _character("\u202e")),
    Kind("control character", _character("\u0007")),
    Kind("broken character", _character("\ufffd")),
    Kind("wrong encoding", _wrong_encoding),
    Kind("end mark lost", _ending_lost, is_serious=False),
    Kind("question became statement", _question, is_serious=False),
    Kind("word stands twice", _twice, is_serious=False),
)
