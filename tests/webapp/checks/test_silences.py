"""A translator says in a comment that a finding is not one, and why."""

from __future__ import annotations

import pytest

from webapp.checks.model import Finding, Pair, Scope
from webapp.checks.running import findings

WRONG = Pair("Use 5 mg.", "Use 50 mg.")
RIGHT = Pair("Use 5 mg.", "Use 5 mg cada día.")


def told(pair: Pair, *comments: str) -> list[Finding]:
    return list(findings(pair, Scope("en", "es"), comments))


@pytest.mark.parametrize("dash", ["—", "-", "–", ":", "--"])
def test_a_comment_with_a_reason_silences_a_check_of_its_message(dash: str) -> None:
    assert told(WRONG, f"pocketleaf: allow numbers {dash} the leaflet here says 50") == []


def test_one_comment_may_name_several_checks() -> None:
    wrong = Pair("Use 5 mg?", "Use 50 mg.")
    assert told(wrong, "pocketleaf: allow numbers, ending — so it is said here") == []


def test_other_comments_of_translators_say_nothing_to_the_checks() -> None:
    assert [one.check for one in told(WRONG, "asked Ana about this", "")] == ["numbers"]


def test_a_silence_without_a_reason_is_a_mistake_and_silences_nothing() -> None:
    wrong = told(WRONG, "pocketleaf: allow numbers")
    assert [(one.check, one.is_error) for one in wrong] == [("numbers", True), ("silence", True)]
    assert "without a reason" in wrong[1].text


def test_a_silence_that_silences_nothing_is_a_warning() -> None:
    assert told(RIGHT, "pocketleaf: allow numbers — once needed") == [
        Finding("silence", "warning", 'has "allow numbers", which silences nothing; take the comment out')  # type: ignore[arg-type]
    ]


def test_a_silence_of_an_unknown_check_names_the_nearest() -> None:
    (wrong,) = told(RIGHT, "pocketleaf: allow number — because")
    assert wrong.is_error
    assert 'allows "number", but no check is called so; did you mean "numbers"?' in wrong.text


def test_a_comment_that_is_not_understood_says_how_to_write_it() -> None:
    (wrong,) = told(RIGHT, "pocketleaf: ignore the numbers")
    assert "write `# pocketleaf: allow <check> — <reason>`" in wrong.text
