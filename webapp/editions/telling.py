"""Puts the answers of the API that need no request into an edition."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from webapp import links
from webapp.api.answers import Language
from webapp.api.listing import tell_language, tell_languages, tell_pages, tell_questions
from webapp.api.paging import Speaker
from webapp.api.shapes import to_bytes
from webapp.editions.files import SiteFiles
from webapp.library.model import Translation
from webapp.pages.frame import Frame

Offers = Mapping[str, frozenset[str]]


def put_data(files: SiteFiles, frame: Frame, translation: Translation, offers: Offers) -> Language:
    """Put the pages of one locale as data, and return what the list of languages tells of it.

    `offers` maps slugs to the tags of the locales that offer them.
    """
    locale, speaker = translation.locale, Speaker.of(frame, offers)
    for page in translation.pages.values():
        name = f"pages/{page.document.page_id}"
        files.put(links.file_of(links.data(name, locale)), to_bytes(speaker.page(page)))
    for name, answer in (
        ("pages", tell_pages(speaker, translation)),
        ("questions", tell_questions(speaker, translation)),
    ):
        files.put(links.file_of(links.data(name, locale)), to_bytes(answer))
    return tell_language(speaker, translation)


def put_shared_data(files: SiteFiles, frame: Frame, languages: Iterable[Language]) -> None:
    """Put the list of languages, in the words of the source."""
    told = tell_languages(Speaker.of(frame, {}), tuple(languages))
    files.put(links.file_of(links.data("languages")), to_bytes(told))
