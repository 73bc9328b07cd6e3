"""A page is found by what people type who do not know its words, behind the page that is about the term."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable

import pytest

from search_index import Index, Record
from search_index.lay_words import NAMED, LayWords
from search_index.phone import PhoneIndex
from search_index.records import records_of
from webapp.library.model import LayTerm
from webapp.library.reading import load_library
from webapp.library.translating import Library
from webapp.locales import Locale
from webapp.settings import Settings

from .conftest import page

Opener = Callable[[list[Record], str], Index]
Compiler = Callable[..., PhoneIndex]

RASH = LayTerm(("rash",), ("red marks",))
BACK_PAIN = LayTerm(("low back pain", "lumbago"), ("bad back", "sore back"))

# The language, the terms of an entry, a text, and whether the text holds one of them.
HELD = [
    ("en", ("rash",), "Rashes come and go.", True),
    ("en", ("rash",), "RASH?", True),
    ("en", ("rash",), "A brash man and his trash.", False),
    ("en", ("low back pain",), "It helps in low-back pain.", True),
    ("en", ("low back pain",), "A low back. Pain elsewhere.", True),
    ("en", ("low back pain",), "low pain of the back", False),
    ("en", ("low back pain",), "low back", False),
    ("en", ("abscess", "boil"), "It may be boils.", True),
    ("es", ("fisioterapeuta",), "Consulte a los fisioterapeutas.", True),
    ("es", ("articulación",), "la articulacion duele", True),
    ("ar", ("خراج",), "احتمال وجود خُراج تحت الجلد", True),
    ("zh-Hans", ("皮疹",), "皮肤上有皮疹。", True),
    ("zh-Hans", ("皮疹",), "皮肤和疹子", False),
]


@pytest.mark.parametrize(("tag", "terms", "text", "is_held"), HELD)
def test_a_term_is_found_whole_whatever_its_endings(
    tag: str, terms: tuple[str, ...], text: str, is_held: bool
) -> None:
    found = LayWords([LayTerm(terms, ("x",))], tag).of((), (text,))
    assert found == (("x",) if is_held else ())


def test_a_term_does_not_reach_from_one_text_into_the_next() -> None:
    assert LayWords([BACK_PAIN], "en").of((), ("the low back", "pain in the leg")) == ()


def test_words_count_more_where_the_term_is_a_name_and_once_where_it_is_told_often() -> None:
    found = LayWords([RASH, BACK_PAIN], "en").of(("Rash",), ("A rash. Rashes.", "Low back pain, lumbago."))
    assert Counter(found) == {"red marks": NAMED, "bad back": 1, "sore back": 1}


def test_an_entry_without_a_word_to_look_for_finds_nothing() -> None:
    assert LayWords([LayTerm(("…",), ("dots",))], "en").of(("…",), ("a … b",)) == ()


def test_the_page_about_the_term_comes_before_those_that_mention_it(
    opened: Opener, compiled: Compiler
) -> None:
    words = LayWords([RASH], "en")
    told = {"measles": "Measles bring fever and a rash, rash, rash.", "rash": "The skin is red or bumpy."}
    records = [
        page(slug, slug.title(), body, lay_words=words.of((slug.title(),), (body,)))
        for slug, body in told.items()
    ]
    records.append(page("fever", "Fever", "A high temperature."))
    assert [hit.url for hit in compiled(records).search("red marks")] == ["/rash", "/measles"]
    assert [hit.url for hit in opened(records, "en").search("red marks")] == ["/rash", "/measles"]


def test_of_pages_that_mention_the_term_the_one_with_fewer_others_comes_first(compiled: Compiler) -> None:
    words = LayWords([RASH, BACK_PAIN], "en")
    told = {"a": "A rash, or low back pain.", "b": "A rash, or else a long pain."}
    records = [page(slug, slug, body, lay_words=words.of((), (body,))) for slug, body in told.items()]
    assert [hit.url for hit in compiled(records).search("red marks")] == ["/b", "/a"]


def test_a_language_is_found_by_its_own_lay_words_alone(settings: Settings) -> None:
    listed = "entries:\n  - {id: cold, terms: [cold], also: [sniffles]}\n"
    (settings.content / "lay-terms.yaml").write_text(listed, encoding="utf-8")
    library = load_library(settings.content, settings.translations, settings.shipped)
    assert "sniffles" in lay_words(library, "en")
    assert lay_words(library, "es") == set()
    catalog = settings.translations / "es/LC_MESSAGES/lay-terms.po"
    catalog.write_text(
        'msgid ""\nmsgstr "Language: es\\n"\n\nmsgctxt "cold.terms"\nmsgid "cold"\nmsgstr "resfriado"\n'
        '\nmsgctxt "cold.also"\nmsgid "sniffles"\nmsgstr "moquillo"\n',
        encoding="utf-8",
    )
    assert lay_words(library, "es") == {"moquillo"}


def test_a_page_has_the_lay_words_of_its_questions_too(settings: Settings) -> None:
    listed = "entries:\n  - {id: one, terms: [is it a cold], also: [sniffles]}\n"
    (settings.content / "lay-terms.yaml").write_text(listed, encoding="utf-8")
    library = load_library(settings.content, settings.translations, settings.shipped)
    assert lay_words(library, "en") == {"sniffles"}


def lay_words(library: Library, tag: str) -> set[str]:
    records = records_of(library.translate(Locale(tag)))
    return {word for record in records if record.kind == "page" for word in record.lay_words}
