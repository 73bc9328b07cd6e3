"""The search page."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from flask import Blueprint, Response, abort, request

from webapp.pages.hits import shorter
from webapp.pages.rendering import render_search
from webapp.routes.headers import edition

blueprint = Blueprint("searching", __name__)


@blueprint.get("/<tag>/search")
def search(tag: str) -> Response:
    """Answer a reader's words with the best hits; the answer is kept by nobody."""
    frame = edition().frames.get(tag)
    if frame is None:
        abort(404)
    query = " ".join(request.args.get("q", "").split())[:200]
    index = edition().indexes[tag]
    hits = index.search(query) if query else ()
    nearest = () if hits else _nearest(index.phone.suggest, query)
    html = render_search(frame, query, hits, nearest)
    response = Response(html, content_type="text/html; charset=utf-8")
    response.cache_control.no_store = True
    return response


def _nearest(suggest: Callable[[str], Sequence[object]], query: str) -> Sequence[object]:
    """Return what the longest beginning of the longest word suggests."""
    return next(filter(None, map(suggest, shorter(query))), ())
