"""Every mistake in content and catalogs is one clear line, and the old edition keeps serving."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml
from click.testing import Result

from webapp.editions.shelf import Shelf
from webapp.settings import Settings

ROOT = Path(__file__).parents[1]
MISTAKES = yaml.safe_load((ROOT / "tests" / "tables" / "mistakes.yaml").read_text(encoding="utf-8"))
ALONE = "bad YAML", "Latin-1 in a catalog", "a hyphen in a folder"
IN_A_PROCESS = [row for row in MISTAKES if row["what"] in ALONE]
NOSE = "content/conditions/runny-nose.md"
NOSE_ES = "translations/es/LC_MESSAGES/runny-nose.po"
NOSE_AR = "translations/ar/LC_MESSAGES/runny-nose.po"
REST_ES = "translations/es/LC_MESSAGES/resting-well.po"
PAGE = "es/conditions/runny-nose.html"

Edit = Callable[[Path, str, str], None]
Run = Callable[..., Result]
Row = Mapping[str, Any]


def what(row: Row) -> str:
    return str(row["what"])


@pytest.mark.parametrize("row", MISTAKES, ids=what)
def test_a_mistake_is_told_in_one_line_and_the_old_edition_keeps_serving(
    row: Row, toy: Path, built: Settings, run: Run
) -> None:
    shelf = Shelf(built.var)
    before = (built.var / "current").resolve()
    break_it(row, toy)
    result = run(built, "build")
    assert result.exit_code == 1
    assert told(result.stderr, toy) == [row["says"]]
    assert "Traceback" not in result.output
    assert (built.var / "current").resolve() == before
    assert b"Nariz que gotea" in shelf.current().read(PAGE)


@pytest.mark.parametrize("row", IN_A_PROCESS, ids=what)
def test_a_mistake_is_told_in_a_process_of_its_own(row: Row, toy: Path, built: Settings) -> None:
    break_it(row, toy)
    result = subprocess.run(
        [sys.executable, "-c", "from webapp.cli import main; main()", "build"],
        env={
            "POCKETLEAF_CONTENT": str(built.content),
            "POCKETLEAF_TRANSLATIONS": str(built.translations),
            "POCKETLEAF_VAR": str(built.var),
        },
        cwd=ROOT,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert (result.returncode, told(result.stderr, toy)) == (1, [row["says"]])


def test_the_mistakes_of_all_pages_are_told_together_in_order(
    toy: Path, built: Settings, run: Run, edit: Edit
) -> None:
    edit(toy / NOSE, "id: rn01\n", "")
    edit(toy / NOSE, "Often, but", "<b>Often</b>, but")
    edit(toy / "content/guides/resting-well.md", "2026-03-01", "soon")
    edit(toy / "content/site.yaml", "0.8", "80")
    assert told(run(built, "build").stderr, toy) == [
        f'{NOSE}:2: field "id" is missing; add it',
        f'{NOSE}:41: raw HTML "<b>" may not stand in a text; write plain Markdown',
        'content/guides/resting-well.md:16: changed "soon" is not a date; write it as 2026-01-31',
        'content/site.yaml:3: coverage_threshold "80" is not a share; write a number from 0 to 1',
    ]


def test_the_mistakes_of_all_languages_are_told_together_in_order(
    toy: Path, built: Settings, run: Run, edit: Edit
) -> None:
    edit(toy / NOSE_ES, 'msgstr "Síntomas"', 'msgst "Síntomas"')
    edit(toy / REST_ES, "Language: es", "Language: fr")
    edit(toy / NOSE_AR, 'msgstr "الأعراض"', 'msgstr "الأعراض')
    result = run(built, "build")
    assert result.exit_code == 1
    assert [line.partition(": ")[0] for line in told(result.stderr, toy)] == [
        f"{NOSE_AR}:37",
        f"{REST_ES}:2",
        f"{NOSE_ES}:40",
    ]


BLOCKED = [
    (
        '[tratamiento de"\n" la piel seca](dry-skin#treatment)',
        "tratamiento de la piel seca",
        '"treatment.p1" lacks the link to dry-skin#treatment',
    ),
    (
        "la piel seca](dry-skin#treatment)",
        "la piel seca](dry-skin#symptoms)",
        '"treatment.p1" lacks the link to dry-skin#treatment; adds the link to dry-skin#symptoms',
    ),
    (
        "Suénese con cuidado.",
        "Suénese con <b>cuidado</b>.",
        '"treatment.p1" adds the raw HTML <b>; adds the raw HTML </b>',
    ),
    ("7 días [@toy-2003]", "7 días", '"symptoms.p1" lacks the citation of toy-2003'),
    ("unos 7 días", "**unos 7** días", '"symptoms.p1" adds the strong'),
]


@pytest.mark.parametrize("row", BLOCKED, ids=lambda row: row[2])
def test_a_mistake_in_one_translation_blocks_that_text_alone(
    row: tuple[str, str, str], toy: Path, built: Settings, run: Run, edit: Edit
) -> None:
    old, new, text = row
    edit(toy / NOSE_ES, old, new)
    result = run(built, "build")
    assert result.exit_code == 0
    [line] = told(result.stderr, toy)[:-1]
    assert line.startswith(f"{NOSE_ES}:")
    assert line.endswith(f": {text}; copy it from the source; until that is mended, readers see the source")
    page = Shelf(built.var).current().read(PAGE).decode()
    assert page.count('<div class="fallback">') == 1
    assert '<p lang="en" dir="ltr">' in page
    assert "La traducción de esta parte tiene un error" in page


def test_keep_going_builds_without_a_broken_catalog_and_says_so(
    toy: Path, built: Settings, run: Run, edit: Edit
) -> None:
    edit(toy / NOSE, "Often, but", "Mostly, but")
    edit(toy / NOSE_ES, 'msgstr "Síntomas"', 'msgst "Síntomas"')
    result = run(built, "build", "--keep-going")
    assert result.exit_code == 1
    assert told(result.stderr, toy)[0] == f'{NOSE_ES}:40: keyword "msgst" is unknown; did you mean "msgstr"?'
    edition = Shelf(built.var).current()
    assert b"Mostly, but not always." in edition.read("en/conditions/runny-nose.html")
    assert b"Mostly, but not always." in edition.read(PAGE)
    assert b"Nariz que gotea" not in edition.read(PAGE)


def break_it(row: Row, toy: Path) -> None:
    """Do to the toy library what a row of the table says."""
    for name in row.get("remove", ()):
        (shutil.rmtree if (toy / name).is_dir() else Path.unlink)(toy / name)
    if "rename" in row:
        old, new = row["rename"]
        (toy / old).rename(toy / new)
    if "append" in row:
        with (toy / row["file"]).open("a", encoding="utf-8") as file:
            file.write(row["append"])
    if "write" in row:
        (toy / row["file"]).parent.mkdir(parents=True, exist_ok=True)
        (toy / row["file"]).write_text(row["write"], encoding="utf-8")
    if "old" in row:
        data, old = (toy / row["file"]).read_bytes(), row["old"].encode()
        assert data.count(old) == 1, f"the text to break stands {data.count(old)} times in {row['file']}"
        new = row["new"].encode(row.get("encoding", "utf-8"))
        (toy / row["file"]).write_bytes(data.replace(old, new))


def told(output: str, toy: Path) -> list[str]:
    """Return the lines of an output that are no steps of progress, with paths as in the table."""
    lines = (line for line in output.splitlines() if not line.startswith("  "))
    return [line.replace(f"{toy}/", "") for line in lines]
