"""How the preview answers: pages, values for the panel, and refusals in words."""

from __future__ import annotations

from flask import Flask, Response, current_app, jsonify
from werkzeug.exceptions import HTTPException

from webapp.pages.headers import PAGE_TYPE, safe_headers
from webapp.pages.rendering import render_work
from webapp.translating.workshop import Workshop


def workshop() -> Workshop:
    """Return the workshop of the application that answers."""
    found: Workshop = current_app.extensions["workshop"]
    return found


def page(html: str, status: int = 200) -> Response:
    """Answer with a page."""
    return Response(html, status, content_type=PAGE_TYPE)


def refused(why: str, status: int, **values: object) -> Response:
    """Answer the panel that something was not done; it knows the words for `why`."""
    response = jsonify(error=why, **values)
    response.status_code = status
    return response


def closed() -> Response:
    """Answer one who has no invitation that is good."""
    return page(render_work(workshop().frame(), "closed"), 403)


def door() -> Response:
    """Answer one who enters: a page that leads on, as a browser sends a strict cookie only from our own."""
    return page(render_work(workshop().frame(), "door"))


def protect(response: Response) -> Response:
    """Add the headers that every answer carries; nothing is kept, as files may change at any time."""
    response.headers.update(safe_headers(workshop().frame()))
    response.headers["Cache-Control"] = "no-store"
    return response


def register(app: Flask) -> None:
    """Let the application say in words that an address is not part of it."""
    app.register_error_handler(404, _not_found)


def _not_found(_: HTTPException) -> Response:
    return page(render_work(workshop().frame(), "elsewhere"), 404)
