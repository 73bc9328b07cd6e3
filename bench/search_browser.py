"""Chromium with a small site on this machine: the phone's scripts, the peers' and their indexes."""

from __future__ import annotations

import shutil
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import urlsplit

from playwright.sync_api import Browser, Page, sync_playwright

ROOT = Path(__file__).resolve().parents[1]
PEERS = ROOT / "build" / "bench" / "node_modules"
FLAGS = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking"]
KINDS = {".js": "text/javascript", ".json": "application/json", "": "text/html"}
# Isolated pages get a clock of 5 µs; others one of 100.
ISOLATED = {"Cross-Origin-Opener-Policy": "same-origin", "Cross-Origin-Embedder-Policy": "require-corp"}


@dataclass
class Site:
    """A site: folders by the start of their paths, and bytes by their whole path."""

    folders: dict[str, Path] = field(default_factory=lambda: {"/peers/": PEERS})
    files: dict[str, bytes] = field(default_factory=lambda: dict(_scripts()))
    port: int = 0

    def url(self, path: str) -> str:
        """Return the address of a path."""
        return f"http://127.0.0.1:{self.port}{path}"

    def bytes_at(self, path: str) -> bytes | None:
        """Return what lies at a path, None where nothing does."""
        if path in self.files:
            return self.files[path]
        for start, folder in self.folders.items():
            file = folder / path.removeprefix(start)
            if path.startswith(start) and file.is_file():
                return file.read_bytes()
        return None


@dataclass(frozen=True)
class Chromium:
    """A running browser and the site that it reads."""

    browser: Browser
    site: Site

    @contextmanager
    def page(self, throttle: int = 1) -> Iterator[Page]:
        """Open a tab of a new profile whose processor is so many times slower."""
        context = self.browser.new_context()
        page = context.new_page()
        page.set_default_timeout(600_000)
        page.goto(self.site.url("/"))
        if throttle > 1:
            session = context.new_cdp_session(page)
            session.send("Emulation.setCPUThrottlingRate", {"rate": throttle})
        yield page
        context.close()


@contextmanager
def chromium() -> Iterator[Chromium]:
    """Start the system's Chromium and the site."""
    site = Site()
    server = _serve(site)
    with launched() as browser:
        yield Chromium(browser, site)
    server.shutdown()
    server.server_close()


@contextmanager
def launched() -> Iterator[Browser]:
    """Start the system's Chromium."""
    executable = shutil.which("chromium")
    if not executable:
        sys.exit("no chromium on the PATH; run `make browser`")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable, args=FLAGS)
        yield browser
        browser.close()


def _scripts() -> Iterator[tuple[str, bytes]]:
    """Yield our scripts as they are now, so that an edit during a run changes nothing."""
    yield "/", b"<!doctype html><title>bench</title>"
    for start, folder in {"/js/": ROOT / "static" / "js", "/bench/": ROOT / "bench"}.items():
        for file in folder.rglob("*.js"):
            yield start + file.relative_to(folder).as_posix(), file.read_bytes()


def _serve(site: Site) -> ThreadingHTTPServer:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            path = urlsplit(self.path).path
            body = site.bytes_at(path)
            self.send_response(404 if body is None else 200)
            kind = KINDS.get(Path(path).suffix, "application/octet-stream")
            headers = {"Content-Type": kind, "Content-Length": str(len(body or b"")), **ISOLATED}
            for name, value in headers.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(body or b"")

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    site.port = server.server_port
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return server
