"""Lists of languages, pages and questions as answers of the API."""

from __future__ import annotations

from collections.abc import Sequence

from webapp import links
from webapp.api.answers import Language, LanguagesAnswer, PageQuestions, PagesAnswer, QuestionsAnswer
from webapp.api.model import Attribution, Coverage
from webapp.api.paging import Speaker, direction, text_of
from webapp.library.model import Translation


def tell_language(speaker: Speaker, translation: Translation) -> Language:
    """Return a language and how far it is."""
    locale, frame = translation.locale, speaker.frame
    pages, offered = translation.pages.values(), translation.offered
    return Language(
        lang=locale.tag,
        dir=direction(locale),
        name=locale.native_name,
        is_source=locale == frame.source,
        is_machine_made=any(page.is_machine_made for page in offered),
        offered=len(offered),
        pages=len(pages),
        coverage=Coverage(
            translated=sum(page.translated for page in pages),
            reviewed=sum(page.reviewed for page in pages),
            total=sum(page.total for page in pages),
        ),
        url=frame.site_url + links.home(locale),
        data=frame.site_url + links.data("pages", locale),
    )


def tell_languages(speaker: Speaker, languages: Sequence[Language]) -> LanguagesAnswer:
    """Return the languages of a library."""
    return LanguagesAnswer(speaker.frame.site_name, tuple(languages), _attribution(speaker))


def tell_pages(speaker: Speaker, translation: Translation) -> PagesAnswer:
    """Return what a list tells of all pages, those offered first."""
    withheld = (page for page in translation.pages.values() if not page.is_offered)
    briefs = tuple(map(speaker.brief, (*translation.offered, *withheld)))
    locale = translation.locale
    return PagesAnswer(locale.tag, direction(locale), briefs, _attribution(speaker))


def tell_questions(speaker: Speaker, translation: Translation) -> QuestionsAnswer:
    """Return the questions of the pages that are offered."""
    groups = (
        PageQuestions(speaker.brief(page), questions, speaker.attribution(page))
        for page in translation.offered
        if (questions := tuple(speaker.questions(page)))
    )
    locale = translation.locale
    return QuestionsAnswer(locale.tag, direction(locale), tuple(groups))


def _attribution(speaker: Speaker) -> Attribution:
    locale, address = speaker.frame.locale, speaker.frame.site_url + links.home(speaker.frame.locale)
    html = speaker.pieces.source(address)
    return Attribution(text_of(html), html, address, locale.tag, direction(locale))
