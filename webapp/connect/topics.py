"""What an answer tells of each page."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from webapp import links
from webapp.api.model import Module, PageAnswer
from webapp.api.sections import find_module, tell_section
from webapp.connect.languages import choose
from webapp.connect.matching import Coded, CodeIndex, Match
from webapp.connect.request import Asked
from webapp.connect.sections import wanted_sections
from webapp.locales import Locale

MOST = 20

Read = Callable[[str, Locale], PageAnswer]


@dataclass(frozen=True)
class Named:
    """What has addresses."""

    page_id: str
    kind: str
    slug: str
    former_slugs: tuple[str, ...] = ()


@dataclass(frozen=True)
class Topic:
    """A page, or the section of it that was asked for, in one language; summary and content are HTML."""

    page: Named
    section: str
    locale: Locale
    title: str
    summary: str
    content: str
    changed: date
    codes: tuple[Coded, ...]
    match: Match
    elsewhere: tuple[Locale, ...]

    def address(self, locale: Locale) -> str:
        """Return the address, without the site, in a locale; some record systems drop fragments."""
        if self.section:
            return links.section(self.page, locale, self.section)
        return links.page(self.page, locale)

    @property
    def permanent(self) -> str:
        """The address that outlives a rename."""
        return links.short(self.page, self.locale, self.section)


def find_topics(asked: Asked, index: CodeIndex, locales: Sequence[Locale], read: Read) -> tuple[Topic, ...]:
    """Return what answers a request, the best first; of the locales the first is the source.

    `read` gives a page in a locale. A page that is not offered in the language asked for is told in one that
    it is offered in.
    """
    return tuple(
        _topic(_spoken(match.page_id, asked, locales, read), match, asked)
        for match in index.matches(asked.criteria)[:MOST]
    )


def _spoken(page_id: str, asked: Asked, locales: Sequence[Locale], read: Read) -> PageAnswer:
    page = read(page_id, choose(asked.languages, locales) or locales[0])
    if page.is_offered:
        return page
    offering = [Locale(one.lang) for one in page.alternates if one.is_offered]
    return read(page_id, choose(asked.languages, offering) or locales[0])


def _topic(page: PageAnswer, match: Match, asked: Asked) -> Topic:
    found = (find_module(page, name) for name in wanted_sections(asked.topics))
    module = next(filter(None, found), None)
    return Topic(
        page=Named(page.id, page.kind, page.slug),
        section=module.id if module else "",
        locale=Locale(page.lang),
        title=f"{page.title.text} · {module.heading.text}" if module else page.title.text,
        summary=page.summary.html,
        content=_content(page, [module] if module else page.modules),
        changed=page.changed,
        codes=tuple(Coded(page.id, one.system, one.code, one.relation) for one in page.codes),
        match=match,
        elsewhere=tuple(Locale(one.lang) for one in page.alternates if one.is_offered),
    )


def _content(page: PageAnswer, modules: Sequence[Module]) -> str:
    """Return some modules as HTML, and once at the end where they are from."""
    bare = replace(page, attribution=replace(page.attribution, html=""))
    parts = [tell_section(bare, module).html for module in modules]
    return "\n".join((*parts, page.attribution.html))
