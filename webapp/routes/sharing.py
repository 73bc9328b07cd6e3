"""A page to hand on: its code for paper, and what opens a message or a letter with its address."""

from __future__ import annotations

from flask import Blueprint, Response, abort, request

from webapp import links
from webapp.addresses.register import Entry
from webapp.api.model import Module, PageAnswer
from webapp.api.sections import find_module
from webapp.api.shapes import from_bytes
from webapp.locales import Locale
from webapp.pages.headers import PAGE_TYPE
from webapp.pages.rendering import render_share
from webapp.routes.addresses import locale_of, register
from webapp.routes.headers import edition
from webapp.sharing import ways
from webapp.sharing.message import one_message
from webapp.sharing.qr import qr_svg

blueprint = Blueprint("sharing", __name__)


@blueprint.get("/<tag>/<any(conditions, guides):kind>/<slug>/share")
def share(tag: str, kind: str, slug: str) -> Response:
    """Answer with a page to hand on, in the language and at the section that the query names by our ids."""
    frame, entry = edition().frames.get(tag), register().by_slug(slug)
    if not frame or not isinstance(entry, Entry) or (entry.kind, entry.slug) != (kind, slug):
        abort(404)  # `errors` knows the way on
    given = locale_of(request.args.get("in", "")) or frame.locale
    page = _page(entry, given)
    section = find_module(page, request.args.get("section", ""))
    short = links.short(entry, given, section.id if section else "")
    whole = (edition().record.site_url or request.url_root.rstrip("/")) + short
    chosen = {"in": given.tag} | ({"section": section.id} if section else {})
    view = {"page": page, "given": given, "section": section, "short": short, "whole": whole}
    html = render_share(frame, entry, chosen, code=qr_svg(whole), **view, **_ways(page, section, whole))
    response = Response(html, content_type=PAGE_TYPE)
    response.cache_control.no_store = True
    return response


def _ways(page: PageAnswer, section: Module | None, address: str) -> dict[str, object]:
    lines = [page.title.text, *([section.heading.text] if section else [])]
    message = one_message("\n".join(lines), address)
    return {
        "message": message,
        "sms": ways.sms(message.text),
        "mail": ways.mail(page.title.text, "\n\n".join((*lines, page.summary.text, address))),
        "whatsapp": ways.whatsapp("\n".join((*lines, address))),
    }


def _page(entry: Entry, locale: Locale) -> PageAnswer:
    name = links.data(f"pages/{entry.page_id}", locale)
    return from_bytes(PageAnswer, edition().read(links.file_of(name)))
