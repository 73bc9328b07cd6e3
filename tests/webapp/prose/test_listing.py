"""What writers read of the checks is what the code checks."""

from __future__ import annotations

from pathlib import Path

from webapp.prose.listing import described, table
from webapp.prose.running import CHECKS

DOC = Path(__file__).parents[3] / "docs" / "content.md"


def test_the_documentation_lists_the_checks_as_they_are() -> None:
    assert "\n".join(table(CHECKS)) in DOC.read_text(encoding="utf-8")


def test_each_check_is_described_with_its_severity_and_an_example() -> None:
    lines = list(described(CHECKS))
    assert [line.partition(" ")[0] for line in lines if not line.startswith(" ")] == [
        one.id for one in CHECKS
    ]
    assert "    wrong:  Keep an eye on the lump." in lines
