"""What scripts packs cost: in all, and a reader who never keeps one."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Sequence
from pathlib import Path

import brotli
from offline_site import Answer
from tables import Row

ENTRIES = {"with the worker": "worker/main.js", "with every page": "app.js"}
WANTED = "once wanted"
IMPORT = re.compile(r"""\bfrom\s*"(\.[^"]+\.js)\"""")


def script_rows(site: Path) -> Iterator[Row]:
    """Yield the scripts of packs in an edition's site: when each is loaded, and its bytes with brotli."""
    folder = next(site.glob("static/*/js"))
    loaded = {when: _imported(folder, entry) for when, entry in ENTRIES.items()}
    total = dict.fromkeys((*loaded, WANTED), 0)
    files = [file for file in sorted(folder.rglob("*.js")) if is_of_packs(_name(folder, file))]
    for file in files:
        name = _name(folder, file)
        when = next((one for one, names in loaded.items() if name in names), WANTED)
        total[when] += _packed(file)
        yield {"script": name, "loaded": when, "br": _packed(file)}
    for when, size in total.items():
        yield {"script": "in all", "loaded": when, "br": size}
    yield {"script": "in all", "loaded": "", "br": sum(total.values())}
    whole = b"".join(file.read_bytes() for file in files)
    yield {
        "script": "in all, as one file",
        "loaded": "",
        "br": len(brotli.compress(whole, quality=11)),
    }


def visit_rows(visits: dict[str, Sequence[Answer]]) -> Iterator[Row]:
    """Yield what each visit fetched, packs' scripts marked, with the sums at the end."""
    for visit, answers in visits.items():
        for one in answers:
            yield {"visit": visit, "path": one.path, "br": one.sent, "packs": _mark(one)}
    for visit, answers in visits.items():
        ours = sum(one.sent for one in answers if _mark(one))
        yield {
            "visit": visit,
            "path": f"in all, {len(answers)} requests",
            "br": sum(one.sent for one in answers),
            "packs": f"{ours:,}",
        }


def is_of_packs(name: str) -> bool:
    """Tell whether a script is there for packs alone."""
    return "/packs" in name


def _mark(answer: Answer) -> str:
    return "yes" if answer.path.endswith(".js") and is_of_packs(answer.path) else ""


def _imported(folder: Path, entry: str) -> set[str]:
    """Return what a script imports before it runs, and what that imports."""
    found, waiting = set[str](), [entry]
    while waiting:
        name = waiting.pop()
        if name not in found:
            found.add(name)
            text = (folder / name).read_text(encoding="utf-8")
            waiting += (posixpath.normpath(f"{name}/../{one}") for one in IMPORT.findall(text))
    return found


def _name(folder: Path, file: Path) -> str:
    return file.relative_to(folder).as_posix()


def _packed(file: Path) -> int:
    copy = file.with_name(file.name + ".br")
    return (copy if copy.exists() else file).stat().st_size
