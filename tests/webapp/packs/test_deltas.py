"""Deltas: new bytes from old ones, and a clear refusal of what does not fit."""

from __future__ import annotations

import json
import random
from hashlib import sha256
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from webapp.errors import PackError
from webapp.packs.deltas import apply_delta, delta

TABLE = json.loads((Path(__file__).parents[2] / "tables" / "deltas.json").read_text(encoding="utf-8"))
BYTES = st.binary(max_size=300)
FEW = st.text("ab", max_size=200).map(str.encode)


@pytest.mark.parametrize("case", TABLE["fits"], ids=lambda case: case["name"])
def test_a_delta_makes_the_new_bytes(case: dict[str, str]) -> None:
    assert apply_delta(bytes.fromhex(case["old"]), bytes.fromhex(case["delta"])).hex() == case["new"]


@pytest.mark.parametrize("case", TABLE["broken"], ids=lambda case: case["name"])
def test_a_broken_delta_is_refused_with_its_reason(case: dict[str, str]) -> None:
    with pytest.raises(PackError, match=case["reason"]):
        apply_delta(bytes.fromhex(case["old"]), bytes.fromhex(case["delta"]))


@given(old=BYTES, new=BYTES)
def test_any_bytes_are_made_from_any_others(old: bytes, new: bytes) -> None:
    assert apply_delta(old, delta(old, new)) == new


@given(old=FEW, new=FEW)
def test_bytes_that_repeat_are_made_too(old: bytes, new: bytes) -> None:
    assert apply_delta(old, delta(old, new)) == new


@given(parts=st.lists(BYTES, min_size=3, max_size=6), turned=st.randoms())
def test_bytes_in_another_order_are_made(parts: list[bytes], turned: random.Random) -> None:
    old = b"".join(parts)
    turned.shuffle(parts)
    assert apply_delta(old, delta(old, b"".join(parts))) == b"".join(parts)


@given(old=BYTES, hostile=st.binary(max_size=40))
def test_hostile_bytes_make_something_or_are_refused(old: bytes, hostile: bytes) -> None:
    try:
        apply_delta(old, hostile)
    except PackError as refused:
        assert str(refused).startswith("a delta ")


def test_what_is_alike_is_copied() -> None:
    old = b"".join(sha256(str(number).encode()).digest() for number in range(10_000))
    edited = old[:1000] + b"another sentence" + old[1020:200_000] + b"more" + old[200_000:]
    moved = edited[150_000:] + edited[:150_000]
    assert len(delta(old, edited)) < 50
    assert len(delta(old, moved)) < 60
    assert len(delta(old, old)) < 10
