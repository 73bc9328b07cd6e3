"""The ledger of reviews: what holds of it now, what is wrong in it, and that it only ever grows."""

from __future__ import annotations

import json
import resource
import signal
import subprocess
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from multiprocessing import Queue, get_context
from pathlib import Path

import pytest

from webapp.errors import SourceError
from webapp.library.reading import load_library
from webapp.locales import Locale
from webapp.reviews.approvals import Approval, Origin, ReviewerRole, hash_of
from webapp.reviews.ledger import LEDGER, append, read_ledger
from webapp.settings import Settings

Edit = Callable[[Path, str, str], None]
TRANSLATOR, CLINICIAN = ReviewerRole.TRANSLATOR, ReviewerRole.CLINICIAN
ROOT = Path(__file__).parents[3]
NOSE = "content/conditions/runny-nose.md"
NOSE_ES = "translations/es/LC_MESSAGES/runny-nose.po"
SYMPTOMS = "Your nose drips for about 7 days [@toy-2003]."
IN_SPANISH = "Su nariz gotea unos 7 días [@toy-2003]."
GIVEN = Approval(
    when=date(2026, 3, 1),
    who="Ana Toy",
    role=TRANSLATOR,
    locale="es",
    document="runny-nose",
    segment="symptoms.p1",
    source=hash_of(SYMPTOMS),
    translation=hash_of(IN_SPANISH),
)
LINE = GIVEN.to_line().decode()
MADE = Origin(date(2026, 3, 1), "es", "runny-nose").to_line().decode()


def held(settings: Settings, tag: str = "es", slug: str = "runny-nose") -> dict[str, list[str]]:
    """Return who has reviewed what of a page, by segment, as it is now."""
    library = load_library(settings.content, settings.translations, settings.shipped)
    page = library.translate(Locale(tag)).pages[slug]
    pairs = zip(page.document.segments, page.approvals, strict=True)
    return {segment.id: [one.who for one in given] for segment, given in pairs if given}


def test_an_approval_holds_for_the_text_that_was_read(settings: Settings) -> None:
    append(settings.translations, [GIVEN])
    assert held(settings) == {"symptoms.p1": ["Ana Toy"]}
    assert held(settings, "ar") == held(settings, "en") == held(settings, slug="dry-skin") == {}


# What happens to the two texts after the review, in which file, and whether the approval still holds.
EDITS = [
    ("another word in the translation", NOSE_ES, "unos 7 días", "como 7 días", False),
    ("a letter in the source", NOSE, "drips for about", "drips about", False),
    ("a fuzzy mark", NOSE_ES, 'msgctxt "symptoms.p1"\n', '#, fuzzy\nmsgctxt "symptoms.p1"\n', False),
    ("an error of the checks", NOSE_ES, "unos 7 días", "unos 70 días", False),
    ("the translation taken out", NOSE_ES, f'msgstr "{IN_SPANISH}"', 'msgstr ""', False),
    ("a line wrapped elsewhere", NOSE, "drips for", "drips\nfor", True),
    ("white space doubled", NOSE_ES, "unos 7 días", "unos  7 días", True),
    ("another text edited", NOSE_ES, "no siempre", "nunca del todo", True),
    ("a comment", NOSE_ES, 'msgctxt "symptoms.p1"\n', '# fine\nmsgctxt "symptoms.p1"\n', True),
]


@pytest.mark.parametrize("row", EDITS, ids=lambda row: row[0])
def test_an_approval_lapses_with_any_edit_of_either_text(
    row: tuple[str, str, str, str, bool], settings: Settings, toy: Path, edit: Edit
) -> None:
    _, file, old, new, holds = row
    append(settings.translations, [GIVEN])
    edit(toy / file, old, new)
    assert bool(held(settings)) is holds


def test_an_edit_undone_is_reviewed_again(settings: Settings, toy: Path, edit: Edit) -> None:
    append(settings.translations, [GIVEN])
    edit(toy / NOSE_ES, "unos 7 días", "como 7 días")
    edit(toy / NOSE_ES, "como 7 días", "unos 7 días")
    assert held(settings)


def test_the_last_approval_of_each_person_and_role_counts(settings: Settings) -> None:
    later = replace(GIVEN, when=date(2026, 4, 1))
    others = [replace(GIVEN, who="Bo"), replace(GIVEN, role=CLINICIAN)]
    append(settings.translations, [later, GIVEN, *others])
    library = load_library(settings.content, settings.translations, settings.shipped)
    page = library.translate(Locale("es")).pages["runny-nose"]
    (given,) = filter(None, page.approvals)
    assert [(one.who, one.role.value, one.when.isoformat()) for one in given] == [
        ("Ana Toy", "clinician", "2026-03-01"),
        ("Ana Toy", "translator", "2026-04-01"),
        ("Bo", "translator", "2026-03-01"),
    ]


def test_a_renamed_page_keeps_its_approvals(settings: Settings) -> None:
    append(settings.translations, [replace(GIVEN, document="cold-nose")])
    assert held(settings) == {"symptoms.p1": ["Ana Toy"]}


def test_the_approval_of_a_page_that_is_gone_is_no_mistake(settings: Settings, toy: Path) -> None:
    append(settings.translations, [replace(GIVEN, document="old-page")])
    template = toy / "translations/templates"
    (template / "old-page.pot").write_bytes((template / "runny-nose.pot").read_bytes())
    assert held(settings) == {}


# A line of the ledger, and what is said of it.
MISTAKES = [
    ("{", '"{" is not JSON; a line is what `pocketleaf translations review` writes'),
    ("[" * 100_000, f'"{"[" * 40}" is not JSON; a line is what `pocketleaf translations review` writes'),
    ("[1]", '"[1]" holds no fields; a line is what `pocketleaf translations review` writes'),
    (
        LINE.replace('"translator"', '"doctor"'),
        'role "doctor" is unknown; write translator or clinician',
    ),
    (
        LINE.replace("runny-nose", "runny-nse"),
        'document "runny-nse" does not exist; did you mean "runny-nose"?',
    ),
    (
        LINE.replace("runny-nose", "xyz"),
        'document "xyz" does not exist; if its page was renamed, add it to former_slugs',
    ),
    (LINE.replace("2026-03-01", "1 March"), 'when "1 March" is not a date; write it as 2026-01-31'),
    (LINE.replace("2026-03-01", "2026-02-30"), 'when "2026-02-30" is not a date; write it as 2026-01-31'),
    (LINE.replace('"es"', '"Spanish"'), 'locale "Spanish" is not a language tag such as "es" or "pt-BR"'),
    (
        LINE.replace(GIVEN.source, "abc"),
        'source "abc" is not a hash of 16 hex digits; take the line as it was before',
    ),
    (LINE.replace('"Ana Toy"', '" "'), 'who " " is no text; write it in quotes'),
    (LINE.replace('"Ana Toy"', "7"), "who 7 is no text; write it in quotes"),
    (LINE.replace('"who"', '"woh"'), 'field "who" is missing; take the line as it was before'),
    (LINE.replace("}", ', "nte": "x"}'), 'field "nte" is unknown; did you mean "note"?'),
    (MADE.replace('"machine"', '"robot"'), 'origin "robot" is unknown; write machine'),
    (MADE.replace('"not yet"', '"no"'), 'reviewed "no" is unknown; write not yet'),
    (MADE.replace("}", ', "who": "x"}'), 'field "who" is unknown; remove it'),
    ("<<<<<<< HEAD", 'merge conflict marker "<<<<<<< HEAD"; settle the conflict and remove it'),
]


@pytest.mark.parametrize(("line", "says"), MISTAKES, ids=[says for _, says in MISTAKES])
def test_a_mistake_in_the_ledger_is_one_line_with_its_place(line: str, says: str, tmp_path: Path) -> None:
    path = tmp_path / LEDGER
    path.write_text(f"{LINE}{line.strip()}\n{LINE}", encoding="utf-8")
    problems = [str(one) for one in read_ledger(tmp_path, {"runny-nose": "runny-nose"}).problems]
    assert f"{path}:2: {says}" in problems


def test_a_mistake_leaves_the_other_lines_in_force(settings: Settings) -> None:
    (settings.translations / LEDGER).write_text(f"{{\n\n{LINE}", encoding="utf-8")
    library = load_library(settings.content, settings.translations, settings.shipped)
    assert any(library.translate(Locale("es")).pages["runny-nose"].approvals)
    with pytest.raises(SourceError, match="not JSON"):
        library.translate(Locale("en"))
    (problem,) = library.translate(Locale("en"), is_lenient=True).problems
    assert problem.line == 1


def test_every_line_of_a_good_ledger_is_read_back(tmp_path: Path) -> None:
    given = [replace(GIVEN, who=name, note=name) for name in ("Ana", "أمينة", 'Q "uote"', "Å\\n")]
    append(tmp_path, given)
    ledger = read_ledger(tmp_path, {"runny-nose": "runny-nose"})
    assert ledger.problems == ()
    assert ledger.approvals[("es", "runny-nose")] == tuple(given)


def test_appending_keeps_every_byte_that_was_there(tmp_path: Path) -> None:
    for before in (b"", b"no end of line", b"{}\n\n", LINE.encode()):
        (tmp_path / LEDGER).write_bytes(before)
        append(tmp_path, [GIVEN])
        glue = b"\n" if before and not before.endswith(b"\n") else b""
        assert (tmp_path / LEDGER).read_bytes() == before + glue + LINE.encode()


def _append_on_a_full_disk(folder: Path, room: int, answers: Queue[str]) -> None:
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (room, room))
    try:
        append(folder, [GIVEN])
    except SourceError as error:
        answers.put(str(error))


@pytest.mark.parametrize("room", [0, 10])
def test_a_full_disk_is_told_and_leaves_no_half_line(room: int, tmp_path: Path) -> None:
    append(tmp_path, [GIVEN])
    before = (tmp_path / LEDGER).read_bytes()
    context = get_context("fork")
    answers = context.Queue()
    person = context.Process(target=_append_on_a_full_disk, args=(tmp_path, len(before) + room, answers))
    person.start()
    assert answers.get(timeout=30).startswith(f"{tmp_path / LEDGER}:1: cannot be written: ")
    person.join()
    assert (tmp_path / LEDGER).read_bytes() == before


def _append_many(folder: Path, name: str) -> None:
    for _ in range(40):
        append(folder, [replace(GIVEN, who=name)] * 3)


def test_two_people_who_append_at_once_lose_nothing(tmp_path: Path) -> None:
    context = get_context("fork")
    people = [context.Process(target=_append_many, args=(tmp_path, name)) for name in ("Ana", "Bo")]
    for one in people:
        one.start()
    for one in people:
        one.join()
    lines = (tmp_path / LEDGER).read_text(encoding="utf-8").splitlines()
    names = [json.loads(line)["who"] for line in lines]
    assert (names.count("Ana"), names.count("Bo"), len(names)) == (120, 120, 240)
    assert all(len(set(names[at : at + 3])) == 1 for at in range(0, 240, 3))


def test_git_joins_what_two_people_appended(tmp_path: Path) -> None:
    def git(*words: str) -> None:
        who = ["-c", "user.name=t", "-c", "user.email=t@example.org", "-c", "init.defaultBranch=main"]
        subprocess.run(["git", *who, *words], cwd=tmp_path, check=True, capture_output=True)

    folder = tmp_path / "translations"
    folder.mkdir()
    (tmp_path / ".gitattributes").write_bytes((ROOT / ".gitattributes").read_bytes())
    git("init")
    append(folder, [GIVEN])
    git("add", "-A")
    git("commit", "-m", "one")
    git("branch", "other")
    append(folder, [replace(GIVEN, who="Ana Two")])
    git("commit", "-am", "two")
    git("checkout", "other")
    append(folder, [replace(GIVEN, who="Bo")])
    git("commit", "-am", "three")
    git("merge", "main", "-m", "both")
    ledger = read_ledger(folder, {"runny-nose": "runny-nose"})
    assert ledger.problems == ()
    names = {one.who for one in ledger.approvals[("es", "runny-nose")]}
    assert names == {"Ana Toy", "Ana Two", "Bo"}
