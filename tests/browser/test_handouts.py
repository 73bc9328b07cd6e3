"""Handouts in a real browser: chosen without script, printed on paper, and their codes read from pictures.

Printed codes are read by zbar, which shares no code with what makes them.
"""

from __future__ import annotations

from io import BytesIO

import pytest
from PIL import Image, ImageFilter
from playwright.sync_api import Browser, Page, expect
from pyzbar.pyzbar import ZBarSymbol, decode

from tests.browser.conftest import Server
from webapp.printing.pictures import picture

pytestmark = pytest.mark.browser

TAGS = ("en", "es", "ar")
HANDOUT = "/{tag}/conditions/lipoma/handout"
SHARE = "/{tag}/conditions/lipoma/share"
PHONE_PHOTO = 1200  # pixels across the sheet, after a phone has made its photo smaller


def codes(png: bytes) -> list[str]:
    """Return what zbar reads on a grey, askew and slightly blurred picture."""
    with Image.open(BytesIO(png)) as taken:
        grey = taken.convert("L").rotate(5, expand=True, fillcolor=150).filter(ImageFilter.GaussianBlur(1))
        return [one.data.decode() for one in decode(grey, [ZBarSymbol.QRCODE])]


@pytest.mark.parametrize(("address", "tag"), [(HANDOUT, "en"), (HANDOUT, "ar"), (SHARE, "es")])
def test_the_code_on_paper_is_read_from_a_picture(
    page: Page, library: Server, address: str, tag: str
) -> None:
    page.goto(library.url(address.format(tag=tag)))
    printed = page.pdf(prefer_css_page_size=True)
    assert codes(picture(printed, PHONE_PHOTO)) == [library.url(f"/lp01/{tag}")]


def test_sections_are_chosen_without_script(chromium: Browser, library: Server) -> None:
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(library.url("/en/conditions/lipoma"))
    page.get_by_role("link", name="Print a handout").click()
    sheet = page.get_by_role("article")
    expect(sheet.get_by_role("heading", name="Treatment", exact=True)).to_be_visible()
    page.get_by_role("checkbox", name="Treatment", exact=True).uncheck()
    page.get_by_role("radio", name="A4").check()
    page.get_by_role("button", name="Show this choice").click()
    expect(sheet.get_by_role("heading", name="Treatment", exact=True)).to_have_count(0)
    expect(sheet.get_by_role("heading", name="When to get help")).to_be_visible()
    expect(page.get_by_role("radio", name="A4")).to_be_checked()
    expect(page.get_by_role("button", name="Print")).to_be_hidden()
    context.close()


def test_the_button_prints(page: Page, library: Server) -> None:
    page.add_init_script("window.print = () => { document.body.dataset.printed = 'yes' }")
    page.goto(library.url(HANDOUT.format(tag="es")))
    page.get_by_role("button", name="Imprimir").click()
    expect(page.locator("body")).to_have_attribute("data-printed", "yes")


def test_paper_holds_the_sheet_alone_with_nothing_cut(page: Page, library: Server) -> None:
    page.goto(library.url(HANDOUT.format(tag="ar")))
    page.emulate_media(media="print")
    expect(page.locator("form")).to_be_hidden()
    expect(page.locator("article")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.parametrize("tag", TAGS)
def test_a_small_phone_shows_it_without_scrolling_sideways(page: Page, library: Server, tag: str) -> None:
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto(library.url(HANDOUT.format(tag=tag)))
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
