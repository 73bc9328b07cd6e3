"""The streams in which a pack travels."""

from __future__ import annotations

from hashlib import sha256

import pytest
from hypothesis import given
from hypothesis import strategies as st

from webapp.errors import PackError
from webapp.packs.volumes import LARGEST, contents_digest, read_volume, write_volumes

HALF = LARGEST // 2
RECORDS = st.dictionaries(st.text(max_size=5), st.binary(max_size=9), max_size=6)


def test_a_volume_is_its_list_and_the_records() -> None:
    (volume,) = write_volumes({"/es/ñ": b"two", "/es/": b"one\0"})
    listed = '[["/es/",4],["/es/ñ",3]]'.encode()
    assert volume == len(listed).to_bytes(4, "little") + listed + b"one\0two"


@pytest.mark.parametrize(
    ("sizes", "cut"),
    [
        ([HALF, HALF], [2]),
        ([HALF, HALF, 0], [3]),
        ([HALF, HALF, 1], [2, 1]),
        ([HALF, HALF + 1], [1, 1]),
        ([1, LARGEST + 1, 1], [1, 1, 1]),
        ([LARGEST + 1], [1]),
        ([], []),
    ],
)
def test_a_volume_ends_before_the_record_that_is_too_much(sizes: list[int], cut: list[int]) -> None:
    records = {f"/en/{number}": bytes(size) for number, size in enumerate(sizes)}
    assert [len(read_volume(one)) for one in write_volumes(records)] == cut


@given(records=RECORDS)
def test_volumes_give_back_what_was_put_into_them(records: dict[str, bytes]) -> None:
    read = [item for volume in write_volumes(records) for item in read_volume(volume).items()]
    assert dict(read) == records
    assert [address for address, _ in read] == sorted(records, key=str.encode)


def test_the_contents_are_a_line_a_page() -> None:
    lines = "".join(
        f"{name}\0{sha256(data).hexdigest()}\n" for name, data in (("/en/", b"a"), ("/en/b", b""))
    )
    assert contents_digest({"/en/b": b"", "/en/": b"a"}) == sha256(lines.encode()).hexdigest()


@pytest.mark.parametrize(
    "damaged",
    [
        b"",
        b"\1",
        b"\2\0\0\0{}",
        b"\2\0\0\0[]x",
        b"\3\0\0\0[]",
        b"\2\0\0\0\xff\xff",
        b'\x0a\0\0\0[["/en",2]]a',
        b'\x0b\0\0\0[["/en/",1]]',
        b'\x0b\0\0\0[["/en/",1]]ab',
        b'\x0c\0\0\0[["/en/",-1]]',
        b'\x0d\0\0\0[["/en/",1.0]]a',
        b'\x0d\0\0\0[["/en","x",1]a',
        b"\7\0\0\0[[1,2]]ab",
        b"\5\0\0\0[[1]]",
        b"\4\0\0\0[12]",
    ],
)
def test_a_damaged_volume_is_refused(damaged: bytes) -> None:
    with pytest.raises(PackError):
        read_volume(damaged)
