"""What tests of bad days share: two editions, the process that serves them badly, and a reader."""

from __future__ import annotations

import json
import re
import subprocess
import sys
import urllib.request
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from playwright.sync_api import BrowserContext, CDPSession, Error, Locator, expect

from tests.browser.conftest import Reader, Server, copy_of_the_house, wait_until
from tests.once import once

LIPOMA = "/en/conditions/lipoma"
OLD = "A lipoma is a lump made of fat cells."
NEW = "A lipoma is a lump made of nothing but fat cells."
POINTER, HEAD, VOLUME, INDEX, UPDATE = r"pack\.json", "/pack/head", r"\.plv", r"\.plix", r"\.plu"
STEP = 2_000  # milliseconds that the reader's clock is put forward at a time
LISTEN = (
    "() => { self.wrongs = []; self.onunhandledrejection = (wrong) => wrongs.push(String(wrong.reason)); }"
)
CALL = """async ([name, args]) => {
    const place = new URL(document.querySelector("script[src*='/js/app.js']").src);
    const packs = await import(place.href.replace("app.js", "offline/packs.js"));
    return packs[name](...args).then(
        (gives) => ({ gives: gives ?? null }), (error) => ({ reason: error.reason ?? String(error) }));
}"""


@dataclass(frozen=True)
class House:
    """The folders of two editions of the shelf, one sentence apart."""

    folder: Path
    older: str
    newer: str


def published_twice() -> House:
    """Builds two editions of the shelf, once for all tests."""
    folder = once("twice", _publish)
    older, newer = (folder / "editions").read_text(encoding="utf-8").split()
    return House(folder, older, newer)


def _publish(folder: Path) -> None:
    server = Server(copy_of_the_house(folder))
    names = []
    lipoma = folder / "content" / "conditions" / "lipoma.md"
    for text in (OLD, NEW):
        lipoma.write_text(lipoma.read_text(encoding="utf-8").replace(OLD, text), encoding="utf-8")
        built = subprocess.run(server.command("build"), cwd=folder, capture_output=True, check=False)
        assert built.returncode == 0, f"no edition; the build said:\n{built.stderr.decode()}"
        names.append((folder / "var" / "current").resolve().name)
    (folder / "editions").write_text(" ".join(names), encoding="utf-8")


class BadServer(Server):
    """The real application in a process that misbehaves as it is told."""

    def __init__(self, house: House, folder: Path) -> None:
        super().__init__(house.folder)
        self.folder = folder
        self.log = folder / "server.log"
        self.var = folder / "var"
        self.var.mkdir()
        (self.var / "editions").symlink_to(house.folder / "var" / "editions")
        for name in ("older", "newer"):
            (self.var / name).write_text(getattr(house, name), encoding="utf-8")

    def begin(self) -> None:
        """Runs, behaves, serves the older edition, and forgets what was asked."""
        self.publish("older")
        self.behave()
        self.asked(forget=True)
        if not self.is_running():
            self.start()

    def start(self) -> None:
        """Starts the server and returns once it answers."""
        script = Path(__file__).with_name("bad_server.py")
        words = [sys.executable, str(script), str(self.var), str(self.port), str(self.folder)]
        self._run(words, env={"PYTHONPATH": str(self.house)})

    def is_running(self) -> bool:
        """False once it has been stopped or has killed itself."""
        return self._process is not None and self._process.poll() is None

    def publish(self, which: str) -> None:
        """Makes an edition the current one."""
        new = self.var / "new"
        new.symlink_to(Path("editions", (self.var / which).read_text(encoding="utf-8")))
        new.rename(self.var / "current")

    def misbehave(self, *mood: tuple[str, str]) -> None:
        """Does a deed of its own with the addresses that match a pattern."""
        new = self.folder / "mood.new"
        new.write_text(json.dumps(mood), encoding="utf-8")
        new.rename(self.folder / "mood.json")

    def behave(self) -> None:
        """Serves as it should."""
        self.misbehave()

    def asked(self, pattern: str = "", *, forget: bool = False) -> list[str]:
        """The paths that match a pattern, in the order in which they were asked for."""
        file = self.folder / "asked"
        lines = file.read_text(encoding="utf-8").splitlines() if file.exists() else []
        if forget:
            file.write_text("", encoding="utf-8")
        return [path for path in lines if re.search(pattern, path)]

    def page(self, path: str) -> str:
        """A page as the server sends it now."""
        with urllib.request.urlopen(self.url(path), timeout=30) as answer:  # noqa: S310 - our own server
            return str(answer.read().decode())


class Keeper(Reader):
    """A reader of English, whose browser tells of every rejection that nobody heeds."""

    def __init__(self, context: BrowserContext, server: BadServer) -> None:
        super().__init__(context.new_page(), server.url)
        self.context = context
        self.server = server
        self.wrongs: list[str] = []
        context.on("weberror", lambda wrong: self.wrongs.append(str(wrong.error)))

    def close(self) -> None:
        """Ends, and fails where a rejection went unheeded."""
        told = [worker.evaluate("() => self.wrongs ?? []") for worker in self.context.service_workers]
        assert [*self.wrongs, *[wrong for each in told for wrong in each]] == []

    def settle(self, *, is_hurried: bool = True) -> None:
        """Reads a page, which is then kept, and goes to "My library"; in a hurry, by a clock of their own."""
        if is_hurried:
            self.page.clock.install()
        self.arrive(LIPOMA)
        self.context.service_workers[0].evaluate(LISTEN)
        self.open("/en/library")

    def keep(self, *, is_hurried: bool = True) -> None:
        """Keeps English."""
        self.settle(is_hurried=is_hurried)
        self.shows("none")
        self.do("start")
        self.shows("kept")

    def shows(self, part: str) -> Locator:
        """Waits until the row of English shows a part."""
        place = self.row.locator(f"[data-part={part}]")
        expect(place).to_be_visible()
        return place

    def do(self, action: str) -> None:
        """Presses a button of the row."""
        self.row.locator(f"[data-do={action}]").click()

    def tries_again(self) -> None:
        """Presses what the row offers after a failure."""
        button = self.row.locator("[data-do=start], [data-do=look]")
        if button.get_attribute("data-do") == "look":
            button.click()
        self.do("start")

    def comes_up_to_date(self) -> None:
        """Opens "My library" and updates, where that does not go on by itself with what was begun."""
        self.open("/en/library")
        button, newest = self.row.locator("[data-do=update]"), self.call("offerOf", "en")["version"]
        wait_until(lambda: self._has(newest) or self._pressed(button))
        wait_until(lambda: self._has(newest))
        self.shows("kept")

    def is_told(self, words: str, step: int = STEP) -> None:
        """Waits, with the clock put forward, until the row says why it failed."""
        why = self.row.locator(".why").filter(has_text=words)
        wait_until(lambda: self._looks_later(why, step))

    @property
    def row(self) -> Locator:
        """What "My library" says of English."""
        return self.page.locator("[data-pack=en]")

    def reads(self, text: str = OLD) -> None:
        """Reads the page about lipomas in another tab."""
        tab = self.context.new_page()
        tab.goto(self.url(LIPOMA))
        expect(tab.locator("main")).to_contain_text(text)
        tab.close()

    def opens_with_the_worker(self, path: str) -> None:
        """Opens a page again and again until the worker is in charge of it.

        One that was cleared away may come back without an install, and then takes no open page over.
        """
        in_charge = "() => navigator.serviceWorker.controller !== null"
        wait_until(lambda: bool(self.open(path) and self.page.evaluate(in_charge)))

    def call(self, name: str, *args: Any) -> Any:
        """What a function of the packs gives; the reason where it refuses, as {"reason": …}."""
        told = self.page.evaluate(CALL, [name, list(args)])
        return told.get("gives", told)

    def begins(self) -> None:
        """Begins to keep English, and goes on once its pages are on their way."""
        self.shows("none")
        self.do("start")
        wait_until(lambda: bool(self.page.evaluate("() => true") and self.server.asked(VOLUME)))

    def devtools(self) -> CDPSession:
        """What Chromium's own tools can do to the device."""
        return self.context.new_cdp_session(self.page)

    def _has(self, version: str) -> bool:
        return [pack["version"] for pack in self.call("keptPacks")] == [version]

    def _pressed(self, button: Locator) -> bool:
        try:
            if button.count():
                button.click(timeout=500)
                return True
        except Error:
            return False  # it went, as something goes on by itself
        return False

    def _looks_later(self, place: Locator, step: int) -> bool:
        self.page.clock.fast_forward(step)
        try:
            place.wait_for(timeout=200)
        except Error:
            return False
        return True
