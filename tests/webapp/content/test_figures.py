"""What the front matter says of a figure, and the labels of those that we drew."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.drawings import add_drawing
from tests.facts import replace_in
from webapp.content.document import read_document
from webapp.content.model import SegmentKind

NOSE = "conditions/runny-nose.md"


@pytest.fixture
def content(toy: Path) -> Path:
    """The content of a copy of the toy library with a drawing."""
    add_drawing(toy)
    return toy / "content"


def test_what_is_said_of_a_drawing_are_texts_of_its_page(content: Path) -> None:
    document, problems = read_document(content / NOSE, "conditions")
    assert document and not problems
    [figure] = document.figures
    said = [document.segments[one] for one in (figure.alt, figure.description, *figure.labels)]
    assert [one.kind for one in said] == [
        SegmentKind.ALT,
        SegmentKind.DESCRIPTION,
        SegmentKind.LABEL,
        SegmentKind.LABEL,
    ]
    assert {one.place for one in said} == {"nose"}
    assert [one.id for one in said[2:]] == ["nose.label-skin", "nose.label-drop"]
    assert [one.room and one.room.letters for one in said[2:]] == [40, 40]


SPOILT = [
    ('class="skin edge"', 'fill="red"', '2: attribute fill="red" of <path> is unknown; known are d, class,'),
    (
        ">Sore skin<",
        ">Sore **skin**<",
        '5: label "skin" holds a mark, link or fact: "Sore **skin**"; write plain',
    ),
    (">Sore skin<", ">{skin}<", '5: label "skin" holds a mark, link or fact: "{skin}"; write plain words'),
]


@pytest.mark.parametrize(("old", "new", "says"), SPOILT)
def test_a_mistake_in_a_drawing_is_told_with_its_file(content: Path, old: str, new: str, says: str) -> None:
    svg = content / "figures/nose.svg"
    replace_in(svg, (old, new))
    _, problems = read_document(content / NOSE, "conditions")
    assert {one.path for one in problems} == {svg}
    assert any(f"{one.line}: {one.text}".startswith(says) for one in problems)
