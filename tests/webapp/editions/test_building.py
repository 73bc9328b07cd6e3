"""A build: the same bytes from the same input, one switch, and nothing lost when it goes wrong."""

from __future__ import annotations

import json
import os
import re
import shutil
import signal
import threading
from pathlib import Path

import pytest

from tests.conftest import Edit
from tests.webapp.editions.conftest import Bytes, Command
from webapp.editions.building import build, current_edition
from webapp.editions.record import FILE_NAME
from webapp.errors import EditionError, SourceError
from webapp.settings import Settings

NOSE = Path("conditions/runny-nose.md")
OTHER_CLOCK = """
import datetime, time
class Day(datetime.date):
    today = classmethod(lambda cls: cls(1999, 12, 31))
datetime.date = Day
time.time, time.time_ns = lambda: 946684799.0, lambda: 946684799 * 10**9
"""


def silent(_: str) -> None:
    """Says nothing of a build's steps."""


def edition(settings: Settings) -> str:
    return current_edition(settings.var).name


def test_the_same_input_gives_the_same_bytes_anywhere_at_any_time(
    pocketleaf: Command, bytes_of: Bytes, tmp_path: Path
) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    first, second = tmp_path / "first", tmp_path / "second"
    runs = [
        pocketleaf(
            f"--var={first}", "build", environment={"PYTHONHASHSEED": "1", "TZ": "Pacific/Kiritimati"}
        ),
        pocketleaf(
            f"--var={second}",
            "build",
            cwd=elsewhere,
            environment={"PYTHONHASHSEED": "2", "TZ": "Pacific/Pago_Pago", "LC_ALL": "C", "LANG": "C"},
            before=OTHER_CLOCK,
        ),
    ]
    for run in runs:
        _, errors = run.communicate(timeout=60)
        assert run.returncode == 0, errors
    assert current_edition(first).name == current_edition(second).name
    one, other = bytes_of(first / "editions"), bytes_of(second / "editions")
    assert list(one) == list(other)
    assert [name for name in one if one[name] != other[name]] == []


def test_an_incremental_build_gives_the_bytes_of_a_fresh_one(
    built: Settings, edit: Edit, bytes_of: Bytes, tmp_path: Path
) -> None:
    edit(built.content / NOSE, "7 days", "8 days")
    incremental = build(built, silent).folder
    fresh = build(Settings(built.content, built.translations, tmp_path / "other"), silent).folder
    assert incremental.name == fresh.name
    assert without_updates(bytes_of(incremental)) == without_updates(bytes_of(fresh))
    assert (incremental / "site/worker.js").stat().st_nlink == 2, "what did not change is linked"


def test_a_comment_of_a_translator_makes_a_new_edition_with_the_same_pages(
    built: Settings, edit: Edit, bytes_of: Bytes
) -> None:
    before = current_edition(built.var)
    edit(built.translations / "es/LC_MESSAGES/runny-nose.po", 'msgctxt "title"', '# fine\nmsgctxt "title"')
    after = build(built, silent).folder
    assert after.name != before.name
    assert bytes_of(after / "site") == bytes_of(before / "site")


def test_damage_in_the_old_edition_does_not_get_into_the_new_one(
    built: Settings, edit: Edit, bytes_of: Bytes, tmp_path: Path
) -> None:
    (current_edition(built.var) / "site/es/index.html.br").write_bytes(b"damaged")
    edit(built.content / NOSE, "7 days", "8 days")
    incremental = build(built, silent).folder
    fresh = build(Settings(built.content, built.translations, tmp_path / "other"), silent).folder
    assert without_updates(bytes_of(incremental)) == without_updates(bytes_of(fresh))


def test_nothing_is_taken_over_from_an_edition_that_other_tools_made(built: Settings, edit: Edit) -> None:
    record = current_edition(built.var) / FILE_NAME
    text = record.read_text(encoding="utf-8")
    start = text.index('"tools": "') + len('"tools": "')
    record.write_text(text[:start] + "0" * 16 + text[start + 16 :], encoding="utf-8")
    edit(built.content / NOSE, "7 days", "8 days")
    folder = build(built, silent).folder
    assert {path.stat().st_nlink for path in folder.rglob("*") if path.is_file()} == {1}


def test_a_reader_of_current_never_sees_a_missing_or_mixed_edition(built: Settings, edit: Edit) -> None:
    seen: list[tuple[str, str, str]] = []
    wrong: list[str] = []
    is_over = threading.Event()

    def poll() -> None:
        while not is_over.is_set():
            try:
                folder = current_edition(built.var)
                record = (folder / FILE_NAME).read_text(encoding="utf-8")
                page = (folder / "site/en/conditions/runny-nose.html").read_text(encoding="utf-8")
            except (OSError, EditionError) as error:
                wrong.append(repr(error))
                return
            days = page.partition(" days")[0].rpartition(" ")[2]
            seen.append((folder.name, days, str(f'"name": "{folder.name}"' in record)))

    reader = threading.Thread(target=poll)
    reader.start()
    names = {edition(built): "7"}
    for old, new in (("7", "8"), ("8", "9"), ("9", "10"), ("10", "11"), ("11", "12")):
        edit(built.content / NOSE, f"about {old} days", f"about {new} days")
        build(built, silent)
        names[edition(built)] = new
    is_over.set()
    reader.join()
    assert wrong == []
    assert set(seen) == {(name, days, "True") for name, days in names.items()}
    assert len(names) == 6


def test_a_failing_build_leaves_the_old_edition(built: Settings, edit: Edit, bytes_of: Bytes) -> None:
    before = bytes_of(built.var)
    edit(built.content / NOSE, "related: [dry-skin]", "related: [dry-skinn, resting-wel]")
    with pytest.raises(SourceError) as told:
        build(built, silent)
    assert len(told.value.problems) == 2
    assert bytes_of(built.var) | {".lock": b""} == before | {".lock": b""}


def test_a_build_that_fails_late_leaves_no_half_done_edition(built: Settings, edit: Edit) -> None:
    before, catalog = edition(built), built.translations / "es/LC_MESSAGES/runny-nose.po"
    edit(catalog, 'msgid "Runny nose"', "<<<<<<< ours")
    with pytest.raises(SourceError):
        build(built, silent)
    assert [folder.name for folder in (built.var / "editions").iterdir()] == [before]
    assert edition(built) == before


def test_an_edition_of_inputs_that_change_meanwhile_is_not_kept(built: Settings, edit: Edit) -> None:
    before = edition(built)
    edit(built.content / NOSE, "7 days", "8 days")

    def meddle(step: str) -> None:
        if step == "compressing":
            edit(built.content / NOSE, "8 days", "9 days")

    with pytest.raises(EditionError, match="changed while"):
        build(built, meddle)
    assert edition(built) == before
    assert "9 days" in page_of(build(built, silent).folder)


def test_a_build_killed_midway_does_not_trouble_the_next(built: Settings, edit: Edit) -> None:
    before = edition(built)
    edit(built.content / NOSE, "7 days", "8 days")
    child = os.fork()
    if child == 0:  # pragma: no cover - dies at once
        build(built, lambda step: step == "compressing" and os.kill(os.getpid(), signal.SIGKILL))
        os._exit(1)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == -signal.SIGKILL
    assert [one.name for one in (built.var / "editions").glob(".*")], "it died with a half-done edition"
    assert edition(built) == before
    (built.var / "editions" / ".DS_Store").touch()
    made = build(built, silent)
    assert made.is_new
    assert {one.name for one in (built.var / "editions").iterdir()} == {before, made.folder.name, ".DS_Store"}


def test_two_builds_at_once_take_turns(pocketleaf: Command) -> None:
    runs = [pocketleaf("build"), pocketleaf("build")]
    said = [run.communicate(timeout=60)[1] for run in runs]
    assert [run.returncode for run in runs] == [0, 0], said
    assert sorted("is up to date" in one for one in said) == [False, True]


def test_the_current_edition_and_the_one_before_it_are_kept(built: Settings, edit: Edit) -> None:
    shelf = built.var / "editions"
    first = edition(built)
    edit(built.content / NOSE, "7 days", "8 days")
    second = build(built, silent).folder.name
    edit(built.content / NOSE, "8 days", "7 days")
    assert not build(built, silent).is_new
    edit(built.content / NOSE, "7 days", "9 days")
    third = build(built, silent).folder.name
    assert {one.name for one in shelf.iterdir()} == {first, third}, f"{second} is no longer read by anyone"


def test_a_damaged_edition_is_built_again_under_its_name(built: Settings, bytes_of: Bytes) -> None:
    folder = current_edition(built.var)
    before = bytes_of(folder)
    for damage in ("site/en/index.html", "site/en/index.html.zst", "style.css", FILE_NAME):
        (folder / damage).write_bytes(b"damaged")
        assert build(built, silent).is_new, damage
        assert bytes_of(folder) == before, damage


def test_a_build_that_kept_going_is_not_taken_for_a_whole_one(built: Settings, edit: Edit) -> None:
    edit(built.translations / "es/LC_MESSAGES/runny-nose.po", 'msgid "Runny nose"', "<<<<<<< ours")
    for is_new in (True, False):
        made = build(built, silent, is_lenient=True)
        assert (made.is_new, len(made.problems)) == (is_new, 1)
    with pytest.raises(SourceError, match="left by git"):
        build(built, silent)


def test_without_an_edition_the_remedy_is_told(tmp_path: Path) -> None:
    with pytest.raises(EditionError, match="run `pocketleaf build`"):
        current_edition(tmp_path)


def test_an_edition_can_be_moved_with_its_folder(built: Settings, tmp_path: Path) -> None:
    shutil.move(built.var, tmp_path / "moved")
    assert (current_edition(tmp_path / "moved") / FILE_NAME).is_file()


def page_of(folder: Path) -> str:
    return (folder / "site/en/conditions/runny-nose.html").read_text(encoding="utf-8")


def without_updates(files: dict[str, bytes]) -> dict[str, object]:
    """Return an edition without what tells of the editions before it: steps of packs, and their hashes."""
    pointers = {name: data for name, data in files.items() if re.search(r"/pack\.json(\.|$)", name)}
    record = json.loads(files[FILE_NAME])
    kept = {name: one for name, one in record["files"].items() if not name.endswith((".plu", "/pack.json"))}
    told = {name: json.loads(data)["manifest"] for name, data in pointers.items() if name.endswith("json")}
    others = {name: data for name, data in files.items() if name not in pointers and ".plu" not in name}
    return {**others, FILE_NAME: record | {"files": kept}, **told}
