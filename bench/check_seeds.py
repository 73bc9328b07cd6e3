"""Kinds of error that translators and tools make, as functions that put one into a clean translation."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from random import Random

import check_seed_letters as letters
import check_seed_numbers as numbers
import check_seed_texts as texts
import check_seed_words as words
from check_corpus import Sample

from webapp.checks.model import Term

TERMS = (
    Term("Pocketleaf", is_protected=True),
    Term("virus", forbidden=("gérmenx",)),
)


@dataclass(frozen=True)
class Kind:
    """One kind of error; `seed` returns the broken translation, or None where it cannot be put in."""

    name: str
    seed: Callable[[Sample, str, Random, list[Sample]], str | None]
    is_serious: bool = True


def _marked(kind: str, old: str, new: str) -> Callable[..., str | None]:
    def seed(sample: Sample, *_: object) -> str | None:
        return sample.translation.replace(old, new) if sample.markup == kind else None

    return seed


KINDS = (
    Kind("digit changed", numbers.digit_changed),
    Kind("digits swapped", numbers.digits_swapped),
    Kind("zero added", numbers.zero_added),
    Kind("number lost", numbers.number_lost),
    Kind("decimal sign lost", numbers.decimal_lost),
    Kind("percent sign lost", numbers.percent_lost),
    Kind("unit changed (mg, g)", numbers.unit_changed),
    Kind("unit lost", numbers.unit_lost),
    Kind("days became weeks", numbers.days_to_weeks),
    Kind("half is missing", texts.half_lost),
    Kind("sentence is missing", texts.sentence_lost),
    Kind("text stands twice", texts.doubled),
    Kind("left in English", texts.left_in_english),
    Kind("sentence left in English", texts.half_in_english),
    Kind("another language", texts.other_script),
    Kind("translation of the next text", texts.neighbour),
    Kind("negation lost", words.negation_lost),
    Kind("negation added", words.negation_added),
    Kind("placeholder changed", _marked("placeholder", "{emergency}", "{emergencia}")),
    Kind("placeholder lost", _marked("placeholder", " ({emergency})", "")),
    Kind("link leads elsewhere", _marked("link", "lipoma#treatment", "lipoma#tratamiento")),
    Kind("link broken", _marked("link", "](", "] (")),
    Kind("citation lost", _marked("citation", " ([@erdem-2013])", "")),
    Kind("stress lost", _marked("stress", "**", "")),
    Kind("address broken", _marked("address", "/a/1.html", "/a/1.htm")),
    Kind("protected term changed", words.protected_term),
    Kind("forbidden term", words.forbidden_term),
    Kind("look-alike letter", letters.look_alike),
    Kind("direction control", letters.character("\u202e")),
    Kind("control character", letters.character("\u0007")),
    Kind("broken character", letters.character("\ufffd")),
    Kind("wrong encoding", letters.wrong_encoding),
    Kind("end mark lost", words.ending_lost, is_serious=False),
    Kind("question became statement", words.question_lost, is_serious=False),
    Kind("word stands twice", words.word_twice, is_serious=False),
)
