"""A language of the current edition as one file, and whether such a file is right."""

from __future__ import annotations

from pathlib import Path

from webapp import links
from webapp.content.site import read_site
from webapp.editions.building import current_edition
from webapp.editions.record import SITE
from webapp.errors import EditionError, PackError, Problem, SourceError
from webapp.locales import Locale
from webapp.packs.file import Opened, read_file, write_file
from webapp.packs.manifest import Pointer
from webapp.settings import Settings


def export_pack(settings: Settings, tag: str, *, has_figures: bool) -> tuple[str, bytes]:
    """Return the name and the bytes of a language's file; raises EditionError when there can be none."""
    site, locale = current_edition(settings.var) / SITE, Locale(tag)
    try:
        pointer = Pointer.from_bytes((site / links.file_of(links.pack(locale))).read_bytes())
    except FileNotFoundError as error:
        raise EditionError(f'no language "{tag}" in this edition; name one of its languages') from error
    if pointer.signature is None:
        raise EditionError(f"{tag}: not signed; run `pocketleaf keys --write`, then `pocketleaf build`")
    name = links.pack_file(read_site(settings.content).name, locale, pointer.manifest.version[:8])
    return name, write_file(
        pointer, lambda address: (site / links.file_of(address)).read_bytes(), has_figures=has_figures
    )


def check_pack_file(settings: Settings, file: Path) -> Opened:
    """Return what a file holds; raises PackError unless it is whole and signed with the library's key."""
    site = read_site(settings.content)
    if not site.signing_key:
        text = "signing_key is missing; `pocketleaf keys --write` makes one"
        raise SourceError([Problem(site.path, 1, text)])
    try:
        with file.open("rb") as stream:
            return read_file(stream, site.signing_key)
    except PackError as error:
        raise PackError(f"{file}: {error}") from error
