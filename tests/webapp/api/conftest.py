"""The toy library's pages as data, in memory."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from tests.conftest import TOY
from webapp.api.model import PageAnswer
from webapp.api.paging import Speaker
from webapp.library.reading import load_library
from webapp.locales import Locale
from webapp.pages.frame import Frame
from webapp.settings import read_settings

Tell = Callable[..., Mapping[str, PageAnswer]]


@pytest.fixture
def tell() -> Tell:
    """Tells all pages of a library in one language, by id: tell("es", folder)."""
    return told


def told(tag: str, folder: Path = TOY, site_url: str = "https://toy.example") -> dict[str, PageAnswer]:
    library = load_library(folder / "content", folder / "translations", read_settings().shipped)
    translations = {one.tag: library.translate(one) for one in library.locales}
    offers = {
        one.slug: frozenset(tag for tag, made in translations.items() if made.pages[one.slug].is_offered)
        for one in library.content.documents
    }
    made = translations[tag]
    frame = Frame(
        locale=Locale(tag),
        locales=library.locales,
        interface=made.interface,
        site_name="Toy library",
        site_url=site_url,
        style="",
        static="",
        documents={one.slug: one for one in library.content.documents},
        figures={"arm.png": "/figures/arm.0123456789.png"},
    )
    speaker = Speaker.of(replace(frame, glossary=made.glossary), offers)
    return {page.document.page_id: speaker.page(page) for page in made.pages.values()}
