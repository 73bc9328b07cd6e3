"""The name of an edition follows its inputs, and so does the stamp that a watcher looks at."""

from __future__ import annotations

import shutil
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from webapp.editions.inputs import name_of, stamp_of
from webapp.settings import Settings

ROOT = Path(__file__).parents[3]
INPUTS = [
    "content/conditions/runny-nose.md",
    "content/site.yaml",
    "content/figures/arm.png",
    "translations/es/LC_MESSAGES/runny-nose.po",
    "translations/templates/runny-nose.pot",
    "static/css/1-tokens.css",
    "static/js/app.js",
    "shipped/es/LC_MESSAGES/messages.po",
]
NO_INPUTS = ["content/.runny-nose.md.swp", "content/conditions/runny-nose.md~", "translations/es/messages.mo"]


@pytest.fixture
def house(settings: Settings, tmp_path: Path) -> Settings:
    """The toy library with files of ours that may be edited."""
    shutil.copytree(settings.static, tmp_path / "toy/static")
    shutil.copytree(settings.shipped, tmp_path / "toy/shipped")
    return replace(settings, static=tmp_path / "toy/static", shipped=tmp_path / "toy/shipped")


@pytest.mark.parametrize("path", INPUTS)
def test_each_kind_of_input_changes_name_and_stamp(house: Settings, path: str) -> None:
    name, stamp = name_of(house), stamp_of(house)
    file = house.content.parent / path
    file.write_bytes(file.read_bytes() + b"\n")
    assert name_of(house) != name
    assert stamp_of(house) != stamp


def test_a_renamed_a_new_and_a_lost_file_change_the_name(house: Settings) -> None:
    names = [name_of(house)]
    guide = house.content / "guides/resting-well.md"
    names.append(name_of(house) if guide.rename(guide.with_name("sleeping-well.md")) else "")
    names.append(name_of(house) if shutil.copy(house.content / "site.yaml", guide) else "")
    guide.unlink()
    guide.with_name("sleeping-well.md").unlink()
    names.append(name_of(house))
    assert len(set(names)) == 4


@pytest.mark.parametrize("path", NO_INPUTS)
def test_what_editors_and_tools_leave_behind_is_no_input(house: Settings, path: str) -> None:
    name, stamp = name_of(house), stamp_of(house)
    (house.content.parent / path).touch()
    assert (name_of(house), stamp_of(house)) == (name, stamp)


def test_a_touched_file_changes_the_stamp_and_not_the_name(house: Settings) -> None:
    name, stamp = name_of(house), stamp_of(house)
    file = house.content / "site.yaml"
    file.write_bytes(file.read_bytes())
    assert name_of(house) == name
    assert stamp_of(house) != stamp


def test_our_own_code_is_an_input(settings: Settings, tmp_path: Path) -> None:
    for name in ("webapp", "search_index"):
        shutil.copytree(ROOT / name, tmp_path / name, ignore=shutil.ignore_patterns("__pycache__"))

    def name_there() -> str:
        code = (
            "from pathlib import Path; from webapp.settings import Settings; "
            "from webapp.editions.inputs import name_of; "
            f"print(name_of(Settings(Path({str(settings.content)!r}), Path({str(settings.translations)!r}), "
            "Path('var'), Path('static'), Path('shipped'))))"
        )
        command = [sys.executable, "-P", "-c", code]
        environment = {"PYTHONPATH": str(tmp_path)}
        return subprocess.run(command, cwd=tmp_path, env=environment, check=True, capture_output=True).stdout

    names = [name_there()]
    for path in ("webapp/templates/home.html", "search_index/stopwords.py"):
        with (tmp_path / path).open("a", encoding="utf-8") as file:
            file.write("\n")
        names.append(name_there())
    assert len(set(names)) == 3
