"""`pocketleaf translations status`: the figures, their order, the table's shape, and what to do next."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import Edit, Run
from webapp.library.reading import load_library
from webapp.locales import Locale
from webapp.overview.counting import overview
from webapp.overview.table import table
from webapp.settings import Settings

NOSE = "content/conditions/runny-nose.md"
NOSE_ES = "translations/es/LC_MESSAGES/runny-nose.po"
REST_ES = "translations/es/LC_MESSAGES/resting-well.po"
STATUS = ("translations", "status", "--locale", "es")
PAGES = ("--document", "dry-skin", "--document", "runny-nose", "--document", "resting-well")
SYMPTOMS = 'msgctxt "symptoms.p1"\n'


def figures(settings: Settings, run: Run, *words: str) -> dict[str, dict[str, Any]]:
    """Return the figures of the Spanish documents by name, in the order in which they are told."""
    printed = json.loads(run(settings, *STATUS, *words, "--json", "-").stdout)
    return {one["document"]: one for one in printed["locales"][0]["documents"]}


def test_the_figures_of_each_document_are_told(settings: Settings, run: Run) -> None:
    rest = figures(settings, run)["resting-well"]
    assert rest["file"].endswith(REST_ES)
    assert {name: rest[name] for name in ("total", "current", "missing", "outdated", "words")} == {
        "total": 11,
        "current": 8,
        "missing": 3,
        "outdated": {"meaning": 0, "safety": 0},
        "words": 16,  # "Turn the lights down 1 hour before bed", "Can I read in bed?", "Yes, on paper"
    }
    assert (rest["offered"], rest["cares_to_do"], rest["errors"], rest["reviewed"]) == (False, 0, 0, 0)
    assert [one["segment"] for one in rest["todo"]] == ["evening.p1", "reading.q", "reading.p1"]


# What happens to the one page that is complete, in which file, and the figures that it has then.
CHANGES: list[tuple[str, str, str, str, dict[str, Any]]] = [
    ("nothing", NOSE_ES, "", "", {"current": 13, "words": 0, "offered": True, "todo": []}),
    (
        "a fuzzy text",
        NOSE_ES,
        SYMPTOMS,
        f"#, fuzzy\n{SYMPTOMS}",
        {"current": 12, "outdated": {"meaning": 0, "safety": 1}, "outdated_since": "2026-02-01", "words": 7},
    ),
    (
        "another number in the source",
        NOSE,
        "about 7 days",
        "about 14 days",
        {"outdated": {"meaning": 0, "safety": 1}, "outdated_since": "2026-02-01", "offered": True},
    ),
    (
        "an error",
        NOSE_ES,
        "unos 7 días",
        "unos 70 días",
        {
            "errors": 1,
            "current": 12,
            "missing": 0,
            "todo": [{"segment": "symptoms.p1", "standing": "wrong", "words": 7}],
        },
    ),
    (
        "a warning",
        NOSE_ES,
        "días [@toy-2003].",
        "días [@toy-2003]",
        {"warnings": 1, "errors": 0, "current": 13},
    ),
    (
        "a care card",
        NOSE_ES,
        'msgstr "Vaya al médico hoy"',
        'msgstr ""',
        {"missing": 1, "cares_to_do": 1, "offered": False, "current": 12},
    ),
    (
        "a broken file",
        NOSE_ES,
        'msgstr "Síntomas"',
        "msgstr Síntomas",
        {"errors": 1, "current": 0, "missing": 13},
    ),
]


@pytest.mark.parametrize("row", CHANGES, ids=lambda row: row[0])
def test_each_change_shows_in_the_figures(
    row: tuple[str, str, str, str, dict[str, Any]], settings: Settings, toy: Path, run: Run, edit: Edit
) -> None:
    _, file, old, new, expected = row
    if old:
        edit(toy / file, old, new)
    found = figures(settings, run)["runny-nose"]
    assert {name: found[name] for name in expected} == expected


# Another word for a term is a warning, and a word to avoid an error.
@pytest.mark.parametrize(("avoid", "expected"), [("–", (0, 1)), ("días", (1, 1))])
def test_what_the_glossary_holds_translators_to_counts(
    avoid: str, expected: tuple[int, int], settings: Settings, toy: Path, run: Run
) -> None:
    entry = "entries:\n  - {id: day, terms: [days], definition: 24 hours.}\n"
    (toy / "content/glossary.yaml").write_text(entry, encoding="utf-8")
    catalog = 'msgctxt "day.terms"\nmsgid "days"\nmsgstr "jornada"\n\nmsgctxt "day.avoid"\nmsgid "–"\n'
    header = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\n'
    path = toy / "translations/es/LC_MESSAGES/glossary.po"
    path.write_text(f'{header}{catalog}msgstr "{avoid}"\n', encoding="utf-8")
    nose = figures(settings, run)["runny-nose"]
    assert (nose["errors"], nose["warnings"]) == expected
    checked = json.loads(run(settings, "translations", "check", "--locale", "es", "--json", "-").stdout)
    told = [one["severity"] for one in checked if "runny-nose" in one["file"]]
    assert (told.count("error"), told.count("warning")) == expected


def test_what_a_person_reviewed_is_counted(settings: Settings, run: Run) -> None:
    run(
        settings,
        "translations",
        "review",
        "es",
        "--document",
        "runny-nose",
        "--who",
        "A",
        "--role",
        "translator",
    )
    assert [one["reviewed"] for one in figures(settings, run, *PAGES).values()] == [0, 0, 13]


def test_what_readers_open_first_comes_first_and_what_is_done_last(
    settings: Settings, toy: Path, run: Run, edit: Edit
) -> None:
    assert list(figures(settings, run, *PAGES)) == ["dry-skin", "resting-well", "runny-nose"]
    edit(toy / NOSE_ES, "Muchas veces sí", "")  # any text: the page is popular, resting well is not
    edit(toy / NOSE_ES, ", pero no siempre.", "")
    assert list(figures(settings, run, *PAGES)) == ["dry-skin", "runny-nose", "resting-well"]
    edit(toy / REST_ES, 'msgstr "Descansar bien"', 'msgstr ""')  # a title
    assert list(figures(settings, run, *PAGES)) == ["dry-skin", "resting-well", "runny-nose"]
    edit(toy / NOSE_ES, 'msgstr "Vaya al médico hoy"', 'msgstr ""')  # a care card
    assert list(figures(settings, run, *PAGES)) == ["dry-skin", "runny-nose", "resting-well"]


def test_care_cards_and_titles_are_the_first_texts_to_do(settings: Settings, run: Run) -> None:
    todo = [one["segment"] for one in figures(settings, run)["dry-skin"]["todo"]]
    assert todo[:3] == ["help.h", "emergency.h", "emergency.li1"]
    assert todo[8:11] == ["summary", "aliases", "arm.alt"]


def test_the_words_of_the_interface_are_among_the_figures(settings: Settings, run: Run) -> None:
    found = figures(settings, run)["messages"]
    assert found["offered"] is None
    assert found["current"] + len(found["todo"]) == found["total"] > 100


def test_the_table_is_aligned_ascii_of_at_most_100_columns(settings: Settings, toy: Path, run: Run) -> None:
    name = "a-page-with-a-name-of-" + "many-" * 16 + "words"
    source = (toy / NOSE).read_text(encoding="utf-8").replace("rn01", "rn02").replace("[cold-nose]", "[]")
    (toy / f"content/conditions/{name}.md").write_text(source, encoding="utf-8")
    result = run(settings, "translations", "status")
    assert result.exit_code == 0
    assert result.stdout.isascii()
    blocks = [block.splitlines() for block in result.stdout.split("\n\n")]
    assert [block[0].partition(":")[0] for block in blocks] == ["ar", "es", "Next"]
    for _, head, *rows in blocks[:2]:
        assert max(map(len, (head, *rows))) <= 100
        ends = [head.index(word) + len(word) for word in head.split()[1:-1]]
        for row in rows:
            assert all(row[end - 1] != " " and row[end] == " " for end in ends), row
        assert any(row.startswith("a-page-with-a-") and "~" in row for row in rows)


def test_on_a_terminal_languages_have_their_names(settings: Settings) -> None:
    library = load_library(settings.content, settings.translations, settings.shipped)
    assert table(overview(library, [Locale("es")]), is_plain=False).startswith("es Español: 1 of 3 pages")


# What is done to the Spanish pages, one after the other, and what is to be done next then.
STEPS = [
    ((NOSE_ES, "unos 7 días", "unos 70 días"), "Next: mend the errors in es/runny-nose (1); `pocketleaf"),
    (
        (NOSE_ES, "unos 70 días", "unos 7 días"),
        "Next: translate the care cards of dry-skin into es: 8 texts, 50",
    ),
]


def test_the_last_line_tells_what_to_do_next(settings: Settings, toy: Path, run: Run, edit: Edit) -> None:
    for change, says in STEPS:
        edit(toy / change[0], *change[1:])
        assert run(settings, *STATUS).stdout.splitlines()[-1].startswith(says)
    nose = (*STATUS, "--document", "runny-nose")
    assert run(settings, *nose).stdout.splitlines()[-1] == (
        "Next: let a person read runny-nose in es (13 texts), then "
        "`pocketleaf translations review es --document runny-nose`."
    )
    run(
        settings,
        "translations",
        "review",
        "es",
        "--document",
        "runny-nose",
        "--who",
        "A",
        "--role",
        "translator",
    )
    assert run(settings, *nose).stdout.splitlines()[-1] == (
        "Next: nothing; every page is translated, up to date and reviewed."
    )


def test_a_file_of_figures_is_what_is_printed(settings: Settings, toy: Path, run: Run) -> None:
    printed = run(settings, *STATUS, "--json", "-").stdout
    told = run(settings, *STATUS, "--json", str(toy / "status.json")).stdout
    assert (toy / "status.json").read_text(encoding="utf-8") == printed
    assert told.splitlines()[-1] == json.loads(printed)["next"]


MISTAKES = [
    (("--locale", "fr"), 'no catalogs for "fr"; `pocketleaf translations update fr` makes them\n'),
    (("--document", "runny"), 'no document "runny" is translated; did you mean "runny-nose"?\n'),
]


@pytest.mark.parametrize(("words", "says"), MISTAKES)
def test_a_mistake_is_told_in_one_line(
    words: tuple[str, ...], says: str, settings: Settings, run: Run
) -> None:
    result = run(settings, "translations", "status", *words)
    assert (result.exit_code, result.stderr) == (1, says)
