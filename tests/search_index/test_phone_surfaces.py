"""Words near another word are found, and none that is not near."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search_index.phone import PhoneIndex
from search_index.phone_surfaces import NO_TERM, distance

from .conftest import Compiler, page

# two words, how far apart they are
DISTANCES = [
    ("lump", "lump", 0),
    ("lump", "lamp", 1),
    ("lump", "lum", 1),
    ("lump", "lumps", 1),
    ("lump", "lupm", 1),
    ("sciatica", "siatica", 1),
    ("ca", "abc", 3),  # no part is edited twice
    ("lump", "pain", 4),
    ("", "ab", 2),
]


@pytest.mark.parametrize(("first", "second", "edits"), DISTANCES)
def test_neighbouring_letters_swap_in_one_edit(first: str, second: str, edits: int) -> None:
    assert distance(first, second, 9) == distance(second, first, 9) == edits
    assert distance(first, second, 1) == min(edits, 2)


def _slow_distance(first: str, second: str) -> int:
    """The same distance by its definition."""
    rows = [
        [max(i, j) if not i or not j else 0 for j in range(len(second) + 1)] for i in range(len(first) + 1)
    ]
    for i, letter in enumerate(first, 1):
        for j, other in enumerate(second, 1):
            ways = [rows[i - 1][j] + 1, rows[i][j - 1] + 1, rows[i - 1][j - 1] + (letter != other)]
            if i > 1 and j > 1 and letter == second[j - 2] and other == first[i - 2]:
                ways.append(rows[i - 2][j - 2] + 1)
            rows[i][j] = min(ways)
    return rows[-1][-1]


NEAR = st.text("abc", max_size=7)


@given(first=NEAR, second=NEAR, most=st.integers(0, 3))
def test_a_bounded_distance_is_the_distance_or_more_than_the_bound(
    first: str, second: str, most: int
) -> None:
    assert distance(first, second, most) == min(_slow_distance(first, second), most + 1)


def test_the_fast_ways_to_near_words_miss_none(compiled: Compiler) -> None:
    words = sorted({a + b + c + d for a in "abc" for b in "bc" for c in "ab" for d in ("", "a", "ca")})
    surfaces = compiled([page("one", "…", " ".join(words))]).surfaces
    plain = [number for number, text in enumerate(surfaces.texts) if surfaces.plain(text) is not None]
    assert {surfaces.texts[number] for number in plain} >= set(words) - {"a"}
    for word in ["abcd", "bbaca", "xcb", "acab", "zz"]:
        near = {
            edits: [n for n in plain if _slow_distance(surfaces.texts[n], word) == edits] for edits in (1, 2)
        }
        alike = {
            edits: [n for n in found if surfaces.texts[n][0] == word[0]] for edits, found in near.items()
        }
        assert sorted(surfaces.within(word, 1)) == alike[1]
        assert sorted(surfaces.within(word, 2)) == alike[2]
        assert list(surfaces.with_another_start(word)) == sorted(set(near[1]) - set(alike[1]))
        assert list(surfaces.starting_with(word[:2])) == [
            n for n in plain if surfaces.texts[n].startswith(word[:2]) and len(surfaces.texts[n]) > 2
        ]


def test_surfaces_stand_in_the_order_of_their_utf_16_code_units(compiled: Compiler) -> None:
    texts = compiled([page("one", "ﬀ 𐐨𐐩 𐐨𐐪 ꭓ zebra", "𝔸bc")]).surfaces.texts
    assert texts == sorted(texts, key=lambda text: text.encode("utf-16-be"))
    assert {"𐐨𐐩", "𐐨𐐪", "ꭓ", "zebra", "ff", "abc"} <= set(texts)
    assert texts.index("𐐨𐐩") < texts.index("ꭓ") or max(texts) == "𐐨𐐪"


def test_every_term_is_led_to_and_stop_words_are_known_without_one(english_phone: PhoneIndex) -> None:
    surfaces = english_phone.surfaces
    assert set(range(max(surfaces.terms) + 1)) == set(surfaces.terms) - {NO_TERM}
    assert surfaces.term_of("lipomas") == NO_TERM
    number = surfaces.number_of("would")
    assert number in surfaces.stop_words
    assert surfaces.term_of("would") == NO_TERM
