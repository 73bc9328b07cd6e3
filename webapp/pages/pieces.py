"""Pieces of pages as HTML, for those who show less than a page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import cast

from jinja2.environment import TemplateModule

from webapp.content.model import Block
from webapp.library.model import Page
from webapp.pages.frame import Frame
from webapp.pages.markup import Writer
from webapp.pages.rendering import environment


@dataclass(frozen=True)
class Pieces:
    """Writes what stands in the pages of one frame, as they show it."""

    frame: Frame

    def content(self, page: Page, writer: Writer, blocks: Sequence[Block]) -> str:
        """Return a section's blocks."""
        return self._piece("content", page, writer, blocks)

    def figure(self, page: Page, writer: Writer, name: str) -> str:
        """Return a figure of a page with its credit."""
        return self._piece("figure", page, writer, name)

    def label(self, level: str) -> str:
        """Return the words for how urgent a care card is."""
        return self._piece("label", level)

    def attribution(self, page: Page, writer: Writer, address: str) -> str:
        """Return what goes with each piece of a page: where it is from, of what day, and who checked it."""
        return self._piece("attribution", page, writer, address)

    def source(self, address: str) -> str:
        """Return what goes with a list of the library's pages."""
        return self._piece("source", address)

    @cached_property
    def _module(self) -> TemplateModule:
        frame = self.frame
        names = {"_": frame.text, "a_": frame.attribute, "_n": frame.plural}
        return (
            environment()
            .get_template("pieces.html")
            .make_module({"frame": frame, "locale": frame.locale, **names})
        )

    def _piece(self, name: str, *values: object) -> str:
        html = cast(str, getattr(self._module, name)(*values))
        return "\n".join(line for line in map(str.strip, html.splitlines()) if line)
