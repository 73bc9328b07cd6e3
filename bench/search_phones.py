"""The engines that answer in Chromium: our phone index, MiniSearch and Pagefind."""

from __future__ import annotations

import gzip
import json
import shutil
import subprocess
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from statistics import median

from playwright.sync_api import Page
from search_browser import PEERS, Chromium
from search_engines import PASSES, Answers, Engine, packed_size, texts_by_field
from search_records import Compiled, Shelf
from tables import Row

MODULE = "(await import('/bench/search_page.js'))"
SLOWDOWN = 4
STARTS = 5
PHONE, NEAR = "phone index", "MiniSearch, prefix + fuzzy"


def phone_engines(
    shelf: Shelf, built: Compiled, browser: Chromium, folder: Path, quality: int
) -> Iterator[Engine]:
    """Yield the engines, each in a tab of its own; peers that are not installed are left out."""
    browser.site.files["/index.plix"] = built.phone
    seconds = built.whoosh_seconds + built.phone_seconds
    sizes = len(built.phone), packed_size(built.phone, quality)
    yield Engine(PHONE, _asked(browser, "phone", "/index.plix"), seconds, *sizes)
    yield Engine("phone suggestions", _asked(browser, "suggestions", "/index.plix"), seconds, *sizes)
    documents = json.dumps(list(texts_by_field(shelf)), ensure_ascii=False).encode()
    browser.site.files["/documents.json"] = documents
    if (PEERS / "minisearch").exists():
        data, seconds = _minisearch(browser)
        browser.site.files["/minisearch.json"] = data
        sizes = len(data), packed_size(data, quality)
        yield Engine("MiniSearch", _asked(browser, "minisearch", "/minisearch.json"), seconds, *sizes)
        yield Engine(NEAR, _asked(browser, "minisearch near", "/minisearch.json"), seconds, *sizes)
    if (PEERS / "pagefind").exists():
        yield _pagefind(browser, documents, folder)


def cold_rows(browser: Chromium, texts: Mapping[str, str]) -> Iterator[Row]:
    """Yield what the first searches cost in new tabs at a quarter of the speed, the median of five."""
    sources = {
        PHONE: ("phone", "/index.plix"),
        NEAR: ("minisearch near", "/minisearch.json"),
        "Pagefind": ("pagefind", ""),
    }
    for name, (engine, source) in sources.items():
        if engine != "phone" and not (PEERS / engine.split()[0]).exists():
            continue
        starts = []
        for _ in range(STARTS):
            with browser.page(SLOWDOWN) as page:
                call = f"async (args) => {MODULE}.cold(...args)"
                starts.append(page.evaluate(call, [engine, source, dict(texts)]))
        times = {step: median(start[step] for start in starts) for step in starts[0]}
        first = next(iter(texts))
        yield {"engine": name, **times, f"open + {first}": times["open"] + times[first]}


def _asked(browser: Chromium, engine: str, source: str) -> Callable[[Sequence[str]], Answers]:
    def answer(texts: Sequence[str]) -> Answers:
        with browser.page() as page:
            return _run(page, engine, source, texts)

    return answer


def _run(page: Page, engine: str, source: str, texts: Sequence[str]) -> Answers:
    call = f"async (args) => {MODULE}.run(...args)"
    result = page.evaluate(call, [engine, source, list(texts), PASSES])
    return Answers(**result)


def _minisearch(browser: Chromium) -> tuple[bytes, float]:
    """Return MiniSearch's index as JSON, and the seconds that it took to build in Chromium."""
    with browser.page() as page:
        result = page.evaluate(f"async () => {MODULE}.buildMiniSearch('/documents.json')")
    return result["json"].encode(), result["seconds"]


def _pagefind(browser: Chromium, documents: bytes, folder: Path) -> Engine:
    """Build with Pagefind's own program; its files are gzip already, which counts as packed."""
    (folder / "documents.json").write_bytes(documents)
    script = Path(__file__).with_name("search_pagefind.mjs")
    node = shutil.which("node") or "node"
    module = PEERS / "pagefind" / "lib" / "index.js"
    started = time.perf_counter()
    command = [node, script, folder / "documents.json", folder / "pagefind", module]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    seconds = time.perf_counter() - started
    browser.site.folders["/pagefind/"] = folder / "pagefind"
    files = [path.read_bytes() for path in (folder / "pagefind").rglob("*.pf_*")]
    raw = sum(len(gzip.decompress(data)) for data in files)
    return Engine("Pagefind", _asked(browser, "pagefind", ""), seconds, raw, sum(map(len, files)))
