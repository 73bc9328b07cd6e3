"""`pocketleaf translations check`: lines for people, records for tools, and what the exit code says."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from webapp.settings import Settings

Run = Callable[..., Result]
Edit = Callable[[Path, str, str], None]
NOSE_ES = Path("translations/es/LC_MESSAGES/runny-nose.po")
CHECK = ("translations", "check", "--locale", "es")


@pytest.fixture
def settings(settings: Settings, run: Run) -> Settings:
    """The toy library with its templates and catalogs up to date."""
    assert run(settings, "translations", "update", "es").exit_code == 0
    return settings


def test_a_good_library_passes(settings: Settings, run: Run) -> None:
    result = run(settings, *CHECK)
    assert (result.exit_code, result.stderr) == (0, "")
    assert "no mistakes found" in result.stdout


def test_an_error_ends_with_exit_code_1(settings: Settings, toy: Path, run: Run, edit: Edit) -> None:
    edit(toy / NOSE_ES, "unos 7 días", "unos 70 días")
    result = run(settings, *CHECK)
    assert result.exit_code == 1
    assert 'numbers: "symptoms.p1" has 70 where the source has 7' in result.stderr
    assert "1 locale and 3 documents: 1 error and 0 warnings" in result.stdout


def test_a_warning_alone_ends_well(settings: Settings, toy: Path, run: Run, edit: Edit) -> None:
    edit(toy / NOSE_ES, "unos 7 días [@toy-2003].", "unos 7 días [@toy-2003]")
    result = run(settings, *CHECK)
    assert result.exit_code == 0
    assert "ending (warning)" in result.stderr


def test_a_comment_with_a_reason_silences_an_error(
    settings: Settings, toy: Path, run: Run, edit: Edit
) -> None:
    edit(toy / NOSE_ES, "unos 7 días", "unos 70 días")
    edit(
        toy / NOSE_ES,
        'msgctxt "symptoms.p1"',
        '# pocketleaf: allow numbers — the guideline here says so\nmsgctxt "symptoms.p1"',
    )
    assert run(settings, *CHECK).exit_code == 0


@pytest.mark.parametrize("option", ["--json", "--sarif"])
def test_tools_get_findings_on_standard_output_or_in_a_file(
    option: str, settings: Settings, toy: Path, run: Run, edit: Edit
) -> None:
    edit(toy / NOSE_ES, "unos 7 días", "unos 70 días")
    printed = run(settings, *CHECK, option, "-")
    assert run(settings, *CHECK, option, str(toy / "found.json")).exit_code == 1
    assert json.loads(printed.stdout) == json.loads((toy / "found.json").read_text(encoding="utf-8"))


def test_json_tells_place_check_and_severity(settings: Settings, toy: Path, run: Run, edit: Edit) -> None:
    edit(toy / NOSE_ES, "unos 7 días", "unos 70 días")
    (one,) = json.loads(run(settings, *CHECK, "--json", "-").stdout)
    assert one["file"].endswith("runny-nose.po")
    kept = {name: one[name] for name in ("message", "locale", "check", "severity")}
    assert kept == {"message": "symptoms.p1", "locale": "es", "check": "numbers", "severity": "error"}


def test_sarif_has_a_rule_for_each_result(settings: Settings, toy: Path, run: Run, edit: Edit) -> None:
    edit(toy / NOSE_ES, "unos 7 días", "unos 70 días")
    log = json.loads(run(settings, *CHECK, "--sarif", "-").stdout)
    (result,) = log["runs"][0]["results"]
    assert log["version"] == "2.1.0"
    assert result["ruleId"] in {rule["id"] for rule in log["runs"][0]["tool"]["driver"]["rules"]}
    assert result["locations"][0]["physicalLocation"]["region"]["startLine"] > 1


def test_the_checks_are_listed_with_examples(settings: Settings, run: Run) -> None:
    result = run(settings, "translations", "checks")
    assert "numbers (error)" in result.stdout
    assert "    wrong:  Tome 15 ml" in result.stdout
