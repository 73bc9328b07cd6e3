"""A language kept on the device: installed, read, updated, mended and removed, on a small site."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import Reader
from tests.browser.pack_samples import FIGURE, PICTURE, QUIET, PackSite, Published, noise, published, step

pytestmark = pytest.mark.browser

LIPOMA = "/en/conditions/lipoma"
CYST = "/en/conditions/cyst"
PACKED = "/en/pack/"
CALL = """async ([version, name, args]) => {
    const packs = await import(`/static/${version}/js/offline/packs.js`);
    try {
        return { gives: (await packs[name](...args)) ?? null };
    } catch (error) {
        return { reason: error.reason ?? String(error.stack) };
    }
}"""
STALLED = """async ([version, tag]) => {
    const packs = await import(`/static/${version}/js/offline/packs.js`);
    const stop = new AbortController();
    const halves = async () => (await packs.halfPacks()).filter(({ done, total }) => done > total / 2);
    const onProgress = async () => (await halves()).length > 0 && stop.abort();
    return packs.install(tag, { signal: stop.signal, onProgress }).then(
        () => "installed", (error) => error.name);
}"""
RAW = """async (work) => {
    const database = await new Promise((resolve) => {
        const request = indexedDB.open("pocketleaf-packs");
        request.onsuccess = () => resolve(request.result);
    });
    const stores = ["packs", "blocks", "staging"];
    const result = (request) => new Promise((resolve) => {
        request.onsuccess = () => resolve(request.result);
    });
    try {
        const [packs, blocks, staging] = stores.map((name) =>
            database.transaction(stores, "readwrite").objectStore(name));
        return await WORK;
    } finally {
        database.close();
    }
}"""


@pytest.fixture
def site() -> Iterator[PackSite]:
    """A running site with a pack of English."""
    site = PackSite()
    site.start()
    site.publish(published("en", site.pages()))
    yield site
    site.stop()


@pytest.fixture
def reader(page: Page, site: PackSite) -> Reader:
    """A reader on a page with a worker."""
    reader = Reader(page, site.url)
    reader.arrive("/en/")
    page.evaluate(QUIET)
    return reader


def call(reader: Reader, name: str, *args: Any) -> Any:
    """What a function of the packs gives; the reason where it refuses, as {"reason": …}."""
    told = reader.page.evaluate(CALL, ["one", name, list(args)])
    return told.get("gives", told)


def stalled(reader: Reader, tag: str = "en") -> str:
    """Pauses an install once something of it came, and tells how it ended."""
    return str(reader.page.evaluate(STALLED, ["one", tag]))


def raw(reader: Reader, work: str) -> Any:
    """What a piece of script finds in the stores `packs`, `blocks` and `staging`."""
    return reader.page.evaluate(RAW.replace("WORK", work))


def source(reader: Reader, path: str) -> tuple[str, int, str]:
    """A page's text as it came, its status and its Server-Timing."""
    answer = reader.open(path)
    return answer.text(), answer.status, answer.headers.get("server-timing", "")


def test_every_page_reads_without_the_server_with_the_same_bytes(reader: Reader, site: PackSite) -> None:
    pack = call(reader, "install", "en")
    assert (pack["tag"], pack["hasFigures"], pack["isDamaged"]) == ("en", False, False)
    assert call(reader, "keptPacks") == [pack]
    site.stop()
    for path, html in site.pages().items():
        text, status, timing = source(reader, path)
        assert (text, status) == (html, 200)
        assert timing == f'pack;desc="{pack["version"]} 2024-05-01"'


def test_a_page_of_a_pack_is_read_with_no_request(reader: Reader, site: PackSite) -> None:
    call(reader, "install", "en")
    site.asked.clear()
    assert source(reader, CYST)[0] == site.pages()[CYST]
    assert source(reader, "/en/search?q=fat#results")[0] == site.pages()["/en/search"]
    assert source(reader, f"{LIPOMA}?from=card")[1] == 200
    files = ("/static/", "/figures/")  # what a page asks for, not the worker
    assert [path for path in site.asked if not path.startswith(files)] == []


@pytest.mark.parametrize(
    ("path", "place"),
    [
        ("/li01", LIPOMA),
        ("/LI01/en", LIPOMA),
        ("/conditions/lipoma", LIPOMA),
        ("/conditions/fatty-lump", LIPOMA),
        ("/en/conditions/fatty-lump#causes", f"{LIPOMA}#causes"),
        ("/en/guides/lipoma", LIPOMA),
        ("/EN/Conditions/Lipoma/", LIPOMA),
        ("/en", "/en/"),
        ("/en/questions/", "/en/questions"),
        ("/EN/search?q=fat", "/en/search?q=fat"),
        ("/", "/en/"),
    ],
)
def test_an_address_leads_where_the_server_would_lead_it(
    reader: Reader, site: PackSite, path: str, place: str
) -> None:
    call(reader, "install", "en")
    site.stop()
    assert reader.open(path).status == 200
    assert reader.page.url == site.url(place)


def test_a_page_that_the_pack_does_not_know_is_asked_of_the_network(reader: Reader, site: PackSite) -> None:
    call(reader, "install", "en")
    site.answers["/en/conditions/new"] = site.ours(200, "<h1>New</h1>")
    reader.open("/en/conditions/new")
    reader.reads("New")
    site.stop()
    assert reader.open("/en/conditions/newer").status == 503
    reader.reads("This page is not on this device")


def test_an_offer_tells_sizes_before_anything_is_fetched(reader: Reader, site: PackSite) -> None:
    offer = call(reader, "offerOf", "en")
    pack = published("en", site.pages()).manifest
    assert (offer["wire"], offer["device"], offer["isHere"]) == (pack["wire"]["br"], pack["device"], False)
    assert offer["figures"] == {"count": 1, "wire": len(PICTURE)}
    assert call(reader, "offerOf", "es") == {"reason": "gone"}
    assert [path for path in site.asked if PACKED in path] == []


def test_a_paused_install_goes_on_after_the_page_was_closed(reader: Reader, site: PackSite) -> None:
    pack = large(site, "a", "b", "c")
    site.publish(pack)
    assert stalled(reader) == "AbortError"
    (half,) = call(reader, "halfPacks")
    assert half["total"] / 2 < half["done"] < half["total"]
    assert (half["isRunning"], call(reader, "keptPacks")) == (False, [])
    assert reader.page.evaluate("() => localStorage.getItem('pocketleaf-unfinished')") == '["en"]'
    first = volumes_asked(site)
    site.asked.clear()
    reader.open("/en/")
    assert call(reader, "install", "en")["version"] == pack.version
    assert {*first, *volumes_asked(site)} == set(pack.volumes)
    assert len(first) + len(volumes_asked(site)) <= len(pack.volumes) + 1, "only what was on its way is lost"
    assert call(reader, "halfPacks") == []
    assert reader.page.evaluate("() => localStorage.getItem('pocketleaf-unfinished')") is None
    site.stop()
    assert source(reader, "/en/conditions/zb")[1] == 200


def test_an_install_goes_on_into_a_newer_edition_with_what_stayed_the_same(
    reader: Reader, site: PackSite
) -> None:
    site.publish(large(site, "a", "b", "c"))
    assert stalled(reader) == "AbortError"
    newer = large(site, "a", "b", "d")
    site.publish(newer)
    site.asked.clear()
    pack = call(reader, "install", "en")
    assert pack["version"] == newer.version
    assert volumes_asked(site) == newer.volumes[-1:]


@pytest.mark.parametrize("ending", [".plv", ".plix", ".json"])
def test_what_is_wrong_is_fetched_again_and_never_installed(
    reader: Reader, site: PackSite, ending: str
) -> None:
    pack = published("en", site.pages())
    (path,) = (path for path in pack.files if path.endswith(ending))
    site.files[path] = bytes([pack.files[path][0] ^ 1]) + pack.files[path][1:]
    assert call(reader, "install", "en") == {"reason": "damaged"}
    assert site.asked.count(path) == 4
    site.files[path] = pack.files[path]
    site.cut[path] = 2
    assert call(reader, "install", "en") == {"reason": "network"}
    assert call(reader, "keptPacks") == []
    site.cut.clear()
    assert call(reader, "install", "en")["version"] == pack.version


def test_a_pointer_to_files_that_are_gone_is_asked_anew_a_few_times(reader: Reader, site: PackSite) -> None:
    for path in published("en", site.pages()).volumes:
        del site.files[path]
    site.asked.clear()
    assert call(reader, "install", "en") == {"reason": "gone"}
    assert site.asked.count("/en/pack.json") == 3


def test_a_full_device_keeps_the_pack_that_it_has(reader: Reader, site: PackSite) -> None:
    session = reader.page.context.new_cdp_session(reader.page)
    # Before the database is opened: the browser remembers for a while how much room there was.
    session.send("Storage.overrideQuotaForOrigin", {"origin": site.url(""), "quotaSize": 1_500_000})
    pack = call(reader, "install", "en")
    site.publish(large(site, "a", "b", "c"))
    assert call(reader, "update", "en") == {"reason": "full"}
    assert call(reader, "keptPacks") == [pack]
    site.stop()
    assert source(reader, LIPOMA)[0] == site.pages()[LIPOMA]


def test_a_second_tab_is_told_that_the_first_is_at_work(reader: Reader, site: PackSite) -> None:
    second = Reader(reader.page.context.new_page(), site.url)
    second.open("/en/")
    hold = """async () => {
        await new Promise((resolve) => navigator.locks.request("pocketleaf-pack-en", () => {
            resolve();
            return new Promise((release) => { globalThis.release = release; });
        }));
    }"""
    second.page.evaluate(hold)
    for name in ("install", "update", "repair"):
        assert call(reader, name, "en") == {"reason": "busy"}
    second.page.evaluate("() => globalThis.release()")
    assert call(reader, "install", "en")["tag"] == "en"


def test_an_update_fetches_what_changed_and_nothing_else(reader: Reader, site: PackSite) -> None:
    old = published("en", site.pages(gone="Old"), index=b"PLIX one")
    site.publish(old)
    call(reader, "install", "en")
    assert call(reader, "updateFor", "en") is None
    pages = {**site.pages(fresh="New"), LIPOMA: site.pages()[LIPOMA].replace("Causes", "Reasons")}
    new = published("en", pages, index=b"PLIX one and more")
    site.publish(new, old)
    site.asked.clear()
    offer = call(reader, "updateFor", "en")
    assert site.asked == ["/en/pack.json"]
    assert (offer["version"], offer["isWhole"], offer["care"]) == (new.version, False, 1)
    pack = call(reader, "update", "en")
    assert [path.split(".")[0] for path in site.asked[1:]] == ["/en/pack", "/en/pack/update"]
    assert pack["version"] == new.version
    site.stop()
    for path, html in pages.items():
        assert source(reader, path)[0] == html
    assert source(reader, "/en/conditions/gone")[1] == 503


def test_updates_follow_one_another(reader: Reader, site: PackSite) -> None:
    packs = [published("en", site.pages(edition=name)) for name in ("one", "two", "three")]
    site.publish(packs[0])
    call(reader, "install", "en")
    assert source(reader, CYST)[0] == site.pages(edition="one")[CYST]
    site.publish(packs[2], *packs[:2])
    site.asked.clear()
    assert call(reader, "update", "en")["version"] == packs[2].version
    assert len([path for path in site.asked if path.endswith(".plu")]) == 2
    assert source(reader, CYST)[0] == site.pages(edition="three")[CYST]


def test_a_step_that_does_not_fit_gives_way_to_the_volumes_that_differ(
    reader: Reader, site: PackSite
) -> None:
    old = large(site, "a", "b", "c")
    site.publish(old)
    call(reader, "install", "en")
    new = large(site, "a", "b", "d")
    misfit, files = step(published("en", site.pages(edition="another")), new)
    misfit["parts"][0][2]["br"] = 1  # so that it is worth trying
    site.publish(new)
    site.files |= files
    site.point(new, [{**misfit, "from": old.version}])
    site.asked.clear()
    assert call(reader, "update", "en")["version"] == new.version
    assert len([path for path in site.asked if path.endswith(".plu")]) == 1
    assert volumes_asked(site) == new.volumes[-1:]


def test_blocks_that_nothing_uses_are_dropped(reader: Reader, site: PackSite) -> None:
    packs = [published("en", site.pages(big=noise(name, 70_000))) for name in "ab"]
    site.publish(packs[0])
    call(reader, "install", "en")
    before = raw(reader, "result(blocks.getAllKeys())")
    site.publish(packs[1], packs[0])
    pack = call(reader, "update", "en")
    after = raw(reader, "result(blocks.getAllKeys())")
    assert len(after) == len(before)
    assert source(reader, "/en/conditions/big")[0] == site.pages(big=noise("b", 70_000))["/en/conditions/big"]
    assert pack == call(reader, "keptPacks")[0]


@pytest.mark.parametrize(("changed", "most"), [(1, 0.25), (9, 0)])
def test_blocks_are_made_anew_once_too_much_of_them_is_unused(
    reader: Reader, site: PackSite, changed: int, most: float
) -> None:
    texts = {f"z{place:02}": noise(f"old {place}", 20_000) for place in range(18)}
    newer = {name: noise(f"new {name}", 20_000) for name in list(texts)[: 2 * changed : 2]}
    packs = [published("en", site.pages(**pages)) for pages in (texts, {**texts, **newer})]
    site.publish(packs[0])
    call(reader, "install", "en")
    site.publish(packs[1], packs[0])
    call(reader, "update", "en")
    sizes = "({ sizes, block }) => [...sizes].map(([id, [plain]]) => (id === block ? 0 : plain))"
    held = sum(raw(reader, f"result(packs.get('en')).then({sizes})"))
    unused = held - packs[1].manifest["pages"][1]
    assert (unused > 0) == (most > 0)
    assert unused <= most * held
    for name, text in {**texts, **newer}.items():
        assert text in source(reader, f"/en/conditions/{name}")[0]


def test_a_damaged_record_is_noted_passed_over_and_mended(reader: Reader, site: PackSite) -> None:
    call(reader, "install", "en")
    spoil(reader)
    restart(reader)
    site.answers[CYST] = site.ours(200, "<h1>From the network</h1>")
    reader.open(CYST)
    reader.reads("From the network")
    assert call(reader, "keptPacks")[0]["isDamaged"]
    del site.answers[CYST]
    site.asked.clear()
    assert not call(reader, "repair", "en")["isDamaged"]
    assert len(volumes_asked(site)) == 1
    site.stop()
    assert source(reader, CYST)[0] == site.pages()[CYST]


def test_a_pack_brings_its_figures_when_they_are_wanted(reader: Reader, site: PackSite) -> None:
    call(reader, "install", "en")
    assert not reader.keeps(FIGURE, "pocketleaf-figures")
    assert call(reader, "install", "en", {"hasFigures": True})["hasFigures"]
    assert reader.keeps(FIGURE, "pocketleaf-figures")
    assert len(volumes_asked(site)) == 1, "what is there is not fetched again"
    site.stop()
    reader.open(LIPOMA)
    reader.wait_for("() => document.querySelector('img').naturalWidth > 0")
    call(reader, "remove", "en")
    assert not reader.keeps(FIGURE, "pocketleaf-figures")


def test_a_removed_pack_leaves_nothing(reader: Reader) -> None:
    call(reader, "install", "en")
    call(reader, "remove", "en")
    assert call(reader, "keptPacks") == []
    assert raw(reader, "result(blocks.count())") == 0
    assert source(reader, CYST)[2] == ""


def test_a_cancelled_install_leaves_the_installed_pack(reader: Reader, site: PackSite) -> None:
    pack = call(reader, "install", "en")
    blocks = raw(reader, "result(blocks.count())")
    site.publish(large(site, "a", "b", "c"))
    assert stalled(reader) == "AbortError"
    assert raw(reader, "result(blocks.count())") > blocks
    call(reader, "cancel", "en")
    assert (call(reader, "halfPacks"), call(reader, "keptPacks")) == ([], [pack])
    assert raw(reader, "result(blocks.count())") == blocks


def test_reading_goes_on_when_the_storage_is_cleared(reader: Reader, site: PackSite) -> None:
    call(reader, "install", "en")
    assert "pack" in source(reader, CYST)[2]
    session = reader.page.context.new_cdp_session(reader.page)
    session.send("Storage.clearDataForOrigin", {"origin": site.url(""), "storageTypes": "indexeddb"})
    assert source(reader, CYST)[1] == 200
    assert call(reader, "keptPacks") == []
    assert call(reader, "install", "en")["tag"] == "en"
    assert "pack" in source(reader, CYST)[2]


def test_a_reader_who_installs_nothing_fetches_nothing_of_it(reader: Reader, site: PackSite) -> None:
    reader.visit(CYST)
    assert [path for path in site.asked if PACKED in path or path.endswith("pack.json")] == []


def large(site: PackSite, *names: str) -> Published:
    """A pack of several volumes, one a name beside the first."""
    return published("en", site.pages(**{f"z{name}": noise(name, 3_000_000) for name in names}))


def volumes_asked(site: PackSite) -> list[str]:
    """The volumes that were asked for."""
    return [path for path in site.asked if path.endswith(".plv")]


def spoil(reader: Reader) -> None:
    """Makes every block hold other bytes than it should."""
    raw(
        reader,
        """(async () => {
            const kept = await result(blocks.getAll());
            const keys = await result(blocks.getAllKeys());
            kept.forEach((block, place) => blocks.put({ ...block, coding: "plain" }, keys[place]));
        })()""",
    )


def restart(reader: Reader) -> None:
    """Ends the worker, so that the next request starts it anew."""
    session = reader.page.context.new_cdp_session(reader.page)
    session.send("ServiceWorker.enable")
    session.send("ServiceWorker.stopAllWorkers")
