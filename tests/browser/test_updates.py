"""A new worker waits until the reader says yes."""

import pytest
from playwright.sync_api import BrowserContext, Locator, Page, expect

from tests.browser.conftest import KEPT, Answer, Reader, Site

pytestmark = pytest.mark.browser

LIPOMA = "/en/conditions/lipoma"
CYST = "/en/conditions/cyst"
SHELLS = "async () => (await caches.keys()).filter((name) => name.startsWith('pocketleaf-shell-')).sort()"
ONLY_THE_NEW_SHELL = f"async () => String(await ({SHELLS})()) === 'pocketleaf-shell-two'"
MARK = "() => { window.marked = true }"
IS_MARKED = "() => window.marked === true"

WAITS = """async () => {
    const how = { type: "module", updateViaCache: "none" };
    return (await navigator.serviceWorker.register("/worker.js", how)).waiting !== null;
}"""


@pytest.fixture
def reader(page: Page, site: Site) -> Reader:
    """A reader who has opened one page, now kept."""
    reader = Reader(page, site.url)
    reader.arrive(LIPOMA)
    return reader


def offer(reader: Reader) -> Locator:
    """The offer of an update."""
    return reader.page.locator("#update-offer")


def accept(reader: Reader) -> None:
    """Says yes to the update and waits until it is done."""
    reader.page.evaluate(MARK)
    reader.page.get_by_role("button", name="Use it").click()
    reader.wait_for("() => window.marked !== true && document.readyState === 'complete'")
    reader.wait_for(ONLY_THE_NEW_SHELL)


def test_the_first_worker_takes_over_without_a_word(page: Page, site: Site) -> None:
    reader = Reader(page, site.url)
    reader.open(LIPOMA)
    page.evaluate(MARK)
    reader.wait_for("() => navigator.serviceWorker.controller !== null")
    reader.wait_for("async () => (await navigator.serviceWorker.ready).active.state === 'activated'")
    expect(offer(reader)).to_be_hidden()
    assert page.evaluate(IS_MARKED)


def test_an_update_reloads_only_the_tab_that_says_yes(
    context: BrowserContext, reader: Reader, site: Site
) -> None:
    other = Reader(context.new_page(), site.url)
    reader.page.evaluate(MARK)
    site.version, site.edition = "two", "second"
    other.open(CYST)
    expect(other.page.locator("#edition")).to_have_text("second")
    expect(offer(other)).to_be_visible()
    expect(offer(reader)).to_be_visible()
    assert other.page.evaluate(SHELLS) == ["pocketleaf-shell-one", "pocketleaf-shell-two"]
    accept(other)
    expect(offer(other)).to_be_hidden()
    expect(offer(reader)).to_be_hidden()
    assert reader.page.evaluate(IS_MARKED)


def test_an_update_that_waits_is_offered_on_the_next_page(reader: Reader, site: Site) -> None:
    site.version = "two"
    reader.open(CYST)
    expect(offer(reader)).to_be_visible()
    reader.open(LIPOMA)
    expect(offer(reader)).to_be_visible()


def test_an_update_declined_is_not_offered_again_in_this_tab(reader: Reader, site: Site) -> None:
    site.version = "two"
    reader.open(CYST)
    reader.page.get_by_role("button", name="Later").click()
    expect(offer(reader)).to_be_hidden()
    reader.open(LIPOMA)
    # The offer is decided once the page has its registration; one asked for later comes later.
    reader.wait_for(WAITS)
    expect(offer(reader)).to_be_hidden()
    assert reader.page.evaluate(SHELLS) == ["pocketleaf-shell-one", "pocketleaf-shell-two"]


@pytest.mark.parametrize(
    "answer",
    [
        pytest.param(Answer(404), id="gone"),
        pytest.param(Answer(200, "<h1>Wi-Fi</h1>", {"Content-Type": "text/html"}), id="a portal's page"),
        pytest.param(
            Answer(200, "cut", {"Content-Type": "text/javascript", "Content-Length": "9"}), id="cut off"
        ),
    ],
)
def test_a_shell_that_lacks_a_file_is_not_kept_and_the_old_one_serves(
    reader: Reader, site: Site, answer: Answer
) -> None:
    site.version = "two"
    site.answers["/static/two/js/ui/menus.js"] = answer
    end = reader.page.evaluate(
        """async () => {
            const registration = await navigator.serviceWorker.getRegistration();
            await registration.update();
            const worker = registration.installing;
            while (worker.state === "installing")
                await new Promise((resolve) => { worker.onstatechange = resolve });
            return worker.state;
        }"""
    )
    assert end == "redundant"
    assert reader.page.evaluate(SHELLS) == ["pocketleaf-shell-one"]
    site.stop()
    reader.open("/en/questions")
    expect(reader.page.locator("#kept-pages")).to_be_visible()


def test_only_older_shells_are_deleted(reader: Reader, site: Site) -> None:
    reader.page.evaluate("() => Promise.all(['theirs', 'pocketleaf-packs'].map((name) => caches.open(name)))")
    site.version = "two"
    reader.open(CYST)
    accept(reader)
    assert {"theirs", "pocketleaf-packs", "pocketleaf-pages"} <= set(
        reader.page.evaluate("() => caches.keys()")
    )


def test_a_new_shell_keeps_the_languages_of_the_old_one(reader: Reader, site: Site) -> None:
    reader.visit("/ar/conditions/lipoma")
    reader.wait_for("async () => Boolean(await caches.match('/ar/offline'))")
    reader.open(LIPOMA)
    site.version = "two"
    reader.open(LIPOMA)
    accept(reader)
    assert reader.keeps("/ar/offline", "pocketleaf-shell-two")
    assert not reader.keeps("/es/offline", "pocketleaf-shell-two")


def test_the_scripts_of_packs_are_kept_once_one_is_wanted_and_by_each_new_shell(
    reader: Reader, site: Site
) -> None:
    wanted = "/static/{}/js/ui/packs_{}.js"
    assert [path for path in site.asked if "/ui/packs_" in path] == []
    reader.page.evaluate("(path) => import(path)", wanted.format("one", "numbers"))
    kept = [wanted.format("one", "library"), "pocketleaf-shell-one"]
    reader.wait_for(KEPT, kept[::-1])
    site.version = "two"
    reader.open(CYST)
    accept(reader)
    assert reader.keeps(wanted.format("two", "library"), "pocketleaf-shell-two")


def test_a_new_shell_leaves_out_the_scripts_of_packs_that_nobody_wanted(reader: Reader, site: Site) -> None:
    site.version = "two"
    reader.open(CYST)
    accept(reader)
    assert [path for path in site.asked if "/ui/packs_" in path] == []


def test_a_page_kept_from_an_older_edition_still_gets_its_script(reader: Reader, site: Site) -> None:
    site.version = "two"
    reader.visit(CYST)
    accept(reader)
    site.stop()
    reader.open(LIPOMA)
    expect(reader.page.locator("script")).to_have_attribute("src", "/static/one/js/app.js")
    expect(reader.page.locator("#kept-copy")).to_be_visible()
