"""A pack in one file, to be handed over where there is no network; made and read here as a phone does."""

from __future__ import annotations

import gzip
import json
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, BinaryIO

from webapp.errors import PackError
from webapp.packs.holding import Fetch, fetch_pack, fetch_piece
from webapp.packs.lists import compact
from webapp.packs.manifest import Manifest, Piece, Pointer
from webapp.packs.signing import is_signed

FORMAT = 1

_MARK = b"pocketleaf"
_UINT = 4  # bytes
_LONGEST = 2**22  # bytes of a header
_LEVEL = 9


@dataclass(frozen=True)
class Opened:
    """What a file was found to hold, all of it right."""

    manifest: Manifest
    has_figures: bool


def write_file(pointer: Pointer, fetch: Fetch, *, has_figures: bool) -> bytes:
    """Return the file of the pack that a signed pointer tells of, with its figures if there are to be.

    Raises PackError when the pointer is not signed, or when a file of the pack is not there or wrong.
    """
    if pointer.signature is None:
        raise PackError("the pack is not signed, and a file of it would be refused everywhere")
    found = _pieces(pointer.manifest, has_figures=has_figures)
    packed = [gzip.compress(fetch_piece(address, piece, fetch), _LEVEL, mtime=0) for address, piece in found]
    header = compact(
        {
            "format": FORMAT,
            "manifest": pointer.text,
            "signature": pointer.signature,
            "pieces": [len(one) for one in packed],
        }
    )
    return b"".join((_MARK, len(header).to_bytes(_UINT, "little"), header, *packed))


def read_file(stream: BinaryIO, public: str) -> Opened:
    """Return what a file holds, signed by the publisher of this public key (Base64).

    Raises PackError, saying why, unless all of it is there, right and signed.
    """
    header = _header(stream)
    if not isinstance(header.get("signature"), str):
        raise PackError("is not signed by any publisher")
    text = str(header.get("manifest"))
    if not is_signed(text.encode(errors="surrogatepass"), header["signature"], public):
        raise PackError("is not from the publisher of this library, or was changed after it was made")
    manifest = Manifest.from_json(text)
    lengths = header.get("pieces")
    has_figures = isinstance(lengths, list) and len(lengths) > len(manifest.addresses)
    wanted = list(_pieces(manifest, has_figures=has_figures))
    files = dict(zip((address for address, _ in wanted), _plain(stream, wanted, lengths), strict=True))
    fetch_pack(manifest, files.__getitem__)
    return Opened(manifest, has_figures)


def _pieces(manifest: Manifest, *, has_figures: bool) -> Iterator[tuple[str, Piece]]:
    """Yield the files of a pack by their addresses in the order in which they stand in its file."""
    pieces = (manifest.head, *manifest.volumes, manifest.index)
    yield from zip(manifest.addresses, pieces, strict=True)
    if has_figures:
        yield from manifest.figures.items()


def _header(stream: BinaryIO) -> dict[str, Any]:
    if stream.read(len(_MARK)) != _MARK:
        raise PackError("is not a file of a kept language")
    length = int.from_bytes(stream.read(_UINT), "little")
    if length > _LONGEST:
        raise PackError("is damaged: its header is too long")
    data = stream.read(length)
    try:
        header = json.loads(data) if len(data) == length else None
    except (ValueError, RecursionError) as error:
        raise PackError("is damaged: its header cannot be read") from error
    if not isinstance(header, dict):
        raise PackError("is damaged: its header is cut short")
    if header.get("format") != FORMAT:
        raise PackError(f'is of format "{header.get("format")}", where {FORMAT} is read')
    return header


def _plain(stream: BinaryIO, wanted: Iterable[tuple[str, Piece]], lengths: object) -> Iterator[bytes]:
    """Yield the pieces, none of them longer than the manifest says; raises PackError when one is wrong."""
    wanted = list(wanted)
    if not isinstance(lengths, list) or len(lengths) != len(wanted):
        raise PackError("is damaged: it does not hold the files that its manifest tells of")
    for (address, piece), length in zip(wanted, lengths, strict=True):
        if type(length) is not int or not 0 <= length <= _most(piece.size):
            raise PackError(f"is damaged: {address} is longer than its manifest says")
        data = _unpacked(stream.read(length), piece.size)
        if data is None or Piece.of(data) != piece:
            raise PackError(f"is damaged, or was changed after it was made: {address} is wrong")
        yield data
    if stream.read(1):
        raise PackError("is damaged: something follows at its end")


def _most(size: int) -> int:
    return size + size // 64 + 1024  # what gzip makes of what cannot be made smaller


def _unpacked(data: bytes, size: int) -> bytes | None:
    """Return what was compressed; nothing where that is more than a size, or no gzip stream alone."""
    unpacking = zlib.decompressobj(zlib.MAX_WBITS + 16)
    try:
        plain = unpacking.decompress(data, size + 1)
    except zlib.error:
        return None
    return plain if unpacking.eof and not unpacking.unused_data else None
