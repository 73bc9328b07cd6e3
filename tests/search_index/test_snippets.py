"""A snippet shows the words found, whole, in a line or two."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search_index.analysis import query_terms
from search_index.snippets import ELLIPSIS, LONGEST, Fragment, Mark, marked, marks_of, snippet

FILLER = "Nothing of note is written here at all. " * 12


def _marks(text: str, typed: str, tag: str) -> list[Mark]:
    return marks_of(text, {term.term for term in query_terms(typed, tag)}, tag)


def _text(fragments: tuple[Fragment, ...]) -> str:
    return "".join(fragment.text for fragment in fragments)


# body, what is typed, how the snippet begins, how it ends
WINDOWS = [
    ("A short text.", "text", "A short", "text."),
    (FILLER, "absent", "Nothing of note", ELLIPSIS),
    (FILLER + "The lump is soft. " + FILLER, "lump", ELLIPSIS, ELLIPSIS),
    (FILLER + "At last, a lump.", "lump", ELLIPSIS, "a lump."),
    ("Lump. " + FILLER, "lump", "Lump. Nothing", ELLIPSIS),
    ("背部很健康。" * 60 + "慢性背痛。" + "背部很健康。" * 60, "背痛", ELLIPSIS, ELLIPSIS),
]


@pytest.mark.parametrize(("body", "typed", "begins", "ends"), WINDOWS)
def test_a_window_shows_the_words_found(body: str, typed: str, begins: str, ends: str) -> None:
    tag = "en" if body.isascii() else "zh"
    fragments = snippet(body, _marks(body, typed, tag))
    assert _text(fragments).startswith(begins)
    assert _text(fragments).endswith(ends)
    assert any(fragment.is_match for fragment in fragments) == (typed != "absent")


def test_a_window_with_more_of_the_words_is_better() -> None:
    body = FILLER + "A lump, a lump, a lump. " + FILLER + "A lump that hurts. " + FILLER
    assert "hurts" in _text(snippet(body, _marks(body, "lump hurts", "en")))


def test_a_window_starts_with_the_sentence_of_its_words_if_it_fits() -> None:
    body = FILLER + "When it rains, the lump is soft. " + FILLER
    assert "When it rains, the lump is soft." in _text(snippet(body, _marks(body, "lump", "en")))


@given(
    words=st.lists(
        st.sampled_from(["lump", "Lumps", "skin,", "เจ็บหลัง", "背痛。", "ألم", "x" * 200]), max_size=60
    ),
    typed=st.sampled_from(["lump", "背痛 lump", "เจ็บ", "الم", "nothing"]),
)
def test_a_snippet_is_part_of_the_text_in_whole_words(words: list[str], typed: str) -> None:
    body = " ".join(words)
    fragments = snippet(body, _marks(body, typed, "en"))
    shown = _text(fragments)
    assert len(shown) <= LONGEST
    assert shown.strip(ELLIPSIS) in body


def test_words_of_a_snippet_are_whole() -> None:
    body = " ".join(f"word{number}" for number in range(500))
    shown = _text(snippet(body, _marks(body, "word250", "en"))).strip(ELLIPSIS)
    assert set(shown.split()) <= set(body.split())


def test_a_title_is_shown_in_full() -> None:
    title = "Lump " * 100
    assert _text(marked(title, _marks(title, "lump", "en"))) == title
