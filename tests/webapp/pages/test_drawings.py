"""A drawing stands in its page with the words of the page's language, and whatever is not is marked."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.drawings import add_drawing
from tests.webapp.library.every_page import sent
from webapp.library.reading import load_library
from webapp.locales import Locale

ROOT = Path(__file__).parents[3]
ES = "es/LC_MESSAGES/runny-nose.po"
NOTE = '<p class="why">Algunas palabras de esta imagen están en inglés.</p>'


@pytest.fixture
def drawn(toy: Path) -> Path:
    """A copy of the toy library with a drawing."""
    add_drawing(toy)
    return toy


def page_of(folder: Path, tag: str = "es", page: str = "page") -> str:
    """Return the page with the drawing in a language, as readers or translators (`preview`) are sent it."""
    library = load_library(folder / "content", folder / "translations", ROOT / "translations")
    return sent(library, Locale(tag)).pages[f"{page} runny-nose"]


def test_a_drawing_costs_no_request_and_says_what_it_shows(drawn: Path) -> None:
    html = page_of(drawn)
    assert "<img" not in html
    assert 'role="img" aria-label="Una nariz con una gota debajo" lang="es" direction="ltr"' in html
    assert '<text x="200" y="50">Piel irritada</text>' in html
    assert '<text x="350" y="120" text-anchor="end" font-weight="700">' in html
    assert NOTE not in html


def test_the_long_description_stands_folded_under_the_drawing(drawn: Path) -> None:
    described = (
        "<details><summary>Descripción de la imagen</summary>\n"
        "<p>Una nariz de lado. De ella cuelga una gota transparente.</p>\n</details>\n"
        '<figcaption><bdi lang="en" dir="ltr">Pocketleaf · CC BY 4.0</bdi></figcaption></figure>'
    )
    assert described in page_of(drawn)


UNTRUE: dict[str, Callable[[str], str]] = {
    "not translated": lambda po: po.replace('msgstr "Piel irritada"', 'msgstr ""'),
    "of another source": lambda po: po.replace('msgid "Sore skin"', 'msgid "Red skin"'),
    "with an error": lambda po: po.replace('"Piel irritada"', '"Piel **irritada**"'),
}


@pytest.mark.parametrize("spoil", UNTRUE.values(), ids=UNTRUE)
def test_a_label_that_is_not_current_is_the_sources_and_a_note_says_so(
    drawn: Path, spoil: Callable[[str], str]
) -> None:
    catalog = drawn / "translations" / ES
    before = catalog.read_text(encoding="utf-8")
    catalog.write_text(spoil(before), encoding="utf-8")
    assert catalog.read_text(encoding="utf-8") != before
    html = page_of(drawn)
    assert '<text x="200" y="50" lang="en">Sore skin</text>' in html
    assert f"</svg>\n{NOTE}\n</div>" in html


def test_in_arabic_labels_stay_at_their_places(drawn: Path) -> None:
    html = page_of(drawn, "ar", "preview")
    assert 'lang="ar" direction="rtl"><path' in html
    assert re.search(r'<text x="200" y="50" text-anchor="end" [^>]*>جلد ملتهب</text>', html)
    assert re.search(r'<text x="350" y="120" font-weight="700" [^>]*>قطرة صافية</text>', html)


def test_translators_tap_each_label(drawn: Path) -> None:
    marked = (
        '<text x="200" y="50" data-segment="nose.label-skin" data-standing="current">Piel irritada</text>'
    )
    assert marked in page_of(drawn, "es", "preview")
