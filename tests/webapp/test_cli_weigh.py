"""An edit that was weighed wrongly is weighed again: readers and catalogs follow, and it can be undone."""

from __future__ import annotations

import shlex
from pathlib import Path

import pytest

from tests.conftest import Edit, Run
from webapp.library.model import Standing
from webapp.library.reading import load_library
from webapp.locales import Locale
from webapp.settings import Settings

NOSE = "content/conditions/runny-nose.md"
NOSE_ES = "translations/es/LC_MESSAGES/runny-nose.po"
DRIPS = "drips for about 7 days", "runs for about 7 days"
SEVEN = "about 7 days", "about 8 days"
CARE = "a bad headache", "a strong headache"
P1, URGENT = "runny-nose#symptoms.p1", "runny-nose#urgent.p1"
CURRENT, LATE, OUTDATED = Standing.CURRENT, Standing.LATE, Standing.OUTDATED


def standing(settings: Settings, name: str = "symptoms.p1") -> Standing:
    """Return how the Spanish text stands for its readers."""
    page = load_library(settings.content, settings.translations, settings.shipped).translate(Locale("es"))
    document = page.pages["runny-nose"].document
    return page.pages["runny-nose"].standings[[one.id for one in document.segments].index(name)]


def files(toy: Path) -> dict[Path, bytes]:
    return {path: path.read_bytes() for path in (toy / "translations").rglob("*.po*")}


# What the author said first and says now, whether catalogs were updated in between, and how the text stands.
AGAIN = [
    ("safety", "cosmetic", False, OUTDATED, CURRENT),
    ("safety", "cosmetic", True, OUTDATED, CURRENT),
    ("safety", "meaning", False, OUTDATED, LATE),
    ("safety", "meaning", True, OUTDATED, LATE),
    ("meaning", "cosmetic", True, LATE, CURRENT),
    ("meaning", "safety", True, LATE, OUTDATED),
    ("cosmetic", "meaning", False, CURRENT, LATE),
    ("cosmetic", "safety", False, CURRENT, OUTDATED),
]


@pytest.mark.parametrize("row", AGAIN, ids=lambda row: f"{row[0]}-{row[1]}-{row[2]}")
def test_readers_follow_and_the_weight_before_brings_every_byte_back(
    row: tuple[str, str, bool, Standing, Standing], settings: Settings, toy: Path, edit: Edit, run: Run
) -> None:
    said, now, is_updated, first, then = row
    edit(toy / NOSE, *DRIPS)
    command = "update" if is_updated else "extract"
    assert run(settings, "translations", command, "--weight", said).exit_code == 0
    before = files(toy)
    assert standing(settings) is first
    result = run(settings, "translations", "weigh", f"{P1}={now}")
    assert (result.exit_code, result.stdout.splitlines()[0]) == (0, f"{P1}: {now}, was {said}")
    assert standing(settings) is then
    after = files(toy)
    assert run(settings, "translations", "update").exit_code == 0
    assert not is_updated or files(toy) == after, "an update changes nothing of it"
    assert standing(settings) is then
    back = shlex.split(result.stdout.splitlines()[-1].partition("back: pocketleaf ")[2])
    assert run(settings, *back).exit_code == 0
    assert standing(settings) is first
    assert not is_updated or files(toy) == before


@pytest.mark.parametrize("now", ["meaning", "safety"])
def test_what_went_on_as_current_is_read_again_as_nobody_knows_its_source(
    now: str, settings: Settings, toy: Path, edit: Edit, run: Run
) -> None:
    edit(toy / NOSE, *DRIPS)
    assert run(settings, "translations", "update", "--weight", "cosmetic").exit_code == 0
    before = (toy / NOSE_ES).read_bytes()
    result = run(settings, "translations", "weigh", f"{P1}={now}")
    assert (
        "  es: readers get the new text, in the language of the originals (until now: the translation)"
        in (result.stdout)
    )
    assert "; translators have to read it again\n" in result.stdout
    assert standing(settings) is OUTDATED
    back = shlex.split(result.stdout.splitlines()[-1].partition("back: pocketleaf ")[2])
    assert back == ["translations", "weigh", f"{P1}=cosmetic", "--reason", "weighed so before"]
    assert run(settings, *back).exit_code == 0
    assert standing(settings) is CURRENT
    assert (toy / NOSE_ES).read_bytes() == before


def test_what_a_person_approved_of_since_then_stays(
    settings: Settings, toy: Path, edit: Edit, run: Run
) -> None:
    edit(toy / NOSE, *DRIPS)
    assert run(settings, "translations", "update", "--weight", "cosmetic").exit_code == 0
    review = ("review", "es", "--document=runny-nose", "--segment=symptoms.p1", "--who=A", "--role=clinician")
    assert run(settings, "translations", *review).exit_code == 0
    assert run(settings, "translations", "weigh", f"{P1}=safety").exit_code == 0
    assert standing(settings) is CURRENT


def test_a_translators_own_doubt_stays(settings: Settings, toy: Path, edit: Edit, run: Run) -> None:
    edit(toy / NOSE_ES, 'msgctxt "symptoms.p1"', '#, fuzzy\nmsgctxt "symptoms.p1"')
    edit(toy / NOSE, *DRIPS)
    assert run(settings, "translations", "update", "--weight", "safety").exit_code == 0
    assert run(settings, "translations", "weigh", f"{P1}=cosmetic", "--reason", "x").exit_code == 0
    assert standing(settings) is OUTDATED


REFUSED = [
    (DRIPS, [f"{P1[:-1]}2=safety"], f'no text "{P1[:-1]}2"; did you mean "{P1}"?'),
    (DRIPS, [f"{P1}=light"], '"light" is no weight; write cosmetic, meaning or safety'),
    (
        DRIPS,
        [f"{URGENT}=safety"],
        f'"{URGENT}" was not edited since it has its id; there is nothing to weigh',
    ),
    (
        SEVEN,
        [f"{P1}=meaning"],
        f'{NOSE}:26: "{P1}" is not meaning by itself: it is about a number; say safety or give a --reason',
    ),
    (
        CARE,
        [f"{URGENT}=meaning", "--reason", "x"],
        f'{NOSE}:36: "{URGENT}" is part of a care card, which never shows late text; say safety or cosmetic',
    ),
]


@pytest.mark.parametrize(("change", "words", "told"), REFUSED, ids=[str(row[1]) for row in REFUSED])
def test_what_is_refused_is_told_in_one_line_and_nothing_is_written(
    change: tuple[str, str],
    words: list[str],
    told: str,
    *,
    settings: Settings,
    toy: Path,
    edit: Edit,
    run: Run,
) -> None:
    edit(toy / NOSE, *change)
    assert run(settings, "translations", "update").exit_code == 0
    before = files(toy)
    result = run(settings, "translations", "weigh", *words)
    assert (result.exit_code, result.stderr.replace(f"{toy}/", "")) == (1, f"{told}\n")
    assert files(toy) == before


def test_edits_that_were_not_extracted_are_weighed_there(
    settings: Settings, toy: Path, edit: Edit, run: Run
) -> None:
    edit(toy / NOSE, *DRIPS)
    result = run(settings, "translations", "weigh", f"{P1}=cosmetic")
    assert result.exit_code == 1
    assert "runny-nose.pot:1: is behind its page; run `pocketleaf translations extract`" in result.stderr


def test_a_lighter_weight_of_an_edit_that_no_catalog_remembers_needs_a_reason(
    settings: Settings, toy: Path, edit: Edit, run: Run
) -> None:
    edit(toy / NOSE, *DRIPS)
    assert run(settings, "translations", "extract").exit_code == 0
    (toy / NOSE_ES).unlink()
    (toy / NOSE_ES.replace("/es/", "/ar/")).unlink()
    words = ("translations", "weigh", f"{P1}=cosmetic")
    assert "it is about a former text that no catalog has" in run(settings, *words).stderr
    result = run(settings, *words, "--reason", "only a word")
    assert "  es: readers get the original; nothing is translated\n" in result.stdout
    template = (toy / "translations/templates/runny-nose.pot").read_text(encoding="utf-8")
    assert ': cosmetic, because "only a word"' in template
