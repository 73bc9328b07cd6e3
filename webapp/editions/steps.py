"""The steps that lead from earlier versions of a pack to the one of this edition."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from webapp import links
from webapp.editions.files import SiteFiles
from webapp.errors import PackError
from webapp.locales import Locale
from webapp.packs.holding import Holding, fetch_pack, fetch_piece
from webapp.packs.manifest import Manifest, Part, Piece, Pointer, Step
from webapp.packs.updates import make_update

_MOST = 10  # versions back
_SHARE = 4  # all steps together take less of the line than this part of the pack


@dataclass(frozen=True)
class Earlier:
    """A pack as an earlier edition's site folder holds it."""

    site: Path
    pointer: Pointer
    manifest: Manifest
    holding: Holding

    def fetch(self, address: str) -> bytes:
        """Return a file of the site."""
        return (self.site / links.file_of(address)).read_bytes()


def earlier_pack(site: Path | None, locale: Locale) -> Earlier | None:
    """Return the pack of a locale in a site folder, None where there is none that can be read."""
    if site is None:
        return None
    try:
        pointer = Pointer.from_bytes((site / links.file_of(links.pack(locale))).read_bytes())
        manifest = pointer.manifest
        holding = fetch_pack(manifest, lambda address: (site / links.file_of(address)).read_bytes())
    except (OSError, PackError):
        return None
    return Earlier(site, pointer, manifest, holding)


class Steps:
    """Collects the steps to a locale's pack, the newest last; their parts are put into the site."""

    def __init__(self, files: SiteFiles, locale: Locale) -> None:
        self._files, self._locale = files, locale
        self._steps: list[Step] = []
        self._paths: set[str] = set()

    def carry_over(self, earlier: Earlier) -> None:
        """Take the steps that led to an earlier pack, back to the first whose parts are not all there."""
        end = earlier.manifest.version
        for step in reversed(earlier.pointer.updates):
            try:
                parts = [self._fetched(earlier, part.piece) for part in step.parts]
            except PackError:
                return
            if step.end != end:
                return
            self._steps.insert(0, step)
            self._put(parts)
            end = step.start

    def add(self, earlier: Earlier, manifest: Manifest, holding: Holding) -> None:
        """Make the step from an earlier pack to this one, if they differ."""
        if earlier.manifest.version == manifest.version:
            return
        update = make_update(earlier.holding, holding)
        parts = tuple(Part(Piece.of(part), {}) for part in update.parts)
        self._steps.append(Step(earlier.manifest.version, manifest.version, update.care, parts))
        self._put(update.parts)

    def kept(self, whole: int) -> tuple[Step, ...]:
        """Return the newest steps that are worth their bytes when the pack takes `whole`; drop the others.

        All files must be compressed by now.
        """
        kept: list[Step] = []
        for step in reversed(self._steps[-_MOST:]):
            weighed = replace(step, parts=tuple(map(self._weighed, step.parts)))
            if sum(one.wire for one in (weighed, *kept)) * _SHARE > whole:
                break
            kept.insert(0, weighed)
        used = {self._path(part.piece) for step in kept for part in step.parts}
        for path in self._paths - used:
            self._files.drop(path)
        return tuple(kept)

    def _fetched(self, earlier: Earlier, piece: Piece) -> bytes:
        return fetch_piece(links.pack_update(self._locale, piece.sha256), piece, earlier.fetch)

    def _put(self, parts: Iterable[bytes]) -> None:
        for part in parts:
            path = self._path(Piece.of(part))
            if path not in self._paths:
                self._files.put(path, part)
                self._paths.add(path)

    def _weighed(self, part: Part) -> Part:
        return replace(part, wire=self._files.wire(self._path(part.piece)))

    def _path(self, piece: Piece) -> str:
        return links.file_of(links.pack_update(self._locale, piece.sha256))
