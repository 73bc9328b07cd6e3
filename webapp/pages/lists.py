"""The pages of clinics and of lists."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from webapp import links
from webapp.content.clinics import ClinicList
from webapp.content.inline import plain
from webapp.library.model import ClinicPage, Page
from webapp.locales import Locale
from webapp.pages.frame import Frame
from webapp.pages.heads import head_of_place
from webapp.pages.markup import Writer
from webapp.pages.rendering import render_handed


@dataclass(frozen=True)
class Words:
    """A text and the tag of its language."""

    text: str
    lang: str


@dataclass(frozen=True)
class Listed:
    """A page as a list names it, in the source's language where it is not offered; `size` is in bytes."""

    page_id: str
    address: str
    title: Words
    summary: Words
    is_offered: bool
    size: int = 0

    @classmethod
    def of(cls, page: Page, size: int = 0) -> Listed:
        """Return what a list names of a page."""
        shown = [Words(plain(one.nodes), one.locale.tag) for one in (page.title, page.summary)]
        document = page.document
        address = links.page(document, page.locale)
        return cls(document.page_id, address, shown[0], shown[1], page.is_offered, size)


def render_clinic(frame: Frame, page: ClinicPage, hand: object) -> str:
    """Return the page of a clinic; `hand` holds the ways to hand its address on, if it is known."""

    def address(locale: Locale) -> str:
        return links.clinic(page.clinic.slug, locale)

    head = head_of_place(frame, address)
    spoken = [Locale(tag) for tag in page.clinic.languages]
    return render_handed(
        frame, "clinic", address, head=head, page=page, writer=Writer(frame, None), spoken=spoken, hand=hand
    )


def render_clinic_list(
    frame: Frame, page: ClinicPage, one: ClinicList, pages: Sequence[Listed], hand: object
) -> str:
    """Return a list of a clinic with its pages."""

    def address(locale: Locale) -> str:
        return links.clinic(page.clinic.slug, locale, one.id)

    return render_handed(
        frame,
        "list",
        address,
        head=head_of_place(frame, address),
        clinic=page.clinic,
        title=page.shown[one.title],
        writer=Writer(frame, None),
        pages=pages,
        handout=links.clinic(page.clinic.slug, frame.locale, one.id, action="handout"),
        hand=hand,
        lost=0,
        beyond=0,
    )


def render_chosen(frame: Frame, pages: Sequence[Listed], hand: object, *, lost: int, beyond: int) -> str:
    """Return a list that somebody ticked; `lost` of its pages are unknown, for `beyond` there is no room."""
    page_ids = [one.page_id for one in pages]
    return render_handed(
        frame,
        "list",
        lambda locale: links.chosen(locale, page_ids),
        clinic=None,
        title=None,
        pages=pages,
        handout=links.chosen(frame.locale, page_ids, action="handout"),
        hand=hand,
        lost=lost,
        beyond=beyond,
    )


def render_lists(frame: Frame, clinics: Sequence[ClinicPage], pages: Sequence[Page]) -> str:
    """Return the page with the clinics and the form that makes a list of some pages."""
    head = head_of_place(frame, links.lists)
    offered = [Listed.of(page) for page in pages]
    return render_handed(
        frame, "lists", links.lists, head=head, clinics=clinics, writer=Writer(frame, None), pages=offered
    )
