"""A value for a fact is in everything that an edition holds: pages, lists, search hits, packs."""

from __future__ import annotations

import shutil

import pytest

from tests.facts import with_facts
from tests.webapp.editions.test_packing import fetched, silent, site_of
from webapp.editions.building import build
from webapp.editions.shelf import Shelf
from webapp.packs.head import Head
from webapp.packs.records import assemble
from webapp.packs.volumes import read_volume
from webapp.settings import Settings

QUESTION = {"en": "Is 112 for a cold?", "es": "¿Es el 112 para un resfriado?"}
CARD = {"en": "Call 112 now", "es": "Llame ahora al 112"}


@pytest.fixture(scope="module")
def edition(tmp_path_factory: pytest.TempPathFactory, toy_edition: Settings) -> Settings:
    """The toy library with a fact and its value, built."""
    folder = tmp_path_factory.mktemp("facts")
    for name in ("content", "translations"):
        shutil.copytree(getattr(toy_edition, name), folder / name)
    settings = Settings(folder / "content", folder / "translations", folder / "var")
    with_facts(settings, '{emergency-number: "112"}')
    assert not build(settings, silent).problems
    return settings


@pytest.mark.parametrize("tag", QUESTION)
def test_pages_and_lists_show_the_value(tag: str, edition: Settings) -> None:
    home = site_of(edition) / tag
    files = {path.relative_to(home).as_posix(): path.read_text("utf-8") for path in home.rglob("*.html")}
    question = QUESTION[tag].replace("112", "<strong>112</strong>")
    holding = {name for name, html in files.items() if question in html}
    assert holding == {"conditions/runny-nose.html", "questions.html", "index.html"}
    assert CARD[tag] in files["conditions/runny-nose.html"]
    assert not [name for name, html in files.items() if "{emergency" in html]


@pytest.mark.parametrize("tag", QUESTION)
def test_search_finds_the_value_and_shows_it(tag: str, edition: Settings) -> None:
    current = Shelf(edition.var).current()
    for index in (current.indexes[tag], current.reference(tag)):
        titles = [hit.title for hit in index.search("112", 10)]
        assert QUESTION[tag] in titles


@pytest.mark.parametrize("tag", QUESTION)
def test_a_pack_shows_the_value(tag: str, edition: Settings) -> None:
    head_file, *volumes, _ = fetched(edition, tag)
    head = Head.from_bytes(head_file)
    records = {address: record for one in volumes for address, record in read_volume(one).items()}
    pages = [assemble(head.frame, record).decode() for record in records.values()]
    assert sum(CARD[tag] in page for page in pages) == 1
    assert not [page for page in pages if "{emergency" in page]
