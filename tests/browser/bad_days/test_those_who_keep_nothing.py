"""What packs cost those who never keep one, and what they bring at once to those who do."""

from __future__ import annotations

import posixpath
import re

import pytest
from playwright.sync_api import expect

from tests.browser.bad_days.keeper import LIPOMA, OLD, BadServer, Keeper
from tests.browser.conftest import SCRIPTS

pytestmark = pytest.mark.browser

IMPORT = re.compile(r"""^(?:import|export)\b[^;]*?\bfrom "(\.[^"]+)\"""", re.MULTILINE)
PACKED = r"/pack/|pack\.json|\.pl(v|ix|u)$"
ALWAYS = {
    "ui/packs.js",
    "offline/packs/unfinished.js",
}  # what every page asks: is there a pack, or half of one?
IN_CHARGE = "() => navigator.serviceWorker.controller !== null"


def imports_of(name: str) -> set[str]:
    """A script and all that it imports from its first line on."""
    found: set[str] = set()
    waiting = [name]
    while waiting:
        name = waiting.pop()
        if name not in found:
            found.add(name)
            text = (SCRIPTS / name).read_text(encoding="utf-8")
            waiting += [posixpath.normpath(f"{name}/../{one}") for one in IMPORT.findall(text)]
    return found


def test_a_reader_who_keeps_nothing_gets_no_script_of_packs_but_the_workers(
    reader: Keeper, server: BadServer
) -> None:
    reader.arrive(LIPOMA)
    reader.page.wait_for_load_state("networkidle")
    first = scripts_asked(server)
    reader.visit("/en/conditions/sciatica")
    reader.page.wait_for_load_state("networkidle")
    assert "worker/main.js" in first
    assert {name for name in first if "packs" in name} <= imports_of("worker/main.js") | ALWAYS
    assert scripts_asked(server) == first, "a second visit asks for no script"
    assert server.asked(PACKED) == []


def test_a_pack_kept_before_the_worker_came_has_its_scripts_offline(
    reader: Keeper, server: BadServer
) -> None:
    server.misbehave((r"^/worker\.js", "wait"))
    reader.open("/en/library")
    reader.shows("none")
    reader.do("start")
    reader.shows("kept")
    server.behave()
    reader.wait_for(IN_CHARGE)
    reader.wait_for(
        "async (path) => Boolean(await caches.match(path))", address_of(reader, "ui/packs_row.js")
    )
    server.stop()
    reader.reads(OLD)
    reader.open(LIPOMA)
    expect(reader.page.locator("#kept-pack")).to_contain_text("Read from this device: content of ")
    reader.open("/en/library")
    reader.shows("kept")


def scripts_asked(server: BadServer) -> list[str]:
    """The scripts that were asked for, by their names."""
    return sorted(path.split("/js/")[1] for path in server.asked("/js/"))


def address_of(reader: Keeper, name: str) -> str:
    """The address of a script."""
    source = reader.page.locator("script[src*='/js/app.js']").get_attribute("src")
    assert source
    return source.replace("app.js", name)
