"""`pocketleaf translations review`: what is recorded, what is refused, and what is told of it."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from tests.conftest import Edit, Run
from webapp.library.model import Page
from webapp.library.reading import load_library
from webapp.locales import Locale
from webapp.settings import Settings

NOSE_ES = "translations/es/LC_MESSAGES/runny-nose.po"
NOSE = "content/conditions/runny-nose.md"
SYMPTOMS = 'msgctxt "symptoms.p1"\n'
REVIEW = ("translations", "review", "es")
BY_ANA = ("--who", "Ana Toy", "--role", "clinician", "--when", "2026-03-01")


def lines(settings: Settings) -> list[dict[str, str]]:
    """Return what the ledger holds."""
    path = settings.translations / "reviews.jsonl"
    text = path.read_text(encoding="utf-8") if path.exists() else ""
    return [json.loads(line) for line in text.splitlines()]


def test_every_text_of_a_page_is_approved_as_it_is_now(settings: Settings, run: Run) -> None:
    result = run(settings, *REVIEW, "--document", "runny-nose", *BY_ANA)
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout == "es: reviewed by Ana Toy (clinician): 13 recorded, 0 known already, 0 refused\n"
    assert {(one["when"], one["who"], one["role"], one["locale"]) for one in lines(settings)} == {
        ("2026-03-01", "Ana Toy", "clinician", "es")
    }
    listed = run(settings, *REVIEW, "--document", "runny-nose", "--list").stdout
    assert listed.splitlines() == [
        "runny-nose: 13 of 13 texts reviewed",
        "  Ana Toy (clinician), 2026-03-01: 13 texts, all care cards among them",
    ]


def test_what_is_approved_already_is_not_recorded_again(settings: Settings, run: Run) -> None:
    one = (*REVIEW, "--document", "runny-nose", "--segment", "symptoms.p1", *BY_ANA)
    assert "1 recorded, 0 known" in run(settings, *one).stdout
    assert "0 recorded, 1 known" in run(settings, *one).stdout
    assert len(lines(settings)) == 1
    other = run(settings, *one[:-3], "translator", "--note", "read  aloud")
    assert "1 recorded" in other.stdout
    last = lines(settings)[-1]
    assert (last["role"], last["note"], last["when"]) == ("translator", "read aloud", str(date.today()))


def test_what_a_machine_made_is_recorded_once_and_labelled_without_a_header(
    settings: Settings, toy: Path, run: Run, edit: Edit
) -> None:
    edit(toy / NOSE_ES, '"X-Pocketleaf-Origin: machine\\n"\n', "")
    assert not spanish_nose(settings).is_machine_made
    said = run(settings, *REVIEW, "--document", "runny-nose", "--machine-made", "--when", "2026-03-01")
    assert (said.exit_code, said.stdout) == (0, "made by a machine: 1 documents recorded, 0 known already\n")
    (line,) = lines(settings)
    assert (line["locale"], line["document"], line["when"]) == ("es", "runny-nose", "2026-03-01")
    assert (line["origin"], line["reviewed"]) == ("machine", "not yet")
    assert spanish_nose(settings).is_machine_made
    again = run(settings, *REVIEW, "--document", "runny-nose", "--machine-made")
    assert "0 documents recorded, 1 known already" in again.stdout
    run(settings, *REVIEW, "--document", "runny-nose", *BY_ANA)
    assert not spanish_nose(settings).is_machine_made


def spanish_nose(settings: Settings) -> Page:
    """Return the Spanish page as readers get it now."""
    library = load_library(settings.content, settings.translations, settings.shipped)
    return library.translate(Locale("es")).pages["runny-nose"]


# What is done to a text, in which file, and why its translation is then refused.
REFUSED = [
    (NOSE_ES, 'msgstr "Su nariz gotea unos 7 días [@toy-2003]."', 'msgstr ""', "is not translated yet"),
    (NOSE_ES, SYMPTOMS, f"#, fuzzy\n{SYMPTOMS}", "is outdated"),
    (NOSE, "about 7 days", "about 14 days", "is outdated"),
    (NOSE_ES, "unos 7 días", "unos 70 días", "has an error"),
]


@pytest.mark.parametrize("row", REFUSED, ids=lambda row: row[2][-20:])
def test_a_text_that_is_not_sound_is_refused_and_the_others_are_recorded(
    row: tuple[str, str, str, str], settings: Settings, toy: Path, run: Run, edit: Edit
) -> None:
    file, old, new, why = row
    edit(toy / file, old, new)
    result = run(settings, *REVIEW, "--document", "runny-nose", *BY_ANA)
    assert (result.exit_code, len(lines(settings))) == (1, 12)
    [told] = result.stderr.splitlines()
    assert told.startswith(f"{toy / NOSE_ES}:")
    assert f': "symptoms.p1" {why}' in told


def test_a_lapsed_approval_is_listed_until_it_is_given_again(
    settings: Settings, toy: Path, run: Run, edit: Edit
) -> None:
    run(settings, *REVIEW, "--document", "runny-nose", *BY_ANA)
    edit(toy / NOSE_ES, "unos 7 días", "como 7 días")
    listed = run(settings, *REVIEW, "--document", "runny-nose", "--list").stdout
    assert "12 of 13 texts reviewed" in listed
    assert "  lapsed, to be read again: symptoms.p1\n" in listed
    assert "1 recorded, 12 known" in run(settings, *REVIEW, "--document", "runny-nose", *BY_ANA).stdout
    assert "lapsed" not in run(settings, *REVIEW, "--document", "runny-nose", "--list").stdout


MISTAKES = [
    (("fr", *BY_ANA), 'no catalogs for "fr"; `pocketleaf translations update fr` makes them'),
    (("en", *BY_ANA), '"en" is the language of the pages themselves'),
    (
        ("es", "--document", "runny-nse", *BY_ANA),
        'no document "runny-nse" is translated; did you mean "runny-nose"?',
    ),
    (("es", "--document", "messages", *BY_ANA), "the words of the interface have no reviews"),
    (("es", "--segment", "title", *BY_ANA), "a text is named within its document; give one with --document"),
    (
        ("es", "--document", "runny-nose", "--segment", "symptoms.p2", *BY_ANA),
        'no text "symptoms.p2" in runny-nose; did you mean "symptoms.p1"?',
    ),
    (("es", "--role", "clinician"), "name the reviewer with --who"),
    (("es", "--who", " ", "--role", "clinician"), "name the reviewer with --who"),
    (("es", "--who", "A\x07na", "--role", "clinician"), "name the reviewer with --who"),
    (("es", "--who", "Ana"), "say with --role what the reviewer has read it as: translator or clinician"),
]


@pytest.mark.parametrize(("words", "says"), MISTAKES, ids=[says for _, says in MISTAKES])
def test_a_mistake_records_nothing(words: tuple[str, ...], says: str, settings: Settings, run: Run) -> None:
    result = run(settings, "translations", "review", *words)
    assert result.exit_code == 1
    assert result.stderr.startswith(says)
    assert lines(settings) == []


def test_a_broken_ledger_is_told_and_not_added_to(settings: Settings, run: Run) -> None:
    path = settings.translations / "reviews.jsonl"
    path.write_text("oops\n", encoding="utf-8")
    for command in ((*REVIEW, *BY_ANA), ("build",)):
        result = run(settings, *command)
        assert result.exit_code == 1
        assert f'{path}:1: "oops" is not JSON' in result.stderr
    assert path.read_text(encoding="utf-8") == "oops\n"
    assert run(settings, "build", "--keep-going").exit_code == 1
