"""What scripts packs cost: in all, and a reader who never keeps one."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import brotli
from offline_site import Answer
from tables import Row

from webapp.editions import shell

STATIC = Path(__file__).parents[1] / "static"
WORKER = "js/worker/main.js"


def script_rows() -> Iterator[Row]:
    """Yield the files that hold scripts of packs: when each is loaded, its bytes with brotli, those of packs.

    The last are what the file has more than one joined from the same scripts with those of packs empty.
    """
    with tempfile.TemporaryDirectory() as folder:
        bare = Path(folder) / "static"
        shutil.copytree(STATIC, bare)
        for path in (bare / "js").rglob("*.js"):
            if is_of_packs(path.relative_to(bare).as_posix()):
                path.write_text("".join(_late_imports(path)), encoding="utf-8")
        scripts, without = shell.shell_files(STATIC), shell.shell_files(bare)
    totals: dict[str, int] = {}
    for name, data in scripts.items():
        ours = _packed(data) - _packed(without.get(name, b""))
        if name.endswith(".js") and (name not in without or data != without[name]):
            when = _loaded(name, scripts)
            totals[when] = totals.get(when, 0) + ours
            yield {"script": name, "loaded": when, "br": _packed(data), "of packs": ours}
    for when, size in totals.items():
        yield {"script": "in all", "loaded": when, "of packs": size}
    yield {"script": "in all", "loaded": "", "of packs": sum(totals.values())}


def visit_rows(visits: dict[str, Sequence[Answer]]) -> Iterator[Row]:
    """Yield what each visit fetched, with the sums at the end."""
    for visit, answers in visits.items():
        for one in answers:
            yield {"visit": visit, "path": one.path, "br": one.sent}
    for visit, answers in visits.items():
        total = sum(one.sent for one in answers)
        yield {"visit": visit, "path": f"in all, {len(answers)} requests", "br": total}


def is_of_packs(name: str) -> bool:
    """Tell whether a script is there for packs alone."""
    return "/packs" in name


def _late_imports(path: Path) -> Iterator[str]:
    """Yield lines that import late what a script imports late, so that the same files are made."""
    for line in path.read_text(encoding="utf-8").splitlines():
        if "await import(" in line:
            yield line[line.index("import(") :].partition(")")[0] + ");\n"


def _loaded(name: str, scripts: Mapping[str, bytes]) -> str:
    if name == WORKER:
        return "with the worker"
    kept = shell.kept_names(dict(scripts))
    return "with every page" if name == "js/app.js" else "once wanted" if name in kept.for_packs else "late"


def _packed(data: bytes) -> int:
    return len(brotli.compress(data, quality=11)) if data else 0
