"""Page templates speak through the catalogs alone and give sound HTML, whose links lead somewhere."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from jinja2 import nodes

from tests.outlines import lost, outlines, unsound
from tests.shelf import TAGS, edition_of_the_shelf
from webapp.catalogs.interface import extract_interface
from webapp.editions.shelf import Edition, Shelf
from webapp.pages.rendering import environment

TEMPLATES = Path(__file__).parents[3] / "webapp" / "templates"
NAMES = sorted(path.relative_to(TEMPLATES).as_posix() for path in TEMPLATES.rglob("*.html"))
SPEAKERS = {"_", "a_", "title_", "_n"}


@pytest.fixture(scope="module")
def edition() -> Edition:
    """An edition of the shelf."""
    return Shelf(edition_of_the_shelf()).current()


@pytest.mark.parametrize("name", NAMES)
def test_a_template_compiles_and_says_only_constant_texts(name: str) -> None:
    tree = environment().parse((TEMPLATES / name).read_text(encoding="utf-8"))
    for call in tree.find_all(nodes.Call):
        if isinstance(call.node, nodes.Name) and call.node.name in SPEAKERS:
            texts = call.args[: 2 if call.node.name == "_n" else 1]
            assert all(isinstance(text, nodes.Const) for text in texts), f"{name}:{call.lineno}"
    environment().get_template(name)


def test_every_text_of_the_templates_is_one_line_without_space_around_it() -> None:
    texts = [message.text for message in extract_interface(TEMPLATES)]
    assert texts and all(text == text.strip() and "\n" not in text for text in texts)


def test_every_page_is_sound_html_whose_links_lead_somewhere(edition: Edition) -> None:
    pages = outlines(edition)
    assert {f"{tag}/conditions/lipoma.html" for tag in TAGS} < set(pages)
    assert (unsound(pages), lost(pages)) == ([], [])


def test_no_page_is_marked_for_translators(edition: Edition) -> None:
    assert not [path for path in outlines(edition) if b"data-segment" in edition.read(path)]


def test_every_page_names_itself_in_a_title_of_its_language() -> None:
    for path in TEMPLATES.rglob("*.html"):
        for named in re.findall(r"{% block title %}(.*?){% endblock %}", path.read_text(encoding="utf-8")):
            assert path.name == "base.html" or named.startswith(("<title", "{{ title_(")), path
