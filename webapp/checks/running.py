"""All checks, and what they say of one message."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from webapp.checks import (
    consistency,
    endings,
    lengths,
    letters,
    negation,
    numbers,
    repetition,
    rooms,
    spacing,
    structure,
    terms,
    units,
    untranslated,
)
from webapp.checks.conflicts import unsettled
from webapp.checks.model import Check, Finding, Pair, Scope, Severity
from webapp.checks.silences import silenced

CHECKS: tuple[Check, ...] = (
    structure.PLACEHOLDERS,
    structure.STRUCTURE,
    structure.ADDRESSES,
    numbers.CHECK,
    units.CHECK,
    untranslated.UNTRANSLATED,
    untranslated.SCRIPT,
    lengths.CHECK,
    terms.FORBIDDEN,
    terms.PROTECTED,
    letters.CONTROLS,
    letters.LOOK_ALIKES,
    negation.CHECK,
    terms.GLOSSARY,
    consistency.CHECK,
    endings.CHECK,
    repetition.CHECK,
    spacing.CHECK,
    rooms.CHECK,
)
IDS = tuple(check.id for check in CHECKS)
ERRORS = tuple(check for check in CHECKS if check.severity is Severity.ERROR)


def findings(pair: Pair, scope: Scope, comments: Iterable[str] = ()) -> tuple[Finding, ...]:
    """Return what the checks say of a translation; one that is empty is missing, not wrong."""
    return findings_of([[pair]], scope, comments)


def errors(pair: Pair, scope: Scope, comments: Iterable[str] = ()) -> tuple[Finding, ...]:
    """Return what keeps a translation from readers."""
    found = findings_of([[pair]], scope, comments, ERRORS)
    return tuple(finding for finding in found if finding.is_error)


def findings_of(
    forms: Iterable[Sequence[Pair]],
    scope: Scope,
    comments: Iterable[str] = (),
    checks: Sequence[Check] = CHECKS,
) -> tuple[Finding, ...]:
    """Return what checks say of a message's forms, each with its pairs; it is fine if one of them is."""
    found: dict[Finding, None] = {}
    for pairs in forms:
        first, *others = (tuple(_found(pair, scope, checks)) for pair in pairs)
        wrong = [{finding.check for finding in other} for other in others]
        found |= {finding: None for finding in first if all(finding.check in other for other in wrong)}
    comments = tuple(comments)
    return (*silenced(tuple(found), comments, IDS), *unsettled(comments))


def _found(pair: Pair, scope: Scope, checks: Sequence[Check]) -> Iterator[Finding]:
    if not pair.translation:
        return
    pair = replace(pair, source=_mended(pair.source), translation=_mended(pair.translation))
    for check in checks:
        for text in check.find(pair, scope):
            yield Finding(check.id, check.severity, " ".join(text.split()))


def _mended(text: str) -> str:
    return unicodedata.normalize("NFC", text)
