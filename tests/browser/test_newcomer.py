"""Somebody new to this brings a page into a new language with what is at hand, and reads it offline."""

from __future__ import annotations

import csv
import os
import re
import socket
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml
from playwright.sync_api import Page, expect

from tests.browser.conftest import ROOT, Reader, Server, copy_of_the_house, wait_until
from tests.browser.test_pack_ui import do, shows
from tests.browser.test_translating import Translator

pytestmark = pytest.mark.browser

WORDS = ROOT / "tests" / "fixtures" / "newcomer" / "pt_BR.yaml"
PAGE = "/pt-BR/conditions/lipoma"
ON_THE_PAGE = ("title", "summary", "emergency.h")
BY_HAND = ("aliases", "about.h", "about.p1", "symptoms.h", "urgent.li2")

Row = dict[str, str]


class Newcomer:
    """Somebody with the commands, a text editor, a spreadsheet and a browser."""

    def __init__(self, server: Server) -> None:
        self.server = server
        self.words: dict[str, Row] = yaml.safe_load(WORDS.read_text(encoding="utf-8"))
        self.folder = server.house / "translations" / "pt_BR" / "LC_MESSAGES"

    def runs(self, *words: str) -> str:
        """Runs a command, which must go well, and returns what it says."""
        command = self.server.command(*words)
        done = subprocess.run(command, cwd=self.server.house, capture_output=True, check=False)
        said = (done.stdout + done.stderr).decode()
        assert done.returncode == 0, f"{' '.join(words)}: {said}"
        assert "Traceback" not in said
        return said

    def text(self, row: Row) -> str:
        """What the newcomer writes for a row of the table, nothing where they have no words for it."""
        words = self.words.get(row["document"], {})
        return words.get(row["source"] if row["document"] == "messages" else row["id"], "")

    def sentences(self) -> list[str]:
        """The translations of the page that hold no Markdown and are not a list."""
        fact = self.words["facts"]["emergency-number.text"]
        texts = [text.replace("{emergency-number}", fact) for text in self.words["lipoma"].values()]
        return [text for text in texts if not re.search(r"[*\[\n]", text)]

    def table(self, *words: str) -> list[Row]:
        """What a spreadsheet shows of an export."""
        file = self.server.house / "table.csv"
        file.unlink(missing_ok=True)
        self.runs("translations", "export", "pt_BR", "--format", "csv", "-o", str(file), *words)
        if not file.exists():
            return []
        with file.open(encoding="utf-8-sig", newline="") as table:
            return list(csv.DictReader(table))

    def fills(self, rows: list[Row]) -> str:
        """Fills a table in, saves it as a spreadsheet would, and brings it in."""
        file = self.server.house / "table.csv"
        with file.open("w", encoding="utf-8-sig", newline="") as table:
            writer = csv.DictWriter(table, list(rows[0]), delimiter=";")
            writer.writeheader()
            writer.writerows({**row, "translation": self.text(row) or row["translation"]} for row in rows)
        return self.runs("translations", "import", str(file))

    def edits(self, row: Row) -> None:
        """Writes a translation into a catalog with a text editor, one long line for each line of it."""
        file = self.folder / f"{row['document']}.po"
        lines = self.text(row).split("\n")
        quoted = "\n".join([*(f'"{line}\\n"' for line in lines[:-1]), f'"{lines[-1]}"'])
        before, name, after = file.read_text(encoding="utf-8").partition(f'msgctxt "{row["id"]}"\n')
        assert name, f"{row['id']} does not stand in {file}"
        after = after.replace('msgstr ""', f"msgstr {quoted}", 1)
        file.write_text(f"{before}{name}{after}", encoding="utf-8")


class Preview:
    """The preview of translators, in a process of its own."""

    def __init__(self, server: Server, locale: str) -> None:
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = int(free.getsockname()[1])
        self.address = f"http://127.0.0.1:{port}"
        command = server.command("translate", locale, "--port", str(port), "--no-browser")
        self.log = server.house / "preview.log"
        with self.log.open("wb") as log:
            environment = {**os.environ, "PYTHONUNBUFFERED": "1"}
            self.process = subprocess.Popen(
                command, stdout=log, stderr=log, cwd=server.house, env=environment
            )
        wait_until(lambda: self._says(f"Translate on {self.address}"))

    def stop(self) -> None:
        """Ends it."""
        self.process.terminate()
        self.process.wait(timeout=30)

    def _says(self, text: str) -> bool:
        said = self.log.read_text(encoding="utf-8")
        assert self.process.poll() is None, said
        return text in said


@pytest.fixture
def newcomer(tmp_path: Path) -> Iterator[Newcomer]:
    """Somebody with a copy of the shelf that nobody serves yet."""
    newcomer = Newcomer(Server(copy_of_the_house(tmp_path)))
    yield newcomer
    newcomer.server.stop()


def test_a_newcomer_translates_a_page_with_three_tools_and_reads_it_offline(
    newcomer: Newcomer, page: Page
) -> None:
    added = newcomer.runs("translations", "update", "pt_BR")
    assert "pocketleaf translate pt_BR" in added and "translations export pt_BR --format csv" in added
    begin = newcomer.runs("translations", "status", "--locale", "pt_BR")
    assert "Next: translate facts into pt-BR: " in begin
    by_the_panel(newcomer, page)
    by_hand(newcomer)
    by_table(newcomer)
    newcomer.runs("translations", "check", "--locale", "pt_BR")
    said = newcomer.runs("translations", "status", "--locale", "pt_BR", "--document", "lipoma")
    assert re.search(r"^lipoma +100% .* yes$", said, re.MULTILINE), said
    assert "1 of 1 pages offered" in said
    newcomer.runs("build")
    reads_offline(newcomer, page)


def by_the_panel(newcomer: Newcomer, page: Page) -> None:
    """Translates some texts on the page, one by keyboard into the next."""
    rows = {row["id"]: row for row in newcomer.table("--document", "lipoma")}
    preview = Preview(newcomer.server, "pt_BR")
    try:
        page.goto(preview.address)
        page.get_by_role("link", name="Lipoma").click()
        page.wait_for_url(f"{preview.address}{PAGE}")  # loaded, its script too
        translator = Translator(page)
        page.locator("#work-bar").get_by_role("button").click()
        expect(translator.text("title")).to_have_attribute("data-chosen", "")
        translator.types(newcomer.text(rows["title"]))
        page.keyboard.press("Control+Enter")
        translator.has_saved()
        for name in ON_THE_PAGE[1:]:
            translator.opens(name)
            translator.types(newcomer.text(rows[name]))
            waits = ["emergency-number.text"] if name == "emergency.h" else []
            expect(page.locator("#panel-findings li")).to_contain_text(waits)
            translator.saves()
            translator.has_saved()
    finally:
        preview.stop()
    left = {row["id"] for row in newcomer.table("--document", "lipoma", "--only", "missing")}
    assert left == rows.keys() - {*ON_THE_PAGE}


def by_hand(newcomer: Newcomer) -> None:
    """Translates some texts in the catalog itself."""
    rows = {row["id"]: row for row in newcomer.table("--document", "lipoma", "--only", "missing")}
    for name in BY_HAND:
        newcomer.edits(rows[name])
    left = {row["id"] for row in newcomer.table("--document", "lipoma", "--only", "missing")}
    assert left == rows.keys() - {*BY_HAND}


def by_table(newcomer: Newcomer) -> None:
    """Translates the rest of the page, and some words of the interface, in a spreadsheet."""
    rows = newcomer.table("--only", "missing")
    mine = [row for row in rows if newcomer.text(row)]
    said = newcomer.fills(rows)
    assert f"{len(mine)} imported, 0 unchanged, {len(rows) - len(mine)} empty, 0 to look at" in said
    assert newcomer.table("--document", "lipoma", "--only", "missing") == []


def reads_offline(newcomer: Newcomer, page: Page) -> None:
    """Keeps the language on "My library", and reads and searches it without a server."""
    server = newcomer.server
    server.start()
    reader = Reader(page, server.url)
    reader.arrive(PAGE)
    page.locator("[data-keep]").click()
    do(page, "start", "pt-BR")
    shows(page, "kept", "pt-BR")
    server.stop()
    reader.open(PAGE)
    expect(page.locator("html")).to_have_attribute("lang", "pt-BR")
    expect(page.locator("#kept-pack")).to_be_visible()
    shown = " ".join(page.locator("main").inner_text().split())
    assert [text for text in newcomer.sentences() if text not in shown] == []
    reader.open("/pt-BR/search?q=bola de gordura")
    expect(page.locator("#results").get_by_role("link", name="Lipoma").first).to_be_visible()
    expect(page.locator("#told")).to_contain_text("resultado")
