"""What people read of the checks is what the code checks."""

from __future__ import annotations

from pathlib import Path

from webapp.checks.listing import described, table
from webapp.checks.running import CHECKS, IDS

DOC = Path(__file__).parents[3] / "docs" / "checks.md"


def test_the_documentation_lists_the_checks_as_they_are() -> None:
    written = [line for line in DOC.read_text(encoding="utf-8").split("\n") if line.startswith("|")]
    assert written == list(table(CHECKS))


def test_each_check_is_described_with_its_severity_and_an_example() -> None:
    lines = list(described(CHECKS))
    assert [line.partition(" ")[0] for line in lines if not line.startswith(" ")] == list(IDS)
    assert "    wrong:  Tome <U+202E>uno." in lines
