"""With the network off from the first install on: every link opens, search answers, no request leaves."""

from __future__ import annotations

import urllib.request
from collections.abc import Iterator
from urllib.parse import unquote, urlsplit

import pytest
from playwright.sync_api import Browser, Request, expect

from tests.browser.bad_days.keeper import BadServer, Keeper

pytestmark = pytest.mark.browser

TAGS = ("en", "es", "ar")
FOR_TRANSLATORS = "/translate/"  # where one writes, which needs a network
MADE = ("/share", "/handout")  # by a server when one answers; else the page itself opens
GIVEN_UP = "net::ERR_ABORTED"  # by the page itself, as for its icon when the next page is opened
SHORT = [
    "/",
    "/lp01",
    "/LP01/es",
    "/conditions/lipoma",
    "/en",
    "/ES/Conditions/Lipoma/",
    "/ar/search?q=ورم شحمي",
]
LINKS = "(links) => links.map((link) => link.href)"
HAS_TARGET = "(id) => document.getElementById(id) !== null"
WORDS = {"en": "back mice", "es": "lipoma", "ar": "ورم شحمي"}


class Network:
    """What the pages of a browser and its worker asked for."""

    def __init__(self) -> None:
        self.asked: list[Request] = []

    def note(self, request: Request) -> None:
        """Notes a request of a page or of the worker."""
        self.asked.append(request)

    def left(self) -> list[str]:
        """The addresses of those that the device did not answer; there is no network that could."""
        return sorted({request.url for request in self.asked if self._is_lost(request)})

    def _is_lost(self, request: Request) -> bool:
        is_looking = urlsplit(request.url).path.endswith(MADE)
        return not request.response() and request.failure != GIVEN_UP and not is_looking


@pytest.fixture(scope="module")
def served() -> dict[str, str]:
    """Every page as the server sent it, by address; filled before the server is stopped."""
    return {}


@pytest.fixture(scope="module")
def kept(chromium: Browser, server: BadServer, served: dict[str, str]) -> Iterator[Keeper]:
    """A reader who keeps three languages, after which there is no network."""
    server.begin()
    context = chromium.new_context()
    reader = Keeper(context, server)
    reader.arrive("/en/")
    reader.open("/en/library")
    for tag in TAGS:
        assert reader.call("install", tag)["tag"] == tag
        served.update({path: sent(server, path) for path in addresses_in(server, tag)})
    reader.open("/en/library")
    reader.shows("kept")
    server.stop()
    context.set_offline(True)
    yield reader
    reader.close()
    context.close()


def addresses_in(server: BadServer, tag: str) -> list[str]:
    """The addresses of a language's pages."""
    site = server.var / "current" / "site"
    paths = [path.relative_to(site).as_posix() for path in (site / tag).rglob("*.html")]
    return [f"/{path.removesuffix('index.html').removesuffix('.html')}" for path in paths]


def sent(server: BadServer, path: str) -> str:
    """A page as the server sends it."""
    with urllib.request.urlopen(server.url(path), timeout=30) as answer:  # noqa: S310 - our own server
        return str(answer.read().decode())


@pytest.fixture
def network(kept: Keeper) -> Network:
    """What the browser asks for from now on, its worker too."""
    network = Network()
    kept.context.on("request", network.note)
    return network


def test_every_link_opens_and_no_request_leaves(
    kept: Keeper, served: dict[str, str], network: Network
) -> None:
    waiting, met = list(served), set(served)
    aims: dict[str, set[str]] = {}
    lost: list[str] = []
    while waiting:
        path = waiting.pop()
        answer = kept.open(path)
        page = urlsplit(kept.page.url).path
        if answer.status != 200 or answer.text() != served.get(page):
            lost.append(f"{path}: {answer.status}")
        for link in kept.page.locator("a[href]").evaluate_all(LINKS):
            if link.startswith(kept.url("/")) and not link.startswith(kept.url(FOR_TRANSLATORS)):
                address, _, aim = link.removeprefix(kept.url("")).partition("#")
                aims.setdefault(address, set()).add(unquote(aim))
                if address not in met:
                    met.add(address)
                    waiting.append(address)
    assert lost == []
    assert len(met) > len(served)
    assert without_target(kept, aims) == []
    assert network.left() == []
    assert len(network.asked) >= len(met)


def without_target(reader: Keeper, aims: dict[str, set[str]]) -> list[str]:
    """The links whose section their page does not have."""
    lost = []
    for address, ids in aims.items():
        wanted = ids - {""}
        if wanted:
            reader.open(address)
            if "?with=" in address:  # a script pairs the two languages
                expect(reader.page.locator(".beside")).to_be_visible()
        lost += [f"{address}#{each}" for each in wanted if not reader.page.evaluate(HAS_TARGET, each)]
    return lost


@pytest.mark.parametrize("path", SHORT)
def test_a_short_address_leads_to_the_page(
    kept: Keeper, served: dict[str, str], network: Network, path: str
) -> None:
    answer = kept.open(path)
    assert (answer.status, answer.text()) == (200, served[urlsplit(kept.page.url).path])
    assert network.left() == []


@pytest.mark.parametrize("tag", TAGS)
def test_a_search_shows_hits_that_open(kept: Keeper, network: Network, tag: str) -> None:
    kept.open(f"/{tag}/")
    kept.page.locator("input[type=search]").first.fill(WORDS[tag])
    kept.page.keyboard.press("Enter")
    hit = kept.page.locator("#results a[href*='/conditions/']").first
    expect(hit).to_be_visible()
    assert urlsplit(kept.page.url).path == f"/{tag}/search"
    hit.click()
    expect(kept.page.locator("#kept-pack")).to_be_visible()
    assert urlsplit(kept.page.url).path.startswith(f"/{tag}/conditions/")
    assert network.left() == []


def test_a_switch_of_language_stays_at_the_section(kept: Keeper, network: Network) -> None:
    kept.open("/en/conditions/lipoma#symptoms")
    kept.page.locator("#languages summary").click()
    kept.page.locator("#languages a[hreflang=ar]").click()
    expect(kept.page.locator("html")).to_have_attribute("lang", "ar")
    assert kept.page.url.endswith("/ar/conditions/lipoma#symptoms")
    assert network.left() == []


def test_a_language_that_is_not_kept_shows_the_offline_page(kept: Keeper, network: Network) -> None:
    kept.open("/en/library")
    kept.call("remove", "es")
    assert kept.open("/es/conditions/lipoma").status == 503
    assert kept.page.locator("#kept-pages").count() == 1
    assert network.left() == [kept.url("/es/conditions/lipoma")], "the worker's request was heard"
    assert kept.open("/en/conditions/lipoma").status == 200
