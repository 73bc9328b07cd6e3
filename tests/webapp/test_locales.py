"""Locales: names, order, and which one a reader asked for."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from webapp.errors import SourceError
from webapp.locales import Locale, find_locales, negotiate, parse_locale

EN = Locale("en")
OFFERED = [Locale(tag) for tag in ("en", "ar", "es", "nb", "pt-BR", "sr", "zh-Hans")]

NEGOTIATED: list[tuple[str, str | None]] = [
    ("es", "es"),
    ("ES", "es"),
    ("es-MX", "es"),
    ("es_MX", "es"),
    ("es-419", "es"),
    ("es-ZZ", "es"),
    ("es-MX-x-mine", "es"),
    ("ar-EG", "ar"),
    ("pt", "pt-BR"),
    ("pt-br", "pt-BR"),
    ("pt-PT", "pt-BR"),
    ("no", "nb"),
    ("no-NO", "nb"),
    ("NO_no", "nb"),
    ("nb-NO", "nb"),
    ("nn", "nb"),
    ("nn-NO, nb;q=0.9", "nb"),
    ("no-NO, en;q=0.9", "nb"),
    ("zh", "zh-Hans"),
    ("zh-CN", "zh-Hans"),
    ("zh-SG", "zh-Hans"),
    ("zh-TW", None),
    ("zh-HK", None),
    ("zh-Hant", None),
    ("zh-TW-x-mine", None),
    ("sr", "sr"),
    ("sr-RS", "sr"),
    ("sr-Cyrl", "sr"),
    ("sr-Latn", None),
    ("sr-Latn-RS", None),
    ("sr-ME", None),
    ("en-GB-oed", "en"),
    ("de", None),
    ("de, es", "es"),
    ("de;q=0.9, ar;q=0.1", "ar"),
    ("es;q=0.4, ar;q=0.5", "ar"),
    ("es;q=0.5, ar;q=0.5", "es"),
    ("es;q=0, ar;q=0.1", "ar"),
    ("es;q=0", None),
    ("es-MX, en;q=0.9", "es"),
    ("zh-TW, zh;q=0.9, en;q=0.8", "en"),
    ("zh-TW, zh;q=0.9", None),
    ("zh-TW, zh-CN;q=0.9", "zh-Hans"),
    ("zh-CN, zh;q=0.9, en;q=0.8", "zh-Hans"),
    ("sr-Latn-RS, sr;q=0.9, en;q=0.8", "en"),
    ("hi-Latn, es;q=0.5", "es"),
    ("es;q=0, es-MX, ar;q=0.1", "ar"),
    ("pt-PT, pt-BR;q=0, ar;q=0.1", "ar"),
    ("zh-TW, en;q=0.8", "en"),
    ("*", "en"),
    ("de, *;q=0.5", "en"),
    ("en;q=0, *", "ar"),
    ("en;q=0", None),
    ("*;q=0", None),
    ("*, es;q=0.1", "es"),
    ("", None),
    ("i-klingon", None),
    ("../../etc/passwd", None),
]

NEAREST: list[tuple[str, list[str], str | None]] = [
    ("pt-PT", ["pt-BR", "pt-PT"], "pt-PT"),
    ("pt-AO", ["pt-BR", "pt-PT"], "pt-PT"),
    ("pt", ["pt-PT", "pt-BR"], "pt-BR"),
    ("es-AR", ["es-ES", "es-419"], "es-419"),
    ("es", ["es-419", "es-ES"], "es-ES"),
    ("zh-HK", ["zh-Hans", "zh-Hant-TW", "zh-Hant-HK"], "zh-Hant-HK"),
    ("zh-MO", ["zh-Hans", "zh-Hant-TW"], "zh-Hant-TW"),
    ("zh-CN", ["zh-Hant"], None),
    ("sr-Latn", ["sr", "sr-Latn"], "sr-Latn"),
    ("sr", ["sr-Latn", "sr-Cyrl"], "sr-Cyrl"),
    ("nn", ["nb", "nn"], "nn"),
    ("no", ["nn", "nb"], "nb"),
    ("no", ["nn"], "nn"),
    ("iw", ["he"], "he"),
    ("in-ID", ["id"], "id"),
    ("tl-PH", ["fil"], "fil"),
]

NAMES = [
    # name, tag, folder, direction, native name, name in English
    ("en", "en", "en", "ltr", "English", "English"),
    ("es", "es", "es", "ltr", "Español", "Spanish"),
    ("ar", "ar", "ar", "rtl", "العربية", "Arabic"),
    ("pt_BR", "pt-BR", "pt_BR", "ltr", "Português (Brasil)", "Portuguese (Brazil)"),
    ("pt-BR", "pt-BR", "pt_BR", "ltr", "Português (Brasil)", "Portuguese (Brazil)"),
    ("zh_Hans", "zh-Hans", "zh_Hans", "ltr", "中文 (简体)", "Chinese (Simplified)"),
    ("zh_TW", "zh-Hant-TW", "zh_Hant_TW", "ltr", "中文 (繁體, 台灣)", "Chinese (Traditional, Taiwan)"),
    ("fa", "fa", "fa", "rtl", "فارسی", "Persian"),
    ("iw", "he", "he", "rtl", "עברית", "Hebrew"),
]

ORDERS = [
    ("es", ["nube", "nuez", "nzo", "Ñame", "ñandú", "ñu", "oso"]),
    ("es", ["abeja", "Árbol", "arco", "cigüeña", "ciguñal"]),
    ("en", ["ñu", "nube", "nzo", "oso"]),
    ("en", ["back mice", "Epidermoid cyst", "lipoma", "sciatica"]),
    ("ar", ["ألم", "بثرة", "تهاب", "يد"]),
    ("en", ["10", "2", "a"]),
]

INITIALS = [
    ("es", "ñu", "Ñ"),
    ("es", "n\u0303u", "Ñ"),
    ("es", "árbol", "A"),
    ("en", "ñu", "N"),
    ("en", " lipoma", "L"),
    ("ar", "ألم", "ا"),
    ("en", "3 toes", "3"),
    ("en", "", ""),
]


def accepted(header: str) -> list[tuple[str, float]]:
    pairs = (part.strip().partition(";q=") for part in header.split(",") if part.strip())
    return [(tag, float(quality or 1)) for tag, _, quality in pairs]


@pytest.mark.parametrize(("header", "tag"), NEGOTIATED)
def test_a_reader_gets_the_language_they_asked_for(header: str, tag: str | None) -> None:
    found = negotiate(accepted(header), OFFERED)
    assert (found and found.tag) == tag


@pytest.mark.parametrize(("wanted", "offered", "tag"), NEAREST)
def test_the_nearest_of_several_like_languages_is_chosen(
    wanted: str, offered: list[str], tag: str | None
) -> None:
    found = negotiate([(wanted, 1.0)], [Locale(one) for one in offered])
    assert (found and found.tag) == tag


@given(st.lists(st.tuples(st.text(max_size=40), st.floats(0, 1)), max_size=4))
def test_no_wish_whatever_breaks_the_negotiation(wishes: list[tuple[str, float]]) -> None:
    assert negotiate(wishes, OFFERED) in [*OFFERED, None]


@pytest.mark.parametrize("row", NAMES, ids=lambda row: row[0])
def test_a_locale_knows_its_names(row: tuple[str, ...]) -> None:
    locale = parse_locale(row[0], Path("here"))
    names = (locale.native_name, locale.name_in(EN))
    assert (locale.tag, locale.folder, locale.direction, *names) == row[1:]


@pytest.mark.parametrize("name", ["klingonish", "xx", "", "es-", "sr@latin", "ca_ES_valencia", "../es"])
def test_an_unknown_language_is_told_with_the_place_of_its_name(name: str) -> None:
    with pytest.raises(SourceError) as caught:
        parse_locale(name, Path("site.yaml"), 7)
    assert str(caught.value) == (
        f'site.yaml:7: "{name}" is no language that CLDR knows; use a name such as "es", "pt_BR" or "zh_Hans"'
    )


@pytest.mark.parametrize(("name", "code"), [("Portuguese", "pt"), ("brazilian_portuguese", "pt_BR")])
def test_who_writes_a_language_in_english_is_told_its_code(name: str, code: str) -> None:
    with pytest.raises(SourceError, match=rf'CLDR knows; did you mean "{code}"\?$'):
        parse_locale(name, Path("here"))


@pytest.mark.parametrize(("tag", "words"), ORDERS)
def test_words_are_sorted_as_in_the_dictionaries_of_the_language(tag: str, words: list[str]) -> None:
    jumbled = [*words[1::2], *words[::2]]
    assert sorted(jumbled, key=Locale(tag).sort_key) == words


@pytest.mark.parametrize(("tag", "word", "letter"), INITIALS)
def test_a_word_is_filed_under_its_letter(tag: str, word: str, letter: str) -> None:
    assert Locale(tag).initial(word) == letter


def test_a_day_is_written_in_the_words_of_the_language() -> None:
    days = [Locale(tag).day(date(2026, 1, 31)) for tag in ("en", "es", "ar")]
    assert days == ["January 31, 2026", "31 de enero de 2026", "31 يناير 2026"]


def test_locales_are_the_folders_that_hold_catalogs_the_source_first(tmp_path: Path) -> None:
    for name in ("es/LC_MESSAGES", "ar/LC_MESSAGES", "en/LC_MESSAGES", "templates", "fr"):
        (tmp_path / name).mkdir(parents=True)
    assert [one.tag for one in find_locales(tmp_path, EN)] == ["en", "ar", "es"]


def test_without_a_translations_folder_there_is_the_source_alone(tmp_path: Path) -> None:
    assert find_locales(tmp_path / "none", EN) == (EN,)


def test_every_folder_with_a_wrong_name_is_told(tmp_path: Path) -> None:
    for name in ("zh_TW", "klingon", "pt-BR", "es"):
        (tmp_path / name / "LC_MESSAGES").mkdir(parents=True)
    with pytest.raises(SourceError) as caught:
        find_locales(tmp_path, EN)
    assert [(one.path.name, one.text.partition(";")[0]) for one in caught.value.problems] == [
        ("klingon", '"klingon" is no language that CLDR knows'),
        ("pt-BR", 'folder "pt-BR" is written "pt_BR"'),
        ("zh_TW", 'folder "zh_TW" is written "zh_Hant_TW"'),
    ]
