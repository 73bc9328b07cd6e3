"""The phone's reader of an index, run in Chromium, does what the server's reader does."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from statistics import median
from typing import Any

import pytest
from playwright.sync_api import Error, Page

from search_index import Fragment, Record
from search_index.analysis import chains, language_of, unit_term
from search_index.folding import fold, normalise
from search_index.phone import PhoneHit, PhoneIndex
from search_index.snippets import marked, snippet
from tests.browser.search_samples import (
    HOSTILE,
    SHARED,
    nonsense,
    opened,
    queries_for,
    shelf_records,
    texts_of,
    tico_texts,
    topic_texts,
)
from tests.searches import LANGUAGES, compiled, table, table_records
from tests.shelf import TAGS

SCORES_DIFFER_BY = 1e-9
CHUNK = 200_000  # characters that are sent to the browser at once

FORMS = """async ([tag, texts]) => {
    const [{ charactersOf, slice }, { normalise, fold }, { chainsIn, languageOf }] = await Promise.all(
        ["characters", "folding", "query"].map((name) => import(`/core/search/${name}.js`)));
    const language = languageOf(tag);
    const found = new Map();
    for (const characters of texts.map(charactersOf))
        for (const { start, end, isUnit } of [...chainsIn(characters, language)].flat()) {
            const form = slice(characters, start, end);
            if (found.has(form)) continue;
            const plain = normalise(form, isUnit ? "" : language);
            found.set(form, [plain, fold(plain)]);
        }
    return Object.fromEntries(found);
}"""
ANSWERS = """async ([queries, bodies]) => {
    const { search, suggest } = await import("/core/search/search.js");
    const { snippet } = await import("/core/search/snippets.js");
    const told = ({ number, score, kind, url, title, pageTitle, lang, name }) =>
        [number, score, kind, url, title, pageTitle, lang, name];
    const fragments = (list) => list.map(({ text, isMatch }) => [text, isMatch]);
    return queries.map((query) => {
        const { hits, sought } = search(index, query);
        return {
            hits: hits.map(told),
            suggestions: suggest(index, query).map(told),
            titles: hits.map(({ titleFragments }) => fragments(titleFragments)),
            snippets: hits.map(({ number }) => fragments(snippet(bodies[number], sought, index))),
        };
    });
}"""
TIMES = """async (queries) => {
    const { search, suggest } = await import("/core/search/search.js");
    return queries.map((query) => {
        const begun = performance.now();
        search(index, query);
        suggest(index, query);
        return performance.now() - begun;
    });
}"""

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def english(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The phone index of the English table."""
    return compiled(table_records("en"), "en", tmp_path_factory.mktemp("index") / "en")


def chunks(texts: Sequence[str]) -> Iterator[list[str]]:
    """The texts in parts of a size that travels well."""
    chunk: list[str] = []
    for text in texts:
        chunk.append(text)
        if sum(map(len, chunk)) > CHUNK:
            yield chunk
            chunk = []
    yield chunk


def forms(tag: str, texts: Iterable[str]) -> dict[str, list[str]]:
    """Each piece of the texts with its normalised and its folded form, as the server has them."""
    language = language_of(tag)
    found: dict[str, list[str]] = {}
    for text in texts:
        for piece in (piece for chain in chains(text, language) for piece in chain):
            form = text[piece.start : piece.end]
            if form not in found:
                plain = unit_term(form) if piece.is_unit else normalise(form, language)
                found[form] = [plain, fold(plain)]
    return found


def told(hits: Iterable[PhoneHit]) -> list[list[Any]]:
    """Hits as the script tells them."""
    return [
        [hit.number, hit.score, hit.kind, hit.url, hit.title, hit.page_title, hit.lang, hit.name]
        for hit in hits
    ]


def fragments(parts: Iterable[Fragment]) -> list[list[Any]]:
    """Fragments as the script tells them."""
    return [[part.text, part.is_match] for part in parts]


def answer(index: PhoneIndex, query: str, bodies: Sequence[str]) -> dict[str, Any]:
    """The server's answer to a query."""
    found = index.find(query)
    return {
        "hits": told(found.hits),
        "suggestions": told(index.suggest(query)),
        "titles": [
            fragments(marked(hit.title, index.marker.places(hit.title).of(found.sought)))
            for hit in found.hits
        ],
        "snippets": [
            fragments(snippet(bodies[hit.number], index.marker.places(bodies[hit.number]).of(found.sought)))
            for hit in found.hits
        ],
    }


def assert_alike(
    core: Page, records: Sequence[Record], tag: str, folder: Path, queries: Sequence[str]
) -> None:
    """Asks both readers the same and compares what they tell."""
    data = compiled(records, tag, folder)
    opened(core, data)
    index = PhoneIndex.open(data)
    bodies = [one.body for one in sorted(records, key=lambda record: record.key)]
    answers = core.evaluate(ANSWERS, [queries, bodies])
    assert any(one["hits"] for one in answers)
    for query, script in zip(queries, answers, strict=True):
        server = answer(index, query, bodies)
        for kind in ("hits", "suggestions"):
            for ours, theirs in zip(script[kind], server[kind], strict=False):
                if abs(ours[1] - theirs[1]) < SCORES_DIFFER_BY:
                    ours[1] = theirs[1]
        assert script == server, query


@pytest.mark.parametrize("tag", ["en", "fr", "tr", "th"])
def test_words_and_folds_of_any_text_are_those_of_the_server(core: Page, tag: str) -> None:
    texts = [*HOSTILE, *nonsense(tag, ["l’eau", "Iıİi", "ng'ombe", "ກາ"])]
    assert core.evaluate(FORMS, [tag, texts]) == forms(tag, texts)


@pytest.mark.parametrize("tag", sorted({*TAGS, *LANGUAGES}))
def test_words_and_folds_of_our_texts_are_those_of_the_server(core: Page, tag: str) -> None:
    texts = [*texts_of(table_records(tag)), *(search["query"] for search in table(tag)["searches"])]
    texts += texts_of(shelf_records(tag)) if tag in TAGS else []
    assert core.evaluate(FORMS, [tag, texts]) == forms(tag, texts)


@pytest.mark.skipif(not SHARED.is_dir(), reason="the shared texts are not here")
def test_words_and_folds_of_the_shared_texts_are_those_of_the_server(core: Page) -> None:
    for tag, texts in [*tico_texts().items(), ("en", topic_texts())]:
        for chunk in chunks(texts):
            assert core.evaluate(FORMS, [tag, chunk]) == forms(tag, chunk)


@pytest.mark.parametrize("tag", TAGS)
def test_the_shelf_is_searched_alike(core: Page, tmp_path: Path, tag: str) -> None:
    records = shelf_records(tag)
    assert_alike(core, records, tag, tmp_path / tag, queries_for(records, tag))


@pytest.mark.parametrize("tag", LANGUAGES)
def test_every_language_is_searched_alike(core: Page, tmp_path: Path, tag: str) -> None:
    records = table_records(tag)
    queries = [*(search["query"] for search in table(tag)["searches"]), *queries_for(records, tag)]
    assert_alike(core, records, tag, tmp_path / tag, queries)


def test_many_pages_are_searched_alike(core: Page, tmp_path: Path) -> None:
    """Gaps and frequencies of two bytes, and terms in several blocks of lists."""
    numbers = range(400)
    records = [
        Record(
            key=f"{number:03}",
            kind="page",
            url=f"/en/{number}",
            title=f"page{number}",
            page_title=f"page{number}",
            lang="en",
            body=f"near{number % 7} far{number % 150} word{number} " + "often " * (number % 3 * 140),
        )
        for number in numbers
    ]
    words = ["near", "far", "word", "page"]
    queries = [f"{words[number % 4]}{number} often" for number in numbers]
    assert_alike(core, records, "en", tmp_path / "en", ["often", "near3 far3", *queries])


def change(data: bytes, place: int, value: int) -> bytes:
    """Data with another byte at a place."""
    return data[:place] + bytes([value]) + data[place:][1:]


DAMAGED = {
    "nothing": (lambda data: data[:0], "this is none"),
    "another file": (lambda data: b"<!doctype html>" + data, "this is none"),
    "a later version": (lambda data: change(data, 4, 3), 'its format is "3", not "2"'),
    "one bit in the middle": (lambda data: change(data, len(data) // 2, data[len(data) // 2] ^ 1), "damaged"),
    "one bit at the end": (lambda data: change(data, len(data) - 1, data[-1] ^ 1), "damaged"),
    "the end cut off": (lambda data: data[:-1], "damaged"),
    "a byte too many": (lambda data: data + b"x", "damaged"),
}


@pytest.mark.parametrize("damage", DAMAGED)
def test_a_damaged_file_is_refused(core: Page, english: bytes, damage: str) -> None:
    spoil, reason = DAMAGED[damage]
    with pytest.raises(Error, match=f"phone index: .*{reason}"):
        opened(core, spoil(english))


def test_hostile_text_costs_little(core: Page, english: bytes) -> None:
    opened(core, english)
    usual = [search["query"] for search in table("en")["searches"]]
    hostile = [*HOSTILE, *nonsense("en", usual)]
    core.evaluate(TIMES, usual * 20)
    ordinary = median(core.evaluate(TIMES, usual * 5))
    quickest = map(min, zip(*(core.evaluate(TIMES, hostile) for _ in range(5)), strict=True))
    slow = {text[:20]: time for text, time in zip(hostile, quickest, strict=True) if time > 10 * ordinary + 2}
    assert slow == {}, f"milliseconds, where {ordinary} are usual"
