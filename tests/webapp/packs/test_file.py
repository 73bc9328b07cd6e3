"""A pack in one file: read as it was made, refused when a single byte of it is another."""

from __future__ import annotations

import gzip
import json
from collections.abc import Callable, Mapping
from dataclasses import replace
from io import BytesIO
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from webapp import links
from webapp.errors import PackError
from webapp.locales import Locale
from webapp.packs.file import Opened, read_file, write_file
from webapp.packs.head import Head
from webapp.packs.holding import Holding
from webapp.packs.manifest import Manifest, Piece, Pointer
from webapp.packs.packing import Pack
from webapp.packs.signing import SigningKey

KEY = SigningKey.new()
RECORDS = {"/en/": b"home", "/en/conditions/lump": b"lump " * 300}
HOLDING = Holding(Head.of((b"<", b">"), {}, ()).to_bytes(), RECORDS, b"PLIX")
PICTURE = b"<svg/>"
FIGURE = "/figures/arm.0123456789.svg"
PACK = Pack("en", "2026-03-01", HOLDING, {FIGURE: Piece.of(PICTURE)})
MANIFEST = PACK.manifest(PACK.volumes())
POINTER = Pointer(MANIFEST.to_json()).signed(KEY.sign)
FILES = {
    **dict(zip(MANIFEST.addresses, (HOLDING.head, *PACK.volumes(), HOLDING.index), strict=True)),
    FIGURE: PICTURE,
}
FILE = write_file(POINTER, FILES.__getitem__, has_figures=True)
BARE = write_file(POINTER, FILES.__getitem__, has_figures=False)


def read(data: bytes, public: str = KEY.public) -> Opened:
    return read_file(BytesIO(data), public)


def rewritten(change: Callable[[dict[str, Any]], object], *, after: bytes | None = None) -> bytes:
    """The file with another header, and with other pieces if they are given."""
    end = 14 + int.from_bytes(FILE[10:14], "little")
    header = json.loads(FILE[14:end])
    change(header)
    made = json.dumps(header).encode()
    return FILE[:10] + len(made).to_bytes(4, "little") + made + (FILE[end:] if after is None else after)


def repacked(manifest: Manifest, files: Mapping[str, bytes]) -> bytes:
    """A file that is signed by the publisher and holds other pieces than its manifest tells of."""
    packed = [gzip.compress(files[address]) for address in manifest.addresses]

    def change(header: dict[str, Any]) -> None:
        pointer = Pointer(manifest.to_json()).signed(KEY.sign)
        header |= {"manifest": pointer.text, "signature": pointer.signature, "pieces": list(map(len, packed))}

    return rewritten(change, after=b"".join(packed))


def test_a_file_is_read_as_it_was_made() -> None:
    assert read(FILE) == Opened(MANIFEST, has_figures=True)
    assert read(BARE) == Opened(MANIFEST, has_figures=False)


def test_the_same_pack_makes_the_same_bytes() -> None:
    assert write_file(POINTER, FILES.__getitem__, has_figures=True) == FILE


def test_a_file_is_laid_out_as_the_document_says() -> None:
    length = int.from_bytes(FILE[10:14], "little")
    header = json.loads(FILE[14 : 14 + length])
    assert (FILE[:10], header["format"], header["manifest"]) == (b"pocketleaf", 1, POINTER.text)
    rest, plain = FILE[14 + length :], []
    for size in header["pieces"]:
        plain.append(gzip.decompress(rest[:size]))
        rest = rest[size:]
    assert (plain, rest) == ([*FILES.values()], b"")


def test_a_pack_without_a_signature_makes_no_file() -> None:
    with pytest.raises(PackError, match="not signed"):
        write_file(replace(POINTER, signature=None), FILES.__getitem__, has_figures=False)


def test_a_pack_whose_files_are_wrong_makes_no_file() -> None:
    with pytest.raises(PackError, match="is not the file"):
        write_file(POINTER, (FILES | {FIGURE: b"<svg />"}).__getitem__, has_figures=True)


REFUSED = {
    "nothing": (b"", "is not a file of a kept language"),
    "another kind of file": (b"PK\3\4" + bytes(50), "is not a file of a kept language"),
    "a header without an end": (FILE[:40], "cut short|cannot be read"),
    "a header that is too long": (FILE[:10] + b"\xff\xff\xff\xff" + FILE[14:], "header is too long"),
    "no header": (FILE[:10] + b"\2\0\0\0[]", "cut short"),
    "a header that nests too deep": (FILE[:10] + b"\0\0\1\0" + b"[" * 65536, "cannot be read"),
    "a later format": (rewritten(lambda it: it.update(format=2)), 'is of format "2", where 1 is read'),
    "no signature": (rewritten(lambda it: it.update(signature=None)), "is not signed"),
    "a lost signature": (rewritten(lambda it: it.pop("signature")), "is not signed"),
    "another signature": (
        rewritten(lambda it: it.update(signature=KEY.sign(b"?"))),
        "not from the publisher",
    ),
    "another manifest": (
        rewritten(lambda it: it.update(manifest=it["manifest"].replace("2026", "2027"))),
        "not from the publisher",
    ),
    "a manifest that is no text": (rewritten(lambda it: it.update(manifest=5)), "not from the publisher"),
    "half a letter": (rewritten(lambda it: it.update(manifest="\ud800")), "not from the publisher"),
    "too few pieces": (rewritten(lambda it: it.update(pieces=it["pieces"][2:])), "does not hold the files"),
    "too many pieces": (rewritten(lambda it: it["pieces"].append(0)), "does not hold the files"),
    "no pieces": (rewritten(lambda it: it.pop("pieces")), "does not hold the files"),
    "a length that is a text": (rewritten(lambda it: it["pieces"].__setitem__(0, "9")), "longer than"),
    "a length below nothing": (rewritten(lambda it: it["pieces"].__setitem__(0, -1)), "longer than"),
    "a length beyond the manifest": (rewritten(lambda it: it["pieces"].__setitem__(0, 10**9)), "longer than"),
    "a truncated file": (FILE[:-9], "is damaged"),
    "something at the end": (FILE + b"?", "something follows"),
    "pieces that swell": (
        repacked(MANIFEST, FILES | {MANIFEST.addresses[1]: bytes(10**6)}),
        "changed after it was made",
    ),
    "a piece of another pack": (
        repacked(MANIFEST, FILES | {MANIFEST.addresses[2]: b"PLIY"}),
        "changed after it was made",
    ),
}


@pytest.mark.parametrize(("data", "says"), REFUSED.values(), ids=REFUSED)
def test_a_wrong_file_is_refused_with_a_sentence(data: bytes, says: str) -> None:
    with pytest.raises(PackError, match=says):
        read(data)


def test_a_file_of_another_publisher_is_refused() -> None:
    for public in (SigningKey.new().public, ""):
        with pytest.raises(PackError, match="not from the publisher"):
            read(FILE, public)


@given(st.integers(0, len(FILE) - 1), st.integers(1, 255))
def test_no_byte_can_be_changed_unseen(place: int, other: int) -> None:
    damaged = FILE[:place] + bytes([FILE[place] ^ other]) + FILE[place + 1 :]
    try:
        opened = read(damaged)
    except PackError:
        return
    assert opened == Opened(MANIFEST, has_figures=True), "what gzip ignores, such as its flags, may differ"


@given(st.integers(0, len(FILE) - 1))
def test_no_end_can_be_cut_off_unseen(length: int) -> None:
    with pytest.raises(PackError):
        read(FILE[:length])


@given(st.binary(max_size=200))
def test_bytes_of_any_kind_are_refused_and_never_end_in_a_traceback(data: bytes) -> None:
    for start in (b"", b"pocketleaf", FILE[:14]):
        with pytest.raises(PackError):
            read(start + data)


@pytest.mark.parametrize(
    ("library", "name"),
    [
        ("Pocketleaf", "pocketleaf-es-0a1b2c3d.pocketleaf"),
        ("Dr. Who's  Leaf/…", "dr-who-s-leaf-es-0a1b2c3d.pocketleaf"),
        ("ورقة", "ورقة-es-0a1b2c3d.pocketleaf"),
        ("../..", "library-es-0a1b2c3d.pocketleaf"),
    ],
)
def test_a_file_is_named_after_library_language_and_version(library: str, name: str) -> None:
    assert links.pack_file(library, Locale("es"), "0a1b2c3d") == name
