"""Addresses that lead on: negotiated, short, former and mistyped ones."""

from __future__ import annotations

from flask import Blueprint, redirect
from werkzeug.wrappers.response import Response

from webapp import links
from webapp.editions.record import DocumentRecord
from webapp.locales import Locale
from webapp.routes.headers import edition, wanted_locale
from webapp.text import ID

blueprint = Blueprint("addresses", __name__)

_SEE_OTHER, _PERMANENT = 303, 308


@blueprint.get("/")
def start() -> Response:
    """Lead a reader to the first page in a language of theirs."""
    return _chosen(links.home(wanted_locale()))


def successor(address: str) -> Response | None:
    """Return the redirect from an address that is no file of the edition, None when it is unknown."""
    match address.strip("/").split("/"):
        case [kind, slug] if kind in links.PAGE_TYPES:
            document = _document(slug)
            return _chosen(links.page(document, wanted_locale())) if document else None
        case [page_id] if ID.fullmatch(page_id):
            document = _document_by_id(page_id)
            return _chosen(links.page(document, wanted_locale())) if document else None
        case [page_id, tag] if ID.fullmatch(page_id):
            document, locale = _document_by_id(page_id), _locale(tag)
            return _moved(links.page(document, locale)) if document and locale else None
        case [tag, kind, slug] if kind in links.PAGE_TYPES:
            document, locale = _document(slug), _locale(tag)
            return _moved(links.page(document, locale)) if document and locale else None
        case [tag, *rest] if locale := _locale(tag):
            return _tidied(address, locale, rest)
    return None


def _tidied(address: str, locale: Locale, rest: list[str]) -> Response | None:
    tidy = "/".join([links.home(locale).rstrip("/"), *rest]) if rest else links.home(locale)
    return _moved(tidy) if tidy != address and edition().file(links.file_of(tidy)) else None


def _document(slug: str) -> DocumentRecord | None:
    names = slug.casefold()
    return next((one for one in edition().record.documents if names in (one.slug, *one.former_slugs)), None)


def _document_by_id(page_id: str) -> DocumentRecord | None:
    return next((one for one in edition().record.documents if one.page_id == page_id), None)


def _locale(tag: str) -> Locale | None:
    wanted = tag.replace("_", "-").casefold()
    return next((one for one in edition().locales if one.tag.casefold() == wanted), None)


def _chosen(address: str) -> Response:
    response = redirect(address, _SEE_OTHER)
    response.vary.add("Accept-Language")
    response.cache_control.no_cache = True
    return response


def _moved(address: str) -> Response:
    response = redirect(address, _PERMANENT)
    response.cache_control.no_cache = True
    return response
