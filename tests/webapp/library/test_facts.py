"""What readers get where a text names a fact: the publisher's value, else their language's words for it."""

from __future__ import annotations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from tests.facts import FACTS_ES, NOSE_ES, replace_in, with_facts
from webapp.catalogs.reading import Catalog
from webapp.content.inline import Isolated, Text, facts_in, parse_inline, plain, structure
from webapp.content.reading import read_content
from webapp.errors import SourceError
from webapp.library.facts import Voice, voice_of
from webapp.library.model import Page, Shown, Standing
from webapp.library.reading import load_library
from webapp.locales import Locale
from webapp.settings import Settings

ES, AR, EN = Locale("es"), Locale("ar"), Locale("en")
CARD, QUESTION = "urgent.h", "is-it-a-cold.q"
CATALOG_ES = "es/LC_MESSAGES/facts.po"


def page_in(settings: Settings, locale: Locale) -> Page:
    library = load_library(settings.content, settings.translations, settings.shipped)
    return library.translate(locale, is_lenient=True, is_preview=True).pages["runny-nose"]


def text_in(settings: Settings, locale: Locale, name: str = CARD) -> Shown:
    page = page_in(settings, locale)
    segments = (segment.id for segment in page.document.segments)
    return dict(zip(segments, page.shown, strict=True))[name]


# The value in the site settings, and what the care card says in English and in Spanish.
SHOWN = [
    ("", "Call your local emergency number now", "Llame ahora al número local de emergencias"),
    ('{emergency-number: "112"}', "Call 112 now", "Llame ahora al 112"),
    ("{emergency-number: 0112}", "Call 0112 now", "Llame ahora al 0112"),
    ('{emergency-number: "*112# <7>"}', "Call *112# <7> now", "Llame ahora al *112# <7>"),
    ("{emergency-number: {en: 112}}", "Call 112 now", "Llame ahora al 112"),
    (
        "{emergency-number: {en: 112 or 999, es: 112 o 999}}",
        "Call 112 or 999 now",
        "Llame ahora al 112 o 999",
    ),
    (
        "{emergency-number: {en: 112 or 999}}",
        "Call 112 or 999 now",
        "Llame ahora al número local de emergencias",
    ),
]


@pytest.mark.parametrize(("values", "english", "spanish"), SHOWN)
def test_the_value_stands_in_the_text_else_the_languages_own_words(
    values: str, english: str, spanish: str, settings: Settings
) -> None:
    with_facts(settings, values)
    shown = [text_in(settings, locale) for locale in (EN, ES)]
    assert [plain(one.nodes) for one in shown] == [english, spanish]
    assert [one.locale for one in shown] == [EN, ES]


def test_a_fact_is_filled_in_inside_stress_and_what_was_written_is_kept(settings: Settings) -> None:
    with_facts(settings, '{emergency-number: "112"}')
    question = text_in(settings, ES, QUESTION)
    assert question.nodes == parse_inline("¿Es el **112** para un resfriado?")
    assert question.text == "¿Es el **{emergency-number}** para un resfriado?"


# What is wrong in Spanish, and how the card then stands.
UNSAID = [
    ("no words for the fact", CATALOG_ES, ("número local de emergencias", ""), Standing.MISSING),
    ("words that are not sure", CATALOG_ES, ("msgctxt", "#, fuzzy\nmsgctxt"), Standing.MISSING),
    ("words of another text", CATALOG_ES, ("your local", "your"), Standing.MISSING),
    ("words with a mistake", CATALOG_ES, ("número local", "**número** local"), Standing.MISSING),
    ("words that name a fact", CATALOG_ES, ("número local", "{emergency-number} local"), Standing.MISSING),
    ("a lost fact", NOSE_ES, ("al {emergency-number}", "al médico"), Standing.WRONG),
    ("a misspelled fact", NOSE_ES, ("al {emergency-number}", "al {emergency_number}"), Standing.WRONG),
    ("a translated fact", NOSE_ES, ("al {emergency-number}", "al {número-de-emergencias}"), Standing.WRONG),
    (
        "a fact shown as braces",
        NOSE_ES,
        ("al {emergency-number}", "al \\\\{emergency-number}"),
        Standing.WRONG,
    ),
]


@pytest.mark.parametrize(
    ("file", "edit", "standing"), [row[1:] for row in UNSAID], ids=[r[0] for r in UNSAID]
)
def test_a_text_whose_fact_cannot_be_said_is_shown_in_the_source(
    file: str, edit: tuple[str, str], standing: Standing, settings: Settings
) -> None:
    with_facts(settings)
    replace_in(settings.translations / file, edit)
    shown = text_in(settings, ES)
    assert (plain(shown.nodes), shown.locale) == ("Call your local emergency number now", EN)
    assert shown.standing is standing
    assert (
        not load_library(settings.content, settings.translations, settings.shipped)
        .translate(ES)
        .pages["runny-nose"]
        .is_offered
    ), "a care card is not translated"


def test_words_that_no_value_needs_may_be_missing(settings: Settings) -> None:
    with_facts(settings, '{emergency-number: "112"}')
    (settings.translations / CATALOG_ES).unlink()
    assert page_in(settings, ES).translated == page_in(settings, ES).total


def test_a_catalog_of_facts_that_cannot_be_read_is_told(settings: Settings) -> None:
    with_facts(settings)
    (settings.translations / CATALOG_ES).write_text(f"{FACTS_ES}\nmsgid", encoding="utf-8")
    library = load_library(settings.content, settings.translations, settings.shipped)
    with pytest.raises(SourceError, match=r"facts\.po"):
        library.translate(ES)
    assert library.translate(ES, is_lenient=True).file_problems


def test_a_value_in_no_language_of_the_library_is_told(settings: Settings) -> None:
    with_facts(settings, '{emergency-number: {en: "112", ess: "112"}}')
    with pytest.raises(SourceError, match=r'has a value in "ess", .*; did you mean "es"\?'):
        load_library(settings.content, settings.translations, settings.shipped)


DIRECTIONS = [
    (AR, "112", Text("112")),
    (AR, "+44 20 7946", Isolated("+44 20 7946", "ltr")),
    (AR, "997 أو 112", Text("997 أو 112")),
    (ES, "+44 20 7946", Text("+44 20 7946")),
    (ES, "997 أو 112", Isolated("997 أو 112", "rtl")),
]


@pytest.mark.parametrize(("locale", "value", "node"), DIRECTIONS)
def test_a_value_that_other_letters_would_turn_round_has_its_own_direction(
    locale: Locale, value: str, node: Text | Isolated, settings: Settings
) -> None:
    with_facts(settings, f'{{emergency-number: {{en: "112", {locale.tag}: "{value}"}}}}')
    voice = voice_of(read_content(settings.content), locale, Catalog(settings.translations))
    assert voice.filled(parse_inline("{emergency-number}")) == (node,)


VOICE = Voice(EN, {"emergency-number": Text("112")})
PIECES = [
    "{",
    "}",
    "{emergency-number",
    "{Emergency-number}",
    "{2}",
    "{ a }",
    "*",
    "[a](b)",
    "\\",
    " ",
    "`",
    "é",
]


@given(st.text() | st.lists(st.sampled_from([*PIECES, "{unknown}"])).map("".join))
def test_a_text_that_names_no_known_fact_is_left_as_it_is(text: str) -> None:
    assume("{emergency-number}" not in text)
    nodes = parse_inline(text)
    assert VOICE.filled(nodes) == (None if list(facts_in(nodes)) else nodes)


@given(st.lists(st.sampled_from([*PIECES, "{emergency-number}"])).map("".join))
def test_a_filled_text_is_built_as_it_was_and_names_no_fact(text: str) -> None:
    nodes = parse_inline(text)
    filled = VOICE.filled(nodes)
    assert filled is not None
    assert (structure(filled), list(facts_in(filled))) == (structure(nodes), [])
    assert plain(filled).count("112") == len(list(facts_in(nodes)))
