"""The edition that answers a request, and the headers that keep its reader safe."""

from __future__ import annotations

from flask import Response, current_app, g, request

from webapp.editions.shelf import Edition, Shelf
from webapp.locales import Locale, negotiate
from webapp.pages.headers import safe_headers

_YEAR = 31_536_000  # seconds


def take_edition() -> None:
    """Choose the edition that answers this request to its end."""
    shelf: Shelf = current_app.extensions["shelf"]
    g.edition = shelf.current()


def edition() -> Edition:
    """Return the edition that answers this request."""
    taken: Edition = g.edition
    return taken


def accepted_languages() -> list[tuple[str, float]]:
    """Return the language ranges that the browser asks for, each with its quality from 0 to 1."""
    return [(tag, float(quality)) for tag, quality in request.accept_languages]


def wanted_locale() -> Locale:
    """Return the locale that the browser asks for, else the source."""
    return negotiate(accepted_languages(), edition().locales) or edition().locales[0]


def protect(response: Response) -> Response:
    """Add the headers that every response carries; one with a style of its own brings the policy for it."""
    taken = edition()
    headers = response.headers
    for name, value in safe_headers(taken.frames[taken.record.tags[0]]).items():
        headers.setdefault(name, value)
    headers["X-Pocketleaf-Edition"] = taken.record.name
    if request.is_secure:
        headers["Strict-Transport-Security"] = f"max-age={_YEAR}; includeSubDomains"
    return response
