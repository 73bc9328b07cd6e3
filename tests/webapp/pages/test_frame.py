"""What a page says of a language that is not its own."""

from __future__ import annotations

from datetime import date

import pytest
from markupsafe import Markup

from webapp.catalogs.entries import Entry
from webapp.catalogs.interface import Interface
from webapp.locales import Locale
from webapp.pages.frame import Frame, Said
from webapp.pages.rendering import Suggestion, render_not_found


def frame(tag: str) -> Frame:
    locale = Locale(tag)
    locales = tuple(map(Locale, ("en", "ar")))
    return Frame(locale, locales, Interface(locale.babel), "Toy", "", "", "0")


@pytest.mark.parametrize(
    ("page", "text", "attributes"),
    [("ar", "en", ' lang="en" dir="ltr"'), ("en", "ar", ' lang="ar" dir="rtl"'), ("en", "en", "")],
)
def test_a_text_of_another_language_names_language_and_direction(
    page: str, text: str, attributes: str
) -> None:
    assert frame(page).tongue(text) == attributes
    suggestions = [Suggestion("Title", "/x", text)]
    assert f'<a href="/x"{attributes}>Title</a>' in render_not_found(frame(page), suggestions)


def test_an_untranslated_text_of_the_interface_is_marked_and_its_values_are_escaped() -> None:
    said = frame("ar").text("50% of {name}", name="<b>")
    assert said == '<span lang="en" dir="ltr">50% of &lt;b&gt;</span>'


ES, EN = Locale("es"), Locale("en")
READ, COUNT = Entry("Read in {language}", ("Lea en {language}",)), Entry("{number} hit", ("{number}",) * 3)


def spanish(*entries: Entry) -> Frame:
    interface = Interface(ES.babel, {one.msgid: one for one in entries})
    return Frame(ES, (EN, ES), interface, "Toy", "", "", "0")


def test_languages_and_dates_are_told_in_the_language_of_the_text_that_they_stand_in() -> None:
    day = date(2026, 2, 1)
    assert spanish(READ).text("Read in {language}", language=EN) == "Lea en inglés"
    assert ">Read in English<" in spanish().text("Read in {language}", language=EN)
    assert ">On February 1, 2026<" in spanish().text("On {date}", date=day)


def test_a_quoted_text_is_marked_where_it_is_not_in_the_language_of_the_words_around_it() -> None:
    quoted = Said(Markup("Ayuda"), ES)
    assert '“<span lang="es" dir="ltr">Ayuda</span>”' in spanish().text("Of “{heading}”", heading=quoted)
    said = spanish(Entry("Of “{heading}”", ("De “{heading}”",))).text("Of “{heading}”", heading=quoted)
    assert said == "De “Ayuda”"


def test_the_name_of_a_page_holds_no_element_and_is_marked_as_a_whole() -> None:
    assert spanish().title("All questions") == '<title lang="en" dir="ltr">All questions · Toy</title>'
    translated = spanish(Entry("All questions", ("Todas & más",)))
    assert translated.title("All questions") == "<title>Todas &amp; más · Toy</title>"


def test_an_untranslated_attribute_is_marked_or_left_out() -> None:
    assert spanish().attribute("Letters") == ""
    assert spanish().attribute("Letters", is_marked=True) == ' aria-label="Letters" lang="en" dir="ltr"'
    assert spanish(Entry("Letters", ('"A"',))).attribute("Letters") == ' aria-label="&#34;A&#34;"'


def test_a_count_whose_catalog_has_another_form_for_many_is_marked_as_untranslated() -> None:
    assert (
        spanish(COUNT).plural("{number} hit", "{number} hits", 2) == '<span lang="en" dir="ltr">2 hits</span>'
    )
