"""A pack as its maker holds it: what travels, and what its manifest says of that."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from webapp.packs.holding import Holding
from webapp.packs.manifest import Manifest, Piece
from webapp.packs.volumes import contents_digest, ordered, write_volumes

_BLOCK = 98_304  # bytes that a device deflates at a time
_LEVEL = 6  # what CompressionStream does
_FIGURE = re.compile(rb'"(/figures/[^"]+)"')


@dataclass(frozen=True)
class Pack:
    """A locale's pack, whole, in memory, with the figures that its pages show by their addresses."""

    tag: str
    changed: str
    holding: Holding
    figures: Mapping[str, Piece]

    def manifest(self, volumes: Iterable[bytes]) -> Manifest:
        """Return the manifest of the pack that travels in these volumes, without the bytes to be fetched."""
        records = self.holding.records
        return Manifest(
            tag=self.tag,
            changed=self.changed,
            head=Piece.of(self.holding.head),
            index=Piece.of(self.holding.index),
            contents=contents_digest(records),
            size=sum(map(len, records.values())),
            count=len(records),
            volumes=tuple(map(Piece.of, volumes)),
            figures=self.figures,
            device=_size_on_device(self.holding),
        )

    def volumes(self) -> list[bytes]:
        """Return the streams in which the records travel."""
        return list(write_volumes(self.holding.records))


def figures_of(pages: Mapping[str, bytes]) -> list[str]:
    """Return the addresses of the figures that pages show, in order."""
    return ordered({found.decode() for page in pages.values() for found in _FIGURE.findall(page)})


def _size_on_device(holding: Holding) -> int:
    stream = b"".join(holding.records[address] for address in ordered(holding.records))
    blocks = (stream[start : start + _BLOCK] for start in range(0, len(stream), _BLOCK))
    return sum(map(_deflated, blocks)) + _deflated(holding.index)


def _deflated(data: bytes) -> int:
    deflate = zlib.compressobj(_LEVEL, wbits=-zlib.MAX_WBITS)
    return len(deflate.compress(data)) + len(deflate.flush())
