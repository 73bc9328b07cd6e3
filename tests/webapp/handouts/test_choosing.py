"""Which sections go on paper: what is ticked, and the care cards unless they were left out on purpose."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from webapp.api.model import PageAnswer
from webapp.api.shapes import from_bytes
from webapp.editions.shelf import Shelf
from webapp.handouts.choosing import Choice
from webapp.handouts.paper import Paper, paper_for
from webapp.locales import Locale
from webapp.settings import Settings

ALL = {
    "about": [],
    "symptoms": [],
    "treatment": [],
    "help": ["emergency", "urgent", "non-urgent"],
    "questions": ["how-often", "drink-water", "hot-showers"],
}
HELP = {"help": ALL["help"]}


@cache
def dry_skin(var: Path) -> PageAnswer:
    return from_bytes(PageAnswer, Shelf(var).current().read("api/v1/en/pages/ds01.json"))


@pytest.mark.parametrize(
    ("ticked", "is_form", "kept"),
    [
        ([], False, ALL),
        ([], True, ALL),
        (["nothing-we-know"], True, ALL),
        (["symptoms"], False, {"symptoms": [], **HELP}),
        (["symptoms", "symptoms", "<b>"], False, {"symptoms": [], **HELP}),
        (["symptoms"], True, {"symptoms": []}),
        (["symptoms", "help"], True, {"symptoms": [], **HELP}),
        (["emergency"], True, HELP),
        (["questions", "about"], True, {"about": [], "questions": ALL["questions"]}),
        (["drink-water"], True, {"questions": ["drink-water"]}),
        (["ds01.treatment", "rn01.symptoms"], True, {"treatment": []}),
    ],
)
def test_a_handout_holds_what_is_ticked(
    toy_edition: Settings, ticked: list[str], is_form: bool, kept: dict[str, list[str]]
) -> None:
    modules = Choice.of(ticked, is_form=is_form).modules(dry_skin(toy_edition.var))
    assert {one.id: [entry.id for entry in one.entries] for one in modules} == kept


@pytest.mark.parametrize("is_form", [True, False])
def test_what_a_choice_says_of_itself_makes_the_same_choice(toy_edition: Settings, is_form: bool) -> None:
    page = dry_skin(toy_edition.var)
    choice = Choice.of(["drink-water", "unknown", "ds01.about"], is_form=is_form)
    pairs = choice.pairs(page)
    assert [value for name, value in pairs if name == "s"] == ["about", "drink-water"]
    again = Choice.of((value for name, value in pairs if name == "s"), is_form=("form", "1") in pairs)
    assert again.modules(page) == choice.modules(page)


@pytest.mark.parametrize(
    ("asked", "tag", "paper"),
    [
        ("", "es", Paper.A4),
        ("", "es-MX", Paper.LETTER),
        ("", "en", Paper.LETTER),
        ("", "en-GB", Paper.A4),
        ("", "ar", Paper.A4),
        ("a4", "en", Paper.A4),
        ("letter", "ar", Paper.LETTER),
        ("a0 } body { color: red", "ar", Paper.A4),
    ],
)
def test_the_paper_is_the_usual_one_unless_another_is_asked_for(asked: str, tag: str, paper: Paper) -> None:
    assert paper_for(asked, Locale(tag)) is paper
