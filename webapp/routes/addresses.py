"""Addresses that lead on: negotiated, short, former and mistyped ones."""

from __future__ import annotations

from flask import Blueprint, abort, redirect, request
from werkzeug.wrappers.response import Response

from webapp import links
from webapp.addresses.register import Register
from webapp.addresses.resolving import Answer, File, Redirect, resolve
from webapp.locales import Locale
from webapp.routes.headers import accepted_languages, edition

blueprint = Blueprint("addresses", __name__)

_SEE_OTHER, _PERMANENT = 303, 308


@blueprint.get("/")
def start() -> Response:
    """Lead a reader to the first page in a language of theirs."""
    found = answer_to("/")
    return led_on(found) if isinstance(found, Redirect) else abort(404)


def file_at(address: str) -> str | None:
    """Return the path of the edition's file that has this address, None when there is none."""
    found = answer_to(address)
    return found.path if isinstance(found, File) else None


def answer_to(address: str) -> Answer:
    """Return what an address leads to in this edition, for the languages that the browser asks for."""
    return resolve(address, register(), accepted_languages())


def led_on(way: Redirect) -> Response:
    """Return the redirect, with what of the query goes on: another language beside, words to search."""
    address = links.with_query(way.address, _query(way.address))
    response = redirect(address, _PERMANENT if way.is_permanent else _SEE_OTHER)
    response.cache_control.no_cache = True
    if way.varies:
        response.vary.add("Accept-Language")
    return response


def locale_of(tag: str) -> Locale | None:
    """Return the edition's locale with this tag, however it is spelled; None when there is none."""
    return register().locale(tag)


def register() -> Register:
    """Return what the edition that answers this request has and had."""
    return edition().register


def _query(address: str) -> dict[str, str]:
    beside = locale_of(request.args.get("with", ""))
    words = request.args.get("q", "") if address.partition("#")[0].endswith("/search") else ""
    return ({"with": beside.tag} if beside else {}) | ({"q": words} if words else {})
