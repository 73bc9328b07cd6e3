"""What is left of the remarks after the writer's reasons, and what is wrong with these."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from webapp.checks.model import Severity
from webapp.content.silences import Silence
from webapp.errors import did_you_mean
from webapp.prose.model import Check, Prose, Remark


@dataclass(frozen=True)
class Heard:
    """The remarks on one file that stand, sorted by place, and those that a reason silences."""

    remarks: tuple[Remark, ...]
    silenced: tuple[Remark, ...]


def silenced(prose: Prose, remarks: Sequence[Remark], checks: Sequence[Check]) -> Heard:
    """Return the remarks parted by what the file allows, with those that its silences give rise to."""
    warnings = {check.id: check for check in checks if check.severity is Severity.WARNING}
    faults: list[Remark] = []
    allowed: set[Remark] = set()
    for silence in prose.silences:
        if fault := _fault(silence, warnings):
            faults.append(_remark(prose, silence, Severity.ERROR, fault))
            continue
        covered = set(_covered(silence, remarks))
        allowed |= covered
        if not covered:
            about = f' by "{silence.text}"' if silence.text else ""
            text = f'allows "{silence.check}"{about}, which silences nothing; take the entry out'
            faults.append(_remark(prose, silence, Severity.WARNING, text))
    left = [one for one in remarks if one not in allowed]
    return Heard(tuple(sorted([*left, *faults])), tuple(sorted(allowed)))


def _fault(silence: Silence, warnings: dict[str, Check]) -> str:
    if not silence.check:
        return ""
    if silence.check not in warnings:
        remedy = did_you_mean(silence.check, warnings) or f"; known are {', '.join(warnings)}"
        return f'allows "{silence.check}", but no warning is called so{remedy}'
    if not silence.text and not warnings[silence.check].of_page:
        return f'allows "{silence.check}" everywhere; add `text:` with the words it is about'
    return ""


def _covered(silence: Silence, remarks: Sequence[Remark]) -> Iterator[Remark]:
    text = silence.text.casefold()
    return (one for one in remarks if one.check == silence.check and text in one.words.casefold())


def _remark(prose: Prose, silence: Silence, severity: Severity, text: str) -> Remark:
    return Remark(prose.path, silence.line, "silence", severity, text)
