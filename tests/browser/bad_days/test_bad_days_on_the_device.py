"""Bad moments: the server dies, the library changes, the device is full or cleared; nothing is lost by it."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.bad_days.keeper import (
    HEAD,
    LIPOMA,
    NEW,
    OLD,
    POINTER,
    VOLUME,
    BadServer,
    Keeper,
)
from tests.browser.conftest import wait_until

pytestmark = pytest.mark.browser

RELOAD_IN_THE_SWITCH = """() => {
    const { put } = IDBObjectStore.prototype;
    IDBObjectStore.prototype.put = function (...row) {
        if (this.name === "packs" && !sessionStorage.getItem("reloaded")) {
            sessionStorage.setItem("reloaded", "yes");
            const hold = () => { this.get("en").onsuccess = hold; };
            hold();
            location.reload();
        }
        return put.apply(this, row);
    };
}"""
A_YEAR_AGO = """
    const Now = Date;
    const shifted = () => Now.now() - 365 * 24 * 3_600_000;
    globalThis.Date = class extends Now {
        static now = shifted;
        constructor(...parts) { super(...(parts.length ? parts : [shifted()])); }
    };
"""
# Each tab hears it by itself, as one that has learned of the other in time has no button to press.
START_WHEN_TOLD = """() => {
    new BroadcastChannel("start").onmessage =
        () => document.querySelector("[data-pack=en] [data-do=start]")?.click();
}"""
TELL = """() => {
    const channel = new BroadcastChannel("start");
    channel.postMessage("now");
    channel.close();
}"""
MARK = "() => { window.marked = true }"
IS_NEW = "() => window.marked !== true && document.readyState === 'complete'"
UPDATE_WORKER = "async () => { await (await navigator.serviceWorker.getRegistration()).update() }"


def test_a_server_killed_half_way_costs_what_was_on_its_way(reader: Keeper, server: BadServer) -> None:
    reader.settle()
    server.misbehave((VOLUME, "die"))
    reader.begins()
    reader.is_told("The network failed.")
    assert not server.is_running()
    (half,) = reader.call("halfPacks")
    assert 0 < half["done"] < half["total"]
    reader.reads(OLD)
    server.start()
    server.behave()
    server.asked(forget=True)
    reader.tries_again()
    reader.shows("kept")
    assert (server.asked(HEAD), len(server.asked(VOLUME))) == ([], 1)
    server.stop()
    reader.reads(OLD)


def test_a_pointer_from_yesterday_to_files_that_are_gone_is_told(reader: Keeper, server: BadServer) -> None:
    server.publish("newer")
    reader.settle()
    server.misbehave((POINTER, "yesterday"))
    reader.begins()
    reader.is_told("cannot be had here now")
    reader.reads(NEW)
    server.behave()
    reader.tries_again()
    reader.shows("kept")
    before = reader.call("keptPacks")
    server.misbehave((POINTER, "yesterday"))
    reader.open("/en/library")
    reader.shows("newer")
    reader.do("update")
    reader.is_told("cannot be had here now")
    assert reader.call("keptPacks") == before
    reader.reads(NEW)


def test_a_new_edition_in_the_middle_of_an_install_is_the_one_that_is_kept(
    reader: Keeper, server: BadServer
) -> None:
    reader.settle()
    server.misbehave((VOLUME, "switch"))
    reader.begins()
    reader.shows("kept")
    assert len(server.asked(HEAD)) == 1
    reader.reads(NEW)


def test_a_full_device_is_told_and_reads_on(reader: Keeper) -> None:
    reader.settle()
    reader.shows("none")
    quota = {"origin": reader.url("")}
    devtools = reader.devtools()
    devtools.send("Storage.overrideQuotaForOrigin", {**quota, "quotaSize": 1000})
    reader.do("start")
    reader.is_told("There is not enough space on this device.")
    reader.reads(OLD)
    devtools.send("Storage.overrideQuotaForOrigin", quota)
    reader.tries_again()
    reader.shows("kept")


def test_two_tabs_that_begin_at_once_fetch_once(reader: Keeper, server: BadServer) -> None:
    reader.settle()
    second = Keeper(reader.context, server)
    second.open("/en/library")
    second.shows("none")
    server.misbehave((VOLUME, "wait"))
    reader.shows("none")
    for tab in (reader, second):
        tab.page.evaluate(START_WHEN_TOLD)
    reader.page.evaluate(TELL)
    wait_until(lambda: "elsewhere" in {part_of(tab) for tab in (reader, second)})
    server.behave()
    for tab in (reader, second):
        tab.shows("kept")
    assert [len(server.asked(file)) for file in (HEAD, VOLUME)] == [1, 1]
    second.close()


def part_of(reader: Keeper) -> str | None:
    """The part that the row of English shows."""
    return reader.row.locator("[data-part]").first.get_attribute("data-part")


@pytest.mark.parametrize("what", ["indexeddb", "all"])
def test_a_device_cleared_in_the_middle_of_an_install_begins_anew(
    reader: Keeper, server: BadServer, what: str
) -> None:
    reader.settle()
    server.misbehave((VOLUME, "wait"))
    reader.begins()
    cleared = {"origin": reader.url("").rstrip("/"), "storageTypes": what}
    reader.devtools().send("Storage.clearDataForOrigin", cleared)
    reader.reads(OLD)
    server.behave()
    reader.shows("kept")
    reader.opens_with_the_worker(LIPOMA)
    server.stop()
    reader.reads(OLD)


def test_a_reload_in_the_middle_of_the_switch_leaves_the_old_edition_whole(
    reader: Keeper, server: BadServer
) -> None:
    reader.keep()
    server.publish("newer")
    reader.open("/en/library")
    reader.shows("newer")
    reader.page.evaluate(MARK)
    reader.page.evaluate(RELOAD_IN_THE_SWITCH)
    reader.do("update")
    reader.wait_for(IS_NEW)
    (pack,) = reader.call("keptPacks")
    assert not pack["isDamaged"]
    reader.comes_up_to_date()
    server.stop()
    reader.reads(NEW)


def test_a_new_worker_in_the_middle_of_an_install_takes_nothing_away(
    reader: Keeper, server: BadServer
) -> None:
    reader.settle()
    server.misbehave((VOLUME, "wait"), (r"^/worker\.js", "release"))
    reader.begins()
    reader.page.evaluate(MARK)
    reader.page.evaluate(UPDATE_WORKER)
    reader.page.get_by_role("button", name="Use it now").click()
    reader.wait_for(IS_NEW)
    reader.shows("running")
    server.misbehave((r"^/worker\.js", "release"))
    reader.shows("kept")
    assert len(server.asked(HEAD)) == 1
    server.stop()
    reader.reads(OLD)


def test_a_clock_set_back_a_year_stops_no_update(reader: Keeper, server: BadServer) -> None:
    reader.keep(is_hurried=False)
    reader.open(LIPOMA)
    reader.wait_for("() => localStorage.getItem('pocketleaf-checked-en')")
    server.publish("newer")
    reader.page.add_init_script(A_YEAR_AGO)
    reader.open(LIPOMA)
    expect(reader.page.locator("main")).to_contain_text(OLD)
    expect(reader.page.locator(".line")).to_contain_text("The library was updated.")
    reader.reads(NEW)
