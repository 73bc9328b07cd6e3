"""A name that is one word of two is found by the two."""

from __future__ import annotations

import pytest

from search_index import Index
from search_index.compounds import Compounds
from tests.search_index.conftest import Compiler, Opener, page

# tag, texts, a name, what it is made of
NAMES = [
    ("en", "The head may ache for hours.", "Tension headache", ["head ache"]),
    ("en", "The head may hurt.", "Headache", []),
    ("en", "An ease that nobody can dis.", "Disease", []),
    ("en", "Some thing that is with out end", "Something without", ["some thing"]),
    ("en", "head ache", "Headache, HEADACHE", ["head ache"]),
    ("en", "over come overc omen overc omen", "Overcomen", ["overc omen"]),
    ("de", "Rücken Schmerzen", "Rückenschmerzen", ["rücken schmerzen"]),
    ("bn", "মাথা ধরা, ব্যথা", "মাথাব্যথা", ["মাথা ব্যথা"]),
    ("zh", "高血压 高血 压力", "高血压力", []),
]
SHELF = [
    page("headache", "Headache", "It passes within hours."),
    page("sciatica", "Sciatica", "An ache in the leg, ache in the back, ache from the head down."),
    page("lice", "Head lice", "They live on the head."),
]


@pytest.mark.parametrize(("tag", "texts", "name", "parts"), NAMES)
def test_a_word_is_cut_into_two_that_the_texts_hold(
    tag: str, texts: str, name: str, parts: list[str]
) -> None:
    assert Compounds([texts], tag).parts([name]) == parts


def test_a_name_is_found_by_its_two_words_in_both_indexes(opened: Opener, compiled: Compiler) -> None:
    whoosh: Index = opened(SHELF, "en")
    assert [hit.url for hit in whoosh.search("head ache")][:1] == ["/headache"]
    assert [hit.url for hit in compiled(SHELF).search("head ache")][:1] == ["/headache"]


def test_a_name_that_is_cut_is_shown_as_it_is_written(compiled: Compiler) -> None:
    assert [hit.name for hit in compiled(SHELF).suggest("head ache")][:1] == ["Headache"]
