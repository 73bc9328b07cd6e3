"""The shelf kept whole: every page of every language, its links and its search, with no server."""

from __future__ import annotations

import json
import urllib.request
from collections.abc import Iterator
from typing import Any
from urllib.parse import urldefrag, urljoin, urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, expect

from tests.browser.conftest import Reader, Server, copy_of_the_house
from tests.browser.pack_samples import QUIET
from webapp import links
from webapp.locales import Locale

pytestmark = pytest.mark.browser

TAGS = ("en", "es", "ar")
CALL = """async ([name, tag]) => {
    const place = new URL(document.querySelector("script[src*='/js/app.js']").src);
    const packs = await import(place.href.replace("app.js", "offline/packs.js"));
    return packs[name](tag);
}"""
FETCHED = "() => performance.getEntriesByType('resource').map(({ name }) => name)"
SEARCHES = {
    "en": ("back mice", "lump on my back", "can i leave it alone", "sciattica pain leg", "cancer"),
    "es": ("lipoma", "bulto espalda", "me lo puedo reventar"),
    "ar": ("ورم شحمي", "الم الظهر", "كتلة"),
}
HITS = """(html) => {
    const page = html ? new DOMParser().parseFromString(html, "text/html") : document;
    return Array.from(page.querySelectorAll("#results :is(h2 > a, li > a, p)"), (one) =>
        [one.textContent, Array.from(one.querySelectorAll("mark"), (mark) => mark.textContent)]);
}"""
LINKS = "(links) => links.map((link) => link.href)"
ASK = """async ([text, tag]) => {
    const { active } = await navigator.serviceWorker.getRegistration();
    const { port1, port2 } = new MessageChannel();
    const answer = new Promise((resolve) => { port1.onmessage = ({ data }) => resolve(data); });
    active.postMessage({ type: "search", text, limit: 10, tag }, [port2]);
    return (await answer)?.map(({ url }) => url);
}"""


@pytest.fixture(scope="module")
def served() -> dict[str, str]:
    """Every page as the real server sent it, by address; filled before the server is stopped."""
    return {}


@pytest.fixture(scope="module")
def reader(
    chromium: Browser, served: dict[str, str], tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Reader]:
    """A reader who keeps all three languages, after the server is gone."""
    server = Server(copy_of_the_house(tmp_path_factory.mktemp("house")))
    server.start()
    context = chromium.new_context()
    reader = Reader(context.new_page(), server.url)
    try:
        reader.arrive("/en/")
        for tag in TAGS:
            assert reader.page.evaluate(CALL, ["install", tag])["tag"] == tag
            served.update(pages_of(server, tag))
            addresses = [links.search(Locale(tag), query) for query in SEARCHES[tag]]
            served.update({address: sent(server.url(address)) for address in addresses})
    finally:
        server.stop()
    yield reader
    context.close()


def pages_of(server: Server, tag: str) -> dict[str, str]:
    """Every page of a language, as the server sends it."""
    site = server.house / "var" / "current" / "site"
    paths = [path.relative_to(site).as_posix() for path in (site / tag).rglob("*.html")]
    addresses = [f"/{path.removesuffix('index.html').removesuffix('.html')}" for path in paths]
    return {address: sent(server.url(address)) for address in addresses}


def sent(url: str) -> str:
    """What the server sends for an address."""
    with urllib.request.urlopen(url, timeout=30) as answer:  # noqa: S310 - our own server
        return str(answer.read().decode())


@pytest.mark.parametrize("tag", TAGS)
def test_every_page_has_the_bytes_that_the_server_sent(
    reader: Reader, served: dict[str, str], tag: str
) -> None:
    pages = {path: html for path, html in served.items() if path.startswith(f"/{tag}/") and "?" not in path}
    assert len(pages) >= 10
    for address, html in pages.items():
        answer = reader.open(address)
        assert (answer.status, answer.text()) == (200, html), address
        assert answer.headers["content-security-policy"].startswith("default-src 'none'")
        assert "pack;desc=" in answer.headers["server-timing"]


def test_every_link_of_the_library_leads_somewhere(reader: Reader) -> None:
    waiting, met, lost = ["/en/"], {"/en/"}, []
    while waiting:
        path = waiting.pop()
        answer = reader.open(path)
        if answer.status != 200 or "pack;desc=" not in answer.headers.get("server-timing", ""):
            lost.append((path, answer.status))
        links = reader.page.locator("a[href]").evaluate_all(LINKS)
        for link in [urldefrag(urljoin(reader.url(path), each))[0] for each in links]:
            target = link.removeprefix(reader.url(""))
            if target.startswith("/") and "?" not in target and target not in met:
                met.add(target)
                waiting.append(target)
    assert lost == []
    assert {urlsplit(path).path.split("/")[1] for path in met} >= set(TAGS)


@pytest.mark.parametrize(("tag", "words"), [("en", "back mice"), ("es", "lipoma"), ("ar", "ورم شحمي")])
def test_a_search_is_answered_from_the_pack(reader: Reader, tag: str, words: str) -> None:
    reader.open(f"/{tag}/")
    hits: Any = reader.page.evaluate(ASK, [words, tag])
    assert hits, json.dumps(hits)
    assert all(hit.startswith(f"/{tag}/") for hit in hits)


@pytest.mark.parametrize(("tag", "query"), [(tag, query) for tag in TAGS for query in SEARCHES[tag]])
def test_hits_show_the_same_words_of_their_pages(
    reader: Reader, served: dict[str, str], tag: str, query: str
) -> None:
    address = links.search(Locale(tag), query)
    expected = reader.page.evaluate(HITS, served[address])
    assert len(expected) > 1
    reader.open(address)
    expect(reader.page.locator(".hits")).to_be_visible()
    assert reader.page.evaluate(HITS, "") == expected


def test_an_edited_sentence_comes_as_a_step(context: BrowserContext, server: Server) -> None:
    reader = Reader(context.new_page(), server.url)
    reader.arrive("/en/")
    reader.page.evaluate(QUIET)
    before = reader.page.evaluate(CALL, ["install", "en"])
    lipoma = server.house / "content" / "conditions" / "lipoma.md"
    server.stop()
    text = lipoma.read_text(encoding="utf-8")
    lipoma.write_text(text.replace("made of fat cells", "made of nothing but fat cells"), encoding="utf-8")
    server.start()
    reader.open("/en/questions")
    offer = reader.page.evaluate(CALL, ["updateFor", "en"])
    assert offer["version"] != before["version"]
    assert not offer["isWhole"]
    assert reader.page.evaluate(CALL, ["update", "en"])["version"] == offer["version"]
    fetched = reader.page.evaluate(FETCHED)
    assert [path for path in fetched if ".plu" in path]
    assert [path for path in fetched if ".plv" in path] == []
    pages = pages_of(server, "en")
    server.stop()
    for address, html in pages.items():
        assert reader.open(address).text() == html, address
    assert reader.page.evaluate(ASK, ["nothing but fat cells", "en"])
