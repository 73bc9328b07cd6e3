"""Puts the pictures that messengers show beside links into an edition, where they can be made."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from webapp import links
from webapp.editions.files import SiteFiles
from webapp.library.model import Page
from webapp.pages.cards import WIDTH, card_digest, render_cards
from webapp.pages.frame import Frame
from webapp.printing.pictures import picture
from webapp.printing.press import Press, UnprintableError, can_print

_AT_ONCE = 40  # cards of one document
_SECONDS = 120


def put_cards(
    files: SiteFiles, frame: Frame, pages: Sequence[Page], progress: Callable[[str], None]
) -> Mapping[str, str]:
    """Put the card of each page and return their addresses by slug; none where there is no public address.

    Cards that the edition before has are linked. What cannot be made is left out, and told.
    """
    if not frame.site_url or not can_print():
        return {}
    cards = [_Card(page, _path(frame, page)) for page in pages]
    new = [card for card in cards if not files.link_before(card.path)]
    if new:
        progress(f"{frame.locale.tag}: drawing {len(new)} pictures for links")
    drawn = dict(_drawn(frame, new, progress))
    for path, data in drawn.items():
        files.put(path, data)
    missing = {card.path for card in new} - drawn.keys()
    return {card.page.document.slug: f"/{card.path}" for card in cards if card.path not in missing}


def tell_of_cards(site_url: str, progress: Callable[[str], None]) -> None:
    """Tell whoever publishes a library with an address what they miss."""
    if site_url and not can_print():
        progress("no pictures for links, as the extra `print` is not installed")


@dataclass(frozen=True)
class _Card:
    page: Page
    path: str


def _path(frame: Frame, page: Page) -> str:
    return links.file_of(links.card(page.document, frame.locale, card_digest(frame, page)))


def _drawn(
    frame: Frame, cards: Sequence[_Card], progress: Callable[[str], None]
) -> Iterator[tuple[str, bytes]]:
    with TemporaryDirectory() as folder:
        press = Press(Path(folder), seconds=_SECONDS)
        for some in (cards[start : start + _AT_ONCE] for start in range(0, len(cards), _AT_ONCE)):
            html = render_cards(frame, [card.page for card in some])
            try:
                pdf = press.print(html, frame.site_url, {})
            except UnprintableError:
                progress(f"{frame.locale.tag}: {len(some)} pictures for links cannot be drawn here")
                continue
            for number, card in enumerate(some):
                yield card.path, picture(pdf, WIDTH, number)
