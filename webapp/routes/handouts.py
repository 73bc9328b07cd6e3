"""Pages made for paper, chosen by ticking, as HTML and as PDF."""

from __future__ import annotations

import re
from dataclasses import dataclass
from hashlib import sha256

from flask import Blueprint, Response, abort, current_app, request
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
from webapp.pages.handout import render_handout, render_no_pdf
from webapp.pages.headers import PAGE_TYPE, safe_headers
from webapp.printing.press import BusyError, UnprintableError, can_print
from webapp.printing.printer import Printer
from webapp.routes.addresses import register
from webapp.routes.headers import edition

blueprint = Blueprint("handouts", __name__)

_PATH = "/<tag>/<any(conditions, guides):kind>/<slug>"
_FIGURE = re.compile(r'src="(/figures/[^"]+)"')
_WAIT = "30"  # seconds until a PDF may be asked for again


@dataclass(frozen=True)
class Handout:
    """A handout as HTML; `frame` is the one it was made in, `address` gives it again."""

    html: str
    frame: Frame
    address: str


@blueprint.get(f"{_PATH}/handout")
def page(tag: str, kind: str, slug: str) -> AnyResponse:
    """Answer with a page made for paper."""
    made = _handout(tag, kind, slug)
    response = Response(made.html, content_type=PAGE_TYPE, headers=safe_headers(made.frame))
    return _kept(response, made)


@blueprint.get(f"{_PATH}/handout.pdf")
def pdf(tag: str, kind: str, slug: str) -> AnyResponse:
    """Answer with the same page as a PDF, else with why there is none."""
    made = _handout(tag, kind, slug)
    if not can_print():
        return _no_pdf(made, "none", 404)
    printer: Printer = current_app.extensions["printer"]
    try:
        data = printer.pdf(made.html, _base(), _figures(made.html))
    except BusyError:
        return _no_pdf(made, "busy", 503)
    except UnprintableError:
        return _no_pdf(made, "failed", 503)
    response = Response(data, content_type="application/pdf")
    response.headers["Content-Disposition"] = f'inline; filename="{slug}-{tag}.pdf"'
    response.headers["X-Robots-Tag"] = "noindex"
    return _kept(response, made)


def _handout(tag: str, kind: str, slug: str) -> Handout:
    frame = edition().frames.get(tag) or abort(404)
    entry = register().by_slug(slug)
    if not isinstance(entry, Entry) or (entry.kind, entry.slug) != (kind, slug):
        abort(404)
    answer = _page(entry, frame.locale)
    choice = Choice.of(request.args.getlist("s"), is_form="form" in request.args)
    paper = paper_for(request.args.get("paper", ""), frame.locale)
    query = [*choice.pairs(answer), ("paper", paper.value)]
    dressed = on_paper(frame, paper)
    html = render_handout(
        dressed,
        sheets=[sheet_of(answer, choice, _base())],
        back=links.page(entry, frame.locale),
        paper=paper,
        pdf=links.with_query(links.page(entry, frame.locale, action="handout.pdf"), query)
        if can_print()
        else "",
        giver=None,
        giver_id="",
    )
    address = links.with_query(links.page(entry, frame.locale, action="handout"), query)
    return Handout(html, dressed, address)


def _kept(response: Response, made: Handout) -> AnyResponse:
    response.cache_control.no_cache = True
    response.set_etag(sha256(made.html.encode()).hexdigest()[:24])
    return response.make_conditional(request.environ)


def _no_pdf(made: Handout, reason: str, status: int) -> Response:
    frame = edition().frames[made.frame.locale.tag]
    response = Response(render_no_pdf(frame, reason, made.address), status, content_type=PAGE_TYPE)
    response.cache_control.no_store = True
    if status == 503:
        response.headers["Retry-After"] = _WAIT
    return response


def _base() -> str:
    return edition().record.site_url or request.url_root.rstrip("/")


def _page(entry: Entry, locale: Locale) -> PageAnswer:
    return from_bytes(PageAnswer, edition().read(links.file_of(links.data(f"pages/{entry.page_id}", locale))))


def _figures(html: str) -> dict[str, bytes]:
    files = {address: links.file_of(address) for address in _FIGURE.findall(html)}
    return {address: edition().read(file) for address, file in files.items() if edition().file(file)}
