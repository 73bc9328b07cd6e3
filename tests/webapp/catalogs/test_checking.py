"""A check tells what is broken and what is behind, each in one line with the remedy."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from webapp.catalogs.checking import REMEDY, check
from webapp.catalogs.interface import InterfaceMessage
from webapp.catalogs.updating import extract, update
from webapp.content.model import Document

Make = Callable[..., Document]
LINES = ("= Back mice", "~ Small lumps.", "# a A", "The lumps move under the skin.")
EDITED = (*LINES[:3], "The lumps move under the surface.", "A warm pack helps.")
WORDS = (InterfaceMessage("{count} of {total}"),)


def _told(folder: Path, document: Document, *locales: str) -> list[str]:
    return [
        str(problem).removeprefix(f"{folder}/")
        for problem in check([document], WORDS, folder, locales or ["es"])
    ]


def test_a_folder_that_is_up_to_date_has_no_problem(make: Make, tmp_path: Path) -> None:
    update([make(*LINES)], WORDS, "es", tmp_path)
    assert _told(tmp_path, make(*LINES)) == []


def test_templates_and_catalogs_that_are_behind_are_told_with_the_remedy(make: Make, tmp_path: Path) -> None:
    update([make(*LINES)], WORDS, "es", tmp_path)
    behind = f"messages are behind the source: 1 missing, 1 with another source; {REMEDY}"
    assert _told(tmp_path, make(*EDITED)) == [
        f"es/LC_MESSAGES/back-mice.po:1: {behind}",
        f"templates/back-mice.pot:1: {behind}",
    ]
    extract([make(*EDITED)], tmp_path)
    assert _told(tmp_path, make(*EDITED)) == [f"es/LC_MESSAGES/back-mice.po:1: {behind}"]


def test_files_that_are_missing_or_have_a_former_name_are_told(make: Make, tmp_path: Path) -> None:
    update([make(*LINES)], WORDS, "es", tmp_path)
    told = _told(tmp_path, make(*LINES, slug="new"), "es", "pt-BR")
    assert "pt_BR/LC_MESSAGES/new.po:1: does not exist yet; run `pocketleaf translations update`" in told
    assert (
        'es/LC_MESSAGES/back-mice.po:1: belongs to "new.po" now; run `pocketleaf translations update`' in told
    )


def test_broken_files_are_told_once(make: Make, tmp_path: Path) -> None:
    update([make(*LINES)], WORDS, "es", tmp_path)
    for name in ("es/LC_MESSAGES/back-mice.po", "templates/back-mice.pot", "es/LC_MESSAGES/messages.po"):
        (tmp_path / name).write_bytes(b"<<<<<<< HEAD\n")
    told = _told(tmp_path, make(*LINES))
    assert [line.split(":")[0] for line in told] == [
        "es/LC_MESSAGES/back-mice.po",
        "es/LC_MESSAGES/messages.po",
        "templates/back-mice.pot",
    ]
