"""An author says how much an edit matters, is asked in a terminal, and cannot make light of dangers."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from webapp.catalogs.templates import read_template
from webapp.cli import main
from webapp.library.model import Standing
from webapp.library.reading import load_library
from webapp.locales import Locale
from webapp.settings import Settings

NOSE = "content/conditions/runny-nose.md"
DRIPS = "drips for about 7 days", "runs for about 7 days"
SEVEN = "about 7 days", "about 8 days"
CARE = "a bad headache", "a strong headache"
LINK = "Blow your nose with care.", "Blow your nose **with care**."
P1, TREATMENT, URGENT = "runny-nose#symptoms.p1", "runny-nose#treatment.p1", "runny-nose#urgent.p1"

Edit = Callable[[Path, str, str], None]
Run = Callable[..., Result]


def weights(settings: Settings) -> dict[str, str]:
    """Return how much the last edit of each edited text of the page matters, with its reason."""
    template = read_template(settings.translations / "templates" / "runny-nose.pot")
    assert template
    last = {f"runny-nose#{one.id}": one.steps[-1] for one in template.segments if one.steps}
    return {name: f"{step.weight} {step.reason}".strip() for name, step in last.items()}


SAID = [
    ("nothing of a word", [DRIPS], [], {P1: "meaning"}),
    ("nothing of a number", [SEVEN], [], {P1: "safety"}),
    ("nothing of a care card", [CARE], [], {URGENT: "safety"}),
    ("a name", [DRIPS, CARE], ["--weight", f"{P1}=cosmetic"], {P1: "cosmetic", URGENT: "safety"}),
    ("all", [DRIPS], ["--weight", "cosmetic"], {P1: "cosmetic"}),
    (
        "all but one",
        [DRIPS, CARE],
        ["--weight", "cosmetic", "--weight", f"{URGENT}=safety"],
        {P1: "cosmetic", URGENT: "safety"},
    ),
    (
        "a reason",
        [DRIPS, SEVEN],
        ["--weight", "meaning", "--reason", "a round  number"],
        {P1: "meaning a round number"},
    ),
    ("a reason that nothing needs", [DRIPS], ["--weight", "meaning", "--reason", "x"], {P1: "meaning"}),
    ("more than there is to fear", [DRIPS], ["--weight", "safety"], {P1: "safety"}),
]


@pytest.mark.parametrize(("edits", "words", "kept"), [s[1:] for s in SAID], ids=[s[0] for s in SAID])
@pytest.mark.parametrize("command", ["extract", "update"])
def test_what_is_said_is_kept_in_the_template(
    command: str,
    edits: list[tuple[str, str]],
    words: list[str],
    kept: dict[str, str],
    *,
    settings: Settings,
    toy: Path,
    edit: Edit,
    run: Run,
) -> None:
    for old, new in edits:
        edit(toy / NOSE, old, new)
    result = run(settings, "translations", command, *words)
    assert result.exit_code == 0, result.output
    assert weights(settings) == kept


REFUSED = [
    (
        "a number",
        SEVEN,
        [f"{P1}=meaning"],
        f'{NOSE}:26: "{P1}" is not meaning by itself: it is about a number; say safety or give a --reason',
    ),
    (
        "a care card",
        CARE,
        ["cosmetic"],
        f'{NOSE}:36: "{URGENT}" is not cosmetic by itself: it is about a care card; '
        "say safety or give a --reason",
    ),
    (
        "late text in a care card",
        CARE,
        ["meaning", "--reason", "x"],
        f'{NOSE}:36: "{URGENT}" is part of a care card, which never shows late text; say safety or cosmetic',
    ),
    (
        "stress",
        LINK,
        ["cosmetic", "--reason", "x"],
        f'{NOSE}:30: "{TREATMENT}" is not cosmetic: no old translation has its links, citations and stress; '
        "say safety",
    ),
    ("no weight", DRIPS, ["light"], '--weight: "light" is no weight; write cosmetic, meaning or safety'),
    (
        "a text that was not edited",
        DRIPS,
        [f"{P1[:-1]}2=cosmetic"],
        f'--weight: the text "{P1[:-1]}2" was not edited; did you mean "{P1}"?',
    ),
]


@pytest.mark.parametrize(("change", "words", "told"), [r[1:] for r in REFUSED], ids=[r[0] for r in REFUSED])
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
    result = run(settings, "translations", "extract", "--weight", *words)
    assert (result.exit_code, result.stderr.replace(f"{toy}/", "")) == (1, f"{told}\n")
    assert weights(settings) == {}


ASKED = [
    ("a word", DRIPS, "\n", {P1: "meaning"}),
    ("a word, answered", DRIPS, "cosmetic\n", {P1: "cosmetic"}),
    ("a wrong word first", DRIPS, "light\ncosmetic\n", {P1: "cosmetic"}),
    ("a number", SEVEN, "\n", {P1: "safety"}),
    ("a number with a reason", SEVEN, "cosmetic\nit is only a toy\n", {P1: "cosmetic it is only a toy"}),
    ("a number without", SEVEN, "cosmetic\n\n", {P1: "safety"}),
    ("a care card", CARE, "meaning\n", {URGENT: "safety"}),
]


@pytest.mark.parametrize(("change", "typed", "kept"), [a[1:] for a in ASKED], ids=[a[0] for a in ASKED])
def test_in_a_terminal_each_edited_text_is_asked_about(
    change: tuple[str, str], typed: str, kept: dict[str, str], *, settings: Settings, toy: Path, edit: Edit
) -> None:
    edit(toy / NOSE, *change)
    folders = [f"--content={settings.content}", f"--translations={settings.translations}"]
    result = CliRunner().invoke(main, [*folders, "translations", "extract", "--ask"], input=typed)
    assert result.exit_code == 0, result.output
    (name,) = kept
    assert f"{name}: " in result.output
    assert weights(settings) == kept


def test_the_question_shows_the_words_that_changed(settings: Settings, toy: Path, edit: Edit) -> None:
    edit(toy / NOSE, *DRIPS)
    folders = [f"--content={settings.content}", f"--translations={settings.translations}"]
    result = CliRunner().invoke(main, [*folders, "translations", "extract", "--ask"], input="\n")
    assert result.output.startswith(f"{P1}: Your nose [-drips-]{{+runs+}} for about 7 days [@toy-2003].\n")


def test_a_page_follows_the_weights_over_several_edits(
    settings: Settings, toy: Path, edit: Edit, run: Run
) -> None:
    """Spanish skips every edit but the last: what counts is the heaviest."""
    steps = [
        (("drips for", "runs for"), "cosmetic", Standing.CURRENT),
        (("runs for", "drops for"), "meaning", Standing.LATE),
        (("drops for", "flows for"), "cosmetic", Standing.LATE),
        (("flows for", "leaks for"), "safety", Standing.OUTDATED),
        (("leaks for", "pours for"), "cosmetic", Standing.OUTDATED),
        (("pours for", "drips for"), "safety", Standing.CURRENT),
    ]
    for change, weight, standing in steps:
        edit(toy / NOSE, *change)
        assert run(settings, "translations", "extract", "--weight", weight).exit_code == 0
        library = load_library(settings.content, settings.translations, settings.shipped)
        page = library.translate(Locale("es")).pages["runny-nose"]
        ids = [segment.id for segment in page.document.segments]
        assert page.shown[ids.index("symptoms.p1")].standing is standing
