"""What an edit changed that no reader should be without."""

from __future__ import annotations

import pytest

from webapp.checks.dangers import dangers
from webapp.checks.languages import language_of

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


TURNS = [
    ("Drink at least 2 litres.", "Drink at most 2 litres."),
    ("Drink no less than 2 litres.", "Drink no more than 2 litres."),
    ("You may stop the tablets.", "You must stop the tablets."),
    ("You should rest.", "You can rest."),
    ("Take it before meals.", "Take it after meals."),
    ("If it is more than 5 cm, ask.", "If it is less than 5 cm, ask."),
    ("Increase the dose slowly.", "Decrease the dose slowly."),
    ("The dose is increased.", "The dose is reduced."),
    ("The pain is on the left.", "The pain is on the right."),
    ("Take it daily.", "Take it weekly."),
    ("Take it 3 times a day.", "Take it 3 times a week."),
    ("See a doctor if you have pain and fever.", "See a doctor if you have pain or fever."),
    ("Go if it is severe.", "Go if it is mild."),
    ("Call an ambulance.", "Call a doctor."),
    ("Put something cold on it.", "Put something warm on it."),
    ("A teaspoon of it helps.", "A tablespoon of it helps."),
]
KEPT = [
    ("Take it daily.", "Take it every day."),
    ("You have to rest.", "You must rest."),
    ("Drink at most 2 litres.", "Drink up to 2 litres."),
    ("It may hurt.", "It might hurt."),
    ("The swelling grows.", "The swelling is growing."),
    ("Bend, then rest.", "Bend slowly, then rest."),
]


@pytest.mark.parametrize(("before", "after"), TURNS)
def test_a_text_turned_into_its_opposite_is_a_danger(before: str, after: str) -> None:
    assert "an opposite" in dangers(before, after, "en")
    assert "an opposite" in dangers(after, before, "en")
    assert dangers(before, before, "en") == ()


@pytest.mark.parametrize(("before", "after"), KEPT)
def test_other_words_for_the_same_are_no_opposite(before: str, after: str) -> None:
    assert "an opposite" not in dangers(before, after, "en")


def test_the_sides_of_opposites_hold_no_word_twice() -> None:
    for sides in language_of("en").opposites:
        words = [pattern for side in sides for pattern in side.patterns]
        assert len(sides) > 1
        assert sorted(words) == sorted(set(words))


def test_in_a_language_without_a_table_every_other_word_is_a_danger() -> None:
    unknown = ("words in a language of which the checks know nothing",)
    assert dangers("Hvíldu þig vel heima.", "Hvíldu þig vel núna.", "is") == unknown
    assert dangers("Hvíldu þig vel heima.", "Hvíldu þig vel, heima.", "is") == ()


def test_where_words_are_not_parted_dangers_are_found_too() -> None:
    assert "a number" in dangers("每天服用5毫克。", "每天服用6毫克。", "zh")
