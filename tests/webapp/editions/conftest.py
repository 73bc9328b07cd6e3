"""Editions as bytes, and builds in processes of their own."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from webapp.settings import Settings

ROOT = Path(__file__).parents[3]

Bytes = Callable[[Path], dict[str, bytes]]
Command = Callable[..., "subprocess.Popen[str]"]


@pytest.fixture
def bytes_of() -> Bytes:
    """Gives every file of a folder by its path."""
    return _bytes_of


@pytest.fixture
def pocketleaf(settings: Settings) -> Command:
    """Starts `pocketleaf` over the toy library: pocketleaf("build", cwd=…, environment=…, before="code")."""

    def start(
        *words: str, cwd: Path = ROOT, environment: Mapping[str, str] = os.environ, before: str = ""
    ) -> subprocess.Popen[str]:
        folders = [f"--{name}={getattr(settings, name)}" for name in ("content", "translations", "var")]
        return subprocess.Popen(
            [sys.executable, "-c", f"{before}\nfrom webapp.cli import main; main()", *folders, *words],
            cwd=cwd,
            env={"PYTHONPATH": str(ROOT), **environment},
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )

    return start


def _bytes_of(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }
