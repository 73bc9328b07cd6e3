"""Which files go along when documents change their slugs, swaps included; a template knows its page id."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from webapp.content.model import Source
from webapp.errors import Problem

_PAGE = re.compile(rb'^"X-Pocketleaf-Page: *([^\s"\\]+)', re.MULTILINE)


@dataclass(frozen=True)
class Moves:
    """Files that get another name, new to old, and what stands in their way."""

    sources: Mapping[Path, Path]
    problems: tuple[Problem, ...] = ()

    def source(self, path: Path) -> Path | None:
        """Return where the file that belongs at `path` lies today, None if there is none."""
        if path in self.sources:
            return self.sources[path]
        return path if path.is_file() and path not in self.sources.values() else None

    def contents(self) -> dict[Path, bytes]:
        """Return the bytes of the moving files by their new paths."""
        return {new: old.read_bytes() for new, old in self.sources.items()}

    def left_behind(self) -> tuple[Path, ...]:
        """Return the old paths that no other file takes."""
        return tuple(old for old in self.sources.values() if old not in self.sources)


def page_moves(sources: Sequence[Source], folder: Path) -> Moves:
    """Return the moves of templates and of their catalogs in every locale."""
    pages = {path.stem: _page_id(path) for path in sorted((folder / "templates").glob("*.pot"))}
    by_page = {page: slug for slug, page in pages.items() if page}
    slugs = {
        source.slug: by_page[source.page_id]
        for source in sources
        if source.page_id in by_page and pages.get(source.slug) != source.page_id
    }
    homes = [folder / "templates", *sorted(folder.glob("*/LC_MESSAGES"))]
    moved = {new: old for home in homes for new, old in _in_folder(home, slugs)}
    return Moves(moved, tuple(_obstacles(moved)))


def _in_folder(home: Path, slugs: Mapping[str, str]) -> list[tuple[Path, Path]]:
    suffix = ".pot" if home.name == "templates" else ".po"
    pairs = [(home / f"{new}{suffix}", home / f"{old}{suffix}") for new, old in slugs.items()]
    return [(new, old) for new, old in pairs if old.is_file()]


def _obstacles(sources: Mapping[Path, Path]) -> list[Problem]:
    leaving = set(sources.values())
    return [
        Problem(old, 1, f'has to become "{new.name}", but that file is there already; delete one of the two')
        for new, old in sources.items()
        if new.is_file() and new not in leaving
    ]


def _page_id(path: Path) -> str:
    found = _PAGE.search(path.read_bytes())
    return found[1].decode("utf-8", "replace") if found else ""
