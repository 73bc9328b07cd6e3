"""Facts of the place are the same in both texts, and what they are called confuses no other check."""

from __future__ import annotations

import pytest

from webapp.checks.model import Pair, Scope, Term
from webapp.checks.running import findings

TERMS = (Term("emergency", "urgencia"),)
CALL = "Call {emergency-number} now."

FOUND = [
    ("es", CALL, "Llame ahora al número de siempre."),
    ("es", CALL, "Llame ahora al {emergency_number}."),
    ("es", CALL, "Llame ahora al { emergency-number }."),
    ("es", CALL, "Llame ahora al {número-de-emergencias}."),
    ("es", CALL, "Llame ahora al \\{emergency-number}."),
    ("es", CALL, "Llame ahora al {poison-line}."),
    ("es", CALL, "Llame ahora al {emergency-number} o {poison-line}."),
    ("es", "Call now.", "Llame ya al {emergency-number}."),
    ("ar", CALL, "اتصل الآن."),
]
PASSED = [
    ("es", CALL, "Llame ahora al {emergency-number}."),
    ("es", "Call **{emergency-number}** now.", "Llame al **{emergency-number}** ahora."),
    ("ar", CALL, "اتصل الآن على {emergency-number}."),
    ("ar", "{emergency-number}", "{emergency-number}"),
    ("es", "{emergency-number}", "{emergency-number}"),
    ("ar", "Call {nhs-111} 2 times.", "اتصل على {nhs-111} مرتين."),
    ("es", "Say \\{so} and `{so}`.", "Diga {so y `{so}`."),
]


def found(tag: str, source: str, translation: str) -> set[str]:
    return {one.check for one in findings(Pair(source, translation), Scope("en", tag, TERMS))}


@pytest.mark.parametrize(("tag", "source", "translation"), FOUND)
def test_a_fact_that_is_lost_added_or_misspelled_is_an_error(tag: str, source: str, translation: str) -> None:
    assert "placeholders" in found(tag, source, translation)


@pytest.mark.parametrize(("tag", "source", "translation"), PASSED)
def test_a_text_with_the_same_facts_passes_every_check(tag: str, source: str, translation: str) -> None:
    assert found(tag, source, translation) == set()
