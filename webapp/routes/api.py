"""Pages as data: files of the edition, and what is made of them on request."""

from __future__ import annotations

from functools import lru_cache
from hashlib import sha256
from pathlib import Path

from flask import Blueprint, Response, redirect, request
from werkzeug.exceptions import MethodNotAllowed, NotFound
from werkzeug.wrappers.response import Response as AnyResponse

from webapp import links
from webapp.api import problems
from webapp.api.answers import PagesAnswer, Problem
from webapp.api.searching import USUAL_HITS, tell_hits
from webapp.api.sections import find_module, tell_section
from webapp.api.shapes import from_bytes, to_bytes
from webapp.editions.record import SITE
from webapp.locales import Locale
from webapp.routes.headers import edition
from webapp.routes.pages import file_answer
from webapp.routes.reading import page_data

blueprint = Blueprint("api", __name__)

_ROOT = "/api"
_JSON = "application/json"
_OPEN_TO_ALL = {"Access-Control-Allow-Origin": "*", "Cross-Origin-Resource-Policy": "cross-origin"}
_DAY = "86400"  # seconds


@blueprint.get(_ROOT)
@blueprint.get(f"{_ROOT}/", defaults={"path": ""})
@blueprint.get(f"{_ROOT}/<path:path>")
def answer(path: str = "") -> AnyResponse:
    """Answer with the file that the build wrote for this address, else say what is wrong with it."""
    name = links.file_of(f"{_ROOT}/{path}")
    return file_answer(name) if edition().file(name) else _problem(_reason(path.split("/")))


@blueprint.get(f"{links.API}<tag>/pages/<page_id>/<section>.json")
def section(tag: str, page_id: str, section: str) -> AnyResponse:
    """Answer with one section of a page; lead on from a name that it had formerly."""
    locale = _locale(tag)
    file = locale and links.file_of(links.data(f"pages/{page_id}", locale))
    if not locale or not file or not edition().file(file):
        return _problem(_reason(["v1", tag, "pages", page_id]))
    page = page_data(page_id, locale)
    module = find_module(page, section)
    if module is None:
        return _problem(problems.no_section(page_id, locale))
    if module.id != section:
        return redirect(links.data(f"pages/{page_id}/{module.id}", locale), 308)
    return _kept(to_bytes(tell_section(page, module)))


@blueprint.get(f"{links.API}<tag>/search.json")
def search(tag: str) -> AnyResponse:
    """Answer with the hits of some words; the answer is kept by nobody."""
    locale = _locale(tag)
    if locale is None:
        return _problem(problems.no_language())
    sent, limit = request.args.get("q", ""), request.args.get("limit", str(USUAL_HITS))
    if wrong := problems.of_search(sent, limit):
        return _problem(wrong)
    query = " ".join(sent.split())
    found = edition().indexes[tag].search(query, int(limit)) if query else ()
    data = to_bytes(tell_hits(query, found, _pages(locale), edition().record.site_url))
    response = Response(data, content_type=_JSON)
    response.cache_control.no_store = True
    return response


@blueprint.before_app_request
def refuse() -> AnyResponse | None:
    """Say in the API's way what is wrong with a request that leads nowhere."""
    wrong = request.routing_exception
    if not _is_ours() or wrong is None:
        return None
    if isinstance(wrong, MethodNotAllowed):
        response = _problem(problems.wrong_method())
        response.headers["Allow"] = "GET, HEAD, OPTIONS"
        return response
    return _problem(problems.nothing_here()) if isinstance(wrong, NotFound) else None


@blueprint.errorhandler(500)
def our_mistake(_: Exception) -> AnyResponse:
    """Say that the mistake is ours."""
    return _problem(problems.our_mistake())


@blueprint.after_app_request
def open_to_all(response: Response) -> Response:
    """Let pages of any other site read the API, and only that."""
    if _is_ours():
        response.headers.update(_OPEN_TO_ALL)
        response.headers["Access-Control-Expose-Headers"] = "ETag, X-Pocketleaf-Edition"
        if request.method == "OPTIONS":
            response.headers["Access-Control-Allow-Methods"] = "GET, HEAD, OPTIONS"
            response.headers["Access-Control-Allow-Headers"] = "If-None-Match"
            response.headers["Access-Control-Max-Age"] = _DAY
    return response


def _is_ours() -> bool:
    return request.path == _ROOT or request.path.startswith(f"{_ROOT}/")


def _kept(data: bytes) -> AnyResponse:
    response = Response(data, content_type=_JSON)
    response.cache_control.no_cache = True
    response.set_etag(sha256(data).hexdigest()[:24])
    return response.make_conditional(request.environ)


def _problem(problem: Problem) -> AnyResponse:
    response = Response(to_bytes(problem), problem.status, content_type=problems.PROBLEM_TYPE)
    response.cache_control.no_cache = True
    return response


def _reason(steps: list[str]) -> Problem:
    match steps:
        case ["v1", tag, _, *_] if not _locale(tag):
            return problems.no_language()
        case ["v1", tag, "pages", _, *_] if locale := _locale(tag):
            return problems.no_page(locale)
    return problems.nothing_here()


def _locale(tag: str) -> Locale | None:
    return next((one for one in edition().locales if one.tag == tag), None)


def _pages(locale: Locale) -> PagesAnswer:
    return _pages_in(edition().folder / SITE / links.file_of(links.data("pages", locale)))


@lru_cache(maxsize=64)  # the languages of an edition, whose files never change, and of the one before
def _pages_in(path: Path) -> PagesAnswer:
    return from_bytes(PagesAnswer, path.read_bytes())
