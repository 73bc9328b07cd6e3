"""A page to hand on: its code for paper, and what opens a message or a letter with its address."""

from __future__ import annotations

from flask import Blueprint, Response, abort, request

from webapp import links
from webapp.addresses.register import Entry
from webapp.api.sections import find_module
from webapp.pages.headers import PAGE_TYPE
from webapp.pages.rendering import render_share
from webapp.routes.addresses import locale_of, register
from webapp.routes.headers import edition
from webapp.routes.reading import page_data, site_address
from webapp.sharing.hand import hand_of

blueprint = Blueprint("sharing", __name__)


@blueprint.get("/<tag>/<any(conditions, guides):kind>/<slug>/share")
def share(tag: str, kind: str, slug: str) -> Response:
    """Answer with a page to hand on, in the language and at the section that the query names by our ids."""
    frame, entry = edition().frames.get(tag), register().by_slug(slug)
    if not frame or not isinstance(entry, Entry) or (entry.kind, entry.slug) != (kind, slug):
        abort(404)  # `errors` knows the way on
    given = locale_of(request.args.get("in", "")) or frame.locale
    page = page_data(entry.page_id, given)
    section = find_module(page, request.args.get("section", ""))
    short = links.short(entry, given, section.id if section else "")
    chosen = {"in": given.tag} | ({"section": section.id} if section else {})
    heading = section.heading.text if section else ""
    hand = hand_of(page.title.text, site_address() + short, section=heading, summary=page.summary.text)
    view = {"page": page, "given": given, "section": section, "short": short, "hand": hand}
    html = render_share(frame, entry, chosen, **view)
    response = Response(html, content_type=PAGE_TYPE)
    response.cache_control.no_store = True
    return response
