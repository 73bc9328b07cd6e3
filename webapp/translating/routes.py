"""The addresses of the preview: the list, the pages as readers get them, and what the panel asks."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from flask import Blueprint, Response, abort, jsonify, redirect, request, url_for
from werkzeug.wrappers.response import Response as AnyResponse

from webapp.catalogs.saving import save
from webapp.content.model import Document
from webapp.errors import SourceError
from webapp.pages.rendering import render_preview, render_work
from webapp.translating import answers
from webapp.translating.answers import refused, workshop
from webapp.translating.guarding import guard
from webapp.translating.memory import Place
from webapp.translating.segments import checked, find, title_of, values_of
from webapp.translating.workshop import STATIC, Known

blueprint = Blueprint("translating", __name__)

_TYPES = {".js": "text/javascript; charset=utf-8", ".svg": "image/svg+xml", ".png": "image/png"}
_PICTURES = {".webp": "image/webp", ".jpg": "image/jpeg"} | _TYPES


@blueprint.get("/")
def work() -> Response:
    """Answer with the pages of the library and what there is to do in each."""
    shop = workshop()
    found = shop.known(shop.library.content.documents)
    left = sorted(found, key=lambda known: (known.page.total == known.page.translated, title_of(known)))
    problems = [*shop.problems, *(problem for known in found for problem in known.problems)]
    html = render_work(
        shop.frame(),
        "work",
        left=[(known, title_of(known), _left(known)) for known in left],
        problems=list(map(str, problems)),
        is_read_only=shop.is_read_only,
    )
    return answers.page(html)


@blueprint.get("/<tag>/")
def home(tag: str) -> AnyResponse:
    """Lead from a page's way home to the list."""
    return redirect(url_for("translating.work"), 303) if tag == workshop().locale.tag else abort(404)


@blueprint.get("/<tag>/<kind>/<slug>")
def page(tag: str, kind: str, slug: str) -> Response:
    """Answer with a page as its readers get it, with the panel."""
    shop = workshop()
    document = _document(slug)
    if document is None or document.kind != kind or tag != shop.locale.tag:
        abort(404)
    known, *related = shop.known([document, *(_by_slug(slug) for slug in document.related)])
    html = render_preview(
        known.page,
        shop.frame(),
        [one.page for one in related],
        token=guard().token,
        problems=list(map(str, [*shop.problems, *known.problems])),
        is_read_only=shop.is_read_only,
        addresses={name: url_for(f"translating.{name}") for name in ("segment", "check", "save_text")},
    )
    return answers.page(html)


@blueprint.get("/segment")
def segment() -> Response:
    """Answer with everything that helps to translate a segment."""
    place = find(workshop(), request.args.get("page", ""), request.args.get("id", ""))
    return _told(place) if place else refused("gone", 404)


@blueprint.post("/check")
def check() -> Response:
    """Answer with what the checks say of a text, which is not saved."""
    asked = _asked("page", "id", "text")
    place = find(workshop(), asked["page"], asked["id"])
    if place is None:
        return refused("gone", 404)
    return jsonify(findings=checked(workshop(), place, asked["text"]))


@blueprint.post("/save")
def save_text() -> Response:
    """Put a text into its catalog; where that is not as the panel saw it, answer with what it says now."""
    shop, asked = workshop(), _asked("page", "id", "text", "seen")
    place = find(shop, asked["page"], asked["id"])
    if shop.is_read_only:
        abort(403)
    if place is None:
        return refused("gone", 404)
    path = shop.catalog_path(place.document)
    try:
        is_saved = save(path, place.document, place.segment.id, asked["text"], seen=asked["seen"])
    except SourceError as error:
        return refused("broken", 422, problem=str(error.problems[0]))
    except OSError as error:
        return refused("unwritable", 500, problem=f"{path}: {error.strerror}")
    return _told(place, status=200 if is_saved else 409)


@blueprint.get(f"/static/{STATIC}/<path:name>")
def static(name: str) -> Response:
    """Answer with a script of the panel or an icon."""
    return _file(workshop().settings.static, name, ("js/translating/", "icons/"), _TYPES)


@blueprint.get("/figures/<name>")
def figure(name: str) -> Response:
    """Answer with a picture of the content."""
    shop = workshop()
    files = {address: file for file, address in shop.frame().figures.items()}
    return _file(shop.library.content.figures, files.get(f"/figures/{name}", ""), ("",), _PICTURES)


def _told(place: Place, status: int = 200) -> Response:
    shop = workshop()
    place = find(shop, place.document.slug, place.segment.id) or place  # its source may be another by now
    try:
        response = jsonify(values_of(shop, place))
    except SourceError as error:
        return refused("broken", 422, problem=str(error.problems[0]))
    response.status_code = status
    return response


def _asked(*names: str) -> dict[str, str]:
    """Return the texts that the panel sent; anything else is none of ours."""
    sent: Any = request.get_json()
    if not isinstance(sent, dict) or not all(isinstance(sent.get(name), str) for name in names):
        abort(400)
    return {name: sent[name] for name in names}


def _file(folder: Path, name: str, beginnings: tuple[str, ...], types: dict[str, str]) -> Response:
    path = folder / name
    is_ours = ".." not in Path(name).parts and name.startswith(beginnings) and path.suffix in types
    if not is_ours or not path.is_file():
        abort(404)
    return Response(path.read_bytes(), content_type=types[path.suffix])


def _document(slug: str) -> Document | None:
    return next((one for one in workshop().library.content.documents if one.slug == slug), None)


def _by_slug(slug: str) -> Document:
    return next(one for one in workshop().library.content.documents if one.slug == slug)


def _left(known: Known) -> dict[str, int]:
    """Return how many texts stand in each way."""
    standings = [standing.value for standing in known.page.standings]
    return {standing: standings.count(standing) for standing in dict.fromkeys(standings)}
