"""Which sections go on paper: what is ticked, and the care cards unless they were left out on purpose."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from webapp.api.model import PageAnswer
from webapp.api.shapes import from_bytes
from webapp.editions.shelf import Shelf
from webapp.handouts.choosing import Choice, prefix
from webapp.handouts.paper import Paper, paper_for
from webapp.handouts.sheets import sheets_of
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
def page(var: Path, page_id: str) -> PageAnswer:
    return from_bytes(PageAnswer, Shelf(var).current().read(f"api/v1/en/pages/{page_id}.json"))


def chosen(pages: list[PageAnswer], choice: Choice) -> dict[str, list[str]]:
    """Return the sections on each sheet, with those of their entries that are there."""
    sheets = sheets_of(pages, choice, "https://toy.example")
    return {
        f"{prefix(sheet.page, pages)}{one.id}": [entry.id for entry in one.entries]
        for sheet in sheets
        for one in sheet.modules
    }


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
    pages = [page(toy_edition.var, "ds01")]
    assert chosen(pages, Choice.of(ticked, is_form=is_form)) == kept


@pytest.mark.parametrize(
    ("ticked", "is_form", "kept"),
    [
        (["rn01.symptoms", "symptoms-of-nothing"], True, {"rn01.symptoms": []}),
        (["symptoms"], True, {"ds01.symptoms": [], "rn01.symptoms": []}),
        (
            ["rn01.symptoms"],
            False,
            {"ds01.help": ALL["help"], "rn01.symptoms": [], "rn01.help": ["urgent"]},
        ),
    ],
)
def test_of_several_pages_each_has_its_own_ticks(
    toy_edition: Settings, ticked: list[str], is_form: bool, kept: dict[str, list[str]]
) -> None:
    pages = [page(toy_edition.var, one) for one in ("ds01", "rn01")]
    assert chosen(pages, Choice.of(ticked, is_form=is_form)) == kept


@pytest.mark.parametrize("is_form", [True, False])
@pytest.mark.parametrize("page_ids", [["ds01"], ["ds01", "rn01"]])
def test_what_a_choice_says_of_itself_makes_the_same_choice(
    toy_edition: Settings, page_ids: list[str], is_form: bool
) -> None:
    pages = [page(toy_edition.var, one) for one in page_ids]
    choice = Choice.of(["drink-water", "unknown", "ds01.about"], is_form=is_form)
    before = "ds01." if len(pages) > 1 else ""
    pairs = choice.pairs(pages)
    assert [value for name, value in pairs if name == "s"] == [f"{before}about", f"{before}drink-water"]
    again = Choice.of((value for name, value in pairs if name == "s"), is_form=("form", "1") in pairs)
    assert chosen(pages, again) == chosen(pages, choice)


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
