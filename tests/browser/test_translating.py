"""Translators at work in the preview: nothing that they type is lost, whatever happens, and they are told."""

import os
import re
import shutil
import socket
import subprocess
import sys
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.browser.barriers import no_barrier
from tests.browser.test_pack_ui import held
from tests.glossaries import add_glossary

from .conftest import ROOT, wait_until

pytestmark = pytest.mark.browser

TOY = ROOT / "tests" / "fixtures" / "toy"
NOSE = "/es/conditions/runny-nose"

# A system that stops in the middle of a save: before the new file takes the old one's place, or right after.
STOPS = {
    "before": """
import os, pathlib, time
def fsync(_):
    pathlib.Path("stopped").touch()
    time.sleep(600)
os.fsync = fsync
""",
    "after": """
import os, pathlib, time
rename = os.replace
def replace(*names):
    rename(*names)
    pathlib.Path("stopped").touch()
    time.sleep(600)
os.replace = replace
""",
}


class Preview:
    """The real preview of a copied toy library, in a process of its own."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        shutil.copytree(TOY, folder, dirs_exist_ok=True)
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = int(free.getsockname()[1])
        self.process: subprocess.Popen[bytes] | None = None

    @property
    def catalog(self) -> Path:
        return self.folder / "translations" / "es" / "LC_MESSAGES" / "runny-nose.po"

    @property
    def text(self) -> str:
        return self.catalog.read_text(encoding="utf-8")

    @property
    def said(self) -> str:
        return (self.folder / "log").read_text(encoding="utf-8")

    def url(self, path: str = NOSE) -> str:
        return f"http://127.0.0.1:{self.port}{path}"

    def start(self, locale: str = "es", *, stop: str = "", host: str = "127.0.0.1") -> None:
        code = f"{STOPS.get(stop, '')}\nfrom webapp.cli import main; main()"
        folders = [f"--{name}={self.folder / name}" for name in ("content", "translations")]
        words = ["translate", locale, "--port", str(self.port), "--host", host, "--no-browser"]
        environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUNBUFFERED": "1"}
        with (self.folder / "log").open("wb") as log:
            self.process = subprocess.Popen(
                [sys.executable, "-c", code, *folders, *words],
                stdout=log,
                stderr=log,
                cwd=self.folder,
                env=environment,
            )
        wait_until(self._answers)

    def kill(self) -> None:
        assert self.process
        self.process.kill()
        self.process.wait(timeout=30)

    def stop(self) -> None:
        if self.process and self.process.poll() is None:
            self.process.terminate()
            self.process.wait(timeout=30)

    def _answers(self) -> bool:
        assert self.process
        assert self.process.poll() is None, self.said
        try:
            with urllib.request.urlopen(self.url("/"), timeout=5):  # noqa: S310 - our own address
                return True
        except urllib.error.HTTPError:
            return True
        except OSError:
            return False


class Translator:
    """Somebody with a tab of the preview."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.panel = page.locator("#panel")
        self.field = page.locator("#panel-text")
        self.clash = page.locator("#panel-clash")

    def text(self, name: str) -> Locator:
        return self.page.locator(f'article [data-segment="{name}"]').last

    def opens(self, name: str) -> None:
        self.text(name).click()
        expect(self.text(name)).to_have_attribute("data-chosen", "")
        expect(self.field).to_be_focused()
        expect(self.field).to_be_editable()

    def types(self, text: str) -> None:
        self.field.fill(text)

    def saves(self) -> None:
        self.presses("save", "stay")

    def presses(self, deed: str, how: str = "") -> None:
        self.panel.locator(f'button[data-{deed}="{how}"]').click()

    def presses_tab_to(self, element: Locator) -> bool:
        """Goes one further by keyboard, and tells whether that is the element."""
        self.page.keyboard.press("Tab")
        return bool(element.evaluate("one => one === document.activeElement"))

    def has_saved(self) -> None:
        self.is_told("saved")

    def is_told(self, word: str, line: str = "") -> None:
        """Waits until the panel says this, in whatever language it speaks."""
        find = "word => document.querySelector('#panel-words').content.querySelector(word).textContent"
        told = self.page.evaluate(find, f'[data-word="{word}"]')
        expect(self.panel.locator("#panel-state, #panel-alarm").filter(has_text=told)).to_contain_text(line)


Arrive = Callable[..., Translator]


@pytest.fixture
def preview(tmp_path: Path) -> Iterator[Preview]:
    preview = Preview(tmp_path)
    yield preview
    preview.stop()


@pytest.fixture
def arrive(chromium: Browser, preview: Preview) -> Iterator[Arrive]:
    """Lets somebody arrive with a browser of their own."""
    contexts = []

    def arriving(path: str = NOSE, width: int = 360) -> Translator:
        contexts.append(chromium.new_context(viewport={"width": width, "height": 740}))
        page = contexts[-1].new_page()
        page.goto(preview.url(path))
        return Translator(page)

    yield arriving
    for context in contexts:
        context.close()


def test_two_translators_of_different_texts_both_keep_theirs(preview: Preview, arrive: Arrive) -> None:
    preview.start()
    one, other = arrive(), arrive()
    one.opens("title")
    other.opens("symptoms.h")
    one.types("Nariz mojada")
    other.types("Señales")
    one.saves()
    one.has_saved()
    other.saves()
    other.has_saved()
    assert 'msgstr "Nariz mojada"' in preview.text and 'msgstr "Señales"' in preview.text
    expect(other.text("title")).to_have_text("Nariz mojada")


@pytest.mark.parametrize(("which", "kept"), [("mine", "de la otra"), ("theirs", "de una")])
def test_of_two_translators_of_one_text_the_second_sees_both(
    preview: Preview, arrive: Arrive, which: str, kept: str
) -> None:
    preview.start()
    one, other = arrive(), arrive()
    for translator, text in ((one, "de una"), (other, "de la otra")):
        translator.opens("title")
        translator.types(text)
    one.saves()
    one.has_saved()
    other.saves()
    other.is_told("clash")
    expect(other.clash.locator("[data-mine]")).to_have_text("de la otra")
    expect(other.clash.locator("[data-theirs]")).to_have_text("de una")
    assert 'msgstr "de una"' in preview.text
    other.presses("take", which)
    expect(other.field).to_have_value(kept)
    expect(other.clash).to_be_visible()
    other.saves()
    other.has_saved()
    assert f'msgstr "{kept}"' in preview.text


@pytest.mark.parametrize("moment", ["before", "after"])
def test_a_server_killed_during_a_save_loses_nothing(preview: Preview, arrive: Arrive, moment: str) -> None:
    preview.start(stop=moment)
    before = preview.text
    after = before.replace('"Nariz que gotea"', '"Nariz mojada"')
    translator = arrive()
    translator.opens("title")
    translator.types("Nariz mojada")
    translator.saves()
    wait_until((preview.folder / "stopped").exists)
    preview.kill()
    translator.is_told("away")
    expect(translator.field).to_have_value("Nariz mojada")
    assert preview.text == (before if moment == "before" else after)
    preview.start()
    translator.saves()
    translator.has_saved()
    assert preview.text == after
    assert [path.name for path in preview.catalog.parent.iterdir() if path.name.startswith(".")] == []


def test_what_was_typed_is_there_after_a_crash_of_both(preview: Preview, arrive: Arrive) -> None:
    preview.start()
    translator = arrive()
    translator.opens("symptoms.p1")
    translator.types("Su nariz gotea [@toy-2003].")
    preview.kill()
    preview.start()
    translator.page.reload()
    expect(translator.text("symptoms.p1")).to_have_attribute("data-draft", "")
    translator.opens("symptoms.p1")
    expect(translator.field).to_have_value("Su nariz gotea [@toy-2003].")
    expect(translator.page.locator("#panel-draft")).to_be_visible()
    translator.presses("discard")
    expect(translator.field).to_have_value("Su nariz gotea unos 7 días [@toy-2003].")


def test_a_text_edited_by_hand_while_it_is_open_is_shown_beside_the_typed_one(
    preview: Preview, arrive: Arrive
) -> None:
    preview.start()
    translator = arrive()
    translator.opens("title")
    translator.types("Nariz mojada")
    by_hand = preview.text.replace('"Nariz que gotea"', '"Nariz a mano"')
    by_hand = by_hand.replace('msgstr "Síntomas"', 'msgstr "Señales"')
    preview.catalog.write_text(by_hand, encoding="utf-8")
    translator.saves()
    expect(translator.clash.locator("[data-theirs]")).to_have_text("Nariz a mano")
    expect(translator.clash.locator("[data-mine]")).to_have_text("Nariz mojada")
    assert preview.text == by_hand
    translator.presses("take", "mine")
    translator.saves()
    translator.has_saved()
    assert preview.text == by_hand.replace('"Nariz a mano"', '"Nariz mojada"')


def test_who_comes_back_to_a_text_edited_by_hand_is_told_at_once(preview: Preview, arrive: Arrive) -> None:
    preview.start()
    translator = arrive()
    translator.opens("title")
    preview.catalog.write_text(preview.text.replace("Nariz que gotea", "Nariz a mano"), encoding="utf-8")
    translator.page.evaluate("() => dispatchEvent(new Event('focus'))")
    translator.is_told("renewed")
    expect(translator.field).to_have_value("Nariz a mano")


def test_a_catalog_broken_by_hand_while_it_is_open_is_told_with_its_line(
    preview: Preview, arrive: Arrive
) -> None:
    preview.start()
    translator = arrive()
    translator.opens("title")
    translator.types("Nariz mojada")
    whole = preview.text
    preview.catalog.write_text(f'{whole}\nmsgid "x\n', encoding="utf-8")
    broken = preview.catalog.read_bytes()
    translator.saves()
    line = len(broken.splitlines())
    translator.is_told("broken", f"runny-nose.po:{line}: ")
    assert preview.catalog.read_bytes() == broken
    preview.catalog.write_text(whole, encoding="utf-8")
    translator.saves()
    translator.has_saved()
    assert preview.text == whole.replace('"Nariz que gotea"', '"Nariz mojada"')


def test_a_page_is_translated_by_keyboard_alone(preview: Preview, arrive: Arrive) -> None:
    preview.start()
    translator = arrive()
    keyboard = translator.page.keyboard
    keyboard.press("Alt+ArrowDown")
    expect(translator.field).to_have_value("Nariz que gotea")
    keyboard.press("Control+a")
    keyboard.type("Nariz mojada")
    keyboard.press("Control+Enter")
    expect(translator.text("summary")).to_have_attribute("data-chosen", "")
    expect(translator.field).to_be_focused()
    assert 'msgstr "Nariz mojada"' in preview.text
    keyboard.press("Alt+ArrowUp")
    expect(translator.field).to_have_value("Nariz mojada")
    keyboard.press("Escape")
    expect(translator.panel).to_be_hidden()
    expect(translator.text("title")).to_be_focused()


def test_the_checks_speak_while_somebody_types(preview: Preview, arrive: Arrive) -> None:
    preview.start()
    translator = arrive()
    translator.opens("symptoms.p1")
    translator.types("Su nariz gotea unos 8 días [@toy-2003].")
    expect(translator.page.locator("#panel-findings")).to_contain_text("numbers:")
    expect(translator.field).to_have_attribute("aria-invalid", "true")
    translator.types("Su nariz gotea unos 7 días [@toy-2003].")
    expect(translator.page.locator("#panel-findings")).to_be_empty()


def test_next_to_do_leads_to_what_is_missing_and_the_page_counts(preview: Preview, arrive: Arrive) -> None:
    preview.catalog.write_text(preview.text.replace('msgstr "Síntomas"', 'msgstr ""'), encoding="utf-8")
    preview.start()
    translator = arrive()
    total = translator.page.locator("#work-progress").get_attribute("data-total") or ""
    translator.page.locator("#work-bar").get_by_role("button").click()
    expect(translator.text("symptoms.h")).to_have_attribute("data-chosen", "")
    translator.is_told("missing")
    translator.types("Síntomas")
    translator.saves()
    translator.has_saved()
    expect(translator.page.locator("#work-progress")).to_have_attribute("data-translated", total)


def test_what_is_typed_before_a_text_has_come_goes_into_no_other(preview: Preview, arrive: Arrive) -> None:
    preview.start()
    translator = arrive()
    translator.opens("title")
    with held(translator.page.context, re.compile("id=summary")):
        translator.text("summary").click()
        expect(translator.field).not_to_be_editable()
        translator.field.press("x")
        expect(translator.field).to_have_value("Nariz que gotea")
    expect(translator.field).to_be_editable()
    expect(translator.page.locator("[data-draft]")).to_have_count(0)


def test_a_text_that_is_opened_while_the_page_is_renewed_stays_open(preview: Preview, arrive: Arrive) -> None:
    preview.start()
    translator = arrive()
    translator.opens("title")
    translator.types("Nariz mojada")
    with held(translator.page.context, preview.url()) as waiting:
        translator.saves()
        wait_until(lambda: translator.page.evaluate("() => true") and len(waiting.routes) > 0)
        translator.opens("symptoms.h")
    expect(translator.text("title")).to_have_text("Nariz mojada")
    expect(translator.page.locator("#panel-source")).to_have_text("Symptoms")
    expect(translator.field).to_have_value("Síntomas")


def test_from_elsewhere_one_enters_by_the_printed_address_and_can_save(
    preview: Preview, arrive: Arrive
) -> None:
    preview.start(host="0.0.0.0")  # noqa: S104 - the case under test
    stranger = arrive()
    expect(stranger.page.get_by_role("link", name="Runny nose")).to_have_count(0)
    invitation = re.search(r"\?invitation=\S+", preview.said)
    assert invitation
    guest = arrive(f"/{invitation[0]}")
    guest.page.get_by_role("link", name="Runny nose").click()
    guest.page.wait_for_url(preview.url(NOSE))  # loaded, its script too
    guest.opens("title")
    guest.types("Nariz mojada")
    guest.saves()
    guest.has_saved()
    late = arrive(f"/{invitation[0]}")
    assert late.page.goto(preview.url()).status == 403  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("tag", "words", "avoided"),
    [("es", ["nariz", "narices"], "hocico · morro"), ("ar", ["أنف", "أنوف"], "خرطوم")],
)
def test_a_word_of_the_glossary_is_tapped_into_the_text_where_the_caret_is(
    preview: Preview, arrive: Arrive, tag: str, words: list[str], avoided: str
) -> None:
    direction = "rtl" if tag == "ar" else "ltr"
    add_glossary(preview.folder)
    preview.start(tag)
    translator = arrive(f"/{tag}/conditions/runny-nose")
    translator.opens("treatment.p1")
    item = translator.page.locator("#panel-terms").get_by_role("listitem")
    expect(item.get_by_role("button")).to_have_text(words)
    for told in (avoided, "What you smell with."):
        expect(item).to_contain_text(told)
    expect(item.locator("[data-wanted]")).to_have_attribute("dir", direction)
    expect(item.locator("[data-meaning]")).to_have_attribute("lang", "en")
    translator.types("ab")
    translator.field.press("Home")
    translator.field.press("ArrowLeft" if direction == "rtl" else "ArrowRight")
    item.get_by_role("button", name=words[1]).click()
    expect(translator.field).to_have_value(f"a{words[1]}b")
    expect(translator.field).to_be_focused()
    translator.page.keyboard.press("Control+z")
    expect(translator.field).to_have_value("ab")


def test_by_keyboard_too_and_where_the_glossary_has_nothing_there_is_nothing(
    preview: Preview, arrive: Arrive
) -> None:
    add_glossary(preview.folder)
    preview.start()
    translator = arrive()
    translator.opens("treatment.p1")
    translator.types("")
    word = translator.panel.get_by_role("button", name="nariz", exact=True)
    wait_until(lambda: translator.presses_tab_to(word))
    translator.page.keyboard.press("Enter")
    expect(translator.field).to_have_value("nariz")
    translator.opens("urgent.p1")
    item = translator.page.locator("#panel-terms").get_by_role("listitem")
    expect(item).to_contain_text("light")
    expect(item.locator("[data-unknown]")).to_be_visible()
    expect(item.get_by_role("button")).to_have_count(0)
    translator.opens("symptoms.h")
    expect(translator.page.locator("#panel-terms")).to_be_hidden()


def test_a_translation_that_was_taken_from_elsewhere_can_be_undone(preview: Preview, arrive: Arrive) -> None:
    preview.start()
    translator = arrive("/es/conditions/dry-skin")
    translator.opens("treatment.h")
    translator.field.press("Control+a")
    translator.page.keyboard.type("Mío")
    translator.panel.locator("#panel-same button").click()
    expect(translator.field).to_have_value("Tratamiento")
    translator.page.keyboard.press("Control+z")
    expect(translator.field).to_have_value("Mío")


@pytest.mark.parametrize("tag", ["es", "ar"])
def test_the_panel_fits_a_small_phone_and_people_who_cannot_see_it(
    preview: Preview, arrive: Arrive, tag: str
) -> None:
    add_glossary(preview.folder)
    preview.start(tag)
    translator = arrive(f"/{tag}/conditions/runny-nose")
    translator.opens("treatment.p1")
    expect(translator.page.locator("#panel-terms")).to_be_visible()
    expect(translator.panel).to_have_css("position", "fixed")
    expect(translator.field).to_be_in_viewport(ratio=1)
    no_barrier(translator.page)
    widths = translator.page.evaluate("() => [document.documentElement.scrollWidth, innerWidth]")
    assert widths[0] <= widths[1]


@pytest.mark.parametrize(("tag", "direction"), [("qps-ploc", "ltr"), ("qps-plocm", "rtl")])
def test_a_made_up_language_shows_every_text_and_saves_nothing(
    preview: Preview, arrive: Arrive, tag: str, direction: str
) -> None:
    preview.start(tag)
    page = arrive(f"/{tag}/conditions/dry-skin").page
    expect(page.locator("html")).to_have_attribute("dir", direction)
    texts = page.locator("article span[data-segment]").all_inner_texts()
    assert texts and all(text.startswith("[") and text.rstrip().endswith("]") for text in texts if text)
    expect(page.locator("#panel")).to_have_count(0)
