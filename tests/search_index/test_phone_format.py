"""What is written is read back; what is damaged is refused in one clear line."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search_index.phone_format import Container, from_gaps, gaps, numbers, pack, unpack, varints
from webapp.errors import EditionError

WHOLE = pack(Container({"tag": "en"}, {"text": b"lump", "empty": b"", "masks": bytes(range(256))}))

# what is wrong, the bytes, what is told
DAMAGES = [
    ("nothing", b"", "this is no phone index"),
    ("a page", b"<!doctype html>" * 9, "this is no phone index"),
    ("another version", WHOLE[:4] + b"\x01" + WHOLE[5:], 'its format is "1", not "2"'),
    ("a bit flipped", WHOLE[:-40] + bytes([WHOLE[-40] ^ 1]) + WHOLE[-39:], "damaged"),
    ("a flipped checksum", WHOLE[:-1] + bytes([WHOLE[-1] ^ 1]), "damaged"),
    ("the end cut off", WHOLE[:-1], "damaged"),
    ("more behind it", WHOLE + b"\x00", "damaged"),
]


def test_a_container_is_read_back() -> None:
    read = unpack(WHOLE)
    assert read.header == {"tag": "en"}
    assert read.sections == {"text": b"lump", "empty": b"", "masks": bytes(range(256))}


@pytest.mark.parametrize(("data", "told"), [row[1:] for row in DAMAGES], ids=[row[0] for row in DAMAGES])
def test_damage_is_refused_in_one_line(data: bytes, told: str) -> None:
    with pytest.raises(EditionError) as caught:
        unpack(data)
    assert told in str(caught.value)
    assert str(caught.value).endswith('run "pocketleaf build" again')
    assert "\n" not in str(caught.value)


@given(st.lists(st.integers(0, 1 << 35)))
def test_varints_are_read_back(given_numbers: list[int]) -> None:
    assert numbers(varints(given_numbers)) == given_numbers


@given(st.sets(st.integers(0, 1 << 20)))
def test_gap_lists_are_read_back(given_numbers: set[int]) -> None:
    ascending = sorted(given_numbers)
    assert from_gaps(gaps(ascending)) == ascending
    assert all(gap >= 0 for gap in gaps(ascending))
