"""Pages for addresses that hold nothing and for our own mistakes."""

from __future__ import annotations

import traceback
from collections.abc import Iterator
from difflib import get_close_matches
from types import TracebackType

from flask import Flask, Response, request
from werkzeug.exceptions import HTTPException
from werkzeug.wrappers.response import Response as AnyResponse

from webapp import links
from webapp.addresses.register import Entry
from webapp.addresses.resolving import Redirect, Withdrawn
from webapp.addresses.tidying import steps_of
from webapp.addresses.voices import is_tag
from webapp.locales import Locale
from webapp.pages.rendering import Suggestion, render_gone, render_not_found
from webapp.routes.addresses import answer_to, led_on, locale_of, register
from webapp.routes.headers import edition, wanted_locale

ExceptionInfo = tuple[type, BaseException, TracebackType] | tuple[None, None, None]

_LONGEST = 60  # letters of a step that are compared with what is there
_LIKE, _VERY_LIKE = 0.5, 0.7  # of names; of ids, which are alike by nature


class DiscreetFlask(Flask):
    """Flask that tells where a mistake of ours happened, and not a word of the request."""

    def log_exception(self, exc_info: ExceptionInfo) -> None:
        """Log the kind of an exception and its way through the code; its words may be the reader's."""
        kind, _, trace = exc_info
        self.logger.error("%s\n%s", kind.__name__ if kind else "", "".join(traceback.format_tb(trace)))


def register_in(app: Flask) -> None:
    """Let `app` answer with a helpful page where there is none."""
    app.register_error_handler(404, not_found)


def not_found(_: HTTPException) -> AnyResponse:
    """Answer with the way on, with why a page is gone, or with the pages that may have been meant."""
    found = answer_to(request.path)
    if isinstance(found, Redirect):
        return led_on(found)
    if isinstance(found, Withdrawn):
        return _gone(found)
    steps = steps_of(request.path)
    named = next(filter(None, map(locale_of, steps[:2])), None)
    locale = named or wanted_locale()
    html = render_not_found(edition().frames[locale.tag], list(_suggestions(steps, locale)))
    return _page(html, 404, varies=named is None)


def _gone(found: Withdrawn) -> Response:
    frame = edition().frames[found.locale.tag]
    successor = _suggestion(found.successor, found.locale, found.section) if found.successor else None
    return _page(render_gone(frame, found.reason, successor), 410, varies=found.varies)


def _page(html: str, status: int, *, varies: bool) -> Response:
    response = Response(html, status, content_type="text/html; charset=utf-8")
    response.cache_control.no_cache = True
    if varies:
        response.vary.add("Accept-Language")
    return response


def _suggestions(steps: list[str], locale: Locale) -> Iterator[Suggestion]:
    """Yield the pages whose name, former name or id is like a step of the address, the most alike first."""
    entries = register().entries
    names = {name: entry for entry in entries for name in (*entry.former_slugs, entry.slug)}
    ids = {entry.page_id: entry for entry in entries}
    words = [step for step in steps[:4] if step not in links.PAGE_TYPES and not is_tag(step, register())]
    told: set[str] = set()
    for step in reversed(words):
        for known, likeness in ((names, _LIKE), (ids, _VERY_LIKE)):
            for name in get_close_matches(step[:_LONGEST], known, n=5, cutoff=likeness):
                if known[name].slug not in told:
                    told.add(known[name].slug)
                    yield _suggestion(known[name], locale)


def _suggestion(entry: Entry, locale: Locale, section: str = "") -> Suggestion:
    """Return a page with its title: the source's where the page is not offered in the locale."""
    record = edition().record
    pages = (*record.pages[locale.tag], *record.pages[record.tags[0]])
    page = next(one for one in pages if one.slug == entry.slug)
    return Suggestion(page.title, links.page(entry, locale, section), page.lang)
