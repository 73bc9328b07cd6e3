"""Short answers from a library itself, as the API's description shows them."""

from __future__ import annotations

from dataclasses import replace
from html import escape

from webapp.api.answers import (
    Hit,
    LanguagesAnswer,
    PagesAnswer,
    QuestionsAnswer,
    SearchAnswer,
    SectionAnswer,
)
from webapp.api.model import PageAnswer
from webapp.api.sections import tell_section

Samples = dict[type, object]


def samples_of(
    languages: LanguagesAnswer, pages: PagesAnswer, questions: QuestionsAnswer, page: PageAnswer
) -> Samples:
    """Return one answer of each kind, cut to its first parts; `page` is one of `pages`."""
    section = next(one for one in (*page.modules[::-1], *page.modules) if one.blocks or one.entries)
    return {
        LanguagesAnswer: languages,
        PagesAnswer: replace(pages, pages=pages.pages[:1]),
        QuestionsAnswer: replace(
            questions, pages=tuple(replace(one, questions=one.questions[:1]) for one in questions.pages[:1])
        ),
        PageAnswer: replace(page, modules=page.modules[:1]),
        SectionAnswer: tell_section(page, section.entries[0] if section.entries else section),
        SearchAnswer: _search(page, pages),
    }


def _search(page: PageAnswer, pages: PagesAnswer) -> SearchAnswer:
    title = page.title
    hit = Hit(
        kind="page",
        page=page.id,
        section=None,
        title=title.text,
        page_title=title.text,
        lang=title.lang,
        dir=title.dir,
        snippet=escape(page.summary.text),
        is_machine_made=page.is_machine_made,
        url=page.url,
        data=page.data,
    )
    return SearchAnswer(pages.lang, pages.dir, title.text, (hit,), pages.attribution)
