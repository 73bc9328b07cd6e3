"""Sentences and words of a text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from webapp.prose.languages import language_of
from webapp.prose.sentences import count_words, sentences

ENGLISH = language_of("en")

TEXTS = [
    ("", []),
    ("Rest", ["Rest"]),
    ("Rest. Drink.", ["Rest.", "Drink."]),
    ("Does it hurt? No! Rest.", ["Does it hurt?", "No!", "Rest."]),
    ("Take 1.5 ml. Wait.", ["Take 1.5 ml.", "Wait."]),
    ("Take e.g. Aspirin, i.e. one tablet.", ["Take e.g. Aspirin, i.e. one tablet."]),
    ("Ask Dr. Name, or Prof. Other. Go soon.", ["Ask Dr. Name, or Prof. Other.", "Go soon."]),
    ("E. Ries named it. It stayed.", ["E. Ries named it.", "It stayed."]),
    ("It holds vitamin D. It is cheap.", ["It holds vitamin D.", "It is cheap."]),
    ("Wait approx. five days. Then go.", ["Wait approx. five days.", "Then go."]),
    ("“Rest.” That helps.", ["“Rest.”", "That helps."]),
    ("It is common (about 1 in 4). Rest.", ["It is common (about 1 in 4).", "Rest."]),
    ("Wait... then go. Rest.", ["Wait... then go.", "Rest."]),
    ("It is 4 cm. 5 cm is too large.", ["It is 4 cm.", "5 cm is too large."]),
    ("休息两天。多喝水！", ["休息两天。", "多喝水！"]),
    ("आराम करें। पानी पिएँ।", ["आराम करें।", "पानी पिएँ।"]),
]


@pytest.mark.parametrize(("text", "parts"), TEXTS, ids=lambda value: str(value)[:40])
def test_a_text_has_the_sentences_of_its_row(text: str, parts: list[str]) -> None:
    assert list(sentences(text, ENGLISH)) == parts


@given(st.text(alphabet="aB .?!)”。1e.g", max_size=40))
def test_no_letter_of_a_text_is_lost_between_its_sentences(text: str) -> None:
    assert "".join("".join(sentences(text, ENGLISH)).split()) == "".join(text.split())


WORDS = [("Rest for 2 to 3 days", 6), ("5 cm – an X-ray", 4), ("", 0), ("and/or it’s long-lasting", 3)]


@pytest.mark.parametrize(("text", "count"), WORDS)
def test_words_are_what_stands_between_spaces_and_says_something(text: str, count: int) -> None:
    assert count_words(text) == count
