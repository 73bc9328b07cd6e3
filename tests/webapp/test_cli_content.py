"""`pocketleaf content check`: errors, warnings, reasons that silence them, and what the exit code says."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from webapp.settings import Settings

Run = Callable[..., Result]
Edit = Callable[[Path, str, str], None]
Allow = Callable[[Path, str], None]
NOSE = Path("content/conditions/runny-nose.md")
CHECK = ("content", "check")


@pytest.fixture
def nose(toy: Path) -> Path:
    """A page that a test may edit."""
    return toy / NOSE


@pytest.fixture
def hard(nose: Path, edit: Edit) -> Path:
    """The page with a hard word on line 42."""
    edit(nose, "Often, but not always.", "Often, but not always. It may be rhinitis.")
    return nose


@pytest.fixture
def allow(edit: Edit) -> Allow:
    """Writes what a page allows into its front matter."""
    return lambda page, entry: edit(page, "reviewed: not yet", f"reviewed: not yet\nallow:\n  - {entry}")


def test_a_warning_has_file_line_value_and_remedy_and_ends_well(
    settings: Settings, hard: Path, run: Run
) -> None:
    result = run(settings, *CHECK)
    assert result.exit_code == 0
    assert result.stdout == "3 documents: 0 errors and 1 warning\n"
    assert result.stderr == (
        f'{hard}:42: hard-word (warning): "rhinitis" is hard; say it in plain words with this word in '
        "brackets, or give it an entry in glossary.yaml\n"
    )


def test_a_strict_run_ends_with_exit_code_1_on_a_warning(settings: Settings, hard: Path, run: Run) -> None:
    assert hard.is_file()
    assert run(settings, *CHECK, "--strict").exit_code == 1


def test_a_strict_run_without_warnings_ends_well(settings: Settings, run: Run) -> None:
    result = run(settings, *CHECK, "--strict")
    assert (result.exit_code, result.output) == (0, "3 documents: no mistakes found\n")


def test_a_warning_with_a_reason_is_silent_and_counted(
    settings: Settings, hard: Path, run: Run, allow: Allow
) -> None:
    allow(hard, "{check: hard-word, text: Rhinitis, reason: the word on the box}")
    result = run(settings, *CHECK, "--strict")
    assert (result.exit_code, result.output) == (0, "3 documents: no mistakes found, 1 warning silenced\n")


SILENCES = {
    "of other words": (
        "{check: hard-word, text: sinusitis, reason: why}",
        'silence (warning): allows "hard-word" by "sinusitis", which silences nothing; take the entry out',
    ),
    "of another check": (
        "{check: long-sentence, text: rhinitis, reason: why}",
        'silence (warning): allows "long-sentence" by "rhinitis", which silences nothing; take the entry out',
    ),
    "of a check that is not there": (
        "{check: hard-words, text: rhinitis, reason: why}",
        'silence: allows "hard-words", but no warning is called so; did you mean "hard-word"?',
    ),
    "of an error": (
        "{check: overdue-review, reason: why}",
        'silence: allows "overdue-review", but no warning is called so; known are long-sentence, ',
    ),
    "of everything": (
        "{check: hard-word, reason: why}",
        'silence: allows "hard-word" everywhere; add `text:` with the words it is about',
    ),
}


@pytest.mark.parametrize("row", SILENCES.values(), ids=SILENCES)
def test_a_silence_that_is_wrong_or_not_used_is_told_with_its_line(
    row: tuple[str, str], settings: Settings, hard: Path, run: Run, allow: Allow
) -> None:
    entry, says = row
    allow(hard, entry)
    result = run(settings, *CHECK)
    assert result.exit_code == (0 if "(warning)" in says else 1)
    assert f"{hard}:23: {says}" in result.stderr
    assert "hard-word (warning)" in result.stderr


def test_a_silence_without_a_reason_is_a_mistake(
    settings: Settings, hard: Path, run: Run, allow: Allow
) -> None:
    allow(hard, "{check: hard-word, text: rhinitis}")
    result = run(settings, *CHECK)
    assert result.exit_code == 1
    assert f'{hard}:23: field "reason" is missing' in result.stderr


def test_the_glossary_is_read_too_and_may_allow(settings: Settings, toy: Path, run: Run) -> None:
    path = toy / "content/glossary.yaml"
    entry = "entries:\n  - id: nose\n    terms: [nose]\n    definition: Where rhinitis is.\n"
    path.write_text(entry, encoding="utf-8")
    assert f'{path}:4: hard-word (warning): "rhinitis"' in run(settings, *CHECK).stderr
    allowed = f"{entry}allow:\n  - {{check: hard-word, text: rhinitis, reason: why}}\n"
    path.write_text(allowed, encoding="utf-8")
    assert "1 warning silenced" in run(settings, *CHECK).stdout


@pytest.mark.parametrize("day", ["2001-01-01", "2999-01-01"])
def test_a_review_that_was_due_is_an_error_and_one_to_come_is_not(
    day: str, settings: Settings, nose: Path, run: Run, edit: Edit
) -> None:
    edit(nose, "reviewed: not yet", f"reviewed: {{date: 2000-01-01, by: Dr A. Name, next: {day}}}")
    result = run(settings, *CHECK)
    is_due = day == "2001-01-01"
    assert result.exit_code == is_due
    assert (f'{nose}:21: overdue-review: review was due on "2001-01-01"' in result.stderr) == is_due
    assert run(settings, "build").exit_code == 0, "a build reads no clock"


def test_a_work_that_no_sentence_cites_is_told(settings: Settings, nose: Path, run: Run, edit: Edit) -> None:
    edit(nose, " [@toy-2003].", ".")
    says = f'{nose}:14: uncited (warning): no sentence cites "toy-2003"; write [@toy-2003] after what'
    assert says in run(settings, *CHECK).stderr


def test_a_page_that_is_hard_throughout_has_a_grade_and_may_be_allowed_as_a_whole(
    settings: Settings, nose: Path, run: Run, edit: Edit, allow: Allow
) -> None:
    hard = "Immediate hospital examination is necessary for international organisations. " * 20
    edit(nose, "Often, but not always.", hard)
    assert f"{nose}:1: reading-grade (warning): the page has" in run(settings, *CHECK).stderr
    allow(nose, "{check: reading-grade, reason: why}")
    assert "reading-grade" not in run(settings, *CHECK).stderr


def test_the_list_of_works_is_written_and_checked(
    settings: Settings, nose: Path, tmp_path: Path, run: Run, edit: Edit
) -> None:
    file = tmp_path / "references.md"
    assert run(settings, "content", "references", str(file)).exit_code == 0
    assert "- `runny-nose#symptoms` Your nose drips for about 7 days." in file.read_text(encoding="utf-8")
    check = ("content", "references", str(file), "--check")
    assert run(settings, *check).exit_code == 0
    edit(nose, "about 7 days", "about 8 days")
    result = run(settings, *check)
    assert result.exit_code == 1
    assert f"{file}:" in result.stderr
    assert "about 7 days" in result.stderr
    assert result.stderr.endswith("run `pocketleaf content references`\n")


def test_two_references_that_tell_different_things_of_one_work_are_an_error(
    settings: Settings, toy: Path, run: Run, edit: Edit
) -> None:
    page = toy / "content/guides/resting-well.md"
    other = "  - {id: two, title: Another, authors: A, source: B, year: 2003, url: 'https://example.org/toy-2003'}"
    edit(page, "references:\n", f"references:\n{other}\n")
    result = run(settings, *CHECK)
    assert result.exit_code == 1
    told = 'has the title "A toy reference", but "two" of guides/resting-well.md says "Another"'
    assert f'{toy / NOSE}:14: reference "toy-2003" {told}; make them agree\n' == result.stderr


def test_each_page_has_a_grade_in_each_language_with_a_formula(
    settings: Settings, nose: Path, run: Run, edit: Edit
) -> None:
    edit(nose, "Often, but not always.", "You can rest at home. " * 20)
    result = run(settings, "content", "grade")
    assert result.exit_code == 0
    head, *rows = result.stdout.splitlines()[2:]
    assert head.split() == ["page", "en", "es"]
    [row] = [row.split() for row in rows if row.startswith("runny-nose")]
    assert float(row[1]) < 3
    assert row[2] == "-", "too few words are translated"


def test_the_checks_are_listed_with_examples(settings: Settings, run: Run) -> None:
    result = run(settings, "content", "checks")
    assert "hard-word (warning)" in result.stdout
    assert "    right:  You may have a swollen cushion" in result.stdout
