"""A list in a real browser: made by ticking, kept without a pack, and read with no network."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import PAGES, Reader, Server

pytestmark = pytest.mark.browser

LIST = "/en/list/lp01.sc01"
LISTED = ["/en/conditions/lipoma", "/en/conditions/sciatica"]


def test_a_list_is_made_by_ticking_without_script(chromium: Browser, library: Server) -> None:
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(library.url("/en/"))
    page.get_by_role("link", name="Clinics and lists").click()
    for name in ("Sciatica", "Lipoma"):
        page.get_by_label(name).check()
    page.get_by_role("button", name="Make the list").click()
    expect(page.locator("h1")).to_have_text("Pages chosen for you")
    expect(page.locator(".hits h2")).to_have_text(["Lipoma", "Sciatica"])
    expect(page.get_by_role("button")).to_have_count(0)  # those that need a script are absent
    page.get_by_role("link", name="Print all pages of this list").click()
    expect(page.locator("h1")).to_have_text(["Lipoma", "Sciatica"])
    context.close()


def test_a_list_is_kept_and_read_without_a_network_and_removed(page: Page, server: Server) -> None:
    reader = Reader(page, server.url)
    reader.arrive("/en/")
    reader.open(LIST)
    assert not any(map(reader.keeps, LISTED))
    expect(page.get_by_text("It takes")).to_contain_text("kB")
    page.get_by_role("button", name="Keep this list for offline").click()
    expect(page.get_by_text("The pages of this list open without a network.")).to_be_visible()
    assert all(map(reader.keeps, [*LISTED, LIST]))
    server.stop()
    reader.open(LIST)
    page.get_by_role("link", name="Sciatica").click()
    reader.reads("Sciatica")
    reader.open(LIST)
    page.get_by_role("button", name="Remove this list from this device").click()
    expect(page.get_by_role("button", name="Keep this list for offline")).to_be_visible()
    assert not any(map(reader.keeps, [*LISTED, LIST]))
    page.get_by_role("button", name="Keep this list for offline").click()
    expect(page.get_by_text("Some pages could not be kept.")).to_be_visible()
    assert reader.keeps("/en/", PAGES)
