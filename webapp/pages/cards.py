"""The pictures that messengers show beside a link to a page: its title, in its own script."""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import sha256

from webapp.library.model import Page
from webapp.pages.frame import Frame
from webapp.pages.rendering import environment

WIDTH, HEIGHT = 1200, 630  # pixels, as messengers ask


def render_cards(frame: Frame, pages: Sequence[Page]) -> str:
    """Return a document for paper with the card of each page on a sheet of its own."""
    card = environment().get_template("cards.html")
    return card.render(frame=frame, locale=frame.locale, pages=pages, width=WIDTH, height=HEIGHT)


def card_digest(frame: Frame, page: Page) -> str:
    """Return a SHA-256 (hex) that differs when a card would look different."""
    return sha256(render_cards(frame, [page]).encode()).hexdigest()
