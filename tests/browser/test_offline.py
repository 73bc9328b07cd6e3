"""The shelf on the real server: read, cut off, read on, edited, updated."""

from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.conftest import KEPT, PAGES, Reader, Server

pytestmark = pytest.mark.browser

MICE = "/en/conditions/back-mice"
LIPOMA = "/en/conditions/lipoma"
ARABIC = "/ar/conditions/lipoma"
SCIATICA = "/en/conditions/sciatica"
SHELLS = "async () => (await caches.keys()).filter((name) => name.startsWith('pocketleaf-shell-')).sort()"
OLD = "A lipoma is a lump made of fat cells."
NEW = "A lipoma is a lump made of nothing but fat cells."
COLOUR = "() => getComputedStyle(document.body).outlineColor"


@pytest.fixture
def reader(page: Page, server: Server) -> Reader:
    """A reader who has opened one page, now kept."""
    reader = Reader(page, server.url)
    reader.arrive(MICE)
    return reader


def test_what_was_read_is_read_on_when_the_server_is_gone(
    reader: Reader, context: BrowserContext, server: Server
) -> None:
    second = Reader(context.new_page(), server.url)
    second.visit(ARABIC)
    reader.wait_for(KEPT, [PAGES, "/en/"])
    before = [tab.page.locator("main").inner_text() for tab in (reader, second)]
    server.stop()
    for tab in (reader, second):
        tab.page.reload()
        expect(tab.page.locator("#kept-copy")).to_be_visible()
    assert [tab.page.locator("main").inner_text() for tab in (reader, second)] == before
    assert reader.open("/en/").status == 200
    expect(reader.page.locator("main")).to_contain_text("Sciatica")


def test_an_unread_page_says_what_is_the_matter_and_what_can_be_read(reader: Reader, server: Server) -> None:
    reader.visit(LIPOMA)
    reader.wait_for(KEPT, [PAGES, "/en/"])
    server.stop()
    assert reader.open(SCIATICA).status == 503
    assert reader.page.url == server.url(SCIATICA)
    reader.reads("There is no network, and this page is not kept on this device")
    links = reader.page.locator("#kept-pages a")
    expect(links).to_have_count(3)
    paths = links.evaluate_all("(links) => links.map((link) => link.pathname)")
    assert sorted(paths) == ["/en/", MICE, LIPOMA]
    links.filter(has_text="Lipoma").click()
    reader.reads("Lipoma")


def test_an_edit_shows_at_once_and_the_new_shell_after_a_yes(reader: Reader, server: Server) -> None:
    reader.visit(LIPOMA)
    expect(reader.page.locator("main")).to_contain_text(OLD)
    server.stop()
    replace(server.house / "content" / "conditions" / "lipoma.md", OLD, NEW)
    restyle(server)
    server.start()

    reader.open(LIPOMA)
    expect(reader.page.locator("main")).to_contain_text(NEW)
    offer = reader.page.locator("#update-offer")
    expect(offer).to_be_visible()
    assert len(reader.page.evaluate(SHELLS)) == 2

    offer.locator("[data-accept]").click()
    reader.wait_for(f"async () => (await ({SHELLS})()).length === 1")
    expect(offer).to_be_hidden()
    server.stop()
    reader.open(SCIATICA)
    reader.reads("There is no network, and this page is not kept on this device")
    assert reader.page.evaluate(COLOUR) == "rgb(1, 2, 3)"


def test_until_the_yes_the_old_shell_serves(reader: Reader, server: Server) -> None:
    server.stop()
    restyle(server)
    server.start()
    reader.open(MICE)
    expect(reader.page.locator("#update-offer")).to_be_visible()
    server.stop()
    reader.open(SCIATICA)
    assert reader.page.evaluate(COLOUR) != "rgb(1, 2, 3)"


def restyle(server: Server) -> None:
    """Gives every page an invisible mark of a new style sheet."""
    sheet = min((server.house / "static" / "css").glob("*.css"))
    replace(sheet, "", "body { outline-color: rgb(1, 2, 3) }\n")


def replace(file: Path, old: str, new: str) -> None:
    """Edits a file."""
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")
