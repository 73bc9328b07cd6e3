"""Pages made for paper, chosen by ticking, as HTML and as PDF."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from hashlib import sha256

from flask import Blueprint, Response, abort, current_app, request
from werkzeug.wrappers.response import Response as AnyResponse

from webapp import links
from webapp.addresses.register import Entry
from webapp.handouts.choosing import Choice
from webapp.handouts.paper import on_paper, paper_for
from webapp.handouts.sheets import Giver, sheets_of
from webapp.pages.frame import Frame
from webapp.pages.handout import render_handout, render_no_pdf
from webapp.pages.headers import PAGE_TYPE, safe_headers
from webapp.printing.press import BusyError, UnprintableError, can_print
from webapp.printing.printer import Printer
from webapp.routes.addresses import register
from webapp.routes.headers import edition
from webapp.routes.reading import page_data, site_address

blueprint = Blueprint("handouts", __name__)

_PATH = "/<tag>/<any(conditions, guides):kind>/<slug>"
_FIGURE = re.compile(r'src="(/figures/[^"]+)"')
_WAIT = "30"  # seconds until a PDF may be asked for again


@dataclass(frozen=True)
class Order:
    """Pages to hand out, by id; `address` gives what they are chosen from, or with an action what is made."""

    frame: Frame
    page_ids: tuple[str, ...]
    address: Callable[[str], str]
    giver: Giver | None = None
    giver_id: str = ""


@dataclass(frozen=True)
class Handout:
    """A handout as HTML; `frame` is the one it was made in, `address` gives it again."""

    html: str
    frame: Frame
    address: str


@blueprint.get(f"{_PATH}/handout")
def page(tag: str, kind: str, slug: str) -> AnyResponse:
    """Answer with a page made for paper."""
    return answer_page(_order(tag, kind, slug))


@blueprint.get(f"{_PATH}/handout.pdf")
def pdf(tag: str, kind: str, slug: str) -> AnyResponse:
    """Answer with the same page as a PDF, else with why there is none."""
    return answer_pdf(_order(tag, kind, slug), f"{slug}-{tag}.pdf")


def answer_page(order: Order) -> AnyResponse:
    """Return the answer that holds what was ordered, below the form that chooses from it."""
    made = _made(order)
    return _kept(Response(made.html, content_type=PAGE_TYPE, headers=safe_headers(made.frame)), made)


def answer_pdf(order: Order, name: str) -> AnyResponse:
    """Return the answer that holds what was ordered as a PDF of this name, else one that says why not."""
    made = _made(order)
    if not can_print():
        return _no_pdf(made, "none", 404)
    printer: Printer = current_app.extensions["printer"]
    try:
        data = printer.pdf(made.html, site_address(), _figures(made.html))
    except BusyError:
        return _no_pdf(made, "busy", 503)
    except UnprintableError:
        return _no_pdf(made, "failed", 503)
    response = Response(data, content_type="application/pdf")
    response.headers["Content-Disposition"] = f'inline; filename="{name}"'
    response.headers["X-Robots-Tag"] = "noindex"
    return _kept(response, made)


def _order(tag: str, kind: str, slug: str) -> Order:
    frame = edition().frames.get(tag) or abort(404)
    entry = register().by_slug(slug)
    if not isinstance(entry, Entry) or (entry.kind, entry.slug) != (kind, slug):
        abort(404)
    return Order(
        frame, (entry.page_id,), lambda action: links.page(entry, frame.locale, action=action), *giver()
    )


def giver() -> tuple[Giver | None, str]:
    """Return the clinic that the query names, if the library has it."""
    found = register().clinic(request.args.get("clinic", ""))
    return (Giver(found.name, found.phone), found.slug) if found else (None, "")


def _made(order: Order) -> Handout:
    locale = order.frame.locale
    choice = Choice.of(request.args.getlist("s"), is_form="form" in request.args)
    pages = [page_data(one, locale) for one in order.page_ids]
    paper = paper_for(request.args.get("paper", ""), locale)
    query = [*choice.pairs(pages), ("paper", paper.value)]
    query += [("clinic", order.giver_id)] if order.giver_id else []
    dressed = on_paper(order.frame, paper)
    html = render_handout(
        dressed,
        sheets=sheets_of(pages, choice, site_address()),
        back=order.address(""),
        paper=paper,
        pdf=links.with_query(order.address("handout.pdf"), query) if can_print() else "",
        giver=order.giver,
        giver_id=order.giver_id,
    )
    return Handout(html, dressed, links.with_query(order.address("handout"), query))


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


def _figures(html: str) -> dict[str, bytes]:
    files = {address: links.file_of(address) for address in _FIGURE.findall(html)}
    return {address: edition().read(file) for address, file in files.items() if edition().file(file)}
