"""Pages for addresses that hold nothing and for our own mistakes."""

from __future__ import annotations

import traceback
from difflib import get_close_matches
from types import TracebackType

from flask import Flask, Response, request
from werkzeug.exceptions import HTTPException

from webapp.locales import Locale
from webapp.pages.rendering import Suggestion, render_not_found
from webapp.routes.addresses import locale_of
from webapp.routes.headers import edition, wanted_locale

ExceptionInfo = tuple[type, BaseException, TracebackType] | tuple[None, None, None]


class DiscreetFlask(Flask):
    """Flask that tells where a mistake of ours happened, and not a word of the request."""

    def log_exception(self, exc_info: ExceptionInfo) -> None:
        """Log the kind of an exception and its way through the code; its words may be the reader's."""
        kind, _, trace = exc_info
        self.logger.error("%s\n%s", kind.__name__ if kind else "", "".join(traceback.format_tb(trace)))


def register(app: Flask) -> None:
    """Let `app` answer with a helpful page where there is none."""
    app.register_error_handler(404, not_found)


def not_found(_: HTTPException) -> Response:
    """Answer with the pages that may have been meant, in the language of the address or of the browser."""
    locale = _spoken()
    frame = edition().frames[locale.tag]
    html = render_not_found(frame, _suggestions(locale))
    response = Response(html, 404, content_type="text/html; charset=utf-8")
    response.cache_control.no_cache = True
    response.vary.add("Accept-Language")
    return response


def _spoken() -> Locale:
    return locale_of(request.path.split("/")[1]) or wanted_locale()


def _suggestions(locale: Locale) -> list[Suggestion]:
    pages = {page.slug: page for page in edition().record.pages[locale.tag]}
    wanted = request.path.rstrip("/").rpartition("/")[2].casefold()
    found = get_close_matches(wanted, pages, n=5, cutoff=0.5)
    return [Suggestion(pages[slug].title, pages[slug].address, pages[slug].lang) for slug in found]
