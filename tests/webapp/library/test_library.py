"""What readers get for each text: its translation when that is sound, else the source, marked as such."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from html.parser import HTMLParser
from pathlib import Path

import pytest

from webapp.editions.shelf import Shelf
from webapp.errors import SourceError
from webapp.library.model import Page, Standing, Translation
from webapp.library.reading import load_library
from webapp.locales import Locale
from webapp.settings import Settings

ES, AR, EN = Locale("es"), Locale("ar"), Locale("en")
NOSE = "content/conditions/runny-nose.md"
NOSE_ES = "translations/es/LC_MESSAGES/runny-nose.po"
REST_ES = "translations/es/LC_MESSAGES/resting-well.po"
SYMPTOMS = 'msgctxt "symptoms.p1"\n'
MISSING, OUTDATED, WRONG = Standing.MISSING, Standing.OUTDATED, Standing.WRONG

Edit = Callable[[Path, str, str], None]


def translated(settings: Settings, locale: Locale = ES, *, is_lenient: bool = False) -> Translation:
    library = load_library(settings.content, settings.translations, settings.shipped)
    return library.translate(locale, is_lenient=is_lenient)


def standings(page: Page) -> dict[str, Standing]:
    """Return the segments that are not shown in translation, by id."""
    pairs = zip(page.document.segments, page.shown, strict=True)
    return {segment.id: shown.standing for segment, shown in pairs if shown.standing is not Standing.CURRENT}


def test_a_complete_page_is_offered_and_says_that_a_machine_made_it(settings: Settings) -> None:
    page = translated(settings).pages["runny-nose"]
    assert (page.is_offered, page.is_machine_made, page.translated, page.total) == (True, True, 13, 13)
    assert {shown.locale for shown in page.shown} == {ES}
    assert page.title.text == "Nariz que gotea"


def test_the_source_is_offered_whole(settings: Settings) -> None:
    translation = translated(settings, EN)
    assert [page.document.slug for page in translation.offered] == ["dry-skin", "resting-well", "runny-nose"]
    assert all(page.translated == page.total and not page.is_machine_made for page in translation.offered)


def test_each_language_offers_the_pages_that_it_has(settings: Settings) -> None:
    assert [page.document.slug for page in translated(settings, ES).offered] == ["runny-nose"]
    assert translated(settings, AR).offered == ()


# What happens to one text of the Spanish page, in which file, and how the reader then gets it.
FALLBACKS = [
    ("a fuzzy translation", NOSE_ES, SYMPTOMS, f"#, fuzzy\n{SYMPTOMS}", {"symptoms.p1": OUTDATED}),
    ("a changed source, not fuzzy", NOSE, "about 7 days", "about 14 days", {"symptoms.p1": OUTDATED}),
    (
        "an empty translation",
        NOSE_ES,
        'msgstr "Su nariz gotea unos 7 días [@toy-2003]."',
        'msgstr ""',
        {"symptoms.p1": MISSING},
    ),
    ("a message that is gone", NOSE_ES, SYMPTOMS, 'msgctxt "old.p1"\n', {"symptoms.p1": MISSING}),
    ("a lost citation", NOSE_ES, "7 días [@toy-2003].", "7 días.", {"symptoms.p1": WRONG}),
    ("raw HTML", NOSE_ES, "unos 7 días", "unos <b>7</b> días", {"symptoms.p1": WRONG}),
    ("a source wrapped elsewhere", NOSE, "drips for about", "drips for\nabout", {}),
    ("a new paragraph", NOSE, "Often, but", "Mostly.\n\nOften, but", {"is-it-a-cold.p2": MISSING}),
    ("a percent sign", NOSE_ES, "no siempre", "no siempre: un % de las veces", {}),
    ("another number", NOSE_ES, "unos 7 días", "unos 70 días", {"symptoms.p1": WRONG}),
    ("more aliases", NOSE_ES, "Nariz ñoña", 'Nariz ñoña\\n"\n"Catarro', {}),
]


@pytest.mark.parametrize("row", FALLBACKS, ids=lambda row: row[0])
def test_a_text_falls_back_to_the_source_alone_and_says_why(
    row: tuple[str, str, str, str, dict[str, Standing]], settings: Settings, toy: Path, edit: Edit
) -> None:
    _, file, old, new, expected = row
    edit(toy / file, old, new)
    page = translated(settings).pages["runny-nose"]
    assert page.is_offered
    assert standings(page) == expected
    assert page.translated == page.total - len(expected)
    for segment, shown in zip(page.document.segments, page.shown, strict=True):
        if segment.id in expected:
            assert (shown.text, shown.locale) == (segment.text, EN)
        else:
            assert shown.locale == ES


LATE = "drips for about 7 days", "runs for about 7 days"


def test_a_translation_of_what_now_means_something_else_is_shown_beside_the_new_text(
    settings: Settings, toy: Path, edit: Edit
) -> None:
    edit(toy / NOSE, *LATE)
    page = translated(settings).pages["runny-nose"]
    assert standings(page) == {"symptoms.p1": Standing.LATE}
    (late,) = (shown for shown in page.shown if shown.original)
    assert (late.text, late.locale) == ("Su nariz gotea unos 7 días [@toy-2003].", ES)
    assert late.original
    assert (late.original.text, late.original.locale) == ("Your nose runs for about 7 days [@toy-2003].", EN)
    assert (page.is_offered, page.translated) == (True, page.total - 1)


def test_a_late_translation_with_a_mistake_is_not_shown(settings: Settings, toy: Path, edit: Edit) -> None:
    edit(toy / NOSE, *LATE)
    edit(toy / NOSE_ES, "unos 7 días", "unos 70 días")
    page = translated(settings).pages["runny-nose"]
    assert standings(page) == {"symptoms.p1": WRONG}
    assert {shown.text for shown in page.shown if shown.locale == EN} == {
        "Your nose runs for about 7 days [@toy-2003]."
    }


def test_a_care_card_shows_the_new_text_at_once_and_the_page_is_not_offered(
    settings: Settings, toy: Path, edit: Edit
) -> None:
    edit(toy / NOSE, "You have a bad headache", "You have a strong headache")
    page = translated(settings).pages["runny-nose"]
    assert not page.is_offered
    assert all(shown.original is None for shown in page.shown)


CARES = [
    ('msgstr "Vaya al médico hoy"', 'msgstr ""'),
    ('msgctxt "urgent.p1"\n', '#, fuzzy\nmsgctxt "urgent.p1"\n'),
    ('msgstr "Cuándo pedir ayuda"', 'msgstr ""'),
    ("Le duele mucho la cabeza", "**Le duele** mucho la cabeza"),
]


@pytest.mark.parametrize(("old", "new"), CARES)
def test_a_page_whose_care_cards_are_not_translated_is_not_offered(
    old: str, new: str, settings: Settings, toy: Path, edit: Edit
) -> None:
    edit(toy / NOSE_ES, old, new)
    page = translated(settings).pages["runny-nose"]
    assert (page.is_offered, page.translated) == (False, 12)
    assert {shown.locale for shown in page.shown} == {EN}


@pytest.mark.parametrize(
    ("threshold", "is_offered"), [("0", True), ("0.72", True), ("0.73", False), ("0.8", False), ("1", False)]
)
def test_a_page_is_offered_from_the_coverage_threshold_on(
    threshold: str, *, is_offered: bool, settings: Settings, toy: Path, edit: Edit
) -> None:
    edit(toy / "content/site.yaml", "0.8", threshold)
    page = translated(settings).pages["resting-well"]
    assert (page.translated, page.total) == (8, 11)
    assert page.is_offered is is_offered


def test_a_broken_catalog_counts_as_empty_only_when_lenient(
    settings: Settings, toy: Path, edit: Edit
) -> None:
    edit(toy / NOSE_ES, 'msgstr "Síntomas"', "msgstr Síntomas")
    edit(toy / REST_ES, 'msgstr "Descansar bien"', "msgstr Descansar bien")
    with pytest.raises(SourceError) as caught:
        translated(settings)
    assert [one.path.name for one in caught.value.problems] == ["resting-well.po", "runny-nose.po"]
    translation = translated(settings, is_lenient=True)
    assert set(translation.problems) == set(caught.value.problems)
    assert not translation.offered


def test_a_library_without_templates_or_catalogs_is_read_in_the_source_alone(settings: Settings) -> None:
    shutil.rmtree(settings.translations)
    library = load_library(settings.content, settings.translations, settings.shipped)
    assert library.locales == (EN,)
    assert len(library.translate(EN).offered) == 3


def test_every_broken_template_is_told(settings: Settings) -> None:
    for slug in ("dry-skin", "runny-nose"):
        (settings.translations / "templates" / f"{slug}.pot").write_text("msgid x\n", encoding="utf-8")
    with pytest.raises(SourceError) as caught:
        load_library(settings.content, settings.translations, settings.shipped)
    assert [one.path.name for one in caught.value.problems] == ["dry-skin.pot", "runny-nose.pot"]


class Reader(HTMLParser):
    """Gathers every text of a page with the language that it is marked as."""

    VOID = frozenset(("meta", "link", "img", "input", "br", "path"))
    SILENT = frozenset(("style", "script", "title"))

    def __init__(self) -> None:
        super().__init__()
        self.texts: list[tuple[str, str]] = []
        self._open: list[tuple[str, str]] = []

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        given = dict(attributes)
        language = given.get("lang") or (self._open[-1][1] if self._open else "")
        if tag not in self.VOID:
            self._open.append((tag, language))
        if alt := given.get("alt"):
            self.texts.append((language, alt))

    def handle_endtag(self, tag: str) -> None:
        if tag not in self.VOID:
            assert self._open.pop()[0] == tag

    def handle_data(self, data: str) -> None:
        if data.strip() and self._open[-1][0] not in self.SILENT:
            self.texts.append((self._open[-1][1], " ".join(data.split())))


def texts_of(html: bytes) -> list[tuple[str, str]]:
    reader = Reader()
    reader.feed(html.decode())
    return reader.texts


def known_words(settings: Settings) -> dict[str, str]:
    """Return every text of the toy library that exists in one language only, with that language."""
    library = load_library(settings.content, settings.translations, settings.shipped)
    languages: dict[str, set[str]] = {}
    for locale in library.locales:
        for text in _texts(library.translate(locale)):
            languages.setdefault(text[1], set()).add(text[0])
    return {text: found.pop() for text, found in languages.items() if len(found) == 1}


def _texts(translation: Translation) -> Iterator[tuple[str, str]]:
    for page in translation.pages.values():
        for shown in page.shown:
            yield from ((shown.locale.tag, line) for line in shown.text.split("\n"))


PAGES = ["index", "translation", "conditions/runny-nose", "conditions/dry-skin", "guides/resting-well"]


@pytest.mark.parametrize("name", [f"{tag}/{name}" for tag in ("en", "es", "ar") for name in PAGES])
def test_nothing_foreign_stands_unmarked_on_a_page(name: str, toy_edition: Settings) -> None:
    html = Shelf(toy_edition.var).current().read(f"{name}.html")
    words = known_words(toy_edition)
    recognised = [(language, words[text], text) for language, text in texts_of(html) if text in words]
    assert recognised
    assert [one for one in recognised if one[0] != one[1]] == []


def in_spanish(settings: Settings, message: str) -> str:
    library = load_library(settings.content, settings.translations, settings.shipped)
    words = library.interface(ES)
    assert words.is_translated(message)
    return words.text(message, language="inglés")


def test_a_fallback_is_marked_and_explained_in_the_readers_language(
    built: Settings, toy: Path, edit: Edit, run: Callable[..., object]
) -> None:
    edit(toy / "content/site.yaml", "0.8", "0.5")
    edit(toy / NOSE, "about 7 days", "about 14 days")
    edit(toy / NOSE_ES, 'msgstr "Síntomas"', 'msgstr ""')
    edit(toy / NOSE_ES, "Muchas veces sí", "**Muchas** veces sí")
    run(built, "build")
    edition = Shelf(built.var).current()
    texts = texts_of(edition.read("es/conditions/runny-nose.html"))
    for text in ("Your nose drips for about 14 days", "Symptoms", "Often, but not always."):
        assert ("en", text) in texts
    for message in (
        "The original of this part has changed since it was translated. Here is the new text in {language}.",
        "The translation of this part has a mistake. Here is the text in {language}.",
        "(in {language})",
    ):
        assert ("es", in_spanish(built, message)) in texts


def test_a_late_translation_says_so_and_has_the_new_text_one_tap_away(
    built: Settings, toy: Path, edit: Edit, run: Callable[..., object]
) -> None:
    edit(toy / NOSE, *LATE)
    run(built, "build")
    html = Shelf(built.var).current().read("es/conditions/runny-nose.html")
    texts = texts_of(html)
    note = in_spanish(
        built,
        "The original of this part has changed since it was translated. Show the new text in {language}",
    )
    place = texts.index(("es", note))
    assert texts[place + 1] == ("en", "Your nose runs for about 7 days")
    assert ("es", "Su nariz gotea unos 7 días") in texts[place + 2 :]
    assert html.count(b'<details class="why">') == 1


def test_a_withheld_page_opens_at_its_address_and_says_so(toy_edition: Settings) -> None:
    edition = Shelf(toy_edition.var).current()
    texts = texts_of(edition.read("es/conditions/dry-skin.html"))
    assert ("es", in_spanish(toy_edition, "This page is not available in this language yet.")) in texts
    assert ("en", "Dry skin") in texts
    assert ("es", "Piel seca") not in texts
    home = texts_of(edition.read("es/index.html"))
    assert ("es", "Nariz que gotea") in home
    assert ("en", "Dry skin") in home


def test_an_alias_is_plain_text_in_every_language(
    built: Settings, toy: Path, edit: Edit, run: Callable[..., object]
) -> None:
    edit(toy / NOSE_ES, "Goteo de nariz", "<b>Goteo</b> **de** nariz")
    run(built, "build")
    texts = texts_of(Shelf(built.var).current().read("es/conditions/runny-nose.html"))
    assert ("es", "<b>Goteo</b> **de** nariz") in texts
