"""What the script adds to a page that works without it."""

import re

import pytest
from playwright.sync_api import Error, Page, expect

from tests.browser.conftest import Answer, Reader, Site

pytestmark = pytest.mark.browser

LIPOMA = "/en/conditions/lipoma"
LONG = "() => document.querySelectorAll('.long').forEach((each) => { each.style.height = '2000px' })"


@pytest.fixture
def reader(page: Page, site: Site) -> Reader:
    """A reader on a long page whose languages lie open."""
    reader = Reader(page, site.url)
    reader.open(LIPOMA)
    page.evaluate(LONG)
    page.locator("#languages summary").click()
    return reader


def test_a_language_link_keeps_the_section_being_read(reader: Reader) -> None:
    link = reader.page.locator("a[data-language=es]")
    reader.page.evaluate("() => document.querySelector('#causes').scrollIntoView()")
    link.dispatch_event("click")
    expect(reader.page).to_have_url(reader.url("/es/conditions/lipoma#causes"))


def test_a_language_link_keeps_no_section_at_the_top(reader: Reader) -> None:
    reader.page.locator("a[data-language=es]").click()
    expect(reader.page).to_have_url(reader.url("/es/conditions/lipoma"))


def test_escape_closes_a_menu_and_returns_the_focus(reader: Reader) -> None:
    reader.page.locator("a[data-language=es]").focus()
    reader.page.keyboard.press("Escape")
    expect(reader.page.locator("#languages")).not_to_have_attribute("open", re.compile(".*"))
    expect(reader.page.locator("#languages summary")).to_be_focused()


def test_a_page_whose_worker_is_refused_reads_the_same(page: Page, site: Site) -> None:
    site.answers["/worker.js"] = Answer(404)
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(error.message))
    page.goto(site.url(LIPOMA))
    with pytest.raises(Error, match="Failed to register"):
        page.evaluate("() => navigator.serviceWorker.register('/worker.js')")
    expect(page.locator("h1")).to_have_text("Lipoma · Leaf")
    assert errors == []
