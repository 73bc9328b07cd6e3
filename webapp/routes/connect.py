"""Coded requests (HL7 Infobutton): answers for programs, and the way on for people."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from hashlib import sha256
from pathlib import Path

from flask import Blueprint, Response, abort, redirect, request
from werkzeug.exceptions import RequestEntityTooLarge
from werkzeug.wrappers.response import Response as AnyResponse

from webapp import links
from webapp.api.answers import PagesAnswer
from webapp.api.shapes import from_bytes
from webapp.connect.feed import Library, feed_of
from webapp.connect.languages import choose
from webapp.connect.matching import Coded, CodeIndex
from webapp.connect.request import Asked, Kind, Pairs, read_request, wished_languages
from webapp.connect.topics import MOST, Topic, find_topics
from webapp.connect.writing import write
from webapp.editions.record import SITE
from webapp.errors import RequestError
from webapp.locales import Locale
from webapp.pages.headers import PAGE_TYPE
from webapp.pages.rendering import render_connect
from webapp.routes.headers import edition, wanted_locale
from webapp.routes.reading import page_data

blueprint = Blueprint("connect", __name__)

_METHODS = ("GET", "POST")
_LARGEST = 32_768  # bytes of a form
_OPEN_TO_ALL = {"Access-Control-Allow-Origin": "*", "Cross-Origin-Resource-Policy": "cross-origin"}


@blueprint.route(links.CONNECT, methods=_METHODS, strict_slashes=False)
def programs() -> AnyResponse:
    """Answer a program with the pages for its codes; to what cannot be read, with one line that says why."""
    try:
        asked = read_request(_parameters())
        return _way_on(asked) if asked.kind is Kind.PAGE else _feed(asked)
    except RequestError as error:
        return _line(str(error), 400)
    except RequestEntityTooLarge:
        return _line(f"the form is larger than {_LARGEST} bytes; send a smaller one", 413)


@blueprint.route(f"{links.CONNECT}/page", methods=_METHODS, strict_slashes=False)
def people() -> AnyResponse:
    """Lead a person to the page for some codes, or to a list, under an address without the codes."""
    try:
        return _way_on(read_request(_parameters()))
    except (RequestError, RequestEntityTooLarge) as error:
        return _misread(error)


@blueprint.get("/<tag>/connect", defaults={"page_ids": ""}, strict_slashes=False)
@blueprint.get("/<tag>/connect/<page_ids>", strict_slashes=False)
def led_to(tag: str, page_ids: str) -> AnyResponse:
    """Answer with the list of some pages, or with what to do where no page has a code."""
    frame = edition().frames.get(tag) or abort(404)
    known = {one.page_id for one in edition().record.documents}
    wanted = [one for one in dict.fromkeys(page_ids.split(".")[:MOST]) if one in known]
    if page_ids and not wanted:
        abort(404)
    pages = [page_data(one, frame.locale) for one in wanted]
    return _html(render_connect(frame, "list" if pages else "nothing", wanted, pages=pages))


@blueprint.after_request
def open_to_all(response: Response) -> Response:
    """Let programs on pages of any other site read the answers."""
    if request.path.rstrip("/") == links.CONNECT:
        response.headers.update(_OPEN_TO_ALL)
    return response


def _parameters() -> Pairs:
    request.max_content_length = _LARGEST
    return [*request.args.items(multi=True), *request.form.items(multi=True)]


def _feed(asked: Asked) -> AnyResponse:
    topics = _topics(asked)
    data = write(feed_of(_library(asked, is_found=bool(topics)), asked, topics), asked.kind, asked.callback)
    response = Response(data, content_type=f"{asked.kind.value}; charset=utf-8")
    response.cache_control.no_cache = True
    response.set_etag(sha256(data).hexdigest()[:24])
    return response.make_conditional(request.environ)


def _way_on(asked: Asked) -> AnyResponse:
    topics, locale = _topics(asked), _locale(asked)
    address = links.connected(locale, [one.page.page_id for one in topics])
    if len(topics) == 1:
        address = links.page(topics[0].page, locale, topics[0].section)
    response = redirect(address, 303)
    response.cache_control.no_store = True
    return response


def _misread(error: RequestError | RequestEntityTooLarge) -> AnyResponse:
    """Answer a person in the language that the request asks for, else in one of the browser's."""
    is_large = isinstance(error, RequestEntityTooLarge)
    wishes = () if is_large else wished_languages(_parameters())
    chosen = choose(wishes, edition().locales)
    frame = edition().frames[(chosen or wanted_locale()).tag]
    html = render_connect(frame, "misread", (), reason="" if is_large else str(error))
    response = _html(html, 413 if is_large else 400)
    response.vary.add("Accept-Language")
    return response


def _topics(asked: Asked) -> tuple[Topic, ...]:
    return find_topics(asked, _coded().index, edition().locales, page_data)


def _library(asked: Asked, *, is_found: bool) -> Library:
    record, locale = edition().record, _locale(asked)
    words = edition().frames[locale.tag].interface.text
    return Library(
        name=record.site_name,
        lang=locale.tag,
        base=record.site_url or _asked_site(),
        home=links.home(locale),
        said=words("Pages on what was asked for") if is_found else words("No page on what was asked for"),
        changed=_coded().changed,
    )


def _asked_site() -> str:
    """Return the site's address as the client wrote it, for a library whose settings name none."""
    if not request.host:
        raise RequestError("the Host header names no site; send the name of this one")
    return request.url_root.rstrip("/")


def _locale(asked: Asked) -> Locale:
    return choose(asked.languages, edition().locales) or edition().locales[0]


def _line(text: str, status: int) -> Response:
    response = Response(f"{text}\n", status, content_type="text/plain; charset=utf-8")
    response.cache_control.no_store = True
    return response


def _html(html: str, status: int = 200) -> Response:
    response = Response(html, status, content_type=PAGE_TYPE)
    response.cache_control.no_store = True
    return response


@dataclass(frozen=True)
class _Coded:
    """The codes of a library, and the last day on which a page of it changed."""

    index: CodeIndex
    changed: date


def _coded() -> _Coded:
    source = edition().locales[0]
    return _coded_in(edition().folder / SITE / links.file_of(links.data("pages", source)))


@lru_cache(maxsize=4)  # this edition, whose files never change, and the one before
def _coded_in(path: Path) -> _Coded:
    pages = from_bytes(PagesAnswer, path.read_bytes()).pages
    codes = (Coded(page.id, one.system, one.code, one.relation) for page in pages for one in page.codes)
    return _Coded(CodeIndex.of(codes), max(page.changed for page in pages))
