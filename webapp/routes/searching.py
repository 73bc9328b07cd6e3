"""The search page."""

from __future__ import annotations

from flask import Blueprint, Response, abort, request
from werkzeug.wrappers.response import Response as AnyResponse

from webapp.pages.rendering import render_search
from webapp.routes import addresses
from webapp.routes.headers import edition

blueprint = Blueprint("searching", __name__)


@blueprint.get("/<tag>/search")
def search(tag: str) -> AnyResponse:
    """Answer a reader's words with the best hits; the answer is kept by nobody."""
    frame = edition().frames.get(tag)
    if frame is None:
        return addresses.successor(request.path) or abort(404)
    query = " ".join(request.args.get("q", "").split())[:200]
    hits = edition().indexes[tag].search(query) if query else ()
    response = Response(render_search(frame, query, hits), content_type="text/html; charset=utf-8")
    response.cache_control.no_store = True
    return response
