"""Searching as a reader does it: by keys, by touch, by ear, without a network and without a trace."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.browser.barriers import no_barrier
from tests.browser.conftest import Reader, Server

pytestmark = pytest.mark.browser

TYPED = {"en": "lip", "ar": "ورم"}
SENTENCES = {"en": "{} suggestion", "ar": "اقتراح"}
PLACES = "[role=option]"
FOUND = """(links) => links.map((link) => [
    link.pathname + link.hash, link.textContent,
    [...link.querySelectorAll('mark')].map((mark) => mark.textContent),
])"""
# Answers of the worker that the test gives when it likes: window.asked holds (text, port) in order.
HELD = """() => {
    window.asked = [];
    const active = { postMessage: ({ text }, [port]) => asked.push({ text, port }) };
    navigator.serviceWorker.getRegistration = async () => ({ active });
}"""
ANSWER = """([place, name]) => asked[place].port.postMessage([{
    kind: 'page', url: '/en/' + name, name, title: name, pageTitle: name, lang: 'en',
    titleFragments: [{ text: name, isMatch: false }],
}])"""


@pytest.fixture
def reader(page: Page, library: Server) -> Reader:
    """A reader on the English first page, whose worker is in charge."""
    reader = Reader(page, library.url)
    reader.arrive("/en/")
    return reader


def typed(page: Page, text: str) -> Locator:
    """Puts words into the search field, which is one question, and gives the options that answer it."""
    page.locator("#q").fill(text)
    expect(page.locator("#suggestions")).to_be_visible()
    return page.locator(PLACES)


def active(page: Page) -> str | None:
    return page.locator("#q").get_attribute("aria-activedescendant")


def test_an_ordinary_page_loads_nothing_for_search_before_the_field_is_used(
    page: Page, library: Server
) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(library.url("/en/conditions/lipoma"), wait_until="networkidle")
    assert not [url for url in asked if "ui/search" in url or "core/search" in url]


@pytest.mark.parametrize("tag", TYPED)
def test_a_screen_reader_is_told_of_the_list(reader: Reader, tag: str) -> None:
    reader.arrive(f"/{tag}/")
    page = reader.page
    options = typed(page, TYPED[tag])
    field = page.get_by_role("combobox")
    for name, value in {"autocomplete": "list", "expanded": "true", "controls": "suggestions"}.items():
        expect(field).to_have_attribute(f"aria-{name}", value)
    expect(page.get_by_role("listbox")).to_have_attribute("id", "suggestions")
    assert active(page) is None, "nothing is chosen for the reader"
    told = SENTENCES[tag].format(options.count())
    expect(page.locator(".field [role=status]")).to_contain_text(told)
    groups = page.locator("#suggestions [role=group]:not([hidden])")
    assert {group.get_attribute("data-kind") for group in groups.all()} == {"page", "question"}


@pytest.mark.parametrize("tag", TYPED)
def test_axe_finds_no_barrier_in_the_open_list(page: Page, library: Server, tag: str) -> None:
    Reader(page, library.url).arrive(f"/{tag}/")
    options = typed(page, TYPED[tag])
    page.keyboard.press("ArrowDown")
    no_barrier(page)
    for option in options.all():
        box = option.bounding_box()
        assert box and box["height"] >= 44 and box["x"] >= 0 and box["x"] + box["width"] <= 360


@pytest.mark.parametrize(("tag", "query"), [("en", "fatty lump back"), ("ar", "ورم في الظهر")])
def test_axe_finds_no_barrier_among_questions_under_their_page(
    page: Page, library: Server, tag: str, query: str
) -> None:
    page.goto(library.url(f"/{tag}/search?q={query}"))
    assert page.locator(".hits li li mark").count() > 0
    no_barrier(page)


def test_keys_move_through_the_list_and_leave_it(reader: Reader) -> None:
    page = reader.page
    options = typed(page, "lip")
    last = options.count() - 1
    assert last > 0
    for key, place in {"ArrowDown": 0, "End": last, "Home": 0, "ArrowUp": last}.items():
        page.keyboard.press(key)
        expect(options.nth(place)).to_have_attribute("aria-selected", "true")
        expect(page.locator("#suggestions [aria-selected=true]")).to_have_count(1)
        assert active(page) == options.nth(place).get_attribute("id")
    page.keyboard.press("ArrowDown")
    assert active(page) == options.first.get_attribute("id"), "after the last comes the first"
    page.keyboard.press("ArrowLeft")
    assert active(page) is None, "back in the text"
    page.keyboard.press("Escape")
    expect(page.locator("#suggestions")).to_be_hidden()
    field = page.locator("#q")
    expect(field).to_be_focused()
    expect(field).to_have_value("lip")
    expect(field).to_have_attribute("aria-expanded", "false")
    page.keyboard.press("ArrowDown")
    expect(page.locator("#suggestions")).to_be_visible()
    page.keyboard.press("Tab")
    expect(page.locator("#suggestions")).to_be_hidden()


def test_enter_opens_what_is_chosen(reader: Reader) -> None:
    options = typed(reader.page, "lipoma")
    address = options.first.get_attribute("data-address")
    reader.page.keyboard.press("ArrowDown")
    reader.page.keyboard.press("Enter")
    expect(reader.page).to_have_url(reader.url(str(address)))
    reader.reads("Lipoma")


def test_enter_without_a_choice_searches(reader: Reader) -> None:
    typed(reader.page, "lipoma")
    reader.page.keyboard.press("Enter")
    expect(reader.page).to_have_url(reader.url("/en/search?q=lipoma"))
    expect(reader.page.locator(".hits > li").first).to_contain_text("Lipoma")


def test_a_tap_opens_a_suggestion(reader: Reader) -> None:
    option = typed(reader.page, "lipoma").last
    address = str(option.get_attribute("data-address"))
    option.click()
    expect(reader.page).to_have_url(reader.url(address))


def test_an_emptied_field_has_no_list(reader: Reader) -> None:
    typed(reader.page, "lip")
    reader.page.locator("#q").fill("")
    expect(reader.page.locator("#suggestions")).to_be_hidden()
    expect(reader.page.locator(".field [role=status]")).to_be_empty()


def test_an_answer_to_older_words_is_dropped(reader: Reader) -> None:
    page = reader.page
    field = page.locator("#q")
    field.focus()
    expect(field).to_have_role("combobox")  # from here on each question is one of the reader's
    page.evaluate(HELD)
    field.press_sequentially("li")
    reader.wait_for("() => asked.length === 1")
    field.press_sequentially("po")
    reader.wait_for("([place, name]) => document.querySelector('#q').value === name", [0, "lipo"])
    page.evaluate(ANSWER, [0, "older"])
    reader.wait_for("() => asked.length === 2 && asked[1].text === 'lipo'")
    expect(page.locator("#suggestions")).to_be_hidden()
    page.evaluate(ANSWER, [1, "newer"])
    expect(page.locator(PLACES)).to_have_text(["newer"])


def test_without_a_worker_the_form_is_a_plain_form(chromium: Browser, library: Server) -> None:
    context = chromium.new_context(service_workers="block")
    page = context.new_page()
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(error.message))
    page.goto(library.url("/en/"))
    page.locator("#q").press_sequentially("lipoma")
    page.keyboard.press("Enter")
    expect(page.locator(".hits > li").first).to_contain_text("Lipoma")
    assert errors == []
    context.close()


def test_without_script_hits_and_no_hits_are_whole_pages(chromium: Browser, library: Server) -> None:
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(library.url("/ar/search?q=ورم"))
    assert page.locator(".hits ul a[href*='#']").count() > 0, "questions under their page"
    page.goto(library.url("/ar/search?q=qqqq"))
    expect(page.locator("#results bdi")).to_have_text("qqqq")
    expect(page.locator("#results a[hreflang=en]")).to_have_attribute("href", "/en/search?q=qqqq")
    expect(page.locator("#recent")).to_be_hidden()
    context.close()


def found(page: Page) -> list[Any]:
    """What stands among the hits: addresses, titles and marks, in order."""
    expect(page.locator(".hits")).to_be_visible()
    return list(page.locator(".hits :is(h2, li) > a").evaluate_all(FOUND))


def test_hits_are_the_same_without_a_network_once_search_was_used(page: Page, server: Server) -> None:
    reader = Reader(page, server.url)
    reader.arrive("/en/")
    typed(page, "lip")
    queries = ("fatty lump on my back", "lipomma", "pain leg", "can i leave it alone")
    online = [found(page) for query in queries if reader.open(f"/en/search?q={query}")]
    reader.open("/en/search?q=sciaticaqwerqw")
    near = page.locator(".nearest li").all_inner_texts()
    assert near
    server.stop()
    for query, hits in zip(queries, online, strict=True):
        assert reader.open(f"/en/search?q={query}").status == 200
        assert found(page) == hits and hits, query
        expect(page.locator("#q")).to_have_value(query)
        expect(page.locator("#told")).to_contain_text("hit")
    reader.open("/en/search?q=sciaticaqwerqw")
    expect(page.locator("#results bdi")).to_have_text("sciaticaqwerqw")
    assert page.locator(".nearest li").all_inner_texts() == near
    reader.open("/en/search?q=qqqqqq")
    expect(page.locator("#results bdi")).to_have_text("qqqqqq")
    expect(page.locator(".nearest")).to_have_count(0)


def test_a_search_that_is_not_kept_says_so_and_leads_on(page: Page, server: Server) -> None:
    reader = Reader(page, server.url)
    reader.arrive("/ar/")
    server.stop()
    assert reader.open("/ar/search?q=lipoma").status == 200
    expect(page.locator("#results")).to_contain_text("البحث غير محفوظ على هذا الجهاز بعد")
    page.locator("#results a[href='/ar/offline']").click()
    expect(page.locator("#kept-pages a").first).to_be_visible()


def test_nothing_is_remembered_until_the_reader_says_so(reader: Reader) -> None:
    page = reader.page
    reader.open("/en/search?q=lipoma")
    section = page.locator("#recent")
    choice = section.get_by_role("checkbox")
    expect(choice).not_to_be_checked()
    assert page.evaluate("() => [localStorage.length, sessionStorage.length, document.cookie]") == [0, 0, ""]

    choice.check()
    reader.open("/en/search?q=back+mice")
    expect(section.locator("li")).to_have_text(["back mice"])
    reader.open("/en/search?q=cyst")
    expect(section.locator("li")).to_have_text(["cyst", "back mice"])
    section.get_by_role("link", name="back mice").click()
    expect(section.locator("li")).to_have_text(["back mice", "cyst"])

    section.get_by_role("button").click()
    expect(section.locator("li")).to_have_count(0)
    expect(choice).to_be_checked()
    choice.uncheck()
    assert page.evaluate("() => localStorage.length") == 0
