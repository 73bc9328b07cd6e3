"""Two languages of a page side by side."""

from __future__ import annotations

import gzip
from functools import lru_cache
from hashlib import sha256
from pathlib import Path

from flask import Response, request
from werkzeug.wrappers.response import Response as AnyResponse

from webapp import links
from webapp.editions.record import SITE
from webapp.locales import Locale
from webapp.pages.headers import PAGE_TYPE
from webapp.pairing.page import alone, is_shown_with, side_by_side
from webapp.pairing.pairs import Side
from webapp.routes.addresses import locale_of
from webapp.routes.headers import edition

_ENCODING = "gzip"


def is_asked_for(name: str) -> bool:
    """Whether a file of the edition is a page that this request wants another language with."""
    return "with" in request.args and name.split("/")[1:2] in [[kind] for kind in links.PAGE_TYPES]


def answer(name: str) -> AnyResponse:
    """Answer with a page and another language beside; alone, and saying so, where that cannot be."""
    other = locale_of(request.args["with"])
    data = _made(edition().folder / SITE, name, other.tag if other else "")
    response = Response(content_type=PAGE_TYPE)
    response.cache_control.no_cache = True
    response.headers["X-Robots-Tag"] = "noindex"
    response.vary.add("Accept-Encoding")
    digest = sha256(data).hexdigest()[:24]
    if request.accept_encodings.quality(_ENCODING) > 0:
        response.content_encoding, digest = _ENCODING, f"{digest}-{_ENCODING}"
        data = gzip.compress(data, mtime=0)
    response.set_etag(digest)
    response.set_data(data)
    return response.make_conditional(request.environ)


@lru_cache(maxsize=64)  # pages, each of about 100 kB
def _made(site: Path, name: str, tag: str) -> bytes:
    own, _, place = name.partition("/")
    html = (site / name).read_text(encoding="utf-8")
    if not is_shown_with(html, tag):
        return alone(html).encode()
    other = f"{tag}/{place}"
    beside = (site / other).read_text(encoding="utf-8")
    return side_by_side(html, beside, own=_side(own, name), other=_side(tag, other)).encode()


def _side(tag: str, name: str) -> Side:
    return Side(Locale(tag), links.address_of(name))
