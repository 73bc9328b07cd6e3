"""The Markdown body as sections, blocks and segments, and what may not stand in it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from webapp.content.body import REFERENCE_ANCHOR, TAKEN_ANCHORS, WORD_ANCHOR, read_body
from webapp.content.draft import Draft
from webapp.content.model import FigureBlock, ListBlock, Paragraph, Role, Section, SegmentKind, Table
from webapp.links import instead

TEMPLATES = Path(__file__).parents[3] / "webapp" / "templates"
CARE = "## Help {#help .care}\n\n### Now {#emergency}\n\nCall.\n\n"
QUESTIONS = "## Questions {#questions .faq}\n\n### Why? {#why}\n\nBecause.\n"


def read(*parts: str, offset: int = 0) -> tuple[tuple[Section, ...], Draft]:
    draft = Draft(Path("page.md"), offset, "\n\n".join(parts) + f"\n\n{CARE}{QUESTIONS}")
    return read_body(draft), draft


def told(text: str) -> list[str]:
    """Return the mistakes of a section's text, which begins on line 3."""
    _, draft = read(f"## One {{#one}}\n\n{text}")
    return [f"{one.line}: {one.text}" for one in draft.problems]


def test_sections_hold_entries_and_every_text_is_a_segment_in_reading_order() -> None:
    sections, draft = read("## One {#one}\n\nFirst.\n\n### Part {#part}\n\nSecond.", offset=9)
    assert not draft.problems
    assert [(one.id, one.role, [entry.id for entry in one.entries]) for one in sections] == [
        ("one", Role.PLAIN, ["part"]),
        ("help", Role.CARE, ["emergency"]),
        ("questions", Role.FAQ, ["why"]),
    ]
    assert [(one.kind.name, one.place, one.text, one.line, one.is_care) for one in draft.segments] == [
        ("HEADING", "one", "One", 10, False),
        ("PARAGRAPH", "one", "First.", 12, False),
        ("HEADING", "part", "Part", 14, False),
        ("PARAGRAPH", "part", "Second.", 16, False),
        ("HEADING", "help", "Help", 18, True),
        ("HEADING", "emergency", "Now", 20, True),
        ("PARAGRAPH", "emergency", "Call.", 22, True),
        ("HEADING", "questions", "Questions", 24, False),
        ("QUESTION", "why", "Why?", 26, False),
        ("PARAGRAPH", "why", "Because.", 28, False),
    ]


BLOCKS = [
    ("Words\non two   lines.", Paragraph(1), ["Words on two lines."]),
    ("    Four spaces are no code.", Paragraph(1), ["Four spaces are no code."]),
    ("![](arm)", FigureBlock("arm", 3), []),
    ("- a\n- b", ListBlock(False, 1, ((Paragraph(1),), (Paragraph(2),))), ["a", "b"]),
    ("3. a\n4. b", ListBlock(True, 3, ((Paragraph(1),), (Paragraph(2),))), ["a", "b"]),
    ("- a\n\n  b", ListBlock(False, 1, ((Paragraph(1), Paragraph(2)),)), ["a", "b"]),
    (
        "- a\n  - b",
        ListBlock(False, 1, ((Paragraph(1), ListBlock(False, 1, ((Paragraph(2),),))),)),
        ["a", "b"],
    ),
    ("| a | b |\n| - | - |\n| c | |", Table((1, 2), ((3, None),)), ["a", "b", "c"]),
    ("| a |\n| - |\n| b \\| c |", Table((1,), ((2,),)), ["a", "b | c"]),
]


@pytest.mark.parametrize(("text", "block", "segments"), BLOCKS, ids=[row[0] for row in BLOCKS])
def test_a_block_is_read(text: str, block: object, segments: list[str]) -> None:
    sections, draft = read(f"## One {{#one}}\n\n{text}")
    assert not draft.problems
    assert sections[0].blocks == (block,)
    assert [one.text for one in draft.segments[1 : len(segments) + 1]] == segments


def test_items_and_cells_are_segments_of_their_own_kinds() -> None:
    _, draft = read("## One {#one}\n\n- a\n\n| b |\n| - |\n| c |")
    kinds = {one.text: one.kind for one in draft.segments}
    assert (kinds["a"], kinds["b"], kinds["c"]) == (SegmentKind.ITEM, SegmentKind.CELL, SegmentKind.CELL)


MISTAKES = [
    ("```\ncode\n```", "3: a page may not hold a code block; write a paragraph"),
    ("> quote", "3: a page may not hold a block quote; write a paragraph"),
    ("a\n\n---", "5: a page may not hold a line across; give the new part a heading"),
    ("<p>a</p>", "3: a page may not hold raw HTML; write Markdown"),
    ("<!-- a note -->", "3: a page may not hold raw HTML; write Markdown"),
    ("- > quote", "3: a page may not hold a block quote; write a paragraph"),
    ("- ## Two {#two}", "3: a heading may not stand in a list; end the list first"),
    ("- a\n-", "4: a list item is empty; write it or remove it"),
    ("a <i>b</i>", '3: raw HTML "<i>" may not stand in a text; write plain Markdown'),
    ("a  \nb", "3: a line ends with a backslash or two spaces; remove them, or begin a paragraph"),
    (
        "See ![an arm](arm)",
        '3: picture "an arm" may not stand in a text; put `![](figure-id)` alone in a paragraph, '
        "its words into the front matter",
    ),
    ("[a](b c)", '3: "[a](b c)" is no link or citation; write [words](slug) or [@reference]'),
    ("So [@a b].", '3: "[@a b]" is no link or citation; write [words](slug) or [@reference]'),
    ("| a |\n| - |\n| b | c |", "5: a table row has 2 cells under 1 headings; mend it"),
    ("#### Four {#four}", '3: heading "Four {#four}" is of level 4; use ## for a section, ### inside it'),
    ("### Two", '3: heading "Two" has no anchor; write `Two {#anchor}`'),
    ("### Two {#Two}", '3: anchor "Two" may hold only a-z, 0-9 and single hyphens'),
    ("### Two {#ref-1}", '3: anchor "ref-1" is one that every page has already; choose another'),
    ("### Two {#one}", '3: anchor "one" was given on line 1 already; choose another'),
    ("### {#two}", '3: heading "{#two}" has no words; write them before the anchor'),
    ("### A {#a}\n\n### a {#b}", '5: heading "a" is the same as on line 3; say what is different'),
    ("## Two {#two .big}", '3: class ".big" is unknown; use .faq or .care'),
    ("## Two {#two .faq}\n\n### A {#a}\n\nb", '15: a second "faq" section; keep one'),
]


@pytest.mark.parametrize(("text", "line"), MISTAKES)
def test_a_mistake_in_the_body_is_told_with_its_line(text: str, line: str) -> None:
    assert told(text) == [line]


def test_a_misspelt_class_is_taken_for_what_it_was_meant_to_be() -> None:
    draft = Draft(Path("page.md"), 0, CARE.replace(".care", ".cares") + QUESTIONS)
    assert read_body(draft)[0].role is Role.CARE
    assert [str(one) for one in draft.problems] == [
        'page.md:1: class ".cares" is unknown; did you mean "care"?'
    ]


def test_no_anchor_of_an_author_meets_one_of_the_page_itself() -> None:
    names = ("base.html", "page.html", "parts.html")
    html = "".join((TEMPLATES / name).read_text(encoding="utf-8") for name in names)
    html = html.replace("{{ links.instead() }}", instead())
    own = {name for name in re.findall(r'\bid="([^"]+)"', html) if not name.startswith("{{")}
    assert own == TAKEN_ANCHORS | {REFERENCE_ANCHOR + "{{ one.id }}", WORD_ANCHOR + "{{ one.id }}"}
