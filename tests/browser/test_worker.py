"""What is kept and read on good and bad days, on a small site that can be slow, broken or gone."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import KEPT, PAGES, Answer, Reader, Site

pytestmark = pytest.mark.browser

LIPOMA = "/en/conditions/lipoma"
CYST = "/en/conditions/cyst"
SHELL = "pocketleaf-shell-one"
SIZE = "async (path) => (await (await fetch(path)).text()).length"
PORTAL = Answer(200, "<h1>Hotel Wi-Fi</h1>", {"Content-Type": "text/html"})


@pytest.fixture
def reader(page: Page, site: Site) -> Reader:
    """A reader who has opened one page, now kept."""
    reader = Reader(page, site.url)
    reader.arrive(LIPOMA)
    return reader


def test_a_visited_page_reads_without_the_server(reader: Reader, site: Site) -> None:
    reader.visit(CYST)
    site.stop()
    assert reader.open(LIPOMA).status == 200
    reader.reads("Lipoma · Leaf")


def test_a_page_from_the_device_says_when_it_was_kept(reader: Reader, site: Site) -> None:
    note = reader.page.locator("#kept-copy")
    reader.open(LIPOMA)
    expect(note).to_be_hidden()
    site.stop()
    reader.open(LIPOMA)
    expect(note).to_be_visible()
    year = reader.page.evaluate("() => String(new Date().getFullYear())")
    expect(note.locator("time")).to_contain_text(year)


def test_a_figure_is_kept_with_its_page(reader: Reader, site: Site) -> None:
    reader.wait_for(KEPT, ["pocketleaf-figures", "/figures/lump.0a1b2c.svg"])
    site.stop()
    reader.open(LIPOMA)
    reader.wait_for("() => document.querySelector('img').naturalWidth > 0")


def test_the_home_page_is_kept_unvisited(reader: Reader, site: Site) -> None:
    reader.wait_for(KEPT, [PAGES, "/en/"])
    site.stop()
    reader.open("/en/")
    reader.reads("Leaf")


def test_a_page_read_past_the_worker_is_kept(reader: Reader) -> None:
    session = reader.page.context.new_cdp_session(reader.page)
    reader.page.evaluate("(name) => caches.delete(name)", PAGES)
    session.send("Page.reload", {"ignoreCache": True})
    reader.wait_for("() => navigator.serviceWorker.controller === null")
    reader.wait_for(KEPT, [PAGES, LIPOMA])


def test_an_unvisited_page_gives_the_offline_page_at_its_own_address(reader: Reader, site: Site) -> None:
    site.stop()
    answer = reader.open(CYST)
    assert answer.status == 503
    assert answer.headers["content-security-policy"].startswith("default-src 'self'")
    assert reader.page.url == site.url(CYST)
    reader.reads("This page is not on this device")
    site.start()
    reader.page.locator("#try-again").click()
    reader.reads("Cyst & lump · Leaf")


def test_the_offline_page_lists_what_can_be_read(page: Page, site: Site) -> None:
    reader = Reader(page, site.url)
    reader.arrive("/es/conditions/lipoma")
    for path in (LIPOMA, "/en/translation", CYST):
        reader.visit(path)
    reader.wait_for(KEPT, [PAGES, "/en/"])
    site.stop()
    reader.open("/en/questions")
    groups = page.locator("#kept-pages > ul > li")
    expect(groups).to_have_count(2)
    expect(groups.first.locator("a")).to_have_text(["Cyst & lump", "Leaf", "Lipoma"])
    expect(groups.last.locator("a")).to_have_text(["Hoja", "Lipoma en español"])
    expect(groups.last).to_have_attribute("lang", "es")
    expect(page.locator("#nothing-kept")).to_be_hidden()
    groups.last.get_by_role("link", name="Lipoma en español").click()
    reader.reads("Lipoma en español · Hoja")


def test_the_offline_page_says_so_when_nothing_was_kept(reader: Reader, site: Site) -> None:
    site.stop()
    reader.page.evaluate("(name) => caches.delete(name)", PAGES)
    reader.open("/en/questions")
    expect(reader.page.locator("#nothing-kept")).to_be_visible()
    expect(reader.page.locator("#kept-pages")).to_be_hidden()


def test_a_language_met_later_gets_its_offline_page_and_its_home(reader: Reader, site: Site) -> None:
    assert not reader.keeps("/ar/offline", SHELL)
    reader.visit("/ar/conditions/lipoma")
    reader.wait_for(KEPT, [SHELL, "/ar/offline"])
    reader.wait_for(KEPT, [PAGES, "/ar/"])
    site.stop()
    reader.open("/ar/questions")
    expect(reader.page.locator("html")).to_have_attribute("dir", "rtl")


def test_an_address_without_a_language_leads_to_the_kept_page(reader: Reader, site: Site) -> None:
    site.stop()
    reader.open("/conditions/lipoma")
    assert reader.page.url == site.url(LIPOMA)
    reader.reads("Lipoma · Leaf")


def test_an_address_without_a_language_leads_to_the_language_that_is_kept(page: Page, site: Site) -> None:
    reader = Reader(page, site.url)
    reader.arrive("/ar/conditions/lipoma")
    site.stop()
    reader.open("/conditions/lipoma")
    assert page.url == site.url("/ar/conditions/lipoma")


def test_a_slow_network_gives_the_kept_copy_and_refreshes_it_behind(page: Page, site: Site) -> None:
    site.patience = 200
    reader = Reader(page, site.url)
    reader.arrive(LIPOMA)
    site.edition = "second"
    site.gate.clear()
    reader.open(LIPOMA)
    expect(page.locator("#edition")).to_have_text("first")
    site.gate.set()
    copy_is_new = """async ([name, path]) => {
        const copy = await (await caches.open(name)).match(path);
        return copy.headers.get("X-Pocketleaf-Edition") === "second";
    }"""
    reader.wait_for(copy_is_new, [PAGES, LIPOMA])


def test_a_failing_server_is_passed_over(reader: Reader, site: Site) -> None:
    for path in (LIPOMA, CYST):
        site.answers[path] = site.ours(500, "our fault")
    reader.open(LIPOMA)
    reader.reads("Lipoma · Leaf")
    reader.open(CYST)
    reader.reads("This page is not on this device")


def test_a_page_that_is_gone_is_shown_gone_and_dropped(reader: Reader, site: Site) -> None:
    site.answers[LIPOMA] = site.ours(410, "<h1>Gone</h1>")
    assert reader.open(LIPOMA).status == 410
    reader.reads("Gone")
    reader.wait_for(f"async (place) => !(await ({KEPT})(place))", [PAGES, LIPOMA])


def test_a_captive_portal_neither_becomes_a_copy_nor_costs_one(reader: Reader, site: Site) -> None:
    for path in (LIPOMA, CYST):
        site.answers[path] = PORTAL
        reader.open(path)
        reader.reads("Hotel Wi-Fi")
    site.stop()
    reader.open(LIPOMA)
    reader.reads("Lipoma · Leaf")
    assert not reader.keeps(CYST)


def test_a_redirect_is_followed_and_never_kept(reader: Reader, site: Site) -> None:
    site.answers["/en/conditions/old"] = Answer(301, headers={"Location": CYST})
    reader.open("/en/conditions/old#causes")
    assert reader.page.url == site.url(f"{CYST}#causes")
    reader.wait_for(KEPT, [PAGES, CYST])
    assert not reader.keeps("/en/conditions/old")


def test_the_words_of_a_reader_are_never_kept(reader: Reader, site: Site) -> None:
    reader.open("/en/search?q=secret")
    reader.reads("Search · Leaf")
    reader.open("/en/questions?q=secret")
    reader.visit(CYST)
    addresses = reader.page.evaluate(
        """async () => (await Promise.all((await caches.keys()).map(async (name) =>
            (await (await caches.open(name)).keys()).map(({ url }) => url)))).flat()"""
    )
    assert addresses
    assert not [url for url in addresses if "?" in url or "secret" in url]
    site.stop()
    assert reader.open("/en/search?q=secret").status == 200
    reader.reads("Search · Leaf")


def test_a_full_disk_never_stops_reading(reader: Reader, site: Site) -> None:
    session = reader.page.context.new_cdp_session(reader.page)
    session.send("Storage.overrideQuotaForOrigin", {"origin": site.url(""), "quotaSize": 1})
    put = "(name) => caches.open(name).then((cache) => cache.put('/x', new Response('x'.repeat(9999))))"
    with pytest.raises(Exception, match="Quota"):
        reader.page.evaluate(put, "theirs")
    for path in (CYST, "/ar/conditions/lipoma", CYST):
        assert reader.open(path).status == 200
    site.version = "two"
    assert reader.page.evaluate(SIZE, "/static/two/js/app.js") > 0
    reader.page.evaluate("() => caches.delete('pocketleaf-figures')")
    assert reader.page.evaluate(SIZE, "/figures/lump.0a1b2c.svg") > 0
    site.stop()
    reader.open(LIPOMA)
    reader.reads("Lipoma · Leaf")


def test_what_was_evicted_comes_back(reader: Reader, site: Site) -> None:
    reader.page.evaluate("async () => Promise.all((await caches.keys()).map((name) => caches.delete(name)))")
    reader.visit(CYST)
    reader.wait_for(KEPT, [SHELL, "/en/offline"])
    reader.wait_for(KEPT, [PAGES, "/en/"])
    site.stop()
    reader.open("/en/questions")
    expect(reader.page.locator("#kept-pages a").filter(has_text="Cyst & lump")).to_be_visible()


def test_the_first_visit_asks_for_each_file_once(page: Page, site: Site) -> None:
    site.age = 31536000
    reader = Reader(page, site.url)
    reader.arrive(LIPOMA)
    reader.wait_for(KEPT, ["pocketleaf-figures", "/figures/lump.0a1b2c.svg"])
    files = [path for path in site.asked if path.startswith("/static/")]
    assert files
    assert sorted(files) == sorted(set(files))
