"""What is made once for all processes of a test run, and only read."""

from __future__ import annotations

import fcntl
import os
import shutil
from collections.abc import Callable
from pathlib import Path

SHARED = "POCKETLEAF_TESTS_SHARED"  # the folder that the first process of a run makes and takes away


def once(name: str, make: Callable[[Path], object]) -> Path:
    """Return a folder that the first process to ask fills, while the others wait for it."""
    shared = Path(os.environ[SHARED])
    folder, done = shared / name, shared / f"{name}.done"
    with (shared / f"{name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not done.exists():
            shutil.rmtree(folder, ignore_errors=True)  # of one who failed
            folder.mkdir()
            make(folder)
            done.touch()
    return folder
