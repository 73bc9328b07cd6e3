"""How the worker gets, keeps, replaces and refuses the index that it answers searches from."""

from __future__ import annotations

import http.server
import json
from collections.abc import Iterator
from hashlib import sha256
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import Answer, Reader, Site, kind, wait_until
from tests.searches import compiled, table_records

pytestmark = pytest.mark.browser

CACHE = "pocketleaf-search"
ASK = """async ([type, text, tag]) => {
    const { active } = await navigator.serviceWorker.getRegistration();
    const { port1, port2 } = new MessageChannel();
    const answer = new Promise((resolve) => { port1.onmessage = ({ data }) => resolve(data); });
    active.postMessage({ type, text, limit: 3, tag }, [port2]);
    return (await answer)?.map(({ url }) => url);
}"""
KEPT = """async (name) => (await (await caches.open(name)).keys()).map(({ url }) => new URL(url).pathname)"""
SPOIL = """async (name) => {
    const cache = await caches.open(name);
    const [request] = await cache.keys();
    const bytes = new Uint8Array(await (await cache.match(request)).arrayBuffer());
    bytes[bytes.length >> 1] ^= 1;
    await cache.put(request, new Response(bytes));
}"""


class SearchSite(Site):
    """The small site with an index for each language that a test gives it."""

    def __init__(self) -> None:
        super().__init__()
        self.files: dict[str, bytes] = {}
        self.before = ""  # script that the worker runs first

    def worker(self) -> str:
        """The worker's script."""
        return f"{super().worker()}; {self.before}"

    def publish(self, tag: str, data: bytes) -> str:
        """Puts an index in the place of another; gives its path."""
        path = f"/{tag}/search.{sha256(data).hexdigest()[:10]}.plix"
        told = json.dumps({"address": path, "bytes": len(data)})
        self.files[path] = data
        self.answers[f"/{tag}/search.json"] = Answer(body=told, headers=kind("application/json"))
        return path

    def respond(self, request: http.server.BaseHTTPRequestHandler) -> None:
        """Answers one request, for an index with its bytes."""
        data = self.files.get(urlsplit(request.path).path)
        if data is None:
            return super().respond(request)
        self.asked.append(request.path)
        request.send_response(200)
        for name, value in {"Content-Length": str(len(data)), **kind("application/octet-stream")}.items():
            request.send_header(name, value)
        request.end_headers()
        request.wfile.write(data)
        return None


@pytest.fixture(scope="module")
def indexes(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """An index for each of two languages, and a newer one in which a lipoma is nowhere named."""
    shelves = {tag: table_records(tag) for tag in ("en", "es")}
    newer = [record for record in shelves["en"] if "lipoma" not in str(record).lower()]
    folder = tmp_path_factory.mktemp("indexes")
    files = {tag: compiled(records, tag, folder / tag) for tag, records in shelves.items()}
    return {**files, "newer": compiled(newer, "en", folder / "newer")}


@pytest.fixture
def site(indexes: dict[str, bytes]) -> Iterator[SearchSite]:
    """A running site with both languages' indexes."""
    site = SearchSite()
    site.start()
    for tag in ("en", "es"):
        site.publish(tag, indexes[tag])
    yield site
    site.stop()


@pytest.fixture
def reader(page: Page, site: SearchSite) -> Reader:
    """A reader on a page with a worker."""
    reader = Reader(page, site.url)
    reader.arrive("/en/")
    return reader


def ask(reader: Reader, text: str, type: str = "search", tag: str = "en") -> Any:
    """What the worker answers, as addresses; None where it has no index."""
    return reader.page.evaluate(ASK, [type, text, tag])


def kept(reader: Reader) -> list[str]:
    """The indexes on the device."""
    return list(reader.page.evaluate(KEPT, CACHE))


def fetched(site: Site) -> list[str]:
    """What was asked for of indexes, in order."""
    return [path for path in site.asked if path.endswith(("/search.json", ".plix"))]


def restart(reader: Reader) -> None:
    """Ends the worker, so that the next question starts it anew."""
    session = reader.page.context.new_cdp_session(reader.page)
    session.send("ServiceWorker.enable")
    session.send("ServiceWorker.stopAllWorkers")


def test_nothing_is_fetched_before_the_first_question(reader: Reader, site: SearchSite) -> None:
    assert (fetched(site), kept(reader)) == ([], [])


def test_the_first_question_brings_the_index_of_its_language_and_later_ones_ask_nobody(
    reader: Reader, site: SearchSite
) -> None:
    assert ask(reader, "lipoma")[0] == "/en/lipoma"
    assert ask(reader, "lip", "suggest")[0] == "/en/lipoma"
    reader.wait_for("async (name) => (await (await caches.open(name)).keys()).length === 1", CACHE)
    path = kept(reader)[0]
    assert fetched(site).count(path) == 1
    assert ask(reader, "bulto de grasa", tag="es")[0] == "/es/lipoma"
    assert sorted(each.split("/")[1] for each in kept(reader)) == ["en", "es"]
    site.stop()
    restart(reader)
    assert ask(reader, "fatty lump")[0] == "/en/lipoma"
    assert ask(reader, "bulto", tag="es")[0] == "/es/lipoma"


def test_a_newer_index_takes_the_place_of_the_kept_one_once_it_is_verified(
    reader: Reader, site: SearchSite, indexes: dict[str, bytes]
) -> None:
    assert ask(reader, "lipoma")[0] == "/en/lipoma"
    older = kept(reader)
    path = site.publish("en", indexes["newer"])
    restart(reader)
    assert ask(reader, "lipoma")[0] == "/en/lipoma", "the kept one answers at once"
    reader.wait_for(f"async (name) => String(await ({KEPT})(name)) === '{path}'", CACHE)
    assert kept(reader) != older
    assert ask(reader, "lipoma") == []


def test_a_damaged_newer_index_leaves_the_kept_one(reader: Reader, site: SearchSite) -> None:
    assert ask(reader, "lipoma")[0] == "/en/lipoma"
    older = kept(reader)
    path = site.publish("en", b"PLIX" + bytes(99))
    restart(reader)
    assert ask(reader, "lipoma")[0] == "/en/lipoma"
    wait_until(lambda: path in site.asked)
    assert ask(reader, "lipoma")[0] == "/en/lipoma"
    assert kept(reader) == older


def test_a_damaged_kept_index_is_dropped_fetched_again_and_told(reader: Reader, site: SearchSite) -> None:
    assert ask(reader, "lipoma")[0] == "/en/lipoma"
    reader.page.evaluate(SPOIL, CACHE)
    restart(reader)
    with reader.page.context.expect_event("console") as warning:
        assert ask(reader, "lipoma")[0] == "/en/lipoma"
    assert "phone index: damaged" in warning.value.text
    reader.page.evaluate(SPOIL, CACHE)
    restart(reader)
    site.stop()
    assert ask(reader, "lipoma") is None
    assert kept(reader) == []


@pytest.mark.parametrize(
    "answer",
    [
        Answer(404, "<h1>No such page</h1>", kind("text/html")),
        Answer(200, "<h1>Hotel Wi-Fi</h1>", kind("text/html")),
        Answer(200, "not JSON", kind("application/json")),
        Answer(200, '{"address": "/en/search.gone.plix"}', kind("application/json")),
    ],
    ids=["none", "a portal", "nonsense", "a lost file"],
)
def test_without_an_index_there_is_no_answer_and_nothing_is_kept(
    reader: Reader, site: SearchSite, answer: Answer
) -> None:
    told = site.answers["/en/search.json"]
    site.answers["/en/search.json"] = answer
    assert ask(reader, "lipoma") is None
    assert kept(reader) == []
    site.answers["/en/search.json"] = told
    assert ask(reader, "lipoma")[0] == "/en/lipoma", "the next question tries again"


def test_a_reader_who_saves_data_is_sent_no_index(page: Page, site: SearchSite) -> None:
    reader = Reader(page, site.url)
    saving = "Object.defineProperty(navigator, 'connection', { value: { saveData: true } });"
    site.before = saving
    reader.arrive("/en/")
    assert ask(reader, "lipoma") is None
    assert fetched(site) == []


def test_a_full_disk_does_not_stop_searching(reader: Reader, site: SearchSite) -> None:
    session = reader.page.context.new_cdp_session(reader.page)
    session.send("Storage.overrideQuotaForOrigin", {"origin": site.url(""), "quotaSize": 1})
    assert ask(reader, "lipoma")[0] == "/en/lipoma"
    assert ask(reader, "lipoma")[0] == "/en/lipoma"
    assert kept(reader) == []


def test_a_language_that_the_library_has_not_is_not_asked_for(reader: Reader, site: SearchSite) -> None:
    for tag in ("de", "../en", "en/../es"):
        assert ask(reader, "lipoma", tag=tag) is None
    assert fetched(site) == []
