"""Whatever authors do to the pages of the shelf, no translation is lost and none goes to another text."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.conftest import IS_THOROUGH
from tests.segment_edits import edited, outcome, read_units, strangers_to, written
from tests.shelf import CONTENT, TRANSLATIONS
from webapp.catalogs.alignment import identify
from webapp.catalogs.templates import Template, read_template
from webapp.content.document import read_document
from webapp.content.model import Document

PAGES = sorted((CONTENT / "conditions").glob("*.md"))


@cache
def documents() -> dict[str, tuple[Document, Template]]:
    """Return the pages with their templates."""
    found = {}
    for path in PAGES:
        template = read_template(TRANSLATIONS / "templates" / f"{path.stem}.pot")
        document, problems = read_document(path, "conditions")
        assert template
        assert document
        assert not problems
        found[path.stem] = identify(document, template), template
    return found


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_a_page_in_pieces_is_the_same_page(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert written(read_units(text)).split() == text.split()


@given(st.integers(0, 10**9))
@settings(max_examples=500 if IS_THOROUGH else 60, deadline=None)
def test_every_translation_is_kept_and_none_is_attached_to_another_text(
    tmp_path_factory: pytest.TempPathFactory, seed: int
) -> None:
    random = Random(seed)  # noqa: S311 - repeatable, not secret
    path = random.choice(PAGES)
    document, template = documents()[path.stem]
    others = [other for slug, (other, _) in documents().items() if slug != path.stem]
    strangers = [*strangers_to(document, others)]
    units = edited(read_units(path.read_text(encoding="utf-8")), strangers, random, random.randint(1, 12))
    catalog = TRANSLATIONS / random.choice(["es", "ar"]) / "LC_MESSAGES" / f"{path.stem}.po"
    there = tmp_path_factory.getbasetemp() / path.name
    found = outcome(document, template, units, there, catalog.read_bytes())
    assert found.strayed == ()
    assert found.kept == found.old
