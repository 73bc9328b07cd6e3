"""A build by the ordinary `pocketleaf` command, with what it cost."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Build:
    """What a build cost: time passed, processor time, and the resident size of its largest process."""

    seconds: float
    cpu_seconds: float
    peak_bytes: int


def pocketleaf(*arguments: str | Path) -> Build:
    """Run the command that stands beside this Python and return what it cost; its failure ends the bench."""
    program = Path(sys.executable).with_name("pocketleaf")
    if not program.exists():
        sys.exit(f"{program} is missing; install the project: {sys.executable} -m pip install -e .")
    command = [str(program), *map(str, arguments)]
    started = time.perf_counter()
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT) as process:
        output = process.stdout.read().decode() if process.stdout else ""
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        sys.exit(f"{' '.join(command)}: exit code {process.returncode}\n{output[-2000:]}")
    peak_bytes = usage.ru_maxrss * (1 if sys.platform == "darwin" else 1024)
    return Build(time.perf_counter() - started, usage.ru_utime + usage.ru_stime, peak_bytes)


def current_edition(var: Path) -> Path:
    """Return the folder of the edition that `var` serves."""
    edition = (var / "current").resolve()
    if not edition.is_dir():
        sys.exit(f'"{var}" holds no edition; run `pocketleaf --var {var} build` first')
    return edition
