"""What a page says of a language that is not its own."""

from __future__ import annotations

import pytest

from webapp.catalogs.interface import Interface
from webapp.locales import Locale
from webapp.pages.frame import Frame
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
