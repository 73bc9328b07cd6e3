"""Addresses that lead on: negotiated, short, former and mistyped ones."""

from __future__ import annotations

from flask import Blueprint, redirect, request
from werkzeug.wrappers.response import Response

from webapp import links
from webapp.editions.record import DocumentRecord
from webapp.locales import Locale
from webapp.routes.headers import edition, wanted_locale

blueprint = Blueprint("addresses", __name__)

_SEE_OTHER, _PERMANENT = 303, 308


@blueprint.get("/")
def start() -> Response:
    """Lead a reader to the first page in a language of theirs."""
    return _chosen(links.home(wanted_locale()))


def file_at(address: str) -> str | None:
    """Return the path of the edition's file that has this address, None when there is none."""
    path = links.file_of(address)
    is_second_name = address.endswith((".html", "/index"))
    return path if edition().file(path) and not is_second_name else None


def successor(address: str) -> Response | None:
    """Return the redirect from an address that holds nothing itself, None when it is unknown."""
    steps = address.strip("/").casefold().split("/")
    return _to_page(steps) or _respelled(address, steps)


def _to_page(steps: list[str]) -> Response | None:
    match steps:
        case ["translate", *names] if len(names) < 2:
            return _to_work(names)
        case [page_id] if document := _document_by_id(page_id):
            return _chosen(links.page(document, wanted_locale()))
        case [kind, slug] if kind in links.PAGE_TYPES and (document := _document(slug)):
            return _chosen(links.page(document, wanted_locale()))
        case [page_id, tag] if (document := _document_by_id(page_id)) and (locale := locale_of(tag)):
            return _moved(links.page(document, locale))
        case [tag, kind, slug] if kind in links.PAGE_TYPES and (locale := locale_of(tag)):
            document = _document(slug)
            return _moved(links.page(document, locale)) if document else None
    return None


def _to_work(names: list[str]) -> Response | None:
    locale = locale_of(names[0]) if names else edition().locales[0]
    if locale is None:
        return None
    return _moved(links.overview(None if locale == edition().locales[0] else locale))


def _respelled(address: str, steps: list[str]) -> Response | None:
    tag, *rest = steps
    locale = locale_of(tag)
    if locale is None:
        return None
    if rest == ["search"]:
        return _moved(links.search(locale, request.args.get("q", "")))
    tidy = links.home(locale) + "/".join(rest)
    return _moved(tidy) if tidy != address and file_at(tidy) else None


def locale_of(tag: str) -> Locale | None:
    """Return the edition's locale with this tag, however it is spelled; None when there is none."""
    wanted = tag.replace("_", "-").casefold()
    return next((one for one in edition().locales if one.tag.casefold() == wanted), None)


def _document(slug: str) -> DocumentRecord | None:
    return next((one for one in edition().record.documents if slug in (one.slug, *one.former_slugs)), None)


def _document_by_id(page_id: str) -> DocumentRecord | None:
    return next((one for one in edition().record.documents if one.page_id == page_id), None)


def _chosen(address: str) -> Response:
    response = redirect(address, _SEE_OTHER)
    response.vary.add("Accept-Language")
    response.cache_control.no_cache = True
    return response


def _moved(address: str) -> Response:
    response = redirect(address, _PERMANENT)
    response.cache_control.no_cache = True
    return response
