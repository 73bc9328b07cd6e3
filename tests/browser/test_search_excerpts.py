"""What a kept page may show of a hit is what the server shows of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from search_index.records import records_of
from tests.browser.conftest import SCRIPTS, importing
from tests.conftest import Edit, Run
from tests.shelf import copy_of_the_shelf, edition_of_the_shelf
from webapp import links
from webapp.editions.building import build, current_edition
from webapp.library.reading import load_library
from webapp.locales import Locale
from webapp.settings import Settings

pytestmark = pytest.mark.browser

EXCERPT = """async ([html, anchor]) => {
    const { excerptOf } = await import("/js/ui/search_excerpts.js");
    return excerptOf(new DOMParser().parseFromString(html, "text/html"), anchor);
}"""


@pytest.fixture(scope="module")
def scripts(chromium: Browser) -> Iterator[Page]:
    """A page that can import any script."""
    page = importing(chromium, SCRIPTS)
    yield page
    page.close()


def check(scripts: Page, settings: Settings, tag: str) -> list[str]:
    """Compares each record of a locale with its page of the current edition, and gives their texts."""
    library = load_library(settings.content, settings.translations, settings.shipped)
    records = list(records_of(library.translate(Locale(tag))))
    for record in records:
        address, _, anchor = record.url.partition("#")
        html = current_edition(settings.var) / "site" / links.file_of(address)
        found = scripts.evaluate(EXCERPT, [html.read_text(encoding="utf-8"), anchor])
        assert found == record.excerpt, record.key
    return [record.excerpt for record in records]


def test_pages_of_the_shelf_show_what_the_server_shows(scripts: Page, tmp_path: Path) -> None:
    settings = replace(copy_of_the_shelf(tmp_path), var=edition_of_the_shelf())
    assert all(len(check(scripts, settings, tag)) > 20 for tag in ("en", "es", "ar"))


def test_what_is_foreign_or_late_is_shown_of_no_hit(
    scripts: Page, settings: Settings, toy: Path, edit: Edit, run: Run
) -> None:
    source = toy / "content" / "conditions" / "runny-nose.md"
    edit(source, "Blow your nose with care.", "Blow your nose softly.")
    edit(source, "(dry-skin#treatment).", "(dry-skin#treatment).\n\n- Rest.\n- Drink tea.")
    assert run(settings, "translations", "extract", "--weight", "meaning").exit_code == 0
    assert run(settings, "translations", "update").exit_code == 0
    build(settings, lambda _: None)
    texts = check(scripts, settings, "es")
    assert not any(word in text for text in texts for word in ("Rest.", "Suénese", "softly"))
    assert any("Rest. Drink tea." in text for text in check(scripts, settings, "en"))
