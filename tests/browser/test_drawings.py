"""In every language the labels of drawings stay on them, apart from each other, on the narrowest phone."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.conftest import ROOT
from tests.conftest import TOY
from tests.drawings import add_drawing
from webapp.catalogs.interface import Interface
from webapp.drawings.contract import CLASSES, FILLS, STROKES
from webapp.editions.shell import style_sheet
from webapp.library.reading import load_library
from webapp.library.translating import Library
from webapp.locales import Locale
from webapp.pages.frame import Frame
from webapp.pages.markup import Writer

SHIPPED = ROOT / "translations"
STARTER = load_library(ROOT / "content", SHIPPED, SHIPPED)
STRAYS = """() => {
  const [above, below] = [4, 3]; // of a box of letters, where none of them reaches
  const told = [];
  for (const svg of document.querySelectorAll("svg")) {
    const { width, height } = svg.viewBox.baseVal;
    const texts = [...svg.querySelectorAll("text")];
    const labels = texts.map((one) => ({ said: one.textContent, box: one.getBBox() }));
    const name = svg.getAttribute("data-name");
    for (const { said, box } of labels)
      if (box.x < 0 || box.x + box.width > width || box.y + above < 0 || box.y + box.height - below > height)
        told.push(`${name}: "${said}" is cut`);
    for (const [at, { said, box }] of labels.entries())
      for (const other of labels.slice(at + 1)) {
        const apart =
          box.x + box.width <= other.box.x || other.box.x + other.box.width <= box.x ||
          box.y + box.height - below <= other.box.y + above ||
          other.box.y + other.box.height - below <= box.y + above;
        if (!apart) told.push(`${name}: "${said}" stands over "${other.said}"`);
      }
  }
  return told;
}"""
EDGES = """() => {
  const boxes = [...document.querySelectorAll("text")].map((one) => one.getBBox());
  return boxes.map((one) => [one.x, one.x + one.width]);
}"""
LOOKS = """() => [...document.querySelectorAll("svg *")].map((one) => {
  const { fill, stroke, strokeWidth, strokeDasharray } = getComputedStyle(one);
  return [fill, stroke, strokeWidth, strokeDasharray];
})"""


def drawings(library: Library, locale: Locale) -> str:
    """Return every drawing of a library as its pages show it in a language, in one page without a script."""
    made = library.translate(locale, is_lenient=True, is_preview=True)
    frame = Frame(locale, (locale,), Interface(locale.babel), "", "", "", "")
    figures = [
        Writer(frame, page.document)
        .drawn(page, figure)
        .replace("<svg ", f'<svg data-name="{locale.tag} {page.document.slug} {figure.id}" ', 1)
        for page in made.pages.values()
        for figure in page.document.figures
        if figure.drawing
    ]
    head = f'<meta charset="utf-8"><style>{style_sheet(ROOT / "static")}</style>'
    start = f'<!doctype html><html lang="{locale.tag}" dir="{locale.direction}">{head}'
    return f"{start}<main>{''.join(figures)}</main>"


@pytest.fixture(scope="module")
def tab(chromium: Browser) -> Iterator[Page]:
    """One tab as wide as a small phone, for all languages."""
    tab = chromium.new_page(viewport={"width": 360, "height": 740})
    yield tab
    tab.close()


@pytest.mark.parametrize("locale", STARTER.locales, ids=lambda one: one.tag)
def test_no_label_of_the_starter_library_is_cut_or_covered(tab: Page, locale: Locale) -> None:
    tab.set_content(drawings(STARTER, locale))
    assert tab.locator("svg.drawing text").count() > 60
    assert tab.evaluate(STRAYS) == []


def test_labels_stay_at_their_places_in_arabic(tab: Page, tmp_path: Path) -> None:
    toy = shutil.copytree(TOY, tmp_path / "toy")
    add_drawing(toy)
    library = load_library(toy / "content", toy / "translations", SHIPPED)
    places = {}
    for tag in ("en", "ar"):
        tab.set_content(drawings(library, Locale(tag)))
        places[tag] = tab.evaluate(EDGES)
        assert tab.evaluate(STRAYS) == []
    for (left, _), (_, right) in places.values():
        assert (round(left / 4), round(right / 4)) == (50, 87), (
            "the first begins at 200, the second ends at 350"
        )


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_each_class_has_its_own_look_by_day_and_by_night(tab: Page, scheme: Literal["light", "dark"]) -> None:
    tab.emulate_media(color_scheme=scheme)
    shapes = "".join(f'<path class="{name}" d="M0 0h9"/>' for name in (*CLASSES, "fat edge", "lump dash"))
    style = style_sheet(ROOT / "static")
    tab.set_content(f'<style>{style}</style><svg class="drawing"><text>a</text>{shapes}</svg>')
    [ink, *looks] = tab.evaluate(LOOKS)
    found = dict(zip((*CLASSES, "fat edge", "lump dash"), looks, strict=True))
    assert len({tuple(found[name]) for name in CLASSES}) == len(CLASSES)
    for name in FILLS:
        assert found[name][:2] != [ink[0], "none"] and found[name][1] == "none", name
    for name in set(STROKES) - {"edge"}:
        assert found[name][0] == "none" and found[name][1] != "none", name
    assert found["fat edge"][:2] == [found["fat"][0], ink[0]]
    assert found["lump dash"][0] == found["lump"][0]
    tab.emulate_media(color_scheme=None)


def test_a_label_that_is_cut_or_covered_would_be_found(tab: Page) -> None:
    text = '<text x="{}" y="{}">Sciatic nerve</text>'
    labels = (text.format(-5, 50), text.format(100, 90), text.format(150, 95), text.format(100, 120))
    tab.set_content(f'<svg class="drawing" data-name="x" viewBox="0 0 360 160">{"".join(labels)}</svg>')
    assert tab.evaluate(STRAYS) == [
        'x: "Sciatic nerve" is cut',
        'x: "Sciatic nerve" stands over "Sciatic nerve"',
    ]
