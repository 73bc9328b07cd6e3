"""A language handed over as a file, from phone to phone and from a clinic's computer, with no server."""

from __future__ import annotations

import gzip
import json
import shutil
import subprocess
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect

from tests.browser.barriers import no_barrier
from tests.browser.conftest import ROOT, Reader, Server, copy_of_the_house
from tests.shelf import SHELF
from webapp.packs.signing import SigningKey

pytestmark = pytest.mark.browser

TOY = ROOT / "tests" / "fixtures" / "toy"
START = 14  # bytes before a file's header
OLD = "A lipoma is a lump made of fat cells."
NEW = "A lipoma is a lump made of nothing but fat cells."
SCRIPTS_KEPT = """async () => {
    const shells = (await caches.keys()).filter((name) => name.startsWith("pocketleaf-shell-"));
    const held = await Promise.all(shells.map(async (name) => (await caches.open(name)).keys()));
    return held.flat().some(({ url }) => url.endsWith("/offline/packs/handing.js"));
}"""
NO_ED25519 = """
    const { importKey } = SubtleCrypto.prototype;
    SubtleCrypto.prototype.importKey = function (format, key, algorithm, ...rest) {
        if (algorithm !== "Ed25519") return importKey.call(this, format, key, algorithm, ...rest);
        return Promise.reject(new DOMException("", "NotSupportedError"));
    };
"""
SHARES = """
    window.shared = [];
    navigator.canShare = ({ files }) => files.length === 1;
    navigator.share = async ({ files }) => { window.shared.push(files[0].name); };
"""


@pytest.fixture(scope="module")
def publisher(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """The real server with a library whose packs are signed."""
    server = signed_server(tmp_path_factory.mktemp("house"))
    yield server
    server.stop()


@pytest.fixture(scope="module")
def file(publisher: Server, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """English as the publisher's computer writes it, without pictures."""
    path = tmp_path_factory.mktemp("files") / "en.pocketleaf"
    return exported(publisher, path, "--no-figures")


@pytest.fixture
def own_server(tmp_path: Path) -> Iterator[Callable[[Path], Server]]:
    """Makes a server with a library whose packs are signed, that a test may stop and edit."""
    servers: list[Server] = []

    def make(library: Path) -> Server:
        servers.append(signed_server(tmp_path / "house", library))
        return servers[-1]

    yield make
    for server in servers:
        server.stop()


@pytest.fixture
def reader(page: Page, publisher: Server) -> Reader:
    """A reader who has opened "My library" once, and keeps nothing."""
    reader = Reader(page, publisher.url)
    arrive(reader)
    return reader


def signed_server(folder: Path, library: Path = SHELF) -> Server:
    """A running server on a copy of the house, with keys of its own and perhaps another library."""
    server = Server(copy_of_the_house(folder))
    for name in ("content", "translations") if library != SHELF else ():
        shutil.rmtree(server.house / name)
        shutil.copytree(library / name, server.house / name)
    assert "signing_key: " in told(server, "keys", "--write")
    server.start()
    return server


def told(server: Server, *words: str) -> str:
    """What a command about this library says."""
    done = subprocess.run(
        server.command(*words), cwd=server.house, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def arrive(reader: Reader, tag: str = "en") -> None:
    """Open "My library" for the first time, until all that it needs is kept."""
    reader.arrive(f"/{tag}/library")
    reader.wait_for(SCRIPTS_KEPT)


def exported(server: Server, path: Path, *words: str) -> Path:
    told(server, "pack", "export", "en", "-o", str(path), *words)
    return path


@contextmanager
def gone(server: Server) -> Iterator[None]:
    """No server for a while."""
    server.stop()
    try:
        yield
    finally:
        server.start()


def row(page: Page, part: str) -> Locator:
    """Wait until the row of English shows a part."""
    place = page.locator(f"[data-pack=en] [data-part={part}]")
    expect(place).to_be_visible()
    return place


def opening(page: Page, part: str) -> Locator:
    """Wait until the place where files are opened shows a part."""
    place = page.locator(f"#open-file [data-part={part}]")
    expect(place).to_be_visible()
    return place


def choose(page: Page, data: bytes) -> None:
    """Choose a file as a reader does."""
    with page.expect_file_chooser() as chooser:
        page.locator("#open-file [data-do=choose]").click()
    chooser.value.set_files({"name": "it.pocketleaf", "mimeType": "", "buffer": data})


def keep(page: Page) -> None:
    page.locator("[data-pack=en] [data-do=start]").click()
    row(page, "kept")


def mark_damaged(page: Page) -> None:
    """Let the phone know of a damage in English."""
    script = page.locator("script[src]").get_attribute("src")
    assert script
    module = script.replace("app.js", "offline/packs/reading.js")
    page.evaluate("(module) => import(module).then((it) => it.markDamaged('en'))", module)
    page.reload()
    row(page, "damaged")


def save(page: Page, folder: Path) -> Path:
    """Save English as a file."""
    with page.expect_download() as download:
        page.locator("[data-pack=en] [data-do=save]").click()
    path = folder / download.value.suggested_filename
    download.value.save_as(path)
    return path


def forget_packs(context: BrowserContext, reader: Reader) -> None:
    """Lose what was kept, as when a phone runs short of space; the shell stays."""
    session = context.new_cdp_session(reader.page)
    about = {"origin": reader.url(""), "storageTypes": "indexeddb"}
    session.send("Storage.clearDataForOrigin", about)


def pages_of(server: Server) -> dict[str, str]:
    site = server.house / "var" / "current" / "site"
    found = {path.relative_to(site).as_posix(): path for path in (site / "en").rglob("*.html")}
    addresses = {name.removesuffix("index.html").removesuffix(".html"): path for name, path in found.items()}
    return {f"/{address}": path.read_text(encoding="utf-8") for address, path in addresses.items()}


def opened(file: bytes) -> tuple[dict[str, Any], list[bytes]]:
    """The header of a file, and its pieces as they were before they were packed."""
    end = START + int.from_bytes(file[10:START], "little")
    header, pieces = json.loads(file[START:end]), []
    for length in header["pieces"]:
        pieces.append(gzip.decompress(file[end : end + length]))
        end += length
    return header, pieces


def rewritten(file: bytes, change: Callable[[dict[str, Any]], object]) -> bytes:
    """A file with another header."""
    end = START + int.from_bytes(file[10:START], "little")
    header = json.loads(file[START:end])
    change(header)
    made = json.dumps(header).encode()
    return file[:10] + len(made).to_bytes(4, "little") + made + file[end:]


def test_a_saved_language_comes_back_with_no_server_and_every_page_opens(
    reader: Reader, context: BrowserContext, publisher: Server, tmp_path: Path
) -> None:
    page = reader.page
    keep(page)
    path = save(page, tmp_path)
    expect(row(page, "saved")).to_contain_text(path.name)
    assert "whole, and signed by the publisher" in told(publisher, "pack", "check", str(path))
    with gone(publisher):
        forget_packs(context, reader)
        page.reload()
        choose(page, path.read_bytes())
        expect(opening(page, "opened")).to_contain_text("English is kept on this device now: content of ")
        row(page, "kept")
        for address, html in pages_of(publisher).items():
            answer = reader.open(address)
            assert (answer.status, answer.text()) == (200, html), address
            assert "pack;desc=" in answer.headers["server-timing"]


def test_a_file_of_the_publisher_opens_and_the_phone_makes_the_same_pieces(
    reader: Reader, file: Path, tmp_path: Path
) -> None:
    choose(reader.page, file.read_bytes())
    opening(reader.page, "opened")
    saved = save(reader.page, tmp_path)
    (ours, pieces), (theirs, others) = opened(saved.read_bytes()), opened(file.read_bytes())
    assert (ours["manifest"], ours["signature"]) == (theirs["manifest"], theirs["signature"])
    assert pieces == others
    version = json.loads(ours["manifest"])["version"]
    assert saved.name == f"pocketleaf-en-{version[:8]}.pocketleaf"


def test_pictures_travel_with_a_file(
    context: BrowserContext, own_server: Callable[[Path], Server], tmp_path: Path
) -> None:
    server = own_server(TOY)
    whole = exported(server, tmp_path / "whole.pocketleaf")
    reader = Reader(context.new_page(), server.url)
    arrive(reader)
    server.stop()
    reader.open("/en/library")
    choose(reader.page, whole.read_bytes())
    opening(reader.page, "opened")
    saved = save(reader.page, tmp_path)
    (header, pieces), (_, others) = opened(saved.read_bytes()), opened(whole.read_bytes())
    figures = json.loads(header["manifest"])["figures"]
    assert pieces == others
    assert len(pieces) == 3 + len(figures) > 3
    assert reader.open(figures[0][0]).body() == pieces[-1]


FORGED: dict[str, tuple[Callable[[bytes], bytes], str]] = {
    "another file": (lambda it: b"PK\3\4" + it, "not a file of a language of this library"),
    "nothing": (lambda _: b"", "not a file of a language of this library"),
    "a doctored piece": (lambda it: it[:-40] + bytes([it[-40] ^ 1]) + it[-39:], "is damaged, cut short"),
    "a truncated file": (lambda it: it[:-100], "is damaged, cut short"),
    "a truncated header": (lambda it: it[:200], "is damaged, cut short"),
    "no signature": (
        lambda it: rewritten(it, lambda header: header.update(signature=None)),
        "This file is not signed",
    ),
    "another publisher": (
        lambda it: rewritten(
            it, lambda header: header.update(signature=SigningKey.new().sign(header["manifest"].encode()))
        ),
        "does not come from the publisher of this library",
    ),
    "a signature that is none": (
        lambda it: rewritten(it, lambda header: header.update(signature="?")),
        "does not come from the publisher of this library",
    ),
    "a doctored manifest": (
        lambda it: rewritten(
            it, lambda header: header.update(manifest=header["manifest"].replace("20", "21"))
        ),
        "does not come from the publisher of this library",
    ),
    "a later format": (
        lambda it: rewritten(it, lambda header: header.update(format=2)),
        "made by a later version of this library",
    ),
}


@pytest.mark.parametrize(("forge", "says"), FORGED.values(), ids=FORGED)
def test_a_wrong_file_is_refused_with_the_reason_and_leaves_nothing(
    reader: Reader, file: Path, forge: Callable[[bytes], bytes], says: str
) -> None:
    page = reader.page
    row(page, "none")
    choose(page, forge(file.read_bytes()))
    expect(page.locator("#open-file .why")).to_contain_text(says)
    opening(page, "choose")
    page.reload()
    row(page, "none")


OTHER: dict[str, Callable[[bytes], bytes]] = {
    "other bytes of the same number": lambda piece: piece[:-1] + bytes([piece[-1] ^ 1]),
    "a byte too many": lambda piece: piece + b"?",
    "a byte too few": lambda piece: piece[:-1],
    "megabytes": lambda piece: piece + bytes(2**24),
}


@pytest.mark.parametrize("change", OTHER.values(), ids=OTHER)
def test_a_piece_that_is_not_the_one_that_was_signed_is_refused(
    reader: Reader, file: Path, change: Callable[[bytes], bytes]
) -> None:
    header, pieces = opened(file.read_bytes())
    packed = [gzip.compress(piece) for piece in [*pieces[:-1], change(pieces[-1])]]
    made = json.dumps({**header, "pieces": list(map(len, packed))}).encode()
    start = b"pocketleaf" + len(made).to_bytes(4, "little")
    choose(reader.page, start + made + b"".join(packed))
    expect(reader.page.locator("#open-file .why")).to_contain_text("is damaged, cut short")


def test_a_damaged_file_takes_nothing_from_what_is_kept(reader: Reader, file: Path) -> None:
    page = reader.page
    keep(page)
    mark_damaged(page)
    data = file.read_bytes()
    choose(page, data[:-40] + bytes([data[-40] ^ 1]) + data[-39:])
    expect(page.locator("#open-file .why")).to_contain_text("Nothing of it was kept.")
    page.reload()
    row(page, "damaged")
    assert "pack;desc=" in reader.open("/en/conditions/lipoma").headers["server-timing"]


def test_a_file_of_what_is_kept_already_changes_nothing(reader: Reader, file: Path) -> None:
    keep(reader.page)
    choose(reader.page, file.read_bytes())
    expect(opening(reader.page, "same")).to_contain_text("in the very edition that the file holds")


def test_a_file_mends_what_is_damaged(reader: Reader, file: Path) -> None:
    page = reader.page
    keep(page)
    mark_damaged(page)
    choose(page, file.read_bytes())
    opening(page, "opened")
    row(page, "kept")


def test_an_older_file_takes_the_place_only_after_a_yes(
    context: BrowserContext, own_server: Callable[[Path], Server], tmp_path: Path
) -> None:
    server = own_server(SHELF)
    older = exported(server, tmp_path / "older.pocketleaf").read_bytes()
    server.stop()
    lipoma = server.house / "content" / "conditions" / "lipoma.md"
    lipoma.write_text(lipoma.read_text(encoding="utf-8").replace(OLD, NEW), encoding="utf-8")
    server.start()
    reader = Reader(context.new_page(), server.url)
    page = reader.page
    arrive(reader)
    keep(page)
    page.evaluate("() => localStorage.setItem('pocketleaf-checked-en', JSON.stringify([Date.now()]))")
    server.stop()
    for answer, text in (("leave", NEW), ("replace", OLD)):
        reader.open("/en/library")
        choose(page, older)
        expect(opening(page, "older")).to_contain_text("The file is not newer.")
        page.locator(f"[data-do={answer}]").click()
        opening(page, "choose" if answer == "leave" else "opened")
        reader.open("/en/conditions/lipoma")
        expect(page.locator("main")).to_contain_text(text)


def test_a_browser_that_cannot_check_signatures_says_so(reader: Reader, file: Path) -> None:
    reader.page.add_init_script(NO_ED25519)
    reader.open("/en/library")
    choose(reader.page, file.read_bytes())
    expect(reader.page.locator("#open-file .why")).to_contain_text("too old to check who made a file")


def test_a_file_is_shared_where_the_browser_can(reader: Reader, tmp_path: Path) -> None:
    page = reader.page
    page.add_init_script(SHARES)
    reader.open("/en/library")
    keep(page)
    path = save(page, tmp_path)
    row(page, "saved").get_by_role("button", name="Share the file").click()
    reader.wait_for("(name) => String(shared) === name", path.name)


@pytest.mark.parametrize("tag", ["en", "ar"])
def test_axe_finds_no_barrier_while_files_are_handled(
    chromium: Browser, publisher: Server, file: Path, tag: str
) -> None:
    context = chromium.new_context(viewport={"width": 360, "height": 740})
    reader = Reader(context.new_page(), publisher.url)
    page = reader.page
    arrive(reader, tag)
    no_barrier(page)
    choose(page, b"?")
    expect(page.locator("#open-file .why")).to_be_visible()
    no_barrier(page)
    choose(page, file.read_bytes())
    opening(page, "opened")
    no_barrier(page)
    context.close()
