"""Puts the pack of each locale into an edition: its files at once, its pointer when their sizes are known."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from webapp import links
from webapp.content.model import Document
from webapp.editions.compression import TOLD
from webapp.editions.files import SiteFiles
from webapp.editions.steps import Steps, earlier_pack
from webapp.locales import Locale
from webapp.packs.head import Head
from webapp.packs.holding import Holding
from webapp.packs.manifest import Manifest, Piece, Pointer, Sign
from webapp.packs.packing import Pack, figures_of
from webapp.packs.records import split
from webapp.pages.frame import Frame
from webapp.pages.headers import page_headers
from webapp.pages.structured import without_structured


@dataclass(frozen=True)
class Packed:
    """A pack whose files are put; the manifest does not tell yet of the bytes to be fetched."""

    manifest: Manifest
    steps: Steps


def pack_from(files: SiteFiles, frame: Frame, documents: Iterable[Document], phone_index: str) -> Pack:
    """Return the pack of a locale whose pages, figures and phone index are put; the last by its path.

    Raises PackError when its pages cannot be put together again from what is kept of them.
    """
    documents = list(documents)
    paths = files.pages_below(frame.locale.tag + "/")
    pages = {links.address_of(path): without_structured(files.read(path)) for path in paths}
    parts = split(pages)
    head = Head.of(parts.frame, page_headers(frame), documents)
    return Pack(
        tag=frame.locale.tag,
        changed=max((one.changed.isoformat() for one in documents), default=""),
        holding=Holding(head.to_bytes(), parts.records, files.read(phone_index)),
        figures={address: Piece.of(files.read(links.file_of(address))) for address in figures_of(pages)},
    )


def put_pack(files: SiteFiles, pack: Pack, earlier: Path | None) -> Packed:
    """Put a pack's head, its volumes, and the update from the pack in an earlier edition's site folder."""
    locale, volumes = Locale(pack.tag), pack.volumes()
    manifest = pack.manifest(volumes)
    files.put(links.file_of(links.pack_head(locale, manifest.head.sha256)), pack.holding.head)
    for piece, volume in zip(manifest.volumes, volumes, strict=True):
        files.put(links.file_of(links.pack_volume(locale, piece.sha256)), volume)
    steps = Steps(files, locale)
    if before := earlier_pack(earlier, locale):
        steps.carry_over(before)
        steps.add(before, manifest, pack.holding)
    return Packed(manifest, steps)


def put_pointer(files: SiteFiles, packed: Packed, sign: Sign | None) -> None:
    """Put the pointer to a pack whose files are put, once all of them are compressed."""
    manifest = packed.manifest
    complete = replace(
        manifest,
        wire=_wire(files, manifest.addresses),
        figures_wire=_wire(files, manifest.figures),
    )
    pointer = Pointer(complete.to_json(), updates=packed.steps.kept(complete.wire["br"]))
    if sign:
        pointer = pointer.signed(sign)
    files.put(links.file_of(links.pack(Locale(manifest.tag))), pointer.to_bytes())


def _wire(files: SiteFiles, addresses: Iterable[str]) -> dict[str, int]:
    sizes = [files.wire(links.file_of(address)) for address in addresses]
    return {encoding: sum(size[encoding] for size in sizes) for encoding in TOLD}
