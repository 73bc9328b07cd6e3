"""A reader in Chromium who installs a pack, gets an update, and opens pages when the server is gone."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from statistics import median
from typing import Any

from offline_site import PlainSite
from playwright.sync_api import Browser, BrowserContext, CDPSession, Page

THROTTLE = 4
PACKS = """const place = new URL(document.querySelector("script[src*='/js/app.js']").src);
    const packs = await import(place.href.replace("app.js", "offline/packs.js"));"""
INSTALL = f"""async (tag) => {{
    {PACKS}
    const started = performance.now();
    const {{ bytes }} = await packs.install(tag, {{ hasFigures: false }});
    const {{ usage }} = await navigator.storage.estimate();
    return {{ seconds: (performance.now() - started) / 1000, told: bytes, usage }};
}}"""
UPDATE = f"""async (tag) => {{
    {PACKS}
    const started = performance.now();
    const {{ version }} = await packs.update(tag, {{}});
    return {{ seconds: (performance.now() - started) / 1000, version }};
}}"""
STORED = """async (tag) => {
    const result = (request) => new Promise((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
    });
    const database = await result(indexedDB.open("pocketleaf-packs"));
    const stores = database.transaction(["packs", "blocks"]);
    const blocks = await result(stores.objectStore("blocks").getAll());
    const pack = await result(stores.objectStore("packs").get(tag));
    database.close();
    const { table } = pack;
    const addresses = table.addresses.reduce((sum, { length }) => sum + length, 0);
    return {
        blocks: blocks.reduce((sum, { data }) => sum + data.byteLength, 0),
        count: blocks.length,
        rest: pack.head.length + pack.manifest.length + addresses + table.numbers.byteLength
            + table.hashes.length,
    };
}"""
IN_CHARGE = """async () => {
    await navigator.serviceWorker.ready;
    while (!navigator.serviceWorker.controller) await new Promise((go) => setTimeout(go, 50));
}"""
PAINTED = """async () => {
    const paint = await new Promise((resolve) => {
        new PerformanceObserver((list) => {
            const entry = list.getEntriesByName("first-contentful-paint")[0];
            if (entry) resolve(entry.startTime);
        }).observe({ type: "paint", buffered: true });
    });
    const [{ workerStart, fetchStart, responseStart, serverTiming }] =
        performance.getEntriesByType("navigation");
    return {
        paint,
        boot: workerStart ? fetchStart - workerStart : 0,
        answer: responseStart - fetchStart,
        isPacked: serverTiming.some(({ name }) => name === "pack"),
    };
}"""


@dataclass(frozen=True)
class Opening:
    """A page opened: milliseconds to first contentful paint, for the worker to start, and for its answer."""

    paint: float
    boot: float
    answer: float


@contextmanager
def arrived(browser: Browser, site: PlainSite, path: str) -> Iterator[Page]:
    """Open a page in a new profile and wait until the worker is in charge and nothing is under way."""
    context = browser.new_context(viewport={"width": 360, "height": 740})
    page = context.new_page()
    page.set_default_timeout(600_000)
    page.goto(site.url(path))
    page.evaluate(IN_CHARGE)
    page.wait_for_load_state("networkidle")
    yield page
    context.close()


def install(page: Page, tag: str) -> dict[str, Any]:
    """Install a pack; return the seconds, the bytes told, the bytes stored and the browser's estimate."""
    return {**page.evaluate(INSTALL, tag), **page.evaluate(STORED, tag)}


def update(page: Page, tag: str) -> dict[str, Any]:
    """Update a pack; return the seconds and the version that it has now."""
    done: dict[str, Any] = page.evaluate(UPDATE, tag)
    return done


def openings(
    kept: Page, plain: BrowserContext, kept_urls: Iterable[str], plain_urls: Iterable[str]
) -> dict[str, list[Opening]]:
    """Open each page from a warm worker, from a stopped one and from the plain server, in turns."""
    reader, workers = _throttled(kept)
    other, _ = _throttled(plain.new_page())
    workers.send("ServiceWorker.enable")
    made: dict[str, list[Opening]] = {"plain server": [], "warm worker": [], "cold worker": []}
    for kept_url, plain_url in zip(kept_urls, plain_urls, strict=True):
        made["plain server"].append(_opened(other, plain_url, is_packed=False))
        made["warm worker"].append(_opened(reader, kept_url, is_packed=True))
        reader.goto("about:blank")
        workers.send("ServiceWorker.stopAllWorkers")
        made["cold worker"].append(_opened(reader, kept_url, is_packed=True))
    return made


def medians(found: Sequence[Opening]) -> Opening:
    """Return the median of each figure."""
    return Opening(*(median(getattr(one, name) for one in found) for name in ("paint", "boot", "answer")))


def _throttled(page: Page) -> tuple[Page, CDPSession]:
    session = page.context.new_cdp_session(page)
    session.send("Emulation.setCPUThrottlingRate", {"rate": THROTTLE})
    return page, session


def _opened(page: Page, url: str, *, is_packed: bool) -> Opening:
    page.goto(url)
    told = page.evaluate(PAINTED)
    if told.pop("isPacked") is not is_packed:
        raise SystemExit(f"{url}: came from {'the server' if is_packed else 'a pack'}")
    return Opening(**told)
