"""What names a pack: written and read back, signed, and refused when it is damaged."""

from __future__ import annotations

import json
from hashlib import sha256

import pytest

from webapp.errors import PackError
from webapp.packs.manifest import Manifest, Part, Piece, Pointer, Step

A, B, C = Piece.of(b"a"), Piece.of(b"bb"), Piece.of(b"ccc")
FIGURES = {"/figures/arm.0123456789.svg": B}
PACK = Manifest("es", "2026-03-01", A, B, C.sha256, 7, 2, (B, C), FIGURES, 9, {"br": 3}, {"br": 1})
STEP = Step("0" * 16, PACK.version, 1, (Part(C, {"br": 2, "gzip": 3}),))
POINTER = Pointer(PACK.to_json(), updates=(STEP,))
DATA = json.loads(PACK.to_json())


def test_the_version_follows_from_what_the_pack_holds() -> None:
    lines = f"{A.sha256}\n{C.sha256}\n{B.sha256}\n/figures/arm.0123456789.svg"
    assert PACK.version == sha256(lines.encode()).hexdigest()[:16]


def test_a_pack_is_found_by_what_its_files_hold() -> None:
    assert PACK.addresses == (
        f"/es/pack/head.{A.sha256[:10]}.json",
        f"/es/pack/pages.{B.sha256[:10]}.plv",
        f"/es/pack/pages.{C.sha256[:10]}.plv",
        f"/es/search.{B.sha256[:10]}.plix",
    )


def test_a_pointer_is_read_as_it_was_written() -> None:
    assert Pointer.from_bytes(POINTER.to_bytes()) == POINTER
    assert Pointer.from_bytes(POINTER.to_bytes()).manifest == PACK


def test_the_bytes_that_are_signed_are_those_of_the_manifest() -> None:
    seen: list[bytes] = []
    signed = POINTER.signed(lambda data: seen.append(data) or "U2lnbmVk")  # type: ignore[func-returns-value]
    assert seen == [PACK.to_json().encode()]
    assert json.loads(signed.to_bytes())["signature"] == "U2lnbmVk"
    assert json.loads(POINTER.to_bytes())["signature"] is None


@pytest.mark.parametrize(
    "changed",
    [
        {"format": 2},
        {"format": None},
        {"version": "0" * 16},
        {"head": ["x", 1]},
        {"head": [A.sha256]},
        {"index": A.sha256},
        {"pages": []},
        {"volumes": [[5, 5]]},
        {"volumes": [["../../../../etc", 5]]},
        {"volumes": [[A.sha256, "5"]]},
        {"volumes": 5},
        {"figures": [[]]},
        {"figures": [["/figures/other.svg", A.sha256, 1]]},
    ],
)
def test_a_damaged_manifest_is_refused(changed: dict[str, object]) -> None:
    with pytest.raises(PackError):
        Manifest.from_json(json.dumps(DATA | changed))


@pytest.mark.parametrize("lost", sorted(DATA))
def test_a_manifest_that_lacks_something_is_refused(lost: str) -> None:
    with pytest.raises(PackError):
        Manifest.from_json(json.dumps({name: one for name, one in DATA.items() if name != lost}))


@pytest.mark.parametrize(
    "damaged",
    [
        b"",
        b"{}",
        b"[]",
        b"\xff",
        b'{"format":1}',
        b'{"format":1,"manifest":"","signature":null,"updates":[{}]}',
        b'{"format":1,"manifest":"","signature":null,"updates":[{"from":"","to":"","care":0,"parts":[["x"]]}]}',
        b'{"format":1,"manifest":"","signature":null,"updates":5}',
    ],
)
def test_a_damaged_pointer_is_refused(damaged: bytes) -> None:
    with pytest.raises(PackError):
        Pointer.from_bytes(damaged)
