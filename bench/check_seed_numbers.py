"""Errors in the numbers and units of a translation."""

from __future__ import annotations

import re
import unicodedata
from random import Random

from check_corpus import DOSES, Sample

_DAYS = {
    "ar": "أيام أسابيع", "bn": "দিন সপ্তাহ", "es": "días semanas", "fa": "روز هفته", "fr": "jours semaines",
    "hi": "दिन सप्ताह", "km": "ថ្ងៃ សប្តាហ៍", "pt": "dias semanas", "ru": "дней недель",
    "so": "maalmood toddobaad",
    "sw": "siku wiki", "ur": "دن ہفتے", "zh": "天 周",
}  # fmt: skip


def digit_changed(sample: Sample, _: str, rng: Random, __: list[Sample]) -> str | None:
    places = _shared_digits(sample)
    if not places:
        return None
    at = rng.choice(places)
    return _with_digit(sample.translation, at, (int(sample.translation[at]) + rng.randint(1, 9)) % 10)


def digits_swapped(sample: Sample, _: str, rng: Random, __: list[Sample]) -> str | None:
    text = sample.translation
    places = [
        at for at in _shared_digits(sample) if text[at + 1 : at + 2].isdecimal() and text[at] != text[at + 1]
    ]
    if not places:
        return None
    at = rng.choice(places)
    return text[:at] + text[at + 1] + text[at] + text[at + 2 :]


def zero_added(sample: Sample, _: str, rng: Random, __: list[Sample]) -> str | None:
    text = sample.translation
    ends = [at for at in _shared_digits(sample) if not text[at + 1 : at + 2].isdecimal()]
    ends = [at for at in ends if not re.search(r"\d[.,٫]\d*$", text[:at])]
    if not ends:
        return None
    at = rng.choice(ends)
    return text[: at + 1] + _like(text[at], 0) + text[at + 1 :]


def number_lost(sample: Sample, _: str, rng: Random, __: list[Sample]) -> str | None:
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


def decimal_lost(sample: Sample, tag: str, *_: object) -> str | None:
    if sample.markup != "dose":
        return None
    dose = DOSES[tag]
    return sample.translation.replace(dose, re.sub(r"[.,٫]", "", dose))


def unit_changed(sample: Sample, tag: str, *_: object) -> str | None:
    if sample.markup != "dose":
        return None
    units = {"mg": "g", "мг": "г", "ملغ": "غرام", "毫克": "克", "मिलीग्राम": "ग्राम", "মিলিগ্রাম": "গ্রাম",
             "میلی‌گرم": "گرم", "ملی گرام": "گرام", "មីលីក្រាម": "ក្រាម", "miligramu": "gramu"}  # fmt: skip
    dose = next(DOSES[tag].replace(old, new) for old, new in units.items() if old in DOSES[tag])
    return sample.translation.replace(DOSES[tag], dose)


def unit_lost(sample: Sample, tag: str, *_: object) -> str | None:
    if sample.markup != "dose":
        return None
    number = next(re.finditer(r"\d[.,٫]\d", DOSES[tag]))[0]
    return sample.translation.replace(DOSES[tag], number)


def percent_lost(sample: Sample, *_: object) -> str | None:
    broken = re.sub(r"(?<=\d)\s?[%٪]|[%٪]\s?(?=\d)", "", sample.translation)
    return broken if re.search(r"\d%", sample.source) and broken != sample.translation else None


def days_to_weeks(sample: Sample, tag: str, *_: object) -> str | None:
    day, week = _DAYS[tag].split()
    if (
        not re.search(r"\d[ -]days?\b", sample.source)
        or "week" in sample.source
        or day not in sample.translation
    ):
        return None
    return sample.translation.replace(day, week)


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
