"""The phone index finds what Whoosh finds, in the same order, and forgives what Whoosh does not."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from itertools import combinations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from search_index import Index, Record
from search_index.analysis import chains, language_of
from search_index.building import texts_of
from search_index.compiling import compile_phone_index
from search_index.phone import PhoneIndex
from search_index.phone_rules import cut
from search_index.records import records_of
from search_index.serving import ServedIndex, bodies_of
from tests.shelf import TAGS, shelf
from webapp.errors import EditionError
from webapp.locales import Locale

from .conftest import ENGLISH, Compiler, Opener, page, question
from .test_querying import HOSTILE, NOTHING

SHELVES = {
    "en": ENGLISH,
    "zh": [page("a", "慢性背痛", "背痛很常见。疼痛会消失。"), page("b", "脂肪瘤", "皮肤下的软块,不痛。")],
    "th": [page("a", "ปวดหลัง", "อาการปวดหลังเรื้อรัง"), page("b", "ก้อนไขมัน", "ก้อนนุ่มใต้ผิวหนัง ไม่ปวด")],
    "hi": [page("a", "पीठ दर्द", "हड्डी में दर्द और सूजन।"), page("b", "गाँठ", "त्वचा के नीचे गांठ। दर्द नहीं।")],
    "fa": [page("a", "کمردرد", "درد در پشت. می‌رود."), page("b", "لیپوم", "تودهٔ چربی زیر پوست، بدون درد.")],
}


def _found(index: Index | PhoneIndex, typed: str) -> list[tuple[str, float]]:
    return [(hit.url, hit.score) for hit in index.search(typed)]


def _words(records: list[Record], tag: str) -> list[str]:
    texts = (text for record in records for text in texts_of(record).values())
    found = {
        text[chain[0].start : chain[-1].end] for text in texts for chain in chains(text, language_of(tag))
    }
    return sorted(found)


@pytest.mark.parametrize("tag", SHELVES)
def test_phone_and_whoosh_find_the_same_in_the_same_order(
    opened: Opener, compiled: Compiler, tag: str
) -> None:
    records = SHELVES[tag]
    whoosh, phone = opened(records, tag), compiled(records, tag)
    names = [name for record in records for name in (record.title, *record.aliases, *record.questions)]
    for typed in [*names, *map(" ".join, combinations(_words(records, tag), 2))]:
        assert (typed, _found(phone, typed)) == (typed, _found(whoosh, typed))


@pytest.mark.parametrize("tag", TAGS)
def test_on_a_real_shelf_too(opened: Opener, compiled: Compiler, tag: str) -> None:
    records = list(records_of(shelf().translate(Locale(tag), is_lenient=True)))
    whoosh, phone = opened(records, tag), compiled(records, tag)
    words = _words(records, tag)
    pairs = [f"{first} {second}" for first, second in zip(words, words[7:] + words[:7], strict=True)]
    for typed in [*(record.title for record in records), *pairs[::5]]:
        assert (typed, _found(phone, typed)) == (typed, _found(whoosh, typed))


# what is typed, the first hit, why Whoosh alone does not find it
FORGIVEN = [
    ("lipma", "/lipoma", "a letter is missing"),
    ("ilpoma", "/lipoma", "the first two letters are swapped"),
    ("ciatica", "/sciatica", "the first letter is missing"),
    ("sciattcia", "/sciatica", "two edits in a long word"),
    ("epiderm", "/epidermoid-cyst", "the word is not finished"),
    ("trappednerve", "/sciatica", "the space is missing"),
    ("sci atica", "/sciatica", "there is a space too many"),
    ("lipomatous", "/lipoma", "another ending"),
]


@pytest.mark.parametrize(("typed", "url"), [row[:2] for row in FORGIVEN], ids=[row[2] for row in FORGIVEN])
def test_what_is_nearly_right_is_found(
    english: Index, english_phone: PhoneIndex, typed: str, url: str
) -> None:
    assert english.search(typed) == () or typed == "sci atica"
    assert english_phone.search(typed)[0].url == url


def test_a_known_word_is_taken_as_it_is(english: Index, english_phone: PhoneIndex) -> None:
    assert _found(english_phone, "down") == _found(english, "down")


def test_stop_words_count_only_among_themselves(english: Index, english_phone: PhoneIndex) -> None:
    for typed in ("can I leave it", "it", "is would", "can it lipoma", "who is"):
        assert _found(english_phone, typed) == _found(english, typed), typed


@pytest.mark.parametrize("typed", NOTHING)
def test_nothing_to_find_is_no_hit(english_phone: PhoneIndex, typed: str) -> None:
    assert english_phone.search(typed) == ()
    assert english_phone.suggest(typed) == ()


@pytest.mark.parametrize("typed", HOSTILE)
def test_hostile_text_is_answered_as_its_beginning_is(english_phone: PhoneIndex, typed: str) -> None:
    assert english_phone.search(typed) == english_phone.search(cut(typed, english_phone.rules.longest_query))


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(typed=st.text(max_size=80))
def test_any_text_can_be_typed(english_phone: PhoneIndex, typed: str) -> None:
    assert len(english_phone.search(typed + " lump")) <= 10
    assert len(english_phone.suggest(typed)) <= 6


def test_a_character_is_never_halved() -> None:
    assert cut("a𝔸b", 2) == "a"
    assert cut("a𝔸b", 3) == "a𝔸"
    assert cut("痛" * 400, 300) == "痛" * 300


def test_what_is_called_as_typed_comes_first(opened: Opener, compiled: Compiler) -> None:
    long = page("a", "Lump clinics and lump days", "Lump, lump, lump, lump.", aliases=("All about a lump",))
    records = [long, page("b", "Swelling", "Nothing.", aliases=("Lump",)), page("c", "Lumps", "Nothing.")]
    for index in (opened(records, "en"), compiled(records)):
        assert [hit.url for hit in index.search("lump")] == ["/c", "/b", "/a"]


# what is typed so far, what is suggested first
SUGGESTED = [
    ("li", ("/lipoma", "Lipoma")),
    ("fatty lu", ("/lipoma", "Fatty lump")),
    ("pinc", ("/sciatica", "Pinched nerve")),
    ("how is sci", ("/sciatica#treated", "How is sciatica treated?")),
    ("can i leave it al", ("/lipoma#alone", "Can I leave it alone?")),
    ("sciatcia", ("/sciatica", "Sciatica")),
]


@pytest.mark.parametrize(("typed", "expected"), SUGGESTED)
def test_names_are_suggested_while_typing(
    english_phone: PhoneIndex, typed: str, expected: tuple[str, str]
) -> None:
    first = english_phone.suggest(typed)[0]
    assert (first.url, first.name) == expected


def test_only_what_has_a_name_that_fits_is_suggested(english_phone: PhoneIndex) -> None:
    assert english_phone.search("keratin")
    assert english_phone.suggest("keratin ") == ()


def test_a_hit_shows_what_whoosh_shows(opened: Opener) -> None:
    whoosh = opened(ENGLISH, "en")
    served = ServedIndex.open(compile_phone_index(ENGLISH, whoosh, "en"), bodies_of(ENGLISH))
    for typed in ("Can I leave it alone?", "lump pain", "crohns", "trapped nerve"):
        assert served.search(typed) == whoosh.search(typed)


def test_addresses_and_names_come_back_as_they_were(compiled: Compiler) -> None:
    records = [
        *ENGLISH,
        question("other", "a", "Whose page is not here?", "Another page", "No."),
        Record(**{**vars(page("z", "Kyste", "Une boule.")), "lang": "fr"}),
    ]
    shown = compiled(records).documents
    expected = [
        (one.kind, one.url, one.title, one.page_title, one.lang)
        for one in sorted(records, key=lambda record: record.key)
    ]
    assert [(one.kind, one.url, one.title, one.page_title, one.lang) for one in shown] == expected


def test_files_that_do_not_belong_together_are_refused(opened: Opener) -> None:
    data = compile_phone_index(ENGLISH, opened(ENGLISH, "en"), "en")
    with pytest.raises(EditionError, match='it has 7 documents, its texts are 6; run "pocketleaf build"'):
        ServedIndex.open(data, bodies_of(ENGLISH[1:]))


def test_the_same_records_make_the_same_file(opened: Opener) -> None:
    first = compile_phone_index(ENGLISH, opened(ENGLISH, "en"), "en")
    assert compile_phone_index(ENGLISH[::-1], opened(ENGLISH[::-1], "en"), "en") == first


def test_an_index_without_records_finds_nothing(compiled: Compiler) -> None:
    assert compiled([]).search("lump") == ()


def test_threads_share_an_index_and_find_the_same(english_phone: PhoneIndex) -> None:
    typed = [*(row[0] for row in FORGIVEN), *(record.title for record in ENGLISH)] * 10
    alone = [english_phone.search(text) for text in typed]
    with ThreadPoolExecutor(8) as threads:
        assert list(threads.map(english_phone.search, typed)) == alone
