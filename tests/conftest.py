"""The toy library: a few pages whose every text a test knows, to read, to edit and to build.

In Spanish "runny-nose" is offered (complete, machine-made) and the other two are not; in Arabic none is.
Its interface words are those that we ship.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path

import hypothesis
import pytest
from click.testing import CliRunner, Result

from tests.once import SHARED, once
from webapp.cli import main
from webapp.editions.building import build
from webapp.settings import Settings

hypothesis.settings.register_profile(
    "unhurried", deadline=None, database=None
)  # a busy machine is no mistake
hypothesis.settings.load_profile("unhurried")

IS_THOROUGH = os.environ.get("POCKETLEAF_TESTS") == "thorough"  # some ten minutes more, by hand
TOY = Path(__file__).parent / "fixtures" / "toy"

Edit = Callable[[Path, str, str], None]
Run = Callable[..., Result]


def pytest_configure(config: pytest.Config) -> None:
    """Makes the folder for what all processes of this run share."""
    if SHARED not in os.environ:
        os.environ[SHARED] = tempfile.mkdtemp(prefix="pocketleaf-")
        config.add_cleanup(lambda: shutil.rmtree(os.environ.pop(SHARED)))


def pytest_xdist_auto_num_workers() -> int:
    """Starts more processes than there are cores: tests with a browser wait half of the time."""
    return (os.cpu_count() or 1) + 1


@pytest.fixture
def toy(tmp_path: Path) -> Path:
    """A copy of the toy library (`content` and `translations` in it) that a test may edit."""
    return shutil.copytree(TOY, tmp_path / "toy")


@pytest.fixture
def settings(toy: Path, tmp_path: Path) -> Settings:
    """The settings of the copied toy library; nothing is built yet."""
    return _settings(toy, tmp_path / "var")


@pytest.fixture(scope="session")
def toy_edition() -> Settings:
    """The settings of the toy library as committed, built once; a test may only read it."""
    return _settings(TOY, once("toy", _build_toy))


@pytest.fixture
def built(settings: Settings, toy_edition: Settings) -> Settings:
    """The settings of the copied toy library, whose `var` holds its edition."""
    shutil.copytree(toy_edition.var, settings.var, symlinks=True)
    return settings


@pytest.fixture
def edit() -> Edit:
    """Replaces a text that stands once in a file by another."""
    return _edit


@pytest.fixture
def run() -> Run:
    """Runs `pocketleaf` with some words over the folders of some settings: run(settings, "build")."""
    return _run


def _build_toy(var: Path) -> None:
    assert not build(_settings(TOY, var), lambda _: None).problems, "the toy library has no mistakes"


def _settings(folder: Path, var: Path) -> Settings:
    return Settings(folder / "content", folder / "translations", var)


def _edit(path: Path, old: str, new: str) -> None:
    text = path.read_bytes()
    assert text.count(old.encode()) == 1, f'"{old}" stands {text.count(old.encode())} times in {path}'
    path.write_bytes(text.replace(old.encode(), new.encode()))


def _run(settings: Settings, *words: str) -> Result:
    folders = [f"--{name}={getattr(settings, name)}" for name in ("content", "translations", "var")]
    return CliRunner().invoke(main, [*folders, *words])
