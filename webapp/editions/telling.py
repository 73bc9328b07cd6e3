"""Puts the answers of the API that need no request into an edition."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from webapp import links
from webapp.api.answers import Language, LanguagesAnswer, PagesAnswer, QuestionsAnswer
from webapp.api.listing import tell_language, tell_languages, tell_pages, tell_questions
from webapp.api.model import PageAnswer
from webapp.api.openapi import describe
from webapp.api.paging import Speaker
from webapp.api.samples import Samples, samples_of
from webapp.api.shapes import Value, from_bytes, to_bytes
from webapp.editions.files import SiteFiles
from webapp.library.model import Translation
from webapp.locales import Locale
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
    """Put the list of languages, in the words of the source, and the description of it all."""
    told = tell_languages(Speaker.of(frame, {}), tuple(languages))
    files.put(links.file_of(links.data("languages")), to_bytes(told))
    tags = [one.tag for one in frame.locales]
    described = describe(frame.site_name, frame.site_url, tags, _samples(files, frame.source, told))
    files.put(links.file_of(links.data("openapi")), to_bytes(described))


def _samples(files: SiteFiles, locale: Locale, languages: LanguagesAnswer) -> Samples:
    """Return answers out of the files that were put, none from a library without pages."""
    pages = _put(files, PagesAnswer, links.data("pages", locale))
    if not pages.pages:
        return {LanguagesAnswer: languages}
    questions = _put(files, QuestionsAnswer, links.data("questions", locale))
    page = _put(files, PageAnswer, links.data(f"pages/{pages.pages[0].id}", locale))
    return samples_of(languages, pages, questions, page)


def _put(files: SiteFiles, kind: type[Value], address: str) -> Value:
    return from_bytes(kind, files.read(links.file_of(address)))
