"""A translator's word that a finding is not one: `# pocketleaf: allow numbers — the leaflet says so`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from webapp.checks.model import Finding, Severity
from webapp.errors import did_you_mean

_LINE = re.compile(r"\s*pocketleaf:\s*(?P<rest>.*)$", re.IGNORECASE)
_ALLOW = re.compile(r"allow\s+(?P<names>[a-z-]+(?:\s*,\s*[a-z-]+)*)\s*(?:(?:—|–|--|-|:)\s*(?P<reason>.*))?$")
_FORM = "write `# pocketleaf: allow <check> — <reason>`"


@dataclass(frozen=True)
class Silence:
    """The checks that a comment allows to be broken, and why."""

    checks: tuple[str, ...]
    reason: str


def silenced(
    findings: Sequence[Finding], comments: Iterable[str], known: Sequence[str]
) -> tuple[Finding, ...]:
    """Return the findings that no comment allows, and those that the comments themselves give rise to."""
    left = list(findings)
    for comment in comments:
        if not (line := _LINE.match(comment)):
            continue
        silence = _read(line["rest"])
        faults = tuple(_faults(silence, known, line["rest"]))
        left += faults
        if silence and silence.reason:
            idle = [name for name in silence.checks if not any(one.check == name for one in findings)]
            left = [one for one in left if one.check not in silence.checks]
            left += [_unused(name) for name in idle if name in known]
    return tuple(left)


def _read(rest: str) -> Silence | None:
    found = _ALLOW.match(rest)
    if not found:
        return None
    names = tuple(name.strip() for name in found["names"].split(","))
    return Silence(names, (found["reason"] or "").strip())


def _faults(silence: Silence | None, known: Sequence[str], written: str) -> Iterator[Finding]:
    if silence is None:
        yield _fault(f'has the comment "pocketleaf: {written}", which is not understood; {_FORM}')
        return
    if not silence.reason:
        yield _fault(f'has "allow {silence.checks[0]}" without a reason; {_FORM}')
    for name in silence.checks:
        if name not in known:
            yield _fault(f'allows "{name}", but no check is called so{did_you_mean(name, known)}')


def _fault(text: str) -> Finding:
    return Finding("silence", Severity.ERROR, text)


def _unused(name: str) -> Finding:
    text = f'has "allow {name}", which silences nothing; take the comment out'
    return Finding("silence", Severity.WARNING, text)
