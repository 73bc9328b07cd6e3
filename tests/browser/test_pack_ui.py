"""Keeping a language, as a reader meets it: the control, the panel, "My library", what is done behind."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, Page, Route, expect

from tests.browser.barriers import no_barrier
from tests.browser.conftest import Reader, Server, wait_until

pytestmark = pytest.mark.browser

LIPOMA = "/en/conditions/lipoma"
VOLUME = "**/pack/pages.*"
NO_WORKER = "delete Navigator.prototype.serviceWorker"
METERED = "Object.defineProperty(navigator, 'connection', { value: { saveData: true } })"
IPHONE = "Object.defineProperty(navigator, 'standalone', { value: false })"
UNFINISHED = "() => localStorage.getItem('pocketleaf-unfinished')"


@pytest.fixture
def reader(page: Page, library: Server) -> Reader:
    """A reader with nothing kept."""
    return Reader(page, library.url)


class Held:
    """Requests that are on their way until a test lets them go."""

    def __init__(self) -> None:
        self.routes: list[Route] = []

    def hold(self, route: Route) -> None:
        """Keep a request waiting."""
        self.routes.append(route)

    def release(self) -> None:
        """Let all of them go on."""
        for route in self.routes:
            route.continue_()
        self.routes.clear()


@contextmanager
def held(context: BrowserContext, pattern: str | re.Pattern[str] = VOLUME) -> Iterator[Held]:
    """Hold requests of a kind, and none any more afterwards."""
    waiting = Held()
    context.route(pattern, waiting.hold)
    yield waiting
    waiting.release()
    context.unroute(pattern)


def row(page: Page, tag: str = "en") -> Locator:
    return page.locator(f"[data-pack={tag}]")


def shows(page: Page, part: str, tag: str = "en") -> Locator:
    """Wait until a language's row shows a part."""
    place = row(page, tag).locator(f"[data-part={part}]")
    expect(place).to_be_visible()
    return place


def do(page: Page, action: str, tag: str = "en") -> None:
    row(page, tag).locator(f"[data-do={action}]").click()


def keep(reader: Reader, tag: str = "en") -> None:
    """Keep a language on the page "My library"."""
    reader.open(f"/{tag}/library")
    reader.wait_for("() => navigator.serviceWorker.controller !== null")
    do(reader.page, "start", tag)
    shows(reader.page, "kept", tag)


def begin(reader: Reader, waiting: Held) -> None:
    """Begin to fetch English until its pages are on their way."""
    reader.open("/en/library")
    reader.wait_for("() => navigator.serviceWorker.controller !== null")
    do(reader.page, "start")
    wait_until(lambda: reader.page.evaluate("() => true") and len(waiting.routes) > 0)


def test_a_page_offers_the_size_keeps_its_language_and_opens_from_it_offline(
    page: Page, server: Server
) -> None:
    reader = Reader(page, server.url)
    reader.arrive(LIPOMA)
    page.locator("[data-keep]").click()
    expect(shows(page, "none")).to_contain_text("kB to download")
    expect(row(page)).to_contain_text("4 pages, all questions and search")
    do(page, "start")
    expect(shows(page, "kept")).to_contain_text("Kept on this device: content of ")
    server.stop()
    reader.open("/en/conditions/sciatica")
    reader.reads("Sciatica")
    expect(page.locator("#kept-pack")).to_contain_text("Read from this device: content of ")
    expect(page.locator("#kept-copy")).to_be_hidden()
    expect(page.locator("[data-keep]")).to_have_count(0)


def test_all_of_it_can_be_done_with_keys(reader: Reader, context: BrowserContext) -> None:
    page = reader.page
    reader.arrive(LIPOMA)
    page.locator("[data-keep]").focus()
    page.keyboard.press("Enter")
    expect(page.locator("#pack_en")).to_be_focused()
    shows(page, "none")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    expect(row(page).locator("[data-do=start]")).to_be_focused()
    with held(context) as waiting:
        page.keyboard.press("Enter")
        expect(row(page).locator("[data-do=pause]")).to_be_focused()
        wait_until(lambda: page.evaluate("() => true") and len(waiting.routes) > 0)
        page.keyboard.press("Enter")
        expect(row(page).locator("[data-do=start]")).to_be_focused()
    page.keyboard.press("Enter")
    expect(shows(page, "kept").locator("[tabindex]")).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    shows(page, "sure")
    page.keyboard.press("Enter")
    shows(page, "none")
    expect(row(page).locator("[data-do=start]")).to_be_focused()


def test_a_pause_lasts_until_the_reader_goes_on(reader: Reader, context: BrowserContext) -> None:
    page = reader.page
    with held(context) as waiting:
        begin(reader, waiting)
        do(page, "pause")
        expect(shows(page, "paused")).to_contain_text("Paused at ")
    page.reload()
    shows(page, "paused")
    do(page, "start")
    shows(page, "kept")


def test_what_a_closed_page_began_the_next_one_ends(reader: Reader, context: BrowserContext) -> None:
    with held(context) as waiting:
        begin(reader, waiting)
        reader.page.close()
    second = Reader(context.new_page(), reader.url)
    with held(context) as waiting:
        second.open(LIPOMA)
        line = second.page.locator(".line")
        expect(line).to_contain_text("English: ")
        expect(line.get_by_role("link", name="My library")).to_be_visible()
    expect(line).to_have_count(0)
    assert second.page.evaluate(UNFINISHED) is None
    second.open("/en/library")
    shows(second.page, "kept")


def test_the_library_goes_on_with_what_was_begun(reader: Reader, context: BrowserContext) -> None:
    with held(context) as waiting:
        begin(reader, waiting)
        reader.page.reload()
        shows(reader.page, "running")
    shows(reader.page, "kept")


def test_where_bytes_cost_nothing_goes_on_by_itself(reader: Reader, context: BrowserContext) -> None:
    with held(context) as waiting:
        begin(reader, waiting)
        reader.page.close()
    context.add_init_script(METERED)
    second = Reader(context.new_page(), reader.url)
    second.open("/en/library")
    shows(second.page, "paused")
    do(second.page, "start")
    shows(second.page, "kept")


def test_a_cancel_leaves_nothing(reader: Reader, context: BrowserContext) -> None:
    with held(context) as waiting:
        begin(reader, waiting)
        expect(reader.page.locator("#none-kept")).to_be_hidden()
        do(reader.page, "cancel")
        shows(reader.page, "none")
    assert reader.page.evaluate(UNFINISHED) is None
    reader.page.reload()
    shows(reader.page, "none")
    expect(reader.page.locator("#none-kept")).to_be_visible()


def test_a_second_window_follows_the_first(reader: Reader, context: BrowserContext) -> None:
    second = Reader(context.new_page(), reader.url)
    second.open("/en/library")
    shows(second.page, "none")
    with held(context) as waiting:
        begin(reader, waiting)
        expect(shows(second.page, "elsewhere")).to_contain_text("Another window")
    for tab in (reader, second):
        shows(tab.page, "kept")


def test_a_second_window_takes_over_when_the_first_is_closed(reader: Reader, context: BrowserContext) -> None:
    second = Reader(context.new_page(), reader.url)
    with held(context) as waiting:
        begin(reader, waiting)
        second.open("/en/library")
        shows(second.page, "elsewhere")
        reader.page.close()
        shows(second.page, "paused")


def test_two_languages_are_fetched_at_once(reader: Reader, context: BrowserContext) -> None:
    page = reader.page
    with held(context) as waiting:
        begin(reader, waiting)
        do(page, "start", "ar")
        for tag in ("en", "ar"):
            shows(page, "running", tag)
    for tag in ("en", "ar"):
        shows(page, "kept", tag)
    shows(page, "none", "es")


def test_a_language_goes_only_after_a_yes(reader: Reader) -> None:
    keep(reader)
    page = reader.page
    do(page, "ask")
    expect(shows(page, "sure")).to_contain_text("Remove this language from this device?")
    do(page, "look")
    shows(page, "kept")
    do(page, "ask")
    do(page, "remove")
    shows(page, "none")
    expect(page.locator("#none-kept")).to_be_visible()


def test_the_library_tells_space_and_what_the_browser_promises(reader: Reader) -> None:
    keep(reader)
    space = reader.page.locator("#space")
    expect(space).to_contain_text("This library takes ")
    expect(space.locator("[data-part=no], [data-part=yes]")).to_have_count(1)
    expect(row(reader.page).locator("[data-part=no], [data-part=yes]")).to_have_count(1)


def test_seven_days_are_told_only_outside_the_home_screen(reader: Reader) -> None:
    reader.page.add_init_script(IPHONE)
    keep(reader)
    expect(row(reader.page)).to_contain_text("seven days")
    expect(reader.page.locator("#space")).to_contain_text("Add to Home Screen")


@pytest.mark.parametrize(("tag", "size"), [("en", "kB"), ("es", "kB"), ("ar", "كيلوبايت")])
def test_sizes_are_told_in_the_readers_units(reader: Reader, tag: str, size: str) -> None:
    reader.open(f"/{tag}/library")
    expect(shows(reader.page, "none", tag)).to_contain_text(size)


def answer(status: int) -> Callable[[Route], None]:
    return lambda route: route.fulfill(status=status, body="?")


# What goes wrong with which request, what is said of it, and what the reader taps then.
BAD_DAYS: dict[str, tuple[str, Callable[[Route], None], str, list[str]]] = {
    "no pack": ("**/pack.json", answer(404), "cannot be had here now", ["look", "start"]),
    "no network": (VOLUME, lambda route: route.abort(), "The network failed.", ["start"]),
    "damaged": (VOLUME, lambda route: route.fulfill(body="?"), "damaged on its way", ["start"]),
}


@pytest.mark.parametrize("day", BAD_DAYS)
def test_a_failure_says_what_to_do(reader: Reader, context: BrowserContext, day: str) -> None:
    pattern, spoil, words, taps = BAD_DAYS[day]
    page = reader.page
    reader.open("/en/library")
    shows(page, "none")
    context.route(pattern, spoil)
    do(page, "start")
    expect(row(page).locator(".why")).to_contain_text(words)
    expect(row(page).locator("[role=status]")).to_contain_text(words)
    context.unroute(pattern)
    for tap in taps:
        do(page, tap)
    shows(page, "kept")


def test_a_full_device_is_told_how_much_is_needed(reader: Reader, context: BrowserContext) -> None:
    page = reader.page
    reader.open("/en/library")
    shows(page, "none")
    session = context.new_cdp_session(page)
    origin = reader.url("")
    session.send("Storage.overrideQuotaForOrigin", {"origin": origin, "quotaSize": 1000})
    do(page, "start")
    expect(row(page).locator(".why")).to_contain_text("There is not enough space on this device.")
    expect(row(page).locator(".why")).to_contain_text("kB are needed")
    session.send("Storage.overrideQuotaForOrigin", {"origin": origin})
    row(page).locator("[data-do=start]").click()
    shows(page, "kept")


def test_a_damaged_language_can_be_repaired(reader: Reader) -> None:
    keep(reader)
    script = reader.page.locator("script[src]").get_attribute("src")
    assert script
    module = script.replace("app.js", "offline/packs/reading.js")
    reader.page.evaluate("(module) => import(module).then((it) => it.markDamaged('en'))", module)
    reader.page.reload()
    shows(reader.page, "damaged")
    do(reader.page, "repair")
    shows(reader.page, "kept")


def test_without_script_the_control_leads_to_the_library_and_nothing_is_dead(
    chromium: Browser, library: Server
) -> None:
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(library.url(LIPOMA))
    page.locator("[data-keep]").click()
    expect(page.locator("h1")).to_have_text("My library")
    expect(page.locator("#packs a")).to_have_count(3)
    assert page.locator("button:visible").count() == 0
    context.close()


def test_without_a_worker_the_control_leads_to_the_reason(reader: Reader) -> None:
    reader.page.add_init_script(NO_WORKER)
    reader.open(LIPOMA)
    reader.page.locator("[data-keep]").click()
    reader.reads("My library")
    expect(reader.page.locator("main")).to_contain_text("This browser cannot keep a language here")
    assert reader.page.locator("main button:visible").count() == 0


def test_who_keeps_nothing_loads_nothing_of_it(page: Page, library: Server) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(library.url(LIPOMA), wait_until="networkidle")
    names = {url.rpartition("/js/")[2] for url in asked if "packs" in url}
    assert names == {"ui/packs.js", "offline/packs/unfinished.js"}


@pytest.mark.parametrize("tag", ["en", "ar"])
def test_axe_finds_no_barrier_in_any_state(reader: Reader, context: BrowserContext, tag: str) -> None:
    page = reader.page
    reader.arrive(f"/{tag}/conditions/lipoma")
    page.locator("[data-keep]").click()
    shows(page, "none", tag)
    no_barrier(page)
    with held(context) as waiting:
        do(page, "start", tag)
        wait_until(lambda: page.evaluate("() => true") and len(waiting.routes) > 0)
        no_barrier(page)
        do(page, "pause", tag)
        shows(page, "paused", tag)
        no_barrier(page)
    do(page, "start", tag)
    shows(page, "kept", tag)
    do(page, "ask", tag)
    no_barrier(page)


OLD = "A lipoma is a lump made of fat cells."
NEW = "A lipoma is a lump made of nothing but fat cells."
CARE = ("- is growing\n", "- is growing fast\n")


def edit(server: Server, *edits: tuple[str, str]) -> None:
    """Publish a new edition in which the page about lipomas says something else."""
    server.stop()
    file = server.house / "content" / "conditions" / "lipoma.md"
    text = file.read_text(encoding="utf-8")
    for old, new in edits:
        assert old in text
        text = text.replace(old, new, 1)
    file.write_text(text, encoding="utf-8")
    server.start()


def test_a_page_from_a_pack_brings_the_pack_up_to_date(page: Page, server: Server) -> None:
    reader = Reader(page, server.url)
    keep(reader)
    edit(server, (OLD, NEW))
    reader.open(LIPOMA)
    expect(page.locator("main")).to_contain_text(OLD)
    line = page.locator(".line")
    expect(line).to_contain_text("The library was updated.")
    line.get_by_role("link", name="Show this page as it is now").click()
    expect(page.locator("main")).to_contain_text(NEW)
    expect(page.locator(".line")).to_have_count(0)


def test_an_update_tells_of_changed_care_cards(page: Page, server: Server) -> None:
    reader = Reader(page, server.url)
    keep(reader)
    edit(server, CARE)
    reader.open(LIPOMA)
    expect(page.locator(".line")).to_contain_text("what they say about when to get help: 1.")


def test_an_update_leaves_a_page_alone_that_did_not_change(page: Page, server: Server) -> None:
    reader = Reader(page, server.url)
    keep(reader)
    edit(server, (OLD, NEW))
    reader.open("/en/conditions/sciatica")
    line = page.locator(".line")
    expect(line).to_contain_text("The library was updated.")
    expect(line.get_by_role("link")).to_have_count(0)
    line.get_by_role("button", name="Close").click()
    expect(line).to_have_count(0)


def test_an_update_is_looked_for_once_an_hour(page: Page, server: Server) -> None:
    reader = Reader(page, server.url)
    keep(reader)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    for _ in range(3):
        reader.open(LIPOMA)
        reader.wait_for("() => localStorage.getItem('pocketleaf-checked-en')")
        page.wait_for_load_state("networkidle")
    assert len([url for url in asked if url.endswith("/pack.json")]) == 1
    page.evaluate("() => localStorage.setItem('pocketleaf-checked-en', `[${Date.now() + 9e9}]`)")
    with page.expect_request("**/pack.json"):
        reader.open(LIPOMA)


def test_where_bytes_cost_an_update_is_offered_with_its_size(
    page: Page, context: BrowserContext, server: Server
) -> None:
    context.add_init_script(METERED)
    reader = Reader(page, server.url)
    keep(reader)
    edit(server, (OLD, NEW))
    reader.open(LIPOMA)
    line = page.locator(".line")
    expect(line).to_contain_text("A newer edition is available. Size: ")
    line.get_by_role("button", name="Update").click()
    expect(line).to_contain_text("The library was updated.")


def test_the_library_offers_a_newer_edition(page: Page, server: Server) -> None:
    reader = Reader(page, server.url)
    keep(reader)
    edit(server, (OLD, NEW))
    reader.open("/en/library")
    expect(shows(page, "newer")).to_contain_text("kB to download")
    do(page, "update")
    expect(row(page).locator("[data-part=newer]")).to_have_count(0)
    shows(page, "kept")
