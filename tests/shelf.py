"""The shelf: four pages in three languages, as the starter library had them one day, which nobody revises."""

from __future__ import annotations

import shutil
from pathlib import Path

from tests.once import once
from webapp.editions.building import build
from webapp.library.reading import load_library
from webapp.library.translating import Library
from webapp.settings import Settings

ROOT = Path(__file__).parents[1]
SHELF = ROOT / "tests" / "fixtures" / "shelf"
CONTENT, TRANSLATIONS = SHELF / "content", SHELF / "translations"
TAGS = ("en", "es", "ar")


def shelf() -> Library:
    """Return the shelf, with the words of the interface that we ship."""
    return load_library(CONTENT, TRANSLATIONS, ROOT / "translations")


def edition_of_the_shelf() -> Path:
    """Return a folder with the edition of the shelf, built once for all tests; they only read it."""
    return once("shelf", lambda folder: build(copy_of_the_shelf(folder), lambda _: None)) / "var"


def copy_of_the_shelf(folder: Path) -> Settings:
    """Copy the shelf with the words of the interface that we ship into a folder, where a test may edit it."""
    for source in (CONTENT, TRANSLATIONS):
        shutil.copytree(source, folder / source.name)
    for words in ("templates/messages.pot", *(f"{tag}/LC_MESSAGES/messages.po" for tag in TAGS[1:])):
        shutil.copy2(ROOT / "translations" / words, folder / "translations" / words)
    return Settings(
        folder / "content", folder / "translations", folder / "var", shipped=folder / "translations"
    )
