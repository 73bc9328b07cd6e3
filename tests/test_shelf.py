"""What tests take from the shelf is there: four pages, whole in three languages, whatever else we ship."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.shelf import CONTENT, ROOT, TAGS, TRANSLATIONS, copy_of_the_shelf, shelf
from webapp.library.reading import load_library
from webapp.locales import Locale


@pytest.mark.parametrize("tag", TAGS)
def test_every_page_is_offered_with_every_text(tag: str) -> None:
    pages = shelf().translate(Locale(tag)).pages.values()
    assert len(pages) == 4
    for page in pages:
        assert page.is_offered
        assert {one.locale.tag for one in page.shown} == {tag}, page.document.slug


def test_an_interface_in_another_language_makes_no_page_in_it(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "translations", tmp_path / "shipped")
    catalogs = tmp_path / "shipped" / "tlh" / "LC_MESSAGES"
    catalogs.mkdir(parents=True)
    shutil.copy(ROOT / "translations" / "es" / "LC_MESSAGES" / "messages.po", catalogs)
    library = load_library(CONTENT, TRANSLATIONS, tmp_path / "shipped")
    assert sorted(one.tag for one in library.locales) == sorted(TAGS)


def test_a_copy_speaks_the_same_languages(tmp_path: Path) -> None:
    settings = copy_of_the_shelf(tmp_path)
    library = load_library(settings.content, settings.translations, settings.shipped)
    assert [one.tag for one in library.locales] == [one.tag for one in shelf().locales]
    assert library.translate(Locale("ar")).interface.is_translated("My library")
