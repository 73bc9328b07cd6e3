"""Readers are told nothing of a word whose explanation is not sound, as there is no mark for it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from webapp.editions.shelf import Shelf
from webapp.library.model import LayTerm
from webapp.library.reading import load_library
from webapp.locales import Locale
from webapp.settings import Settings

Run = Callable[..., Result]

GLOSSARY = """entries:
  - {id: week, terms: [week], definition: A time of seven days and of seven nights.}
"""
LAY_TERMS = """entries:
  - {id: week, terms: [week], also: [seven days]}
"""
ES = Locale("es")
SOUND = "Un tiempo de siete días y de siete noches."


def catalog(settings: Settings, name: str, **texts: str) -> Path:
    path = settings.translations / "es" / "LC_MESSAGES" / f"{name}.po"
    sources = {
        "terms": "week",
        "definition": "A time of seven days and of seven nights.",
        "also": "seven days",
    }
    messages = (
        f'msgctxt "week.{field}"\nmsgid "{sources[field]}"\nmsgstr "{text}"\n'
        for field, text in texts.items()
    )
    path.write_text("\n".join(messages), encoding="utf-8")
    (settings.content / f"{name}.yaml").write_text(
        GLOSSARY if name == "glossary" else LAY_TERMS, encoding="utf-8"
    )
    return path


WRONG = [
    ("in the source's language", "A time of seven days and of seven nights."),
    ("an element", "Un tiempo de siete días y de <b>siete</b> noches."),
    ("a character of no text", "Un tiempo de siete días\\000 y de siete noches."),
    ("turned round", "Un tiempo de \u202esiete días y de siete noches."),
]


@pytest.mark.parametrize("text", [text for _, text in WRONG], ids=[name for name, _ in WRONG])
def test_an_explanation_with_a_mistake_is_not_given_and_is_told(
    text: str, settings: Settings, run: Run
) -> None:
    path = catalog(settings, "glossary", terms="semana", definition=text)
    library = load_library(settings.content, settings.translations, settings.shipped)
    translation = library.translate(ES)
    assert translation.glossary == ()
    assert [one.path for one in translation.problems] == [path]
    assert run(settings, "build").exit_code == 0
    html = Shelf(settings.var).current().read("es/conditions/runny-nose.html").decode()
    assert 'id="words"' not in html


def test_a_sound_explanation_is_given(settings: Settings, run: Run) -> None:
    catalog(settings, "glossary", terms="semana", definition=SOUND)
    assert run(settings, "build").exit_code == 0
    html = Shelf(settings.var).current().read("es/conditions/runny-nose.html").decode()
    assert f'<dt id="word-week">semana</dt><dd>{SOUND}</dd>' in html


def test_lay_words_with_a_mistake_are_left_out(settings: Settings) -> None:
    catalog(settings, "lay-terms", terms="semana", also="siete días")
    library = load_library(settings.content, settings.translations, settings.shipped)
    assert library.translate(ES).lay_terms == (LayTerm(("semana",), ("siete días",)),)
    catalog(settings, "lay-terms", terms="semana", also="siete\\000 días")
    assert library.translate(ES).lay_terms == ()
