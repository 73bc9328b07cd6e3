"""What readers of fifteen languages type finds what they mean on the phone (tests/tables/searches)."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

import pytest
from playwright.sync_api import Page

from tests.browser.search_samples import opened
from tests.searches import (
    BEGUN,
    FIRST_HITS,
    SEARCHES,
    Table,
    compiled,
    table,
    table_records,
    url_expected,
)

URLS = """async (queries) => {
    const { search, suggest } = await import("/core/search/search.js");
    const urls = (hits) => hits.map(({ url }) => url);
    return Object.fromEntries(queries.map((query) => [
        query, { hits: urls(search(index, query).hits), suggestions: urls(suggest(index, query)) },
    ]));
}"""

Answers = dict[str, dict[str, list[str]]]
Asker = Callable[[str], Answers]

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def answers(core: Page, tmp_path_factory: pytest.TempPathFactory) -> Asker:
    """Asks the phone's reader all searches of a table, once."""
    folder = tmp_path_factory.mktemp("index")

    @cache
    def ask(tag: str) -> Answers:
        opened(core, compiled(table_records(tag), tag, folder / tag))
        found: Answers = core.evaluate(URLS, [search["query"] for search in table(tag)["searches"]])
        return found

    return ask


@pytest.mark.parametrize(("tag", "search"), SEARCHES)
def test_what_is_typed_finds_what_is_meant(answers: Asker, tag: str, search: Table) -> None:
    urls = answers(tag)[search["query"]]["hits"]
    assert url_expected(tag, search) in urls[: search.get("rank", FIRST_HITS)], (search, urls)


@pytest.mark.parametrize(("tag", "search"), BEGUN)
def test_what_is_begun_is_suggested(answers: Asker, tag: str, search: Table) -> None:
    urls = answers(tag)[search["query"]]["suggestions"]
    assert url_expected(tag, search) in urls[:FIRST_HITS], (search, urls)
