"""What a reader types finds what they mean, in one order, at a bounded cost."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from search_index import Hit, Index, Record
from search_index.querying import LONGEST_QUERY, MOST_TERMS
from search_index.snippets import LONGEST

from .conftest import ENGLISH, Opener, page, question

# what is typed, the first hit
FIRST = [
    ("lipoma", "/lipoma"),
    ("LIPOMAS", "/lipoma"),
    ("fatty lump", "/lipoma"),
    ("pinched nerve", "/sciatica"),
    ("pain down the leg", "/sciatica"),
    ("sebaceous cysts", "/epidermoid-cyst"),
    ("crohns", "/epidermoid-cyst"),
    ("Can I leave it alone?", "/lipoma#alone"),
    ("lipoma cancer", "/lipoma#cancer"),
    ("How is sciatica treated?", "/sciatica#treated"),
    ("Who treats sciatica?", "/sciatica#treats"),
]

SYNTAX = [
    "title:lipoma AND (",
    "lipoma*",
    "lipoma~2",
    '"lipoma',
    "-lipoma",
    "NOT lipoma",
    "[a TO z] lipoma",
    "lipoma^9",
]

NOTHING = ["", "   ", "?!…", "* ~ ?", "👩‍🚀🙂", "\u0301\u0301", "\u202e\u200d\u200b", "zzzzqq"]

HOSTILE = [
    "a" * 10_000,
    "a " * 5_000,
    " ".join(f"word{number}" for number in range(1_000)),
    "lipoma " * 1_500,
    "\u0301" * 10_000,
    "\u202elipoma\u202c" * 700,
    "痛" * 10_000,
    "ﷺ" * 10_000,
    "\ud800lipoma",
    "\x00lipoma\x00",
]


@pytest.mark.parametrize(("typed", "url"), FIRST)
def test_the_first_hit_is_what_was_meant(english: Index, typed: str, url: str) -> None:
    assert english.search(typed)[0].url == url


@pytest.mark.parametrize("typed", SYNTAX)
def test_query_syntax_is_text(english: Index, typed: str) -> None:
    assert "/lipoma" in [hit.url for hit in english.search(typed)[:2]]


def test_a_field_name_is_a_word(english: Index) -> None:
    assert english.search("headings:*") == ()


@pytest.mark.parametrize("typed", NOTHING)
def test_nothing_to_find_is_no_hit(english: Index, typed: str) -> None:
    assert english.search(typed) == ()


@pytest.mark.parametrize("typed", HOSTILE)
def test_hostile_text_is_answered_as_its_beginning_is(english: Index, typed: str) -> None:
    assert english.search(typed) == english.search(typed[:LONGEST_QUERY])


def test_terms_after_the_bound_are_not_looked_up(english: Index) -> None:
    others = [f"w{number}" for number in range(MOST_TERMS)]
    assert english.search(" ".join([*others, "lipoma"])) == ()
    assert english.search(" ".join([*others[1:], "lipoma"]))[0].url == "/lipoma"


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(typed=st.text(max_size=80))
def test_any_text_can_be_typed(english: Index, typed: str) -> None:
    assert len(english.search(typed + " lump")) <= 10


def test_words_after_the_bound_are_not_read(english: Index) -> None:
    assert english.search(" " * LONGEST_QUERY + "lipoma") == ()


def test_equal_hits_stand_in_the_order_of_their_keys(opened: Opener) -> None:
    records = [page(f"page-{number:02}", "Lump", "A lump.") for number in range(25)]
    hits = opened(records[::-1], "en").search("lump")
    assert [hit.url for hit in hits] == [f"/page-{number:02}" for number in range(10)]
    assert len({hit.score for hit in hits}) == 1


def test_the_best_hits_come_first_and_no_more_than_asked(english: Index) -> None:
    hits = english.search("lump pain cancer", limit=3)
    assert len(hits) == 3
    assert [hit.score for hit in hits] == sorted((hit.score for hit in hits), reverse=True)
    assert hits == english.search("lump pain cancer")[:3]


def test_a_hit_holds_what_a_reader_is_shown(english: Index) -> None:
    hit = english.search("Can I leave it alone?")[0]
    assert (hit.kind, hit.url, hit.title, hit.page_title, hit.lang) == (
        "question",
        "/lipoma#alone",
        "Can I leave it alone?",
        "Lipoma",
        "en",
    )
    assert "".join(fragment.text for fragment in hit.title_fragments) == hit.title
    assert [fragment.text for fragment in hit.title_fragments if fragment.is_match] == ["leave", "alone"]


# tag, body, what is typed, the words marked in the snippet
MARKED = [
    ("en", "With Crohn’s disease, or Diseases.", "crohns disease", ["Crohn’s", "disease", "Diseases"]),
    ("es", "La inflamación de los riñones.", "inflamacion rinon", ["inflamación", "riñones"]),
    ("ar", "العَمَلِيَّة بسيطة.", "عمليه", ["العَمَلِيَّة"]),
    ("hi", "हड्डी में दर्द।", "दर्द", ["दर्द"]),
    ("th", "อาการปวดหลังเรื้อรัง", "ปวดหลัง", ["ปวดหลัง"]),
    ("zh", "慢性背痛很常见。", "背痛", ["背痛"]),
    ("zh", "慢性背痛很常见。", "痛", ["痛"]),
]


@pytest.mark.parametrize(("tag", "body", "typed", "words"), MARKED)
def test_marks_lie_on_the_words_as_written(
    opened: Opener, tag: str, body: str, typed: str, words: list[str]
) -> None:
    hit = opened([page("one", "…", body)], tag).search(typed)[0]
    assert "".join(fragment.text for fragment in hit.snippet) == body
    assert [fragment.text for fragment in hit.snippet if fragment.is_match] == words


def test_threads_share_an_index_and_find_the_same(english: Index) -> None:
    typed = [text for text, _ in FIRST] * 20
    alone = [english.search(text) for text in typed]
    with ThreadPoolExecutor(8) as threads:
        together: list[tuple[Hit, ...]] = list(threads.map(english.search, typed))
    assert together == alone


def test_a_page_in_another_language_is_found_in_its_own_words(opened: Opener) -> None:
    lump = Record(**{**vars(ENGLISH[0]), "lang": "en"})
    hits = opened([lump, question("k", "a", "ما هو الكيس؟", "الكيس", "كيس صغير.")], "ar").search(
        "lumps growing"
    )
    assert [(hit.url, hit.lang) for hit in hits] == [("/lipoma", "en")]


def test_a_snippet_is_never_too_long(english: Index) -> None:
    for typed, _ in FIRST:
        for hit in english.search(typed):
            assert len("".join(fragment.text for fragment in hit.snippet)) <= LONGEST
