"""Puts the pack of each locale into an edition: its files at once, its pointer when their sizes are known."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from webapp import links
from webapp.content.model import Document
from webapp.editions.files import SiteFiles
from webapp.locales import Locale
from webapp.packs.head import Head
from webapp.packs.manifest import Manifest, Piece, Pointer, Sign
from webapp.packs.packing import Pack, figures_of
from webapp.packs.records import split
from webapp.pages.frame import Frame
from webapp.pages.headers import page_headers

ENCODINGS = ("br", "gzip")  # those whose sizes a reader is told


def pack_from(files: SiteFiles, frame: Frame, documents: Iterable[Document], phone_index: str) -> Pack:
    """Return the pack of a locale whose pages, figures and phone index are put; the last by its path.

    Raises PackError when its pages cannot be put together again from what is kept of them.
    """
    documents = list(documents)
    paths = files.pages_below(frame.locale.tag + "/")
    pages = {links.address_of(path): files.read(path) for path in paths}
    parts = split(pages)
    return Pack(
        tag=frame.locale.tag,
        changed=max((one.changed.isoformat() for one in documents), default=""),
        head=Head.of(parts.frame, page_headers(frame), documents).to_bytes(),
        records=parts.records,
        index=files.read(phone_index),
        figures={address: Piece.of(files.read(links.file_of(address))) for address in figures_of(pages)},
    )


def put_pack(files: SiteFiles, pack: Pack) -> Manifest:
    """Put a pack's head and volumes; return its manifest, in which the bytes to be fetched are missing."""
    locale, volumes = Locale(pack.tag), pack.volumes()
    manifest = pack.manifest(volumes)
    files.put(links.file_of(links.pack_head(locale, manifest.head.sha256)), pack.head)
    for piece, volume in zip(manifest.volumes, volumes, strict=True):
        files.put(links.file_of(links.pack_volume(locale, piece.sha256)), volume)
    return manifest


def put_pointer(files: SiteFiles, manifest: Manifest, sign: Sign | None) -> None:
    """Put the pointer to a pack whose files are put, once all of them are compressed."""
    complete = replace(
        manifest,
        wire=_wire(files, manifest.addresses),
        figures_wire=_wire(files, manifest.figures),
    )
    pointer = Pointer(complete.to_json())
    if sign:
        pointer = pointer.signed(sign)
    files.put(links.file_of(links.pack(Locale(manifest.tag))), pointer.to_bytes())


def _wire(files: SiteFiles, addresses: Iterable[str]) -> dict[str, int]:
    paths = [links.file_of(address) for address in addresses]
    return {encoding: sum(files.wire(path, encoding) for path in paths) for encoding in ENCODINGS}
