"""The edition that answers a request, and the headers that keep its reader safe."""

from __future__ import annotations

from flask import Response, current_app, g, request

from webapp.editions.shelf import Edition, Shelf
from webapp.locales import Locale, negotiate

_POLICY = "; ".join(
    (
        "default-src 'none'",
        "style-src {style}",
        "script-src 'self'",
        "img-src 'self'",
        "connect-src 'self'",
        "manifest-src 'self'",
        "worker-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    )
)
_PERMISSIONS = ("camera", "geolocation", "microphone", "payment", "usb", "browsing-topics")
_YEAR = 31_536_000  # seconds


def take_edition() -> None:
    """Choose the edition that answers this request to its end."""
    shelf: Shelf = current_app.extensions["shelf"]
    g.edition = shelf.current()


def edition() -> Edition:
    """Return the edition that answers this request."""
    taken: Edition = g.edition
    return taken


def wanted_locale() -> Locale:
    """Return the locale that the browser asks for, else the source."""
    accepted = [(tag, float(quality)) for tag, quality in request.accept_languages]
    return negotiate(accepted, edition().locales) or edition().locales[0]


def protect(response: Response) -> Response:
    """Add the headers that every response carries."""
    taken = edition()
    style = taken.frames[taken.record.tags[0]].style_hash
    headers = response.headers
    headers["Content-Security-Policy"] = _POLICY.format(style=style)
    headers["Referrer-Policy"] = "no-referrer"
    headers["X-Content-Type-Options"] = "nosniff"
    headers["Permissions-Policy"] = ", ".join(f"{name}=()" for name in _PERMISSIONS)
    headers["Cross-Origin-Opener-Policy"] = "same-origin"
    headers["X-Pocketleaf-Edition"] = taken.record.name
    if request.is_secure:
        headers["Strict-Transport-Security"] = f"max-age={_YEAR}; includeSubDomains"
    return response
