"""Every check by a table of translations that it must find and translations that it must let pass."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from webapp.checks.model import Check, Pair, Scope, Term
from webapp.checks.running import CHECKS, IDS, errors, findings
from webapp.checks.structure import counters
from webapp.drawings.model import Room

TABLE = json.loads((Path(__file__).parents[2] / "tables" / "checks.json").read_text(encoding="utf-8"))
TERMS = (
    Term("lipoma", "lipoma", forbidden=("tumor graso",)),
    Term("Pocketleaf", is_protected=True),
    Term("pelvis", "pelvis"),
    Term("inflammation", "inflamación"),
    Term("growth", "ورم"),
    Term("sciatica", "عرق النسا"),
    Term("hormone", "hormone", others=("ormone",)),
)
ELSEWHERE = {"Rest.": frozenset({"Descanse."})}


def cases(kind: str) -> list[Any]:
    rows = [(check, row) for check, tables in TABLE.items() for row in tables[kind]]
    return [
        pytest.param(check, *row[:3], Room(*row[3:]) if row[3:] else None, id=f"{check} {row[0]} {number}")
        for number, (check, row) in enumerate(rows)
    ]


def found(tag: str, source: str, translation: str, room: Room | None = None, **kind: bool) -> dict[str, str]:
    scope = Scope("en", tag, TERMS, ELSEWHERE)
    return {one.check: one.text for one in findings(Pair(source, translation, room=room, **kind), scope)}


@pytest.mark.parametrize(("check", "tag", "source", "translation", "room"), cases("found"))
def test_a_mistake_is_found(check: str, tag: str, source: str, translation: str, room: Room | None) -> None:
    assert check in found(tag, source, translation, room)


@pytest.mark.parametrize(("check", "tag", "source", "translation", "room"), cases("passed"))
def test_a_good_translation_passes_every_check(
    check: str, tag: str, source: str, translation: str, room: Room | None
) -> None:
    assert found(tag, source, translation, room) == {}, f"a case beside {check}"


def test_the_table_has_cases_for_every_check() -> None:
    assert sorted(TABLE) == sorted(IDS)


@pytest.mark.parametrize("check", CHECKS, ids=IDS)
def test_the_example_of_a_check_shows_what_it_finds(check: Check) -> None:
    example = check.example
    assert check.id in found(example.tag, example.source, example.wrong, example.room)
    assert found(example.tag, example.source, example.right, example.room) == {}


@pytest.mark.parametrize(
    ("singular", "plural", "count"),
    [
        ("{num} page", "{num} pages", {"{num}"}),
        ("One page", "{amount} pages", {"{amount}"}),
        ("{count} page of {name}", "{count} pages of {name}", {"{count}"}),
        ("{first} of {last}", "{first} of {last}", set()),
    ],
)
def test_the_placeholder_of_a_count_is_known(singular: str, plural: str, count: set[str]) -> None:
    assert counters(singular, plural) == count


def test_what_an_attribute_says_to_people_is_translated() -> None:
    source, other = ('<a href="/a" title="Help">x</a>', '<a href="/b" title="Ayuda">x</a>')
    assert found("es", source, '<a href="/a" title="Ayuda">x</a>', is_markdown=False) == {}
    assert "structure" in found("es", source, other, is_markdown=False)


def test_a_list_in_the_sources_words_and_another_script_is_not_translated() -> None:
    names = "fatty lump\nlump of fat"
    assert list(found("ar", names, names, is_list=True)) == ["untranslated"]
    assert found("ar", "MRI\nDNA", "MRI\nDNA", is_list=True) == {}
    assert found("es", "lipoma\nlipomas", "lipoma\nlipomas", is_list=True) == {}


def test_a_list_of_names_may_have_more_or_fewer_of_them() -> None:
    assert found("ar", "Back mouse\nEpisacral lipoma", "فأر الظهر", is_list=True) == {}


def test_only_errors_keep_a_translation_from_readers() -> None:
    scope = Scope("en", "es")
    assert errors(Pair("Do not use it.", "Use esto."), scope) == ()
    assert [one.check for one in errors(Pair("Use 5 mg.", "Use 50 mg."), scope)] == ["numbers"]


@pytest.mark.parametrize(
    "tag", ["ar", "bn", "de", "es", "fa", "fr", "hi", "km", "pt-BR", "ru", "so", "sw", "uk", "ur", "zh"]
)
def test_half_of_all_patients_pass_in_every_language(tag: str) -> None:
    names = {
        "ar": "50% من المرضى", "bn": "50% রোগী", "de": "50 % der Patienten", "es": "50 % de los pacientes",
        "fa": "۵۰٪ از بیماران", "fr": "50 % des patients", "hi": "50% मरीज़", "km": "អ្នកជំងឺ 50%",
        "pt-BR": "50% dos pacientes", "ru": "50 % пациентов", "so": "50% bukaanka", "sw": "50% ya wagonjwa",
        "uk": "50 % пацієнтів", "ur": "50% مریض", "zh": "50%的患者",
    }  # fmt: skip
    assert found(tag, "50% of patients", names[tag]) == {}
