"""A clinic's file says who it is and which pages it gives out; each mistake is one line with its remedy."""

from __future__ import annotations

from pathlib import Path

import pytest

from webapp import links
from webapp.content.clinics import MOST_PAGES, Clinic
from webapp.content.model import ListBlock, Paragraph
from webapp.content.reading import read_content
from webapp.errors import SourceError

SAMPLE = Path(__file__).parents[2] / "fixtures" / "clinic" / "river-street.md"
TEXT = SAMPLE.read_text(encoding="utf-8")

MISTAKES = {
    "no front matter": (TEXT, "Hello.", "1: no front matter; start the file with"),
    "no name": ("name: River Street Surgery\n", "", '2: field "name" is missing; add it'),
    "no phone": ("phone: +44 20 7946 0018\n", "", '2: field "phone" is missing; add it'),
    "no languages": ("[en, es, ti]", "[]", '3: list "languages" is missing or empty'),
    "a language twice": ("[en, es, ti]", "[en, en]", '3: "en" stands in "languages" twice; keep one'),
    "an unknown field": (
        "address:",
        "adress:",
        '5: field "adress" is unknown; did you mean "address"?',
    ),
    "words for a number": (
        "+44 20 7946 0018",
        "ask at the desk",
        '4: phone "ask at the desk" is no phone number; write it with its country, as +44 20 7946 0018',
    ),
    "too few digits": ("+44 20 7946 0018", "12", '4: phone "12" is no phone number'),
    "too many digits": ("+44 20 7946 0018", "1234567890123456", "is no phone number"),
    "a zero that is dialled at home": (
        "+44 20 7946 0018",
        "+44 (0)20 7946 0018",
        '4: phone "+44 (0)20 7946 0018" cannot be dialled; leave "(0)" out',
    ),
    "an unknown page": (
        "[runny-nose, dry-skin]",
        "[runny-nose, dry-skn]",
        '9: page "dry-skn" of list "winter" does not exist; did you mean "dry-skin"?',
    ),
    "a page that was renamed": (
        "[runny-nose, dry-skin]",
        "[cold-nose]",
        '9: page "cold-nose" of list "winter" does not exist; it is called "runny-nose" now',
    ),
    "a page twice": ("[runny-nose, dry-skin]", "[dry-skin, dry-skin]", '"dry-skin" stands in "pages" twice'),
    "no pages": ("[runny-nose, dry-skin]", "[]", '9: list "pages" is missing or empty'),
    "too many pages": (
        "[runny-nose, dry-skin]",
        str([f"page-{number}" for number in range(MOST_PAGES + 1)]),
        '9: list "winter" has 21 pages; leave at most 20, or make two lists',
    ),
    "a list without a title": ("    title: For the winter\n", "", '7: field "title" is missing'),
    "a list twice": ("id: rest", "id: winter", '10: id "winter" stands in "lists" already'),
    "a list with capitals": ("id: rest", "id: Rest", '10: id "Rest" may hold only a-z, 0-9'),
    "a list called as the note is": ("id: rest", "id: note", '10: id "note" is kept for what stands below'),
    "a heading": ("We are open", "## Hours\n\nWe are open", "14: a clinic's note has no headings"),
    "a table": ("- Bring your card.", "| a |\n| - |\n| b |", "16: a clinic's note has no tables and figures"),
    "a figure in a list": (
        "- Bring your card.",
        "- ![](arm)",
        "16: a clinic's note has no tables and figures",
    ),
    "a citation": ("on weekdays**.", "on weekdays** [@lee].", '14: citation "lee" has no list of references'),
    "raw HTML": ("Please read", "<b>Please</b> read", "14: raw HTML"),
    "a link to nothing": (
        "dry-skin#treatment",
        "dry-skn",
        '14: link "dry-skn" leads to no page; did you mean "dry-skin"?',
    ),
    "a link to no section": (
        "dry-skin#treatment",
        "dry-skin#treatmnt",
        '14: link "dry-skin#treatmnt" leads to no section of "dry-skin"; did you mean "treatment"?',
    ),
    "a link into itself": ("dry-skin#treatment", "#treatment", '14: link "#treatment" leads to no page'),
    "an unknown fact": ("on weekdays", "{open-hours}", '14: "{open-hours}" is no fact of facts.yaml; add it'),
}


def test_a_clinic_is_read(toy: Path) -> None:
    clinic = _read(toy, TEXT)
    assert (clinic.name, clinic.phone) == ("River Street Surgery", "+44 20 7946 0018")
    assert (clinic.languages, clinic.address) == (("en", "es", "ti"), "1 River Street, Exampletown")
    assert [(one.id, one.pages) for one in clinic.lists] == [
        ("winter", ("runny-nose", "dry-skin")),
        ("rest", ("resting-well",)),
    ]
    assert [(one.place, one.text) for one in clinic.segments] == [
        ("winter", "For the winter"),
        ("rest", "After a hard week"),
        (
            "note",
            "We are open **on weekdays**. Please read [what helps against dry skin](dry-skin#treatment) "
            "before you call.",
        ),
        ("note", "Bring your card."),
        ("note", "Bring your questions."),
    ]
    assert [type(block) for block in clinic.note] == [Paragraph, ListBlock]


def test_a_clinic_needs_no_lists_no_address_and_no_note(toy: Path) -> None:
    clinic = _read(toy, '---\nname: Hill\nlanguages: [en]\nphone: "999"\n---\n')
    assert (clinic.lists, clinic.note, clinic.address, clinic.segments) == ((), (), "", ())
    assert clinic not in read_content(toy / "content").sources


@pytest.mark.parametrize(("old", "new", "told"), MISTAKES.values(), ids=MISTAKES)
def test_a_mistake_is_told_with_its_line_and_its_remedy(toy: Path, old: str, new: str, told: str) -> None:
    assert TEXT.count(old) == 1
    with pytest.raises(SourceError) as caught:
        _read(toy, TEXT.replace(old, new))
    lines = [str(problem) for problem in caught.value.problems]
    assert any(told in line and "river-street.md:" in line for line in lines), lines
    assert all("\n" not in line for line in lines)


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("dry-skin", "is or was the name of"),
        ("cold-nose", "is or was the name of"),
        ("messages", "is kept for the interface"),
        ("River", "may hold only a-z, 0-9 and single hyphens; rename the file"),
    ],
)
def test_a_clinics_name_may_not_be_that_of_another_catalog(toy: Path, name: str, told: str) -> None:
    with pytest.raises(SourceError, match=f'{name}.md:1: (file )?name "{name}" {told}'):
        _read(toy, TEXT, name)


def test_what_lists_hold_at_most_is_what_an_address_holds() -> None:
    assert MOST_PAGES == links.MOST_LISTED


def _read(toy: Path, text: str, name: str = "river-street") -> Clinic:
    folder = toy / "content" / "clinics"
    folder.mkdir()
    (folder / f"{name}.md").write_text(text, encoding="utf-8")
    return read_content(toy / "content").clinics[0]
