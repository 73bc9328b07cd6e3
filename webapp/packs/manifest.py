"""What a pack is: the manifest, whose hash is the pack's version, and the pointer that names it now."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from hashlib import sha256
from typing import Any, TypeVar

from webapp import links
from webapp.errors import PackError
from webapp.locales import Locale
from webapp.packs.lists import compact

FORMAT = 1

_VERSION = 16  # hex digits
_DIGEST = re.compile("[0-9a-f]{64}")

T = TypeVar("T")
Sign = Callable[[bytes], str]  # the manifest's bytes in, the signature as Base64 out
Sizes = Mapping[str, int]  # bytes by encoding


@dataclass(frozen=True)
class Piece:
    """The SHA-256 (hex) and the bytes of a plain file of a pack."""

    sha256: str
    size: int

    @classmethod
    def of(cls, data: bytes) -> Piece:
        """Return what describes these bytes."""
        return cls(sha256(data).hexdigest(), len(data))


@dataclass(frozen=True)
class Manifest:
    """A pack as docs/offline.md describes it; `contents`, `size` and `count` are its `pages`.

    `figures` maps addresses to figures, `wire` and `figures_wire` bytes to be fetched by encoding.
    """

    tag: str
    changed: str
    head: Piece
    index: Piece
    contents: str
    size: int
    count: int
    volumes: tuple[Piece, ...]
    figures: Mapping[str, Piece]
    device: int
    wire: Sizes = field(default_factory=dict)
    figures_wire: Sizes = field(default_factory=dict)

    @property
    def version(self) -> str:
        """The pack's name: another pack of the locale has another."""
        lines = (self.head.sha256, self.contents, self.index.sha256, *self.figures)
        return sha256("\n".join(lines).encode()).hexdigest()[:_VERSION]

    @property
    def addresses(self) -> tuple[str, ...]:
        """Where the files lie that make the pack: head, volumes, phone index; figures not among them."""
        locale = Locale(self.tag)
        volumes = (links.pack_volume(locale, one.sha256) for one in self.volumes)
        head = links.pack_head(locale, self.head.sha256)
        return (head, *volumes, links.phone_index(locale, self.index.sha256))

    def to_json(self) -> str:
        """Return the text that is signed and published."""
        data = {
            "format": FORMAT,
            "tag": self.tag,
            "version": self.version,
            "changed": self.changed,
            "head": _list(self.head),
            "index": _list(self.index),
            "pages": [self.contents, self.size, self.count],
            "volumes": [_list(one) for one in self.volumes],
            "figures": [[address, *_list(one)] for address, one in self.figures.items()],
            "wire": self.wire,
            "figures_wire": self.figures_wire,
            "device": self.device,
        }
        return compact(data).decode()

    @classmethod
    def from_json(cls, text: str) -> Manifest:
        """Return the manifest of a text; raises PackError when it is damaged or of another format."""
        return _told(lambda: _manifest(_of_this_format(text)))


@dataclass(frozen=True)
class Part:
    """A part of an update: its file, and the bytes to be fetched by encoding."""

    piece: Piece
    wire: Sizes


@dataclass(frozen=True)
class Step:
    """What leads from one version of a pack to the next; `care` pages have other care cards."""

    start: str
    end: str
    care: int
    parts: tuple[Part, ...]

    @property
    def wire(self) -> int:
        """Bytes to be fetched, in the encoding that every browser has learned."""
        return sum(part.wire["br"] for part in self.parts)


@dataclass(frozen=True)
class Pointer:
    """A manifest, as the text that was signed, its signature, and the steps that lead to it, newest last."""

    text: str
    signature: str | None = None
    updates: tuple[Step, ...] = ()

    @property
    def manifest(self) -> Manifest:
        """The manifest that the text tells of."""
        return Manifest.from_json(self.text)

    def signed(self, sign: Sign) -> Pointer:
        """Return the pointer with the publisher's signature."""
        return replace(self, signature=sign(self.text.encode()))

    def to_bytes(self) -> bytes:
        """Return the file at the pointer's address."""
        return compact(
            {
                "format": FORMAT,
                "manifest": self.text,
                "signature": self.signature,
                "updates": [_step_list(step) for step in self.updates],
            }
        )

    @classmethod
    def from_bytes(cls, data: bytes) -> Pointer:
        """Return the pointer of a file; raises PackError when it is damaged or of another format."""
        return _told(lambda: _pointer(_of_this_format(data)))


def _list(piece: Piece) -> list[object]:
    return [piece.sha256, piece.size]


def _step_list(step: Step) -> dict[str, object]:
    parts = [[*_list(part.piece), part.wire] for part in step.parts]
    return {"from": step.start, "to": step.end, "care": step.care, "parts": parts}


def _of_this_format(data: str | bytes) -> dict[str, Any]:
    read: dict[str, Any] = json.loads(data)
    if read["format"] != FORMAT:
        raise PackError(f'a pack of format "{read["format"]}", where {FORMAT} is read')
    return read


def _manifest(data: dict[str, Any]) -> Manifest:
    contents, size, count = data["pages"]
    manifest = Manifest(
        tag=data["tag"],
        changed=data["changed"],
        head=_piece(*data["head"]),
        index=_piece(*data["index"]),
        contents=contents,
        size=size,
        count=count,
        volumes=tuple(_piece(*one) for one in data["volumes"]),
        figures={address: _piece(*rest) for address, *rest in data["figures"]},
        device=data["device"],
        wire=data["wire"],
        figures_wire=data["figures_wire"],
    )
    if manifest.version != data["version"]:
        raise PackError(f'a manifest of version "{data["version"]}" that is not what it tells of')
    return manifest


def _pointer(data: dict[str, Any]) -> Pointer:
    return Pointer(data["manifest"], data["signature"], tuple(_step(one) for one in data["updates"]))


def _step(data: dict[str, Any]) -> Step:
    parts = tuple(Part(_piece(digest, size), wire) for digest, size, wire in data["parts"])
    return Step(data["from"], data["to"], data["care"], parts)


def _piece(digest: str, size: int) -> Piece:
    if not _DIGEST.fullmatch(digest) or not isinstance(size, int):
        raise PackError(f'"{digest}", {size}: is no SHA-256 with a number of bytes')
    return Piece(digest, size)


def _told(read: Callable[[], T]) -> T:
    try:
        return read()
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise PackError(f"what names a pack cannot be read ({error!r})") from error
