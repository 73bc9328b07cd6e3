"""What a hit may show of a page: nothing foreign and nothing late, as there is no room for a mark there."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from search_index import Record
from search_index.records import records_of
from webapp.library.reading import load_library
from webapp.locales import Locale
from webapp.settings import Settings

NOSE = "content/conditions/runny-nose.md"
NOSE_ES = "translations/es/LC_MESSAGES/runny-nose.po"

Edit = Callable[[Path, str, str], None]


def records(settings: Settings, tag: str = "es") -> dict[str, Record]:
    library = load_library(settings.content, settings.translations, settings.shipped)
    return {one.key: one for one in records_of(library.translate(Locale(tag)))}


def test_a_hit_shows_the_whole_text_where_all_of_it_is_translated(settings: Settings) -> None:
    for record in [*records(settings).values(), *records(settings, "en").values()]:
        assert record.excerpt == record.body
        assert record.page_lang in ("", record.lang)


def test_a_text_that_is_not_translated_is_found_and_not_shown(
    settings: Settings, toy: Path, edit: Edit
) -> None:
    edit(toy / NOSE, "drips for about 7 days", "drips for about 14 days")
    page = records(settings)["runny-nose"]
    assert "drips for about 14 days" in page.body
    assert "drips" not in page.excerpt
    assert "húmeda" in page.excerpt


def test_a_text_that_is_late_is_found_and_not_shown(settings: Settings, toy: Path, edit: Edit) -> None:
    edit(toy / NOSE, "drips for about 7 days", "runs for about 7 days")
    page = records(settings)["runny-nose"]
    assert "gotea unos 7 días" in page.body
    assert "gotea unos 7 días" not in page.excerpt


def test_names_in_another_language_than_the_title_are_found_and_not_shown(
    settings: Settings, toy: Path, edit: Edit
) -> None:
    edit(toy / NOSE_ES, 'msgstr "Nariz que gotea"', 'msgstr ""')
    found = records(settings)
    page, question = found["runny-nose"], found["runny-nose#is-it-a-cold"]
    assert (page.title, page.lang, page.aliases) == ("Runny nose", "en", ())
    assert {"Goteo de nariz", "Nariz ñoña"} <= set(page.lay_words)
    assert (question.lang, question.page_title, question.page_lang) == ("es", "Runny nose", "en")
