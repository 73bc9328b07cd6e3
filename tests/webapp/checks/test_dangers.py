"""What an edit changed that no reader should be without."""

from __future__ import annotations

import pytest

from webapp.checks.dangers import dangers

BEFORE = "Take 5 mg twice a day for a week, but not on an empty stomach."
ALL = ("a number", "a unit", "a negation")
EDITS = [
    ("nothing", BEFORE, ()),
    ("a typing error", BEFORE.replace("stomach", "stomachs"), ()),
    ("another article", BEFORE.replace("an empty", "the empty"), ()),
    ("other words for the same", BEFORE.replace("Take", "Swallow"), ()),
    ("a digit", BEFORE.replace("5", "50"), ("a number",)),
    ("a number in words", BEFORE.replace("twice", "three times"), ("a number",)),
    ("a number in words instead of digits", BEFORE.replace("5", "five"), ("a number",)),
    ("a unit", BEFORE.replace("mg", "ml"), ("a unit",)),
    ("a sign", f"{BEFORE} At most 5 %.", ("a number", "a unit")),
    ("a negation less", BEFORE.replace("not ", ""), ("a negation",)),
    ("a negation more", BEFORE.replace("Take", "Don't take"), ("a negation",)),
    ("something that denies by its beginning", BEFORE.replace("Take", "Avoid"), ("a negation",)),
    ("another text", "Rest well and see your doctor.", (*ALL, "most of the text")),
]


@pytest.mark.parametrize(("after", "found"), [row[1:] for row in EDITS], ids=[row[0] for row in EDITS])
def test_a_number_a_unit_or_a_negation_is_a_danger(after: str, found: tuple[str, ...]) -> None:
    assert dangers(BEFORE, after, "en") == found
    assert set(dangers(after, BEFORE, "en")) == set(found)


def test_in_a_language_without_a_table_every_other_word_is_a_danger() -> None:
    unknown = ("words in a language of which the checks know nothing",)
    assert dangers("Hvíldu þig vel heima.", "Hvíldu þig vel núna.", "is") == unknown
    assert dangers("Hvíldu þig vel heima.", "Hvíldu þig vel, heima.", "is") == ()


def test_where_words_are_not_parted_dangers_are_found_too() -> None:
    assert "a number" in dangers("每天服用5毫克。", "每天服用6毫克。", "zh")
