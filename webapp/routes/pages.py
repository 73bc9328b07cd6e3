"""The edition's files as they are, in the best encoding the browser takes."""

from __future__ import annotations

from flask import Blueprint, Response, abort, request
from werkzeug.wrappers.response import Response as AnyResponse

from webapp import links
from webapp.editions.compression import ENCODERS
from webapp.editions.record import SiteFile
from webapp.pages.headers import PAGE_TYPE
from webapp.routes import addresses, beside
from webapp.routes.headers import edition

blueprint = Blueprint("pages", __name__)

_TYPES = {
    "html": PAGE_TYPE,
    "js": "text/javascript; charset=utf-8",
    "svg": "image/svg+xml",
    "png": "image/png",
    "webp": "image/webp",
    "jpg": "image/jpeg",
    "webmanifest": "application/manifest+json",
    "json": "application/json",
    "xml": "application/xml",
    "txt": "text/plain; charset=utf-8",
    "plix": "application/octet-stream",
    "plv": "application/octet-stream",
    "plu": "application/octet-stream",
}
_FOREVER = "public, max-age=31536000, immutable"


@blueprint.get("/<path:path>")
def page(path: str) -> AnyResponse:
    """Answer with the edition's file of this address; where there is none, `errors` knows the way on."""
    name = addresses.file_at(f"/{path}")
    if name is None:
        abort(404)
    return beside.answer(name) if beside.is_asked_for(name) else file_answer(name)


def file_answer(name: str) -> AnyResponse:
    """Return the answer that holds a file of the edition."""
    known = edition().record.files[name]
    encoding = _preferred(known)
    response = Response(content_type=_TYPES[name.rpartition(".")[2]])
    response.cache_control.no_cache = True
    if links.is_immutable(name):
        response.headers["Cache-Control"] = _FOREVER
    if known.encodings:
        response.vary.add("Accept-Encoding")
    if encoding:
        response.content_encoding = encoding
    response.set_etag(known.sha256[:24] + (f"-{encoding}" if encoding else ""))
    response.set_data(edition().read(name, encoding))
    return response.make_conditional(request.environ)


def _preferred(known: SiteFile) -> str | None:
    accepted = request.accept_encodings
    offered = [name for name in ENCODERS if name in known.encodings and accepted.quality(name) > 0]
    best = max(offered, key=accepted.quality, default=None)
    is_plain_better = best and accepted.quality("identity") > accepted.quality(best)
    return None if is_plain_better else best
