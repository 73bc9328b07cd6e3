"""`pocketleaf content codes` tells an author what clinics' programs find, and what they do not."""

from __future__ import annotations

import json

from tests.conftest import Edit, Run
from webapp.settings import Settings


def test_pages_are_listed_by_code(settings: Settings, run: Run) -> None:
    assert run(settings, "content", "codes").output.splitlines() == [
        "system     code    relation  page",
        "ICD-10-CM  J34.89  broad     runny-nose",
        "ICD-10-CM  L85.3   exact     dry-skin",
        "ICD-10     L85     broad     dry-skin",
    ]


def test_codes_of_several_pages_stand_in_the_order_in_which_they_answer(
    settings: Settings, run: Run, edit: Edit
) -> None:
    dry = settings.content / "conditions" / "dry-skin.md"
    edit(dry, "code: L85.3, relation: exact", "code: j3489, relation: related")
    last = run(settings, "content", "codes").output.splitlines()[-1]
    assert last == "ICD-10-CM J34.89 leads to several pages: runny-nose (broad), dry-skin (related)"


def test_a_condition_without_a_code_is_told(settings: Settings, run: Run, edit: Edit) -> None:
    nose = settings.content / "conditions" / "runny-nose.md"
    edit(nose, "codes:\n  - {system: ICD-10-CM, code: J34.89, relation: broad}\n", "")
    last = run(settings, "content", "codes").output.splitlines()[-1]
    assert last == f"{nose}:1: has no code, so no program finds it; add `codes:`"


def test_a_system_that_nobody_knows_is_told_with_its_line(settings: Settings, run: Run, edit: Edit) -> None:
    nose = settings.content / "conditions" / "runny-nose.md"
    edit(nose, "system: ICD-10-CM", "system: SNOMED TC")
    last = run(settings, "content", "codes").output.splitlines()[-1]
    assert last == (
        f'{nose}:9: code system "SNOMED TC" has no identifier that programs know; did you mean "SNOMED CT"?'
    )


def test_all_of_it_is_there_as_json(settings: Settings, run: Run, edit: Edit) -> None:
    edit(settings.content / "conditions" / "dry-skin.md", "code: L85.3", "code: J34.89")
    told = json.loads(run(settings, "content", "codes", "--json", "-").output)
    assert told.keys() == {"codes", "clashes", "without", "unknown"}
    assert [[one["page"] for one in codes] for codes in told["clashes"]] == [["dry-skin", "runny-nose"]]
    assert told["codes"][0] == {
        "system": "ICD-10-CM",
        "code": "J34.89",
        "relation": "exact",
        "id": "ds01",
        "page": "dry-skin",
    }
