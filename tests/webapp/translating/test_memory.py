"""What the library has elsewhere, and what changed between two texts."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from webapp.library.reading import load_library
from webapp.settings import Settings
from webapp.translating.differences import differences
from webapp.translating.memory import Memory, Place


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("Rest.", "Rest.", "same:Rest."),
        ("Take 7 pills", "Take 10 pills", "same:Take |gone:7|new:10|same: pills"),
        ("It hurts.", "It does not hurt.", "same:It |gone:hurts|new:does not hurt|same:."),
        ("", "New", "new:New"),
    ],
)
def test_changes_are_told_by_word(old: str, new: str, told: str) -> None:
    assert "|".join(map(":".join, differences(old, new))) == told


@given(st.text(), st.text())
def test_the_pieces_joined_are_both_texts(old: str, new: str) -> None:
    found = differences(old, new)
    assert "".join(text for kind, text in found if kind != "new") == old
    assert "".join(text for kind, text in found if kind != "gone") == new


def place(memory_of: Settings, slug: str, name: str) -> tuple[Memory, Place]:
    library = load_library(memory_of.content, memory_of.translations, memory_of.shipped)
    document = next(one for one in library.content.documents if one.slug == slug)
    index = [segment.id for segment in document.segments].index(name)
    return Memory(library.content.documents), Place(document, index)


def test_the_same_text_is_found_on_other_pages_and_not_itself(settings: Settings) -> None:
    memory, here = place(settings, "dry-skin", "treatment.h")
    assert [(one.document.slug, one.segment.id) for one in memory.same(here)] == [
        ("runny-nose", "treatment.h")
    ]


def test_a_text_that_is_alike_is_found_with_how_alike_it_is(settings: Settings) -> None:
    path = settings.content / "conditions" / "dry-skin.md"
    text = path.read_text(encoding="utf-8")
    text = text.replace("## Treatment", "Your nose drips for about 8 days [@toy-2001].\n\n## Treatment", 1)
    path.write_text(text, encoding="utf-8")
    memory, here = place(settings, "runny-nose", "symptoms.p1")
    found = memory.similar(here)
    assert [one.segment.text[:29] for _, one in found] == ["Your nose drips for about 8 d"]
    assert 0.7 <= found[0][0] < 1
