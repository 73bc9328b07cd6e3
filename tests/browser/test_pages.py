"""Every kind of page of the shelf in a real browser: one request, no barrier, nothing cut."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Route, expect

from tests.browser.barriers import no_barrier
from tests.browser.conftest import Server

pytestmark = pytest.mark.browser

TAGS = ("en", "es", "ar")
BUDGET = 14_000  # bytes of one page with brotli: what a first TCP flight of ten segments brings
KINDS = {
    "home": "/{tag}/",
    "condition": "/{tag}/conditions/back-mice",
    "table": "/{tag}/conditions/lipoma",
    "questions": "/{tag}/questions",
    "search": "/{tag}/search",
    "hits": "/{tag}/search?q=lipoma",
    "no hits": "/{tag}/search?q=zzzz",
    "translation": "/{tag}/translation",
    "translate": "/translate/",
    "translate one": "/translate/es",
    "offline": "/{tag}/offline",
    "library": "/{tag}/library",
    "share": "/{tag}/conditions/lipoma/share?in=es&section=leave-alone",
    "not found": "/{tag}/conditions/lipomma",
}


@pytest.fixture(scope="module")
def small(chromium: Browser) -> Iterator[BrowserContext]:
    """A small phone without a worker, which keeps nothing from one test to the next."""
    context = chromium.new_context(viewport={"width": 360, "height": 740}, service_workers="block")
    yield context
    context.close()


@pytest.fixture
def phone(small: BrowserContext) -> Iterator[Page]:
    """A tab of the small phone."""
    page = small.new_page()
    yield page
    page.close()


@dataclass
class Wire:
    """What a page asked for, by kind, and the bytes of its document as they came."""

    asked: list[str] = field(default_factory=list)
    document_bytes: int = 0

    def watch(self, page: Page) -> None:
        """Listen to a page from now on."""
        session = page.context.new_cdp_session(page)
        session.send("Network.enable")
        documents: list[str] = []
        session.on("Network.responseReceived", lambda event: documents.extend(document_in(event)))
        session.on("Network.loadingFinished", lambda e: self._count(e, documents))
        page.on("request", lambda request: self.asked.append(request.resource_type))

    def _count(self, event: dict[str, object], documents: list[str]) -> None:
        if event["requestId"] in documents:
            self.document_bytes += int(str(event["encodedDataLength"]).partition(".")[0])


def document_in(event: dict[str, object]) -> list[str]:
    """Return the request's id when it brought a document."""
    return [str(event["requestId"])] if event["type"] == "Document" else []


def test_the_arabic_back_mice_page_is_readable_after_one_small_request(phone: Page, library: Server) -> None:
    wire = Wire()
    wire.watch(phone)
    phone.route("**/*", only_the_document)
    answer = phone.goto(library.url("/ar/conditions/back-mice"), wait_until="load")
    assert answer and answer.header_value("content-encoding") == "br"
    expect(phone.locator("main")).to_contain_text("5 سم")
    assert phone.evaluate("getComputedStyle(document.querySelector('.card')).borderInlineStartWidth") != "0px"
    assert {kind for kind in wire.asked if kind not in {"script", "manifest", "image", "other"}} == {
        "document"
    }
    assert wire.asked.count("document") == 1
    assert 0 < wire.document_bytes <= BUDGET


def only_the_document(route: Route) -> None:
    if route.request.resource_type == "document":
        route.continue_()
    else:
        route.abort()


@pytest.mark.parametrize("tag", ["en", "ar"])
@pytest.mark.parametrize("kind", KINDS)
def test_axe_finds_no_barrier(phone: Page, library: Server, kind: str, tag: str) -> None:
    phone.goto(library.url(KINDS[kind].format(tag=tag)))
    for menu in phone.locator("summary").all():
        menu.click()
    no_barrier(phone)


@pytest.mark.parametrize("tag", TAGS)
@pytest.mark.parametrize("kind", KINDS)
def test_text_at_twice_its_size_needs_no_sideways_scroll(
    phone: Page, library: Server, kind: str, tag: str
) -> None:
    phone.goto(library.url(KINDS[kind].format(tag=tag)))
    for size in ("100%", "200%"):
        phone.evaluate("size => { document.documentElement.style.fontSize = size }", size)
        wide = phone.evaluate("document.documentElement.scrollWidth")
        assert wide <= 360, f"at {size} the page is {wide} pixels wide: {widest(phone)}"


def widest(page: Page) -> object:
    """Name the elements that stick out."""
    return page.evaluate(
        "[...document.body.querySelectorAll('*')].filter(e => e.getBoundingClientRect().right > 361"
        " || e.getBoundingClientRect().left < -1).map(e => e.tagName + '.' + e.className).slice(0, 5)"
    )


@pytest.mark.parametrize("kind", KINDS)
def test_what_can_be_tapped_is_large_enough(phone: Page, library: Server, kind: str) -> None:
    phone.goto(library.url(KINDS[kind].format(tag="en")))
    small = phone.evaluate(
        "[...document.querySelectorAll('button, summary, .field input, label:has(input), nav a, .jump a')]"
        ".filter(e => e.checkVisibility() && e.getBoundingClientRect().height < 40).map(e => e.textContent)"
    )
    assert small == []


def test_a_language_switch_keeps_page_and_section(phone: Page, library: Server) -> None:
    phone.goto(library.url("/en/conditions/back-mice#treatment"))
    phone.locator("#languages summary").click()
    phone.locator("#languages a[hreflang=ar]").click()
    phone.wait_for_url("**/ar/conditions/back-mice#treatment")
    expect(phone.locator("html")).to_have_attribute("dir", "rtl")
    expect(phone.locator("#treatment")).to_be_in_viewport()


def test_the_first_tab_stop_leads_past_the_header(phone: Page, library: Server) -> None:
    phone.goto(library.url("/en/conditions/back-mice"))
    phone.keyboard.press("Tab")
    expect(phone.locator(".skip")).to_be_focused()
    assert phone.evaluate("document.activeElement.getBoundingClientRect().top") >= 0
    phone.keyboard.press("Enter")
    expect(phone.locator("#main")).to_be_focused()


def test_the_search_form_works_without_script(chromium: Browser, library: Server) -> None:
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(library.url("/en/"))
    page.get_by_role("searchbox").fill("lump in the lower back")
    page.get_by_role("button", name="Search").click()
    expect(page.locator(".hits li").first).to_contain_text("Back mice")
    assert page.locator(".hits mark").count() > 0
    context.close()


@pytest.mark.parametrize("tag", TAGS)
def test_the_app_can_be_installed(chromium: Browser, library: Server, tag: str) -> None:
    context = chromium.new_context()
    page = context.new_page()
    page.goto(library.url(f"/{tag}/"))
    session = context.new_cdp_session(page)
    manifest = session.send("Page.getAppManifest")
    assert manifest["errors"] == []
    assert f'"lang": "{tag}"' in manifest["data"] and '"id": "/"' in manifest["data"]
    # A private window can install nothing; that is the only thing that may stand against it here.
    errors = {one["errorId"] for one in session.send("Page.getInstallabilityErrors")["installabilityErrors"]}
    assert errors <= {"in-incognito"}
    context.close()


def test_no_page_asks_another_host_or_sets_a_cookie(phone: Page, library: Server) -> None:
    asked: list[str] = []
    phone.on("request", lambda request: asked.append(request.url))
    for kind in KINDS.values():
        phone.goto(library.url(kind.format(tag="es")), wait_until="networkidle")
    assert {url for url in asked if not url.startswith((library.url("/"), "data:"))} == set()
    assert phone.context.cookies() == []
