"""Pages for addresses that hold nothing and for our own mistakes."""

from __future__ import annotations

from difflib import get_close_matches

from flask import Flask, Response, request
from werkzeug.exceptions import HTTPException

from webapp.locales import Locale
from webapp.pages.rendering import Suggestion, render_not_found
from webapp.routes.headers import edition, wanted_locale


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
    tag = request.path.split("/")[1]
    return next((one for one in edition().locales if one.tag == tag), None) or wanted_locale()


def _suggestions(locale: Locale) -> list[Suggestion]:
    pages = {page.slug: page for page in edition().record.pages[locale.tag]}
    wanted = request.path.rstrip("/").rpartition("/")[2].casefold()
    found = get_close_matches(wanted, pages, n=5, cutoff=0.5)
    return [Suggestion(pages[slug].title, pages[slug].address, pages[slug].lang) for slug in found]
