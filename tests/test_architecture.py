"""Who may import whom: data flows from left to right, and each outside library has its room."""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]

# Each room with the rooms it may import, from left to right; an arrow that runs back fails.
ROOMS: dict[str, set[str]] = {
    "webapp.errors": set(),
    "webapp.settings": {"webapp.errors"},
    "webapp.text": {"webapp.errors"},
    "webapp.locales": {"webapp.errors"},
    "webapp.xml": {"webapp.errors"},
    "webapp.drawings": {"webapp.errors", "webapp.text", "webapp.xml"},
    "webapp.content": {"webapp.errors", "webapp.text", "webapp.drawings"},
    "webapp.checks": {"webapp.errors", "webapp.drawings", "webapp.content"},
    "webapp.prose": {"webapp.errors", "webapp.content", "webapp.checks"},
    "webapp.catalogs": {"webapp.errors", "webapp.text", "webapp.content", "webapp.checks"},
    "webapp.exchange": {"webapp.errors", "webapp.xml", "webapp.content", "webapp.catalogs"},
    "webapp.reviews": {"webapp.errors", "webapp.text", "webapp.content", "webapp.catalogs"},
    "webapp.library": {
        "webapp.errors",
        "webapp.locales",
        "webapp.content",
        "webapp.checks",
        "webapp.catalogs",
        "webapp.reviews",
    },
    "webapp.overview": {
        "webapp.errors",
        "webapp.locales",
        "webapp.content",
        "webapp.checks",
        "webapp.catalogs",
        "webapp.reviews",
        "webapp.library",
    },
    "webapp.links": {"webapp.locales"},
    "webapp.works": {"webapp.errors", "webapp.content", "webapp.links", "webapp.prose"},
    "webapp.addresses": {
        "webapp.errors",
        "webapp.text",
        "webapp.locales",
        "webapp.content",
        "webapp.links",
    },
    "webapp.pages": {
        "webapp.locales",
        "webapp.drawings",
        "webapp.content",
        "webapp.catalogs",
        "webapp.library",
        "webapp.overview",
        "webapp.links",
    },
    "webapp.pairing": {"webapp.locales"},
    "webapp.api": {"webapp.locales", "webapp.content", "webapp.library", "webapp.links", "webapp.pages"},
    "webapp.connect": {"webapp.errors", "webapp.locales", "webapp.content", "webapp.links", "webapp.api"},
    "webapp.sharing": set(),
    "webapp.printing": set(),
    "webapp.handouts": {"webapp.locales", "webapp.links", "webapp.pages", "webapp.api", "webapp.sharing"},
    "search_index": {"webapp.errors", "webapp.content", "webapp.library", "webapp.links"},
    "webapp.packs": {"webapp.errors", "webapp.locales", "webapp.links", "webapp.pages"},
    "webapp.editions": {
        "webapp.errors",
        "webapp.settings",
        "webapp.locales",
        "webapp.content",
        "webapp.catalogs",
        "webapp.library",
        "webapp.overview",
        "webapp.links",
        "webapp.pages",
        "webapp.api",
        "search_index",
        "webapp.packs",
        "webapp.printing",
        "webapp.sharing",
        "webapp.addresses",
    },
    "webapp.routes": {
        "webapp.errors",
        "webapp.text",
        "webapp.locales",
        "webapp.links",
        "webapp.pages",
        "webapp.pairing",
        "webapp.api",
        "webapp.connect",
        "webapp.sharing",
        "webapp.handouts",
        "webapp.printing",
        "webapp.editions",
        "webapp.addresses",
    },
    "webapp.translating": {
        "webapp.errors",
        "webapp.settings",
        "webapp.locales",
        "webapp.content",
        "webapp.checks",
        "webapp.catalogs",
        "webapp.library",
        "webapp.links",
        "webapp.pages",
        "webapp.editions",
    },
    "webapp": {"webapp.editions", "webapp.printing", "webapp.routes"},
    "webapp.serving": {"webapp.errors", "webapp"},
    "webapp.watching": {"webapp.errors", "webapp.settings", "webapp.editions"},
    "webapp.cli": {
        "webapp.errors",
        "webapp.settings",
        "webapp.text",
        "webapp.locales",
        "webapp.content",
        "webapp.checks",
        "webapp.prose",
        "webapp.works",
        "webapp.catalogs",
        "webapp.exchange",
        "webapp.reviews",
        "webapp.library",
        "webapp.overview",
        "webapp.connect",
        "webapp.editions",
        "webapp.translating",
        "webapp.serving",
        "webapp.watching",
        "webapp.addresses",
    },
}

# Each outside library with the rooms that may know it.
LIBRARIES: dict[str, set[str]] = {
    "babel": {"webapp.locales", "webapp.catalogs"},
    "brotli": {"webapp.editions"},
    "click": {"webapp.cli"},
    "cryptography": {"webapp.packs"},
    "flask": {"webapp", "webapp.routes", "webapp.translating", "webapp.serving"},
    "gunicorn": {"webapp.serving"},
    "jinja2": {"webapp.pages", "webapp.catalogs"},
    "markdown_it": {"webapp.content"},
    "markupsafe": {"webapp.pages"},
    "pypdfium2": {"webapp.printing"},
    "pyuca": {"webapp.locales"},
    "rcssmin": {"webapp.editions"},
    "rjsmin": {"webapp.editions"},
    "regex": {"search_index"},
    "segno": {"webapp.sharing"},
    "snowballstemmer": {"search_index"},
    "weasyprint": {"webapp.printing"},
    "werkzeug": {"webapp.routes", "webapp.translating"},
    "whoosh": {"search_index"},
    "yaml": {"webapp.content"},
    "zstandard": {"webapp.editions"},
}


def modules() -> list[Path]:
    return sorted(path for name in ("webapp", "search_index") for path in (ROOT / name).rglob("*.py"))


def name_of(path: Path) -> str:
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def room_of(module: str) -> str:
    """Return the room that a module or one of its names lies in."""
    parts = module.split(".")
    if parts[0] == "webapp":
        return ".".join(parts[:2]) if ".".join(parts[:2]) in ROOMS else "webapp"
    return parts[0]


def imported(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}:{node.lineno}: write the whole name of the module"
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


@pytest.mark.parametrize("path", modules(), ids=name_of)
def test_a_module_imports_only_what_its_room_may(path: Path) -> None:
    room = room_of(name_of(path))
    for name in imported(path):
        top = name.split(".")[0]
        if top in ("webapp", "search_index"):
            assert room_of(name) in ROOMS[room] | {room}, f"{path}: {room} may not import {room_of(name)}"
        elif top not in sys.stdlib_module_names:
            assert room in LIBRARIES.get(top, set()), f"{path}: {room} may not import {top}"


def test_the_arrows_run_from_left_to_right() -> None:
    order = list(ROOMS)
    for room, others in ROOMS.items():
        for other in others:
            assert order.index(other) < order.index(room), f"{room} stands left of {other}"


def test_only_settings_reads_the_environment() -> None:
    readers = [name_of(path) for path in modules() if "os.environ" in path.read_text(encoding="utf-8")]
    assert readers == ["webapp.settings"]
