"""Readers of a translation whose original changed in meaning: noted, and the new text one tap away."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.browser.barriers import no_barrier
from tests.browser.conftest import Server, copy_of_the_house

pytestmark = pytest.mark.browser

PAGE = "content/conditions/lipoma.md"
KINDS = {  # where a text can be late: what it said, and says now
    "a paragraph": ("The skin over it looks normal.", "The skin over it looks smooth."),
    "a list item": ("feels soft, like dough", "feels soft, like bread dough"),
    "a table cell": ("Slow growth, normal skin", "Slow growth, smooth skin"),
}


@pytest.fixture(scope="module")
def edited(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """The real server with a page whose author changed what some texts mean, before translators came."""
    server = Server(copy_of_the_house(tmp_path_factory.mktemp("house")))
    page = server.house / PAGE
    text = page.read_text(encoding="utf-8")
    for old, new in KINDS.values():
        assert text.count(old) == 1
        text = text.replace(old, new)
    page.write_text(text, encoding="utf-8")
    words = server.command("translations", "extract", "--no-ask")
    done = subprocess.run(words, cwd=server.house, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    server.start()
    yield server
    server.stop()


@pytest.fixture(params=["es", "ar"])
def reader(request: pytest.FixtureRequest, chromium: Browser, edited: Server) -> Iterator[Page]:
    """A reader of the page in Spanish or Arabic, on a small phone without scripts."""
    context = chromium.new_context(
        viewport={"width": 360, "height": 740}, service_workers="block", java_script_enabled=False
    )
    page = context.new_page()
    page.goto(edited.url(f"/{request.param}/conditions/lipoma"))
    yield page
    context.close()


def note_of(page: Page, text: str) -> Locator:
    """Return the note that holds a new text."""
    return page.locator("article details.why").filter(has_text=text)


@pytest.mark.parametrize("kind", KINDS)
def test_a_late_text_is_noted_and_the_new_one_is_a_tap_away(reader: Page, kind: str) -> None:
    _, new = KINDS[kind]
    note = note_of(reader, new)
    original = note.get_by_text(new)
    expect(original).to_be_hidden()
    note.locator("summary").click()
    expect(original).to_be_visible()
    expect(original).to_have_attribute("lang", "en")
    expect(original).to_have_attribute("dir", "ltr")
    expect(original).to_have_css("direction", "ltr")


def test_what_was_translated_stays_in_the_readers_language(reader: Page) -> None:
    language, direction = (reader.locator("html").get_attribute(name) for name in ("lang", "dir"))
    block = reader.locator(".fallback").filter(has_text=KINDS["a paragraph"][1])
    late = block.locator(":scope > p")
    expect(late).to_be_visible()
    expect(late).to_have_css("direction", str(direction))
    expect(late).not_to_have_attribute("lang", "en")
    expect(late).not_to_contain_text("skin")
    expect(block.locator("summary")).to_have_css("direction", str(direction))
    assert (language, direction) in {("es", "ltr"), ("ar", "rtl")}


def test_the_new_text_opens_by_keyboard_and_closes_again(reader: Page) -> None:
    note = note_of(reader, KINDS["a paragraph"][1])
    note.locator("summary").focus()
    reader.keyboard.press("Shift+Tab")
    expect(note.locator("summary")).not_to_be_focused()
    reader.keyboard.press("Tab")
    expect(note.locator("summary")).to_be_focused()
    for key, is_open in (("Enter", True), ("Enter", False), ("Space", True)):
        reader.keyboard.press(key)
        expect(note.locator("p")).to_be_visible(visible=is_open)


def test_open_notes_fit_a_small_phone_and_people_who_cannot_see_them(
    edited: Server, chromium: Browser
) -> None:
    context = chromium.new_context(viewport={"width": 360, "height": 740}, service_workers="block")
    page = context.new_page()
    for tag in ("es", "ar"):
        page.goto(edited.url(f"/{tag}/conditions/lipoma"))
        notes = page.locator("article details.why summary")
        expect(notes).to_have_count(len(KINDS))
        for note in notes.all():
            note.click()
        no_barrier(page)
        widths = page.evaluate("() => [document.documentElement.scrollWidth, innerWidth]")
        assert widths[0] <= widths[1]
    context.close()
