"""The ledger's lines as approvals and origins, with every mistake in them."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Collection, Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any

from webapp.errors import Problem, SourceError, did_you_mean
from webapp.reviews.approvals import Approval, Origin, ReviewerRole
from webapp.text import read_text

_NEEDED = ("when", "who", "role", "locale", "document", "segment", "source", "translation")
_FIELDS = (*_NEEDED, "note")
_FIELDS_OF_ORIGIN = ("when", "locale", "document", "origin", "reviewed", "note")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_TAG = re.compile(r"[a-z]{2,3}(-[A-Z][a-z]{3})?(-[A-Z]{2}|-\d{3})?")
_HASH = re.compile(r"[0-9a-f]{16}")
_ROLES = tuple(role.value for role in ReviewerRole)


def read_lines(
    path: Path, documents: Collection[str]
) -> tuple[tuple[Approval | Origin, ...], tuple[Problem, ...]]:
    """Return what a ledger says in the order of its lines, and its mistakes.

    A line with a mistake is left out; no file holds none. `documents` are the names that documents have and
    had.
    """
    if not path.exists():
        return (), ()
    try:
        lines = read_text(path).split("\n")
    except SourceError as error:
        return (), error.problems
    found: list[Approval | Origin] = []
    problems: list[Problem] = []
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        fields, faults = _parsed(line, documents)
        problems += (Problem(path, number, fault) for fault in faults)
        if not faults:
            found.append(_origin(fields) if "origin" in fields else _approval(fields))
    return tuple(found), tuple(problems)


def _parsed(line: str, documents: Collection[str]) -> tuple[dict[str, str], list[str]]:
    """Return the fields of a line and what is wrong with it."""
    try:
        fields = json.loads(line)
    except (ValueError, RecursionError):
        return {}, [f'"{line[:40]}" is not JSON; a line is what `pocketleaf translations review` writes']
    if not isinstance(fields, dict):
        return {}, [f'"{line[:40]}" holds no fields; a line is what `pocketleaf translations review` writes']
    return fields, list(_faults(fields, documents))


def _faults(fields: Mapping[str, Any], documents: Collection[str]) -> Iterator[str]:
    known = _FIELDS_OF_ORIGIN if "origin" in fields else _FIELDS
    for name in fields.keys() - set(known):
        yield f'field "{name}" is unknown{did_you_mean(name, known) or "; remove it"}'
    for name in known:
        value = fields.get(name, "" if name == "note" else None)
        if value is None:
            yield f'field "{name}" is missing; take the line as it was before'
        elif not isinstance(value, str) or (not value.strip() and name != "note"):
            yield f"{name} {json.dumps(value, ensure_ascii=False)[:40]} is no text; write it in quotes"
        elif name in _TESTS and (fault := _TESTS[name](value)):
            yield f'{name} "{value}" {fault}'
    document = fields.get("document")
    if isinstance(document, str) and document.strip() and document not in documents:
        remedy = did_you_mean(document, documents) or "; if its page was renamed, add it to former_slugs"
        yield f'document "{document}" does not exist{remedy}'


def _approval(fields: Mapping[str, str]) -> Approval:
    day, role = date.fromisoformat(fields["when"]), ReviewerRole(fields["role"])
    return Approval(**{**fields, "when": day, "role": role})  # type: ignore[arg-type]


def _origin(fields: Mapping[str, str]) -> Origin:
    return Origin(**{**fields, "when": date.fromisoformat(fields["when"])})  # type: ignore[arg-type]


def _when(value: str) -> str:
    try:
        is_day = bool(_DAY.fullmatch(value) and date.fromisoformat(value))
    except ValueError:
        is_day = False
    return "" if is_day else "is not a date; write it as 2026-01-31"


def _role(value: str) -> str:
    return "" if value in _ROLES else f"is unknown; write {' or '.join(_ROLES)}"


def _locale(value: str) -> str:
    return "" if _TAG.fullmatch(value) else 'is not a language tag such as "es" or "pt-BR"'


def _digest(value: str) -> str:
    return "" if _HASH.fullmatch(value) else "is not a hash of 16 hex digits; take the line as it was before"


_TESTS: Mapping[str, Callable[[str], str]] = {
    "when": _when,
    "role": _role,
    "locale": _locale,
    "origin": lambda value: "" if value == "machine" else "is unknown; write machine",
    "reviewed": lambda value: "" if value == "not yet" else "is unknown; write not yet",
    "source": _digest,
    "translation": _digest,
}
