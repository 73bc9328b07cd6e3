"""What words and terms are, language by language."""

from __future__ import annotations

import pickle
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search_index import analyze, query_terms
from search_index.fields import LocaleAnalyzer
from search_index.folding import fold, normalise
from search_index.stemming import ALGORITHMS, stem
from search_index.stopwords import STOP_WORDS

TAGS = ["en", "es", "ar", "fa", "hi", "th", "zh", "km", "my", "ur", "fr", "ru", "pt-BR"]

# tag, text, the words as they are written that carry a term
WORDS = [
    ("en", "Baker’s cysts aren't 5.7%", ["Baker’s", "cysts", "aren't", "5", "7"]),
    ("en", "follow-up: COVID-19, (B12)", ["follow", "up", "COVID", "19", "B12"]),
    ("en", "un\u00adbro\u200dken", ["un\u00adbro\u200dken"]),
    ("es", "¿Dolor, inflamación?", ["Dolor", "inflamación"]),
    ("fr", "L’eau d'épaule", ["L", "eau", "d", "épaule"]),
    ("so", "go'aan", ["go'aan"]),
    ("ar", "مَا هُوَ عِرْقُ النَّسَا؟", ["مَا", "هُوَ", "عِرْقُ", "النَّسَا"]),
    ("fa", "می‌شود، درد", ["می‌شود", "درد"]),
    ("ur", "جسم میں درد۔", ["جسم", "میں", "درد"]),
    ("hi", "हड्डी में दर्द।", ["हड्डी", "में", "दर्द"]),
    ("th", "น้ำ", ["น้ำ"]),
    ("km", "ខ្នង", ["ខ្ន", "ខ្នង", "ង"]),
    ("km", "ឈឺ\u200bខ្ន", ["ឈឺ", "ខ្ន"]),
    ("my", "ဗုဒ္ဓ", ["ဗု", "ဗုဒ္ဓ", "ဒ္ဓ"]),
    ("my", "ခါးနာ", ["ခါး", "ခါးနာ", "နာ"]),
    ("zh", "背痛。2型", ["背", "背痛", "痛", "2", "型"]),
    ("zh", "COVID检测", ["COVID", "检", "检测", "测"]),
    ("lo", "ເຈັບ", ["ເຈັ", "ເຈັບ", "ບ"]),
]

# tag, spellings that a reader means as one
ALIKE = [
    ("en", ["run", "running", "Runs", "ＲＵＮ"]),
    ("en", ["Crohn", "Crohn's", "Crohn’s", "Crohns"]),
    ("en", ["naïve", "naive"]),
    ("es", ["inflamación", "inflamacion", "INFLAMACIÓN", "inflamacio\u0301n"]),
    ("es", ["riñón", "rinon", "riñones"]),
    ("de", ["Rücken", "rücken", "Rucken"]),
    ("fr", ["œil", "oeil"]),
    ("tr", ["IŞIK", "ışık", "isik"]),
    ("pt-BR", ["coração", "coracao"]),
    ("ru", ["йод", "Йод", "и\u0306од"]),
    ("ru", ["ёжик", "ежик"]),
    ("el", ["ΠΌΝΟΣ", "πόνος", "πονος"]),
    ("ar", ["أَلَمٌ", "ألم", "الم", "ألـــم"]),
    ("ar", ["عملية", "عمليه", "العملية"]),
    ("ar", ["مستشفى", "مستشفي", "المستشفى"]),
    ("fa", ["کتاب", "كتاب", "کتاب‌ها", "کتابها"]),
    ("fa", ["پیشگیری", "پیش‌گیری", "پيشگيري"]),
    ("ur", ["کیا", "كيا"]),
    ("hi", ["क़लम", "कलम", "\u0958लम"]),
    ("hi", ["दाँत", "दांत"]),
    ("th", ["น้ำ", unicodedata.normalize("NFKC", "น้ำ")]),
    ("ja", ["ガン", "ｶﾞﾝ"]),
    ("fa", ["12", "۱۲", "١٢"]),
    ("zh", ["running", "run"]),
]

# tag, two words that must not meet
APART = [
    ("ru", "йод", "иод"),
    ("ur", "کہا", "کھا"),
    ("en", "lipoma", "lymphoma"),
    ("hi", "कल", "काल"),
    ("my", "နာ", "နီ"),
    ("th", "ขา", "ข่า"),
]

# tag, text, terms that are sought, stop words that count in whole questions only
QUERIES = [
    ("en", "What is a lipoma?", ["lipoma"], ["what", "is", "a"]),
    ("en", "What is it?", ["what", "is", "it"], []),
    ("en", "lump lumps LUMP", ["lump"], []),
    ("es", "¿Qué es un lipoma?", ["lipom"], ["que", "es", "un"]),
    ("fr", "Qu’est-ce que l’été ?", ["ete"], ["qu", "est", "ce", "que", "l"]),
    ("pt-BR", "TAMBÉM É ATE", ["ate"], ["tambem", "e"]),
    ("ru", "можно ли без моё", ["ли", "без"], ["можн", "мо"]),
    ("fa", "چگونه مي‌شود", ["چگونه", "ميشود"], []),
    ("ur", "كيا ہے درد", ["درد"], ["كيا", "هے"]),
    ("zh", "背痛", ["背痛"], []),
    ("zh", "痛", ["痛"], []),
    ("en", "title:x AND (", ["titl", "x"], ["and"]),
    ("en", "* ~ ? [ ] { } ^ \" '", [], []),
]

# What changes the answer to a question, as spelled; no list of stop words may hold it.
NEVER_STOP_WORDS = {
    "en": "no not never without before after under one two",
    "es": "no ni nunca sin antes después bajo dos",
    "ar": "لا ليس لم لن بدون بلا غير قبل بعد تحت واحد",
    "fr": "ne n pas sans non ni jamais aucun avant après sous plus moins deux c d",
    "pt": "não sem nem nunca antes depois sob mais menos dois",
    "ru": "не ни без нет никогда до после под над один есть",
    "uk": "не ні без нема немає ніколи після під над один",
    "fa": "نه نیست بدون بی هیچ قبل بعد زیر یک دو سر پا ام اس",
    "hi": "नहीं न ना मत बिना पहले बाद एक दो सी बी ए",
    "bn": "না নয় নেই বিনা ছাড়া আগে পরে এক দুই এ বি সি",
    "ur": "نہیں نہ نا مت بغیر پہلے بعد ایک دو سی بی سر",
    "sw": "si sio hapana bila la kabla baada chini moja mbili",
    "so": "ma aan la la'aan maya mana ka-hor hoos hal laba af",
}


@pytest.mark.parametrize("language", sorted(NEVER_STOP_WORDS))
def test_no_word_that_changes_an_answer_is_a_stop_word(language: str) -> None:
    words = NEVER_STOP_WORDS[language].split()
    assert STOP_WORDS[language].isdisjoint(fold(normalise(word, language)) for word in words)


@pytest.mark.parametrize("language", sorted(STOP_WORDS))
def test_a_stop_word_is_one_word_as_it_is_folded(language: str) -> None:
    for word in STOP_WORDS[language]:
        assert [term.is_stop_word for term in query_terms(f"{word} 5", language)] == [True, False], word


@pytest.mark.parametrize(("tag", "text", "words"), WORDS)
def test_words_are_found_where_they_stand(tag: str, text: str, words: list[str]) -> None:
    places = dict.fromkeys((token.start, token.end) for token in analyze(text, tag))
    assert [text[start:end] for start, end in places] == words


@pytest.mark.parametrize(("tag", "spellings"), ALIKE)
def test_spellings_meant_as_one_word_find_the_same_text(tag: str, spellings: list[str]) -> None:
    first = {token.term for token in analyze(spellings[0], tag)}
    for spelling in spellings:
        sought = {term.term for term in query_terms(spelling, tag)}
        assert sought
        assert sought <= first, spelling


@pytest.mark.parametrize(("tag", "one", "other"), APART)
def test_different_words_keep_different_terms(tag: str, one: str, other: str) -> None:
    terms = {token.term for token in analyze(one, tag)}
    assert not {term.term for term in query_terms(other, tag)} & terms


@pytest.mark.parametrize(("tag", "text", "sought", "stop_words"), QUERIES)
def test_a_query_is_a_list_of_terms(tag: str, text: str, sought: list[str], stop_words: list[str]) -> None:
    terms = query_terms(text, tag)
    assert [term for term, is_stop_word in terms if not is_stop_word] == sought
    assert [term for term, is_stop_word in terms if is_stop_word] == stop_words


@pytest.mark.parametrize("tag", TAGS)
@given(text=st.text(max_size=60))
def test_any_text_finds_itself(tag: str, text: str) -> None:
    tokens = analyze(text, tag)
    for term, start, end in tokens:
        assert term
        assert 0 <= start < end <= len(text)
    assert {query.term for query in query_terms(text, tag)} <= {token.term for token in tokens}


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("x" * 10_000, 1),
        ("\u0301" * 10_000, 0),
        ("👩‍🚀" * 3_000, 0),
        ("\u202e" * 10_000, 0),
        ("ﷺ" * 2_000, 1),
    ],
)
def test_a_term_is_never_long(text: str, count: int) -> None:
    tokens = analyze(text, "en")
    assert len(tokens) == count
    assert all(len(token.term) <= 64 for token in tokens)


@pytest.mark.parametrize(("language", "algorithm"), ALGORITHMS.items())
def test_every_algorithm_in_the_table_exists(language: str, algorithm: str) -> None:
    word = "मकानों" if algorithm in {"hindi", "nepali"} else "organisations"
    assert stem(word, language, is_latin=language in {"en", "fr"}), algorithm


def test_the_whoosh_analyzer_yields_the_terms_and_pickles_as_its_tag() -> None:
    analyzer = pickle.loads(pickle.dumps(LocaleAnalyzer("es")))  # noqa: S301
    assert analyzer == LocaleAnalyzer("es")
    assert [token.text for token in analyzer("lipomas blandos")] == [
        token.term for token in analyze("lipomas blandos", "es")
    ]


def test_every_decimal_digit_is_one_of_ten() -> None:
    digits = [chr(place) for place in range(0x110000) if unicodedata.category(chr(place)) == "Nd"]
    plain = [digit for digit in digits if unicodedata.normalize("NFKC", digit) == digit]
    assert [normalise(digit, "") for digit in plain] == [str(unicodedata.decimal(digit)) for digit in plain]


def test_a_digit_that_python_is_too_young_for_is_a_digit() -> None:
    assert normalise("\U00010d45", "") == "5"  # Garay, Unicode 16
