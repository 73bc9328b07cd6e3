"""What answers that are made on request take from the edition: the data of a page, and where the site is."""

from __future__ import annotations

from flask import request

from webapp import links
from webapp.api.model import PageAnswer
from webapp.api.shapes import from_bytes
from webapp.locales import Locale
from webapp.routes.headers import edition


def page_data(page_id: str, locale: Locale) -> PageAnswer:
    """Return a page of the edition as data."""
    return from_bytes(PageAnswer, edition().read(links.file_of(links.data(f"pages/{page_id}", locale))))


def site_address() -> str:
    """Return the site's own address, where none is set the one that was asked; no slash at its end."""
    return edition().record.site_url or request.url_root.rstrip("/")
