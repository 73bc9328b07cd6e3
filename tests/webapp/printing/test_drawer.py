"""What was printed is kept for the next one who asks, within a bound."""

from __future__ import annotations

import os
from pathlib import Path

from webapp.printing.drawer import Drawer, folder_in


def keep_in_turn(drawer: Drawer, *names: str) -> None:
    for number, name in enumerate(names):
        drawer.keep(name, b"12345")
        os.utime(drawer.folder / f"{name}.pdf", (number, number))


def test_what_is_kept_is_found(tmp_path: Path) -> None:
    drawer = Drawer(tmp_path)
    drawer.keep("a", b"PDF")
    assert (drawer.find("a"), drawer.find("b")) == (b"PDF", None)
    assert [path.name for path in tmp_path.iterdir()] == ["a.pdf"]


def test_what_was_not_asked_for_longest_goes_first(tmp_path: Path) -> None:
    drawer = Drawer(tmp_path, most=15)
    keep_in_turn(drawer, "a", "b", "c")
    assert drawer.find("a") == b"12345"
    drawer.keep("d", b"12345")
    assert [drawer.find(name) is not None for name in "abcd"] == [True, False, True, True]


def test_what_is_larger_than_the_drawer_is_not_kept(tmp_path: Path) -> None:
    drawer = Drawer(tmp_path, most=4)
    drawer.keep("a", b"12345")
    assert drawer.find("a") is None


def test_a_folder_that_went_away_keeps_nothing_and_breaks_nothing(tmp_path: Path) -> None:
    drawer = Drawer(tmp_path / "nowhere")
    drawer.keep("a", b"PDF")
    assert drawer.find("a") is None


def test_where_var_is_no_folder_a_temporary_one_is_used(tmp_path: Path) -> None:
    assert folder_in(tmp_path) == tmp_path / "printed"
    (tmp_path / "file").touch()
    other = folder_in(tmp_path / "file")
    assert other.is_dir()
    other.rmdir()
