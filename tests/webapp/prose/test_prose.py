"""What the checks of the pages' own words say of a text."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from webapp.content.model import Segment, SegmentKind
from webapp.prose.languages import language_of
from webapp.prose.model import Check, Passage, Prose, Remark
from webapp.prose.running import CHECKS, remarks_of

ROWS = yaml.safe_load((Path(__file__).parents[2] / "tables" / "prose.yaml").read_text(encoding="utf-8"))
ON_TEXTS = [one for one in CHECKS if one.id not in ("overdue-review", "uncited", "reading-grade")]
QUOTING = ("hard-word", "vague", "idiom", "formal-word")


def prose_of(*texts: str, row: Mapping[str, Any], tag: str = "en") -> Prose:
    language = language_of(tag)
    kind, is_care = SegmentKind[row.get("kind", "PARAGRAPH")], row.get("is_care", False)
    return Prose(
        Path("page.md"),
        language,
        tuple(Passage(Segment(kind, "", text, n, is_care), language) for n, text in enumerate(texts, 1)),
        date(2026, 1, 1),
        names=tuple(row.get("names", ())),
        terms=tuple(row.get("glossary", ())),
        pages={slug: (title,) for slug, title in row.get("pages", {}).items()},
    )


def told(one: Remark) -> str:
    """Return the check, with the words that it quotes if it is one that looks for words."""
    quoted = re.match(r'"([^"]*)"', one.text)
    return f"{one.check} {quoted[1]}" if quoted and one.check in QUOTING else one.check


@pytest.mark.parametrize("row", ROWS, ids=lambda row: str(row["what"]))
def test_a_text_has_the_remarks_of_its_row(row: Mapping[str, Any]) -> None:
    assert [told(one) for one in remarks_of(prose_of(row["text"], row=row))] == row["finds"]


@pytest.mark.parametrize("check", ON_TEXTS, ids=lambda check: check.id)
def test_a_check_finds_its_wrong_example_and_lets_the_right_one_pass(check: Check) -> None:
    row = {"kind": "ALT" if check.id == "long-alt" else "PARAGRAPH"}
    assert check.id in [one.check for one in remarks_of(prose_of(check.example.wrong, row=row))]
    assert check.id not in [one.check for one in remarks_of(prose_of(check.example.right, row=row))]
    assert any(found.startswith(check.id) for row in ROWS for found in row["finds"]), "has a row"


def test_a_word_that_is_explained_is_known_in_what_follows_and_not_before() -> None:
    before, after = "Rest helps bursitis.", "A swollen cushion (bursitis) hurts."
    assert [one.line for one in remarks_of(prose_of(before, after, row={}))] == [1]
    assert list(remarks_of(prose_of(after, before, row={}))) == []


def test_a_hard_word_is_told_once_a_page() -> None:
    assert [one.line for one in remarks_of(prose_of("A nodule is soft.", "Press the nodules.", row={}))] == [
        1
    ]


def test_a_heading_may_stand_before_the_words_that_explain_it() -> None:
    language = language_of("en")
    heading = Segment(SegmentKind.HEADING, "", "About bursitis", 1)
    text = Segment(SegmentKind.PARAGRAPH, "", "A swollen cushion (bursitis) hurts.", 2)
    passages = tuple(Passage(one, language) for one in (heading, text))
    assert list(remarks_of(Prose(Path("page.md"), language, passages, date(2026, 1, 1)))) == []


def test_a_language_without_a_table_has_sentences_and_paragraphs_measured_alone() -> None:
    long = "Uno dos tres cuatro cinco seis siete ocho nueve diez. " * 4
    assert [one.check for one in remarks_of(prose_of(long, row={}, tag="sw"))] == ["long-paragraph"]
