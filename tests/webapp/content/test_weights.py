"""Edits are remembered from text to text; the heaviest on the way is what counts."""

from __future__ import annotations

import pytest

from webapp.content.weights import Step, Weight, digest_of, heaviest_since, step_of

COSMETIC, MEANING, SAFETY = Weight
WAYS: list[tuple[str, list[tuple[str, Weight]], Weight]] = [
    ("one edit", [("A", MEANING)], MEANING),
    ("two light ones", [("A", COSMETIC), ("B", COSMETIC)], COSMETIC),
    ("a heavy one on the way", [("A", COSMETIC), ("B", SAFETY), ("C", MEANING)], SAFETY),
    ("a heavy one before", [("Z", SAFETY), ("A", MEANING), ("B", COSMETIC)], MEANING),
    ("back to the first and away again", [("A", SAFETY), ("B", SAFETY), ("A", COSMETIC)], COSMETIC),
    ("a text that was never there", [("B", COSMETIC)], SAFETY),
    ("no edit at all", [], SAFETY),
]


@pytest.mark.parametrize(("way", "weight"), [row[1:] for row in WAYS], ids=[row[0] for row in WAYS])
def test_a_translation_of_a_former_text_meets_the_heaviest_edit_since(
    way: list[tuple[str, Weight]], weight: Weight
) -> None:
    steps = [Step(digest_of(before), one) for before, one in way]
    assert heaviest_since(steps, "A") is weight


@pytest.mark.parametrize("reason", ["", "the number is only written otherwise", 'it says "no", as before'])
def test_a_step_is_read_as_it_was_written(reason: str) -> None:
    step = Step(digest_of("A"), MEANING, reason)
    assert step_of(str(step)) == step


@pytest.mark.parametrize(
    "line", ["paragraph", "changed from 12: meaning", f"changed from {digest_of('A')}: heavy", ""]
)
def test_other_lines_tell_of_no_step(line: str) -> None:
    assert step_of(line) is None
