"""A search answered from a kept language: its index is read from the pack, and no other is fetched."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import Reader
from tests.browser.pack_samples import QUIET, PackSite, published
from tests.browser.test_packs import call, raw, restart, spoil
from tests.browser.test_search_worker import ask, fetched, kept
from tests.searches import compiled, table_records

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """An index of English."""
    return compiled(table_records("en"), "en", tmp_path_factory.mktemp("index"))


@pytest.fixture
def site(index: bytes) -> Iterator[PackSite]:
    """A running site with a pack of English, index included."""
    site = PackSite()
    site.start()
    site.publish(published("en", site.pages(), index=index))
    yield site
    site.stop()


@pytest.fixture
def reader(page: Page, site: PackSite) -> Reader:
    """A reader who keeps English."""
    reader = Reader(page, site.url)
    reader.arrive("/en/")
    page.evaluate(QUIET)
    call(reader, "install", "en")
    site.asked.clear()
    return reader


def test_a_search_is_answered_from_the_pack_and_fetches_nothing(reader: Reader, site: PackSite) -> None:
    assert ask(reader, "lipoma")[0] == "/en/lipoma"
    assert ask(reader, "lip", "suggest")[0] == "/en/lipoma"
    assert (fetched(site), kept(reader)) == ([], [])
    site.stop()
    restart(reader)
    assert ask(reader, "fatty lump")[0] == "/en/lipoma"


def test_a_damaged_index_is_noted_and_mended(reader: Reader, site: PackSite) -> None:
    spoil(reader)
    restart(reader)
    site.stop()
    assert ask(reader, "lipoma") is None
    assert call(reader, "keptPacks")[0]["isDamaged"]
    site.start()
    call(reader, "repair", "en")
    site.stop()
    assert ask(reader, "lipoma")[0] == "/en/lipoma"


def test_an_index_that_was_kept_before_goes_once_the_pack_answers(reader: Reader) -> None:
    put = "(path) => caches.open('pocketleaf-search').then((cache) => cache.put(path, new Response('x')))"
    reader.page.evaluate(put, "/en/search.0123456789.plix")
    assert kept(reader) == ["/en/search.0123456789.plix"]
    assert ask(reader, "lipoma")[0] == "/en/lipoma"
    assert kept(reader) == []
    assert raw(reader, "result(packs.count())") == 1
