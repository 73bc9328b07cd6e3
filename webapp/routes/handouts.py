"""Pages made for paper, chosen by ticking."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256

from flask import Blueprint, Response, abort, request
from werkzeug.wrappers.response import Response as AnyResponse

from webapp import links
from webapp.addresses.register import Entry
from webapp.api.model import PageAnswer
from webapp.api.shapes import from_bytes
from webapp.handouts.choosing import Choice
from webapp.handouts.paper import on_paper, paper_for
from webapp.handouts.sheets import sheet_of
from webapp.locales import Locale
from webapp.pages.frame import Frame
from webapp.pages.handout import render_handout
from webapp.pages.headers import PAGE_TYPE, safe_headers
from webapp.routes.addresses import register
from webapp.routes.headers import edition

blueprint = Blueprint("handouts", __name__)


@dataclass(frozen=True)
class Handout:
    """A handout as HTML with the frame that it was made in."""

    html: str
    frame: Frame


@blueprint.get("/<tag>/<any(conditions, guides):kind>/<slug>/handout")
def page(tag: str, kind: str, slug: str) -> AnyResponse:
    """Answer with a page made for paper."""
    made = _handout(tag, kind, slug)
    response = Response(made.html, content_type=PAGE_TYPE, headers=safe_headers(made.frame))
    response.cache_control.no_cache = True
    response.set_etag(sha256(made.html.encode()).hexdigest()[:24])
    return response.make_conditional(request.environ)


def _handout(tag: str, kind: str, slug: str) -> Handout:
    frame = edition().frames.get(tag) or abort(404)
    entry = register().by_slug(slug)
    if not isinstance(entry, Entry) or (entry.kind, entry.slug) != (kind, slug):
        abort(404)
    answer, choice = _page(entry, frame.locale), _choice()
    paper = paper_for(request.args.get("paper", ""), frame.locale)
    dressed = on_paper(frame, paper)
    base = edition().record.site_url or request.url_root.rstrip("/")
    html = render_handout(
        dressed,
        sheets=[sheet_of(answer, choice, base)],
        back=links.page(entry, frame.locale),
        paper=paper,
        pdf="",
        giver=None,
        giver_id="",
    )
    return Handout(html, dressed)


def _choice() -> Choice:
    return Choice.of(request.args.getlist("s"), is_form=bool(request.args.get("form")))


def _page(entry: Entry, locale: Locale) -> PageAnswer:
    return from_bytes(PageAnswer, edition().read(links.file_of(links.data(f"pages/{entry.page_id}", locale))))
