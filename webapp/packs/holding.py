"""What a device holds of a pack, read from the pack's files and checked against its manifest."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from hashlib import sha256

from webapp import links
from webapp.errors import PackError
from webapp.locales import Locale
from webapp.packs.head import Head
from webapp.packs.manifest import Manifest, Piece
from webapp.packs.records import assemble
from webapp.packs.volumes import contents_digest, read_volume

Fetch = Callable[[str], bytes]  # an address in, the plain file out; OSError when there is none


@dataclass(frozen=True)
class Holding:
    """A pack's head, its records by address and its phone index."""

    head: bytes
    records: Mapping[str, bytes]
    index: bytes

    def page(self, address: str) -> bytes:
        """Return a page as the server sends it."""
        return assemble(Head.from_bytes(self.head).frame, self.records[address])

    def check(self, manifest: Manifest) -> None:
        """Raise PackError unless this is what a manifest tells of."""
        wanted = (manifest.head, manifest.index, manifest.contents)
        if (Piece.of(self.head), Piece.of(self.index), contents_digest(self.records)) != wanted:
            raise PackError(f"what is held of {manifest.tag} is not version {manifest.version}")


def fetch_pack(manifest: Manifest, fetch: Fetch) -> Holding:
    """Return what the files of a pack give; raises PackError unless all are there and right."""
    locale = Locale(manifest.tag)
    records: dict[str, bytes] = {}
    for piece in manifest.volumes:
        records |= read_volume(fetch_piece(links.pack_volume(locale, piece.sha256), piece, fetch))
    holding = Holding(
        fetch_piece(links.pack_head(locale, manifest.head.sha256), manifest.head, fetch),
        records,
        fetch_piece(links.phone_index(locale, manifest.index.sha256), manifest.index, fetch),
    )
    holding.check(manifest)
    return holding


def fetch_piece(address: str, piece: Piece, fetch: Fetch) -> bytes:
    """Return a file of a pack; raises PackError unless it is there and right."""
    try:
        data = fetch(address)
    except OSError as error:
        raise PackError(f"{address}: cannot be fetched ({error})") from error
    if len(data) != piece.size or sha256(data).hexdigest() != piece.sha256:
        raise PackError(f"{address}: is not the file that the pack tells of")
    return data
