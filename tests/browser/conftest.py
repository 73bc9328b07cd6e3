"""A real Chromium, a small site for the worker alone, and the real server."""

import http.server
import json
import shutil
import socket
import string
import subprocess
import sys
import threading
import time
import urllib.request
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Error, Page, Response, expect, sync_playwright

from tests.shelf import copy_of_the_shelf, edition_of_the_shelf

ROOT = Path(__file__).parents[2]
SCRIPTS = ROOT / "static" / "js"
CORE = SCRIPTS / "core"
ORIGIN = "http://127.0.0.1:1"  # where nothing listens; the test answers
FIXTURES = ROOT / "tests" / "fixtures" / "worker"
FLAGS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
KEPT = "async ([cache, path]) => Boolean(await (await caches.open(cache)).match(path))"
PAGES = "pocketleaf-pages"
expect.set_options(timeout=60_000)  # milliseconds after which a machine is broken, not slow
TITLES = {
    "/en/": "Leaf",
    "/en/conditions/lipoma": "Lipoma · Leaf",
    "/en/conditions/cyst": "Cyst & lump · Leaf",
    "/en/questions": "Questions · Leaf",
    "/en/translation": "About this translation · Leaf",
    "/en/search": "Search · Leaf",
    "/es/": "Hoja",
    "/es/conditions/lipoma": "Lipoma en español · Hoja",
    "/ar/": "ورقة",
    "/ar/conditions/lipoma": "ورم شحمي · ورقة",
}
FIGURE = "/figures/lump.0a1b2c.svg"


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """The system's Chromium; a machine without one fails the test."""
    executable = shutil.which("chromium")
    assert executable, "no chromium on the PATH; install it, or run `make test`, which does"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture(scope="module")
def core(chromium: Browser) -> Iterator[Page]:
    """A page that can import the core modules."""
    page = importing(chromium, CORE)
    yield page
    page.close()


def importing(chromium: Browser, folder: Path) -> Page:
    """Opens a page that can import the scripts of a folder, from an address that ends in its name."""
    page = chromium.new_page()
    page.route(f"{ORIGIN}/", lambda route: route.fulfill(body="", content_type="text/html"))
    base = f"{ORIGIN}/{folder.name}/"
    files = {f"{base}{path.relative_to(folder).as_posix()}": path for path in folder.rglob("*.js")}
    page.route(
        f"{base}**",
        lambda route: route.fulfill(path=files[route.request.url], content_type="text/javascript"),
    )
    page.goto(f"{ORIGIN}/")
    return page


@pytest.fixture
def context(chromium: Browser) -> Iterator[BrowserContext]:
    """A browser profile that nothing was kept in."""
    context = chromium.new_context(viewport={"width": 360, "height": 740})
    yield context
    context.close()


@pytest.fixture
def page(context: BrowserContext) -> Page:
    """One tab."""
    return context.new_page()


class Reader:
    """A tab with a reader in it, who waits for what they expect.

    Playwright's own wait_for_function needs eval, which the pages' policy forbids.
    """

    def __init__(self, page: Page, url: Callable[[str], str]) -> None:
        self.page = page
        self.url = url

    def open(self, path: str) -> Response:
        """Opens a path and gives its answer."""
        answer = self.page.goto(self.url(path))
        assert answer
        return answer

    def arrive(self, path: str) -> None:
        """Opens a page for the first time and waits until the worker is in charge and keeps it."""
        self.open(path)
        self.wait_for("() => navigator.serviceWorker.controller !== null")
        self.wait_for(KEPT, [PAGES, path])

    def visit(self, path: str) -> None:
        """Opens a page and waits until it is kept."""
        self.open(path)
        self.wait_for(KEPT, [PAGES, path])

    def reads(self, heading: str) -> None:
        """Waits until the page shows this heading."""
        expect(self.page.locator("h1")).to_have_text(heading)

    def keeps(self, path: str, cache: str = PAGES) -> bool:
        """True when the device holds the path."""
        return bool(self.page.evaluate(KEPT, [cache, path]))

    def wait_for(self, claim: str, arg: object = None) -> None:
        """Waits until a claim in JavaScript is true."""
        wait_until(lambda: self._is_so(claim, arg))

    def _is_so(self, claim: str, arg: object) -> bool:
        try:
            return bool(self.page.evaluate(claim, arg))
        except Error as error:  # a page on its way out cannot answer; the next one can
            assert "context was destroyed" in error.message, error.message
            return False


@dataclass
class Answer:
    """What the site says for one path instead of its page."""

    status: int = 200
    body: str = ""
    headers: dict[str, str] = field(default_factory=dict)


class Site:
    """A site with the worker's contract and knobs for bad days."""

    def __init__(self) -> None:
        self.version = "one"
        self.edition = "first"
        self.patience = 3000
        self.age = 0  # so that nothing is read from the browser's own cache by chance
        self.tags = ["en", "es", "ar"]
        self.answers: dict[str, Answer] = {}
        self.asked: list[str] = []
        self.gate = threading.Event()
        self.gate.set()
        self.port = 0
        self._server: http.server.ThreadingHTTPServer | None = None

    def start(self) -> None:
        """Listens, on the same port each time."""
        site = self

        class Handler(http.server.BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                site.respond(self)

            def log_message(self, *_: object) -> None:
                """Says nothing."""

        self._server = http.server.ThreadingHTTPServer(("127.0.0.1", self.port), Handler)
        self.port = self._server.server_port
        threading.Thread(target=self._server.serve_forever, args=(0.01,), daemon=True).start()

    def stop(self) -> None:
        """Refuses connections from now on."""
        if self._server:
            self._server.shutdown()
            self._server.server_close()
            self._server = None

    def url(self, path: str) -> str:
        """The address of a path."""
        return f"http://127.0.0.1:{self.port}{path}"

    def respond(self, request: http.server.BaseHTTPRequestHandler) -> None:
        """Answers one request."""
        path = urlsplit(request.path).path
        self.asked.append(request.path)
        answer = self.answers.get(path) or self.answer(path)
        if answer.headers.get("Content-Type") == "text/html; charset=utf-8":
            self.gate.wait()
        body = answer.body.encode()
        try:
            request.send_response(answer.status)
            for name, value in {"Content-Length": str(len(body)), **answer.headers}.items():
                request.send_header(name, value)
            request.end_headers()
            request.wfile.write(body)
        except ConnectionError:
            return  # the browser no longer wants it

    def answer(self, path: str) -> Answer:
        """What the site says for a path on a good day."""
        if path == "/worker.js":
            return script(self.worker())
        if path == FIGURE:
            return Answer(body="<svg xmlns='http://www.w3.org/2000/svg'/>", headers=kind("image/svg+xml"))
        assets = f"/static/{self.version}/js/"
        if path.startswith(assets):
            file = SCRIPTS / path.removeprefix(assets)
            return script(file.read_text(encoding="utf-8"), age=self.age)
        if path.endswith("/offline"):
            return self.page(path, "offline.html")
        if path.endswith("/search"):
            return self.page(path, "page.html")
        return self.page(path, "page.html") if path in TITLES else self.ours(404, "no such page")

    def page(self, path: str, file: str) -> Answer:
        """A page of the fixture."""
        tag = path.split("/")[1]
        template = string.Template((FIXTURES / file).read_text(encoding="utf-8"))
        text = template.substitute(
            tag=tag,
            dir="rtl" if tag == "ar" else "ltr",
            title=TITLES.get(path, "").replace("&", "&amp;"),
            version=self.version,
            edition=self.edition,
            figure=f'<img src="{FIGURE}" alt="">' if path.endswith("/lipoma") else "",
        )
        return self.ours(200, text)

    def ours(self, status: int, body: str) -> Answer:
        """HTML that says that it is of this library."""
        headers = {**kind("text/html; charset=utf-8"), "X-Pocketleaf-Edition": self.edition}
        return Answer(
            status, body, {**headers, "Content-Security-Policy": "default-src 'self'; img-src 'self' data:"}
        )

    def worker(self) -> str:
        """The worker's script, as the build writes it."""
        files = [
            f"/static/{self.version}/js/{file.relative_to(SCRIPTS).as_posix()}"
            for file in sorted(SCRIPTS.rglob("*.js"))
            if file.parent.name != "worker"
        ]
        later = [path for path in files if "/ui/packs_" in path or "/ui/beside" in path]
        config = {
            "version": self.version,
            "files": [path for path in files if path not in later],
            "later": later,
            "tags": self.tags,
            "patience": self.patience,
        }
        main = f"/static/{self.version}/js/worker/main.js"
        return f'import {{ start }} from "{main}"; start({json.dumps(config)});'


def kind(name: str, age: int = 0) -> dict[str, str]:
    """Headers of a file of this kind that may be used again for so many seconds."""
    return {"Content-Type": name, "Cache-Control": f"max-age={age}" if age else "no-cache"}


def script(body: str, age: int = 0) -> Answer:
    """A script."""
    return Answer(body=body, headers=kind("text/javascript", age))


@pytest.fixture
def site() -> Iterator[Site]:
    """A running fixture site."""
    site = Site()
    site.start()
    yield site
    site.gate.set()
    site.stop()


class Server:
    """The real server in a process of its own, on a copy of the house whose every file a test may edit."""

    def __init__(self, house: Path) -> None:
        self.house = house
        self.log = house / "server.log"
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = int(free.getsockname()[1])
        self._process: subprocess.Popen[bytes] | None = None

    def url(self, path: str) -> str:
        """The address of a path."""
        return f"http://127.0.0.1:{self.port}{path}"

    def command(self, *words: str) -> list[str]:
        """A pocketleaf command about this library, run by the code of this house."""
        folders = [f"--{name}={self.house / name}" for name in ("content", "translations", "var")]
        return [sys.executable, "-c", "from webapp.cli import main; main()", *folders, *words]

    def start(self) -> None:
        """Builds the edition, starts the server and returns once it answers."""
        words = self.command("serve", "--host", "127.0.0.1", "--port", str(self.port))
        self._run(words)

    def stop(self) -> None:
        """Stops the server and waits until it is gone."""
        if self._process:
            self._process.terminate()
            self._process.wait(timeout=30)
            self._process = None

    def _run(self, words: list[str], **how: Any) -> None:
        with self.log.open("wb") as log:
            self._process = subprocess.Popen(words, stdout=log, stderr=log, cwd=self.house, **how)
        try:
            wait_until(self._answers)
        except AssertionError:
            self.stop()
            raise

    def _answers(self) -> bool:
        assert self._process
        output = self.log.read_text(encoding="utf-8", errors="replace")
        assert self._process.poll() is None, f"the server ended before it answered; it said:\n{output}"
        try:
            with urllib.request.urlopen(self.url("/en/"), timeout=5):  # noqa: S310 - our own address
                return True
        except OSError:
            return False


def copy_of_the_house(folder: Path) -> Path:
    """Copies our code and the shelf into a folder, where a test may edit it; its edition is there already."""
    for name in ("search_index", "static", "webapp"):
        shutil.copytree(ROOT / name, folder / name)
    copy_of_the_shelf(folder)
    shutil.copytree(edition_of_the_shelf(), folder / "var", symlinks=True)
    return folder


def wait_until(is_so: Callable[[], bool], seconds: float = 60) -> None:
    """Returns once the claim is true; fails when that takes too long."""
    end = time.monotonic() + seconds
    while not is_so():
        assert time.monotonic() < end, f"still not so after {seconds} seconds: {is_so}"
        time.sleep(0.05)


@pytest.fixture(scope="session")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """The real server with the shelf, shared by tests that neither stop nor edit it."""
    server = Server(copy_of_the_house(tmp_path_factory.mktemp("house")))
    server.start()
    yield server
    server.stop()


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Server]:
    """The real server with the shelf."""
    server = Server(copy_of_the_house(tmp_path))
    server.start()
    yield server
    server.stop()
