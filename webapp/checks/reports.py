"""Findings for tools: plain records, and SARIF 2.1.0 for code review."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, Protocol

from webapp.checks.model import Check

_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"


class Placed(Protocol):
    """A finding with its place."""

    @property
    def line(self) -> int: ...
    @property
    def name(self) -> str: ...
    @property
    def locale(self) -> str: ...
    @property
    def check(self) -> str: ...
    @property
    def severity(self) -> str: ...
    @property
    def text(self) -> str: ...


def records(found: Iterable[tuple[str, Placed]]) -> list[dict[str, Any]]:
    """Return findings, each with the path of its file, as records."""
    return [
        {
            "file": file,
            "line": one.line,
            "message": one.name,
            "locale": one.locale,
            "check": one.check,
            "severity": one.severity,
            "text": one.text,
        }
        for file, one in found
    ]


def sarif(found: Iterable[tuple[str, Placed]], checks: Sequence[Check], version: str) -> dict[str, Any]:
    """Return findings, each with the path of its file, as one SARIF run."""
    driver = {"name": "pocketleaf", "version": version, "rules": [_rule(check) for check in checks]}
    results = [_result(file, one) for file, one in found]
    return {
        "$schema": _SCHEMA,
        "version": "2.1.0",
        "runs": [{"tool": {"driver": driver}, "results": results}],
    }


def _rule(check: Check) -> dict[str, Any]:
    return {
        "id": check.id,
        "shortDescription": {"text": check.meaning},
        "defaultConfiguration": {"level": check.severity.value},
    }


def _result(file: str, one: Placed) -> dict[str, Any]:
    place = {"artifactLocation": {"uri": file}, "region": {"startLine": max(1, one.line)}}
    return {
        "ruleId": one.check,
        "level": one.severity,
        "message": {"text": f'"{one.name}" {one.text}'},
        "locations": [{"physicalLocation": place}],
    }
