"""A page to hand on in a real browser: its code is read from pictures, and scripts add what a device can."""

from __future__ import annotations

import re
from collections.abc import Iterator
from io import BytesIO

import pytest
import zxingcpp
from PIL import Image, ImageFilter
from playwright.sync_api import Browser, Page, expect
from pyzbar import pyzbar

from tests.browser.conftest import Server

pytestmark = pytest.mark.browser

SHARE = "/{tag}/conditions/lipoma/share"
PHONE = {"width": 360, "height": 740}
PHOTO = 300  # pixels across: the code then has 5 pixels a module on the screen
SHEET = "navigator.share = async (what) => { document.body.dataset.shared = JSON.stringify(what) }"
NO_SHEET = "delete Navigator.prototype.share"
DENIED = "navigator.clipboard.writeText = () => Promise.reject(new Error('denied'))"


@pytest.fixture
def phone(chromium: Browser) -> Iterator[Page]:
    """A tab of a small phone without a worker that may write to the clipboard."""
    context = chromium.new_context(viewport=PHONE, service_workers="block")
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    yield context.new_page()
    context.close()


def read_code(page: Page) -> str:
    """Return what two decoders read from a picture of the page as a phone's camera may take it."""
    picture = Image.open(BytesIO(page.screenshot())).convert("L")
    small = picture.resize((PHOTO, picture.height * PHOTO // picture.width))
    askew = small.rotate(7, expand=True, fillcolor=128).filter(ImageFilter.GaussianBlur(0.5))
    by_zbar = [one.data.decode() for one in pyzbar.decode(askew)]
    by_zxing = [one.text for one in zxingcpp.read_barcodes(askew, zxingcpp.BarcodeFormat.QRCode)]
    assert by_zbar == by_zxing
    return by_zbar[0] if by_zbar else ""


@pytest.mark.parametrize(
    ("tag", "scheme", "media"),
    [
        ("en", "light", "screen"),
        ("es", "dark", "screen"),
        ("ar", "dark", "print"),
    ],
)
def test_the_code_is_read_from_a_picture(
    phone: Page, library: Server, tag: str, scheme: str, media: str
) -> None:
    phone.emulate_media(media=media, color_scheme=scheme)  # type: ignore[arg-type]
    phone.goto(library.url(SHARE.format(tag=tag)))
    assert read_code(phone) == library.url(f"/lp01/{tag}")
    assert phone.goto(read_code(phone)) is not None
    expect(phone).to_have_url(library.url(f"/{tag}/conditions/lipoma"))


def test_language_and_section_are_chosen_without_script(chromium: Browser, library: Server) -> None:
    context = chromium.new_context(java_script_enabled=False, viewport=PHONE)
    page = context.new_page()
    page.goto(library.url("/en/conditions/lipoma"))
    page.get_by_role("link", name="Share", exact=True).click()
    page.get_by_label("Language:").select_option("ar")
    page.get_by_label("Section:").select_option("leave-alone")
    page.get_by_role("button", name="Show").click()
    assert read_code(page) == library.url("/lp01/ar/leave-alone")
    expect(page.get_by_role("button", name="Copy")).to_be_hidden()
    context.close()


def test_paper_holds_the_card_alone(phone: Page, library: Server) -> None:
    phone.emulate_media(media="print")
    phone.goto(library.url(SHARE.format(tag="en")))
    expect(phone.locator(".qr")).to_be_visible()
    for other in ("h1", "form", ".rows >> nth=0", "footer", "header"):
        expect(phone.locator(other)).to_be_hidden()


def test_copying_is_told(phone: Page, library: Server) -> None:
    phone.add_init_script(NO_SHEET)
    phone.goto(library.url(SHARE.format(tag="en")))
    expect(phone.get_by_role("status").filter(has_text="copied")).to_have_count(0)
    phone.get_by_role("button", name="Copy").click()
    expect(phone.get_by_role("status").filter(has_text="The address is copied.")).to_be_visible()
    assert phone.evaluate("navigator.clipboard.readText()") == library.url("/lp01/en")
    expect(phone.locator("button[data-share]")).to_be_hidden()


def test_a_clipboard_that_refuses_leaves_the_address_selected_and_tells_nothing(
    phone: Page, library: Server
) -> None:
    phone.add_init_script(DENIED)
    phone.goto(library.url(SHARE.format(tag="en")))
    phone.get_by_role("button", name="Copy").click()
    assert phone.evaluate("getSelection().toString()") == library.url("/lp01/en")
    expect(phone.locator("#copied")).to_be_empty()


def test_the_sheet_of_the_device_gets_title_and_address(phone: Page, library: Server) -> None:
    phone.add_init_script(SHEET)
    phone.goto(library.url("/es/conditions/lipoma"))
    phone.locator("a[data-share]").click()
    expect(phone.locator("body")).to_have_attribute("data-shared", shared(library, "/es/conditions/lipoma"))
    phone.goto(library.url(SHARE.format(tag="es")))
    phone.locator("button[data-share]").click()
    expect(phone.locator("body")).to_have_attribute("data-shared", shared(library, "/lp01/es"))


def shared(library: Server, address: str) -> re.Pattern[str]:
    return re.compile(rf'^{{"title":"Lipoma.*","url":"{re.escape(library.url(address))}"}}$')


def test_a_device_without_a_sheet_opens_the_page_to_hand_on(phone: Page, library: Server) -> None:
    phone.add_init_script(NO_SHEET)
    phone.goto(library.url("/en/conditions/lipoma"))
    phone.locator("a[data-share]").click()
    expect(phone).to_have_url(library.url(SHARE.format(tag="en")))
