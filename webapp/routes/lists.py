"""Lists of pages: those that somebody ticked, of which the address holds all, and what is printed of any."""

from __future__ import annotations

from hashlib import sha256

from flask import Blueprint, Response, abort, redirect, request
from werkzeug.wrappers.response import Response as AnyResponse

from webapp import links
from webapp.addresses.choosing import Chosen, choose, named_in
from webapp.addresses.register import Entry
from webapp.handouts.sheets import Giver
from webapp.locales import Locale
from webapp.pages.frame import Frame
from webapp.pages.headers import PAGE_TYPE
from webapp.pages.lists import Listed, Words, render_chosen
from webapp.routes.addresses import register
from webapp.routes.handouts import Order, answer_page, answer_pdf, giver
from webapp.routes.headers import edition
from webapp.routes.reading import page_data, site_address
from webapp.sharing.hand import hand_of

blueprint = Blueprint("lists", __name__)

_ACTIONS = "handout, 'handout.pdf'"


@blueprint.get(f"/<tag>/{links.LIST}")
def ticked(tag: str) -> AnyResponse:
    """Lead from what was ticked to the address of the list; back to the form where nothing was."""
    frame = _frame(tag)
    names = named_in(".".join(request.args.getlist("p")))
    ids = choose(".".join(names), register()).ids
    way = links.chosen(frame.locale, ids) if ids else links.lists(frame.locale)
    response = redirect(way, 303)
    response.cache_control.no_store = True
    return response


@blueprint.get(f"/<tag>/{links.LIST}/<ids>")
def chosen(tag: str, ids: str) -> AnyResponse:
    """Answer with the pages of a list that somebody ticked."""
    frame, found = _frame(tag), _found(ids)
    whole = site_address()
    hand = hand_of(
        frame.interface.text("Pages chosen for you"), whole + links.chosen(frame.locale, found.ids)
    )
    pages = [_listed(one, frame.locale) for one in found.entries]
    html = render_chosen(frame, pages, hand, lost=found.lost, beyond=found.beyond)
    response = Response(html, content_type=PAGE_TYPE)
    response.cache_control.no_cache = True
    response.set_etag(sha256(html.encode()).hexdigest()[:24])
    return response.make_conditional(request.environ)


@blueprint.get(f"/<tag>/{links.LIST}/<ids>/<any({_ACTIONS}):action>")
def chosen_on_paper(tag: str, ids: str, action: str) -> AnyResponse:
    """Answer with the handout of a list that somebody ticked."""
    frame, found = _frame(tag), _found(ids)

    def address(step: str) -> str:
        return links.chosen(frame.locale, found.ids, action=step)

    return _on_paper(Order(frame, found.ids, address, *giver()), action, f"list-{tag}.pdf")


@blueprint.get(f"/<tag>/{links.CLINIC}/<name>/<of_list>/<any({_ACTIONS}):action>")
def given_on_paper(tag: str, name: str, of_list: str, action: str) -> AnyResponse:
    """Answer with the handout of a clinic's list, which bears the clinic's name."""
    frame, clinic = _frame(tag), register().clinic(name)
    if not clinic or of_list not in clinic.lists:
        abort(404)

    def address(step: str) -> str:
        return links.clinic(name, frame.locale, of_list, action=step)

    order = Order(frame, clinic.lists[of_list], address, Giver(clinic.name, clinic.phone))
    return _on_paper(order, action, f"{name}-{of_list}-{tag}.pdf")


def _frame(tag: str) -> Frame:
    return edition().frames.get(tag) or abort(404)


def _found(ids: str) -> Chosen:
    """Return the pages of a list; `errors` knows the way on from an address that is not tidy."""
    found = choose(ids, register())
    if not found.entries or ids != ".".join(named_in(ids)):
        abort(404)
    return found


def _on_paper(order: Order, action: str, name: str) -> AnyResponse:
    return answer_page(order) if action == "handout" else answer_pdf(order, name)


def _listed(entry: Entry, locale: Locale) -> Listed:
    page = page_data(entry.page_id, locale)
    title, summary = (Words(one.text, one.lang) for one in (page.title, page.summary))
    address = links.page(entry, locale)
    size = edition().record.files[links.file_of(address)].size
    return Listed(page.id, address, title, summary, page.is_offered, size)
