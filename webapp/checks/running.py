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
    structure,
    terms,
    units,
    untranslated,
)
from webapp.checks.model import Check, Finding, Pair, Scope
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
)
IDS = tuple(check.id for check in CHECKS)


def findings(pair: Pair, scope: Scope, comments: Iterable[str] = ()) -> tuple[Finding, ...]:
    """Return what the checks say of a translation; one that is empty is missing, not wrong."""
    return findings_of_forms((pair.source,), (pair.translation,), pair, scope, comments)


def findings_of_forms(
    sources: Sequence[str], forms: Sequence[str], like: Pair, scope: Scope, comments: Iterable[str] = ()
) -> tuple[Finding, ...]:
    """Return what the checks say of plural forms; each is fine if it is so beside one of the sources."""
    found: dict[Finding, None] = {}
    for form in filter(None, forms):
        pairs = [replace(like, source=_mended(one), translation=_mended(form)) for one in sources]
        first, *others = (tuple(_found(pair, scope)) for pair in pairs)
        wrong = [{finding.check for finding in other} for other in others]
        found |= {finding: None for finding in first if all(finding.check in other for other in wrong)}
    return silenced(tuple(found), comments, IDS)


def errors(pair: Pair, scope: Scope, comments: Iterable[str] = ()) -> tuple[Finding, ...]:
    """Return what keeps a translation from readers."""
    return tuple(finding for finding in findings(pair, scope, comments) if finding.is_error)


def _found(pair: Pair, scope: Scope) -> Iterator[Finding]:
    for check in CHECKS:
        for text in check.find(pair, scope):
            yield Finding(check.id, check.severity, " ".join(text.split()))


def _mended(text: str) -> str:
    return unicodedata.normalize("NFC", text)
