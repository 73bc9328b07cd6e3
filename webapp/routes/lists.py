"""Lists of pages that somebody ticked: nothing of them is stored, the address holds all."""

from __future__ import annotations

from hashlib import sha256

from flask import Blueprint, Response, abort, redirect, request
from werkzeug.wrappers.response import Response as AnyResponse

from webapp import links
from webapp.addresses.choosing import choose, named_in
from webapp.addresses.register import Entry
from webapp.api.model import PageAnswer
from webapp.api.shapes import from_bytes
from webapp.locales import Locale
from webapp.pages.headers import PAGE_TYPE
from webapp.pages.lists import Listed, Words, render_chosen
from webapp.routes.addresses import register
from webapp.routes.headers import edition
from webapp.sharing.hand import hand_of

blueprint = Blueprint("lists", __name__)


@blueprint.get(f"/<tag>/{links.LIST}")
def ticked(tag: str) -> AnyResponse:
    """Lead from what was ticked to the address of the list; back to the form where nothing was."""
    frame = edition().frames.get(tag) or abort(404)
    names = named_in(".".join(request.args.getlist("p")))
    ids = choose(".".join(names), register()).ids
    way = links.chosen(frame.locale, ids) if ids else links.lists(frame.locale)
    response = redirect(way, 303)
    response.cache_control.no_store = True
    return response


@blueprint.get(f"/<tag>/{links.LIST}/<ids>")
def chosen(tag: str, ids: str) -> AnyResponse:
    """Answer with the pages of a list; `errors` knows the way on from an address that is not tidy."""
    frame, found = edition().frames.get(tag), choose(ids, register())
    if not frame or not found.entries or ids != ".".join(named_in(ids)):
        abort(404)
    whole = edition().record.site_url or request.url_root.rstrip("/")
    hand = hand_of(
        frame.interface.text("Pages chosen for you"), whole + links.chosen(frame.locale, found.ids)
    )
    pages = [_listed(one, frame.locale) for one in found.entries]
    html = render_chosen(frame, pages, hand, lost=found.lost, beyond=found.beyond)
    response = Response(html, content_type=PAGE_TYPE)
    response.cache_control.no_cache = True
    response.set_etag(sha256(html.encode()).hexdigest()[:24])
    return response.make_conditional(request.environ)


def _listed(entry: Entry, locale: Locale) -> Listed:
    name = links.data(f"pages/{entry.page_id}", locale)
    page = from_bytes(PageAnswer, edition().read(links.file_of(name)))
    title, summary = (Words(one.text, one.lang) for one in (page.title, page.summary))
    return Listed(page.id, links.page(entry, locale), title, summary, page.is_offered)
