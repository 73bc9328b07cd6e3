"""Puts the pages of clinics and of their lists into an edition."""

from __future__ import annotations

from webapp import links
from webapp.content.inline import plain
from webapp.editions.files import SiteFiles
from webapp.library.model import ClinicPage, Page, Translation
from webapp.pages.frame import Frame
from webapp.pages.lists import Listed, render_clinic, render_clinic_list, render_lists
from webapp.sharing.hand import Hand, hand_of


def put_lists(files: SiteFiles, frame: Frame, translation: Translation) -> None:
    """Put the page where lists are made, every clinic of one locale, and the lists of each."""
    withheld = (page for page in translation.pages.values() if not page.is_offered)
    pages = (*translation.offered, *withheld)
    files.put(
        links.file_of(links.lists(frame.locale)), render_lists(frame, translation.clinics, pages).encode()
    )
    for clinic in translation.clinics:
        _put_clinic(files, frame, translation, clinic)


def _put_clinic(files: SiteFiles, frame: Frame, translation: Translation, page: ClinicPage) -> None:
    clinic, locale = page.clinic, frame.locale
    address = links.clinic(clinic.slug, locale)
    html = render_clinic(frame, page, _hand(frame, clinic.name, address))
    files.put(links.file_of(address), html.encode())
    for one in clinic.lists:
        address = links.clinic(clinic.slug, locale, one.id)
        hand = _hand(frame, plain(page.shown[one.title].nodes), address)
        pages = [_listed(files, translation.pages[slug]) for slug in one.pages]
        html = render_clinic_list(frame, page, one, pages, hand)
        files.put(links.file_of(address), html.encode())


def _listed(files: SiteFiles, page: Page) -> Listed:
    return Listed.of(page, len(files.read(links.file_of(links.page(page.document, page.locale)))))


def _hand(frame: Frame, title: str, address: str) -> Hand | None:
    """Return the ways to hand an address on, None where the settings name no site that it is at."""
    return hand_of(title, frame.site_url + address) if frame.site_url else None
