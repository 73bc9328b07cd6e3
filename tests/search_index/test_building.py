"""An index is built once, whole, and always with the same bytes."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from search_index import Index, Record, build_index, digests_of

from .conftest import ENGLISH

_BUILD = """
import sys
from pathlib import Path
from search_index import Record, build_index
folder, order = sys.argv[1:]
names = [f"page-{number:02}" for number in range(40)][:: int(order)]
build_index(
    (
        Record(key=name, kind="page", url=f"/{name}", title=f"Title {name}", page_title=f"Title {name}",
               body="A lump of fat. " * len(name), lang="en", aliases=(name, "Lump"), headings=("Treatment",))
        for name in names
    ), "en", Path(folder),
)
"""


def _build_elsewhere(folder: Path, *, seed: str, order: str) -> None:
    subprocess.run(
        [sys.executable, "-W", "error", "-c", _BUILD, str(folder), order],
        check=True,
        env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
    )


def test_the_same_records_give_the_same_bytes_in_every_process(tmp_path: Path) -> None:
    _build_elsewhere(tmp_path / "one", seed="1", order="1")
    _build_elsewhere(tmp_path / "two", seed="2", order="-1")
    assert digests_of(tmp_path / "one") == digests_of(tmp_path / "two")


def test_the_same_records_give_the_same_bytes_whatever_objects_they_are(tmp_path: Path) -> None:
    copies = [Record(**{**vars(record), "title": "".join(list(record.title))}) for record in ENGLISH]
    build_index(ENGLISH, "en", tmp_path / "one")
    build_index(copies, "en", tmp_path / "two")
    assert digests_of(tmp_path / "one") == digests_of(tmp_path / "two")


def test_a_build_leaves_one_segment_and_nothing_else(tmp_path: Path) -> None:
    build_index(ENGLISH, "en", tmp_path)
    assert {path.name.split(".")[0] for path in tmp_path.iterdir()} == {"_en_1", "en_0000000000000000"}


def test_two_records_with_one_key_are_refused(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match='two records have the key "lipoma"'):
        build_index([ENGLISH[0], ENGLISH[0]], "en", tmp_path)


def test_a_folder_with_files_is_not_built_into(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("mine", encoding="utf-8")
    with pytest.raises(FileExistsError, match="empty folder"):
        build_index(ENGLISH, "en", tmp_path)


def test_an_index_of_nothing_finds_nothing(tmp_path: Path) -> None:
    build_index([], "en", tmp_path)
    index = Index.open(tmp_path, "en", digests_of(tmp_path))
    assert index.search("lipoma") == ()
    index.close()
