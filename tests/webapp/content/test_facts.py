"""Facts that vary by place: what names them, what gives them values, and each mistake in one line."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.facts import FACTS, NOSE, replace_in, with_facts
from webapp.catalogs.templates import segment_entries
from webapp.content.facts import Value
from webapp.content.model import SegmentKind
from webapp.content.reading import read_content
from webapp.errors import SourceError
from webapp.settings import Settings


def test_facts_are_texts_with_a_note_for_translators(settings: Settings) -> None:
    with_facts(settings)
    content = read_content(settings.content)
    [segment] = content.facts.segments
    assert (segment.id, segment.kind) == ("emergency-number.text", SegmentKind.FACT)
    assert content.facts in content.sources
    [entry] = segment_entries(content.facts)
    assert entry.extracted[-1] == "The number to call in an emergency."


def test_a_folder_without_facts_has_none(settings: Settings) -> None:
    content = read_content(settings.content)
    assert (content.facts.entries, content.site.facts) == ((), ())
    assert content.facts not in content.sources


# A value in the site settings, and what it is in English, Spanish and Arabic.
VALUES = [
    (Value("a", 1, text="112"), ["112", "112", "112"]),
    (Value("a", 1, texts={"en": "112", "es": "061"}), ["112", "061", "112"]),
    (Value("a", 1, texts={"en": "112 or 999", "ar": "997"}), ["112 or 999", "", "997"]),
]


@pytest.mark.parametrize(("value", "texts"), VALUES)
def test_figures_are_for_all_languages_and_words_for_their_own(value: Value, texts: list[str]) -> None:
    assert [value.for_tag(tag, "en") for tag in ("en", "es", "ar")] == texts


MISTAKES = [
    (
        "{emergency-numbr: 112}",
        'fact "emergency-numbr" is not in facts.yaml; did you mean "emergency-number"?',
    ),
    ("{poison: 112}", 'fact "poison" is not in facts.yaml; add it there or remove the line'),
    (
        '{emergency-number: ""}',
        'field "emergency-number" is missing; add it, for example `emergency-number: "112"`',
    ),
    ("{emergency-number: [112]}", 'field "emergency-number" holds a list or mapping; write one text'),
    (
        "{emergency-number: NHS 111}",
        'fact "emergency-number" has words in "NHS 111"; '
        "write it by language, `emergency-number: {en: NHS 111}`",
    ),
    (
        "{emergency-number: {es: 112}}",
        'fact "emergency-number" has no value in "en", the language of the content; add it',
    ),
    (
        '{emergency-number: "{112}"}',
        'fact "emergency-number" has "{" in "{112}"; write the value without braces',
    ),
    (
        '{emergency-number: "\\u202e112"}',
        'fact "emergency-number" has the invisible character U+202E; remove it',
    ),
    ("112", "facts are no mapping; write one `name: value` a line below `facts:`"),
    ("[112]", 'field "facts" holds a list or mapping; write one text'),
]


@pytest.mark.parametrize(("values", "mistake"), MISTAKES)
def test_a_value_that_cannot_be_shown_is_told_in_one_line(
    values: str, mistake: str, settings: Settings
) -> None:
    with_facts(settings, values)
    assert told(settings.content) == [f"site.yaml:{line_of_facts(settings)}: {mistake}"]


IN_TEXTS = [
    ("{emergncy-number}", '"{emergncy-number}" is no fact of facts.yaml; did you mean "emergency-number"?'),
    ("{foo}", '"{foo}" is no fact of facts.yaml; add it, or write `\\{foo}` to show the braces'),
    (
        "[now](tel:{emergency-number})",
        '"{emergency-number}" is put into sentences alone, '
        'not into "tel:{emergency-number}"; write the words',
    ),
]


@pytest.mark.parametrize(("words", "mistake"), IN_TEXTS)
def test_a_name_that_no_fact_has_is_told_with_its_line(words: str, mistake: str, settings: Settings) -> None:
    with_facts(settings)
    replace_in(settings.content / NOSE, ("Often, but", f"Call {words}, but"))
    assert told(settings.content) == [f"conditions/runny-nose.md:42: {mistake}"]


def test_a_fact_among_other_names_is_told(settings: Settings) -> None:
    with_facts(settings)
    replace_in(settings.content / NOSE, ("- Dripping nose", '- "Dripping {emergency-number}"'))
    [mistake] = told(settings.content)
    assert '"{emergency-number}" is put into sentences alone' in mistake


@pytest.mark.parametrize("words", ["\\{foo}", "`{foo}`", "{2}", "{Foo}", "{a b}", "{}", "{ä}", "{foo"])
def test_other_braces_are_text_as_they_were(words: str, settings: Settings) -> None:
    replace_in(settings.content / NOSE, ("Often, but", f"Often {words}, but"))
    assert read_content(settings.content)


FILES = [
    (
        "emergency-number\n",
        "112-number\n",
        'facts.yaml:3: id "112-number" begins with a figure; begin it with a letter',
    ),
    ("note: The number to call in an emergency.", "", 'facts.yaml:2: field "note" is missing; add it'),
    (
        "your local",
        "your {emergency-number} local",
        'facts.yaml:3: field "text" holds "{emergency-number}", which is only for pages; write the words',
    ),
]


@pytest.mark.parametrize(("old", "new", "mistake"), FILES)
def test_a_mistake_in_the_file_of_facts_is_told(old: str, new: str, mistake: str, settings: Settings) -> None:
    (settings.content / "facts.yaml").write_text(FACTS.replace(old, new), encoding="utf-8")
    assert told(settings.content) == [mistake]


def test_nobody_is_blamed_for_facts_that_cannot_be_read(settings: Settings) -> None:
    with_facts(settings, "{emergency-number: 112}")
    (settings.content / "facts.yaml").write_text("entries: {", encoding="utf-8")
    [mistake] = told(settings.content)
    assert mistake.startswith("facts.yaml:")


def told(folder: Path) -> list[str]:
    with pytest.raises(SourceError) as error:
        read_content(folder)
    return [str(problem).removeprefix(f"{folder}/") for problem in error.value.problems]


def line_of_facts(settings: Settings) -> int:
    lines = (settings.content / "site.yaml").read_text(encoding="utf-8").split("\n")
    return next(number for number, line in enumerate(lines, 1) if line.startswith("facts:"))
