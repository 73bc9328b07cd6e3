"""PDFs for those who ask, made once each."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path

from webapp.printing.drawer import Drawer, folder_in
from webapp.printing.press import Press


@dataclass(frozen=True)
class Printer:
    """Gives the PDF of an HTML document; works, and keeps what it made, in the folder `var`."""

    var: Path

    def pdf(self, html: str, base: str, pictures: Mapping[str, bytes]) -> bytes:
        """Return the PDF, as `Press.print` does; pictures are those that their addresses stand for."""
        name = _name_of(html, base)
        kept = self._drawer.find(name)
        if kept is not None:
            return kept
        made = Press(self._folder).print(html, base, pictures)
        self._drawer.keep(name, made)
        return made

    @cached_property
    def _folder(self) -> Path:
        return folder_in(self.var)

    @cached_property
    def _drawer(self) -> Drawer:
        return Drawer(self._folder)


def _name_of(html: str, base: str) -> str:
    return sha256("\0".join((version("weasyprint"), base, html)).encode()).hexdigest()[:32]
