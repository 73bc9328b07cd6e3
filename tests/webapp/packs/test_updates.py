"""An update makes the new version from the old one, or says that it does not fit."""

from __future__ import annotations

from dataclasses import replace
from functools import reduce

import pytest
from hypothesis import given
from hypothesis import strategies as st

from webapp.errors import PackError
from webapp.packs.head import Head
from webapp.packs.holding import Holding
from webapp.packs.lists import read_list, write_list
from webapp.packs.updates import apply_part, make_update

HEADS = st.sampled_from([Head((shared, b""), {}, ()).to_bytes() for shared in (b"<p>", b"<html>\n<p>")])
RECORDS = st.dictionaries(
    st.sampled_from(["/en/", "/en/a", "/en/b", "/en/c"]),
    st.sampled_from(
        [b"", b"a sentence about it", b'<section class="care">Call', b"another sentence about it"]
    ),
)
HOLDINGS = st.builds(Holding, HEADS, RECORDS, st.sampled_from([b"index one", b"index two"]))
OLD = Holding(
    Head((b"", b""), {}, ()).to_bytes(), {"/en/a": b"a sentence about it", "/en/b": b"b"}, b"the phone index"
)


@given(old=HOLDINGS, new=HOLDINGS)
def test_an_update_makes_the_new_version(old: Holding, new: Holding) -> None:
    assert reduce(apply_part, make_update(old, new).parts, old) == new


def test_an_update_between_equals_has_no_parts() -> None:
    assert make_update(OLD, OLD).parts == ()


def test_pages_are_sent_by_what_is_least() -> None:
    new = {"/en/a": b"a sentence about it. And another", "/en/c": b"c"}
    (part,) = make_update(OLD, replace(OLD, records=new)).parts
    assert [labels for labels, _ in read_list(part, labels=2)] == [
        ("/en/a", "delta"),
        ("/en/b", "gone"),
        ("/en/c", "whole"),
    ]


@pytest.mark.parametrize(
    "entry",
    [
        (("/en/c", "delta"), b"\1\1x"),
        (("/en/a", "delta"), b"\xff"),
        (("/en/a", "turned"), b"x"),
        (("head", "gone"), b""),
        (("index", "delta"), b"\x02\x00\x7f\x00"),
        (("/en/a",), b"x"),
    ],
)
def test_a_part_that_does_not_fit_is_refused(entry: tuple[tuple[str, ...], bytes]) -> None:
    with pytest.raises(PackError):
        apply_part(OLD, write_list([entry]))
