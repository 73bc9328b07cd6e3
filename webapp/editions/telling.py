"""Puts the answers of the API that need no request into an edition."""

from __future__ import annotations

from collections.abc import Mapping

from webapp import links
from webapp.api.paging import Speaker
from webapp.api.shapes import to_bytes
from webapp.editions.files import SiteFiles
from webapp.library.model import Translation
from webapp.pages.frame import Frame


def put_data(
    files: SiteFiles, frame: Frame, translation: Translation, offers: Mapping[str, frozenset[str]]
) -> None:
    """Put the pages of one locale as data; `offers` maps slugs to the tags of the locales that offer them."""
    locale, speaker = translation.locale, Speaker.of(frame, offers)
    for page in translation.pages.values():
        address = links.data(f"pages/{page.document.page_id}", locale)
        files.put(links.file_of(address), to_bytes(speaker.page(page)))
