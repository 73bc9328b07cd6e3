"""Nothing is opened but what was built, to the byte."""

from __future__ import annotations

import pickle
from pathlib import Path

import pytest

from search_index import Index, build_index, digests_of
from webapp.errors import EditionError

from .conftest import ENGLISH


class _Trap:
    """An object whose unpickling leaves a mark."""

    def __init__(self, mark: Path) -> None:
        self.mark = mark

    def __reduce__(self) -> object:
        return Path.touch, (self.mark,)


@pytest.fixture
def built(tmp_path: Path) -> tuple[Path, dict[str, str]]:
    build_index(ENGLISH, "en", tmp_path / "index")
    return tmp_path / "index", digests_of(tmp_path / "index")


def test_every_file_is_refused_with_one_bit_flipped(built: tuple[Path, dict[str, str]]) -> None:
    folder, digests = built
    for path in sorted(folder.iterdir()):
        whole = path.read_bytes()
        path.write_bytes(whole[:-1] + bytes([whole[-1] ^ 1]))
        with pytest.raises(
            EditionError, match=r'damaged, its SHA-256 is .*; run "pocketleaf build" again'
        ) as caught:
            Index.open(folder, "en", digests)
        assert str(caught.value).startswith(str(path))
        assert "\n" not in str(caught.value)
        path.write_bytes(whole)


def test_a_missing_file_is_refused(built: tuple[Path, dict[str, str]]) -> None:
    folder, digests = built
    (folder / "_en_1.toc").unlink()
    with pytest.raises(EditionError, match=r"_en_1\.toc: cannot be read"):
        Index.open(folder, "en", digests)


def test_a_missing_folder_is_refused(built: tuple[Path, dict[str, str]]) -> None:
    folder, digests = built
    with pytest.raises(EditionError, match="cannot be read"):
        Index.open(folder / "elsewhere", "en", digests)


def test_a_file_that_was_not_built_is_refused(built: tuple[Path, dict[str, str]]) -> None:
    folder, digests = built
    (folder / "_en_2.toc").write_bytes(b"newer")
    with pytest.raises(EditionError, match=r"_en_2\.toc: this file is not part of the index"):
        Index.open(folder, "en", digests)


def test_an_index_of_another_locale_is_refused(built: tuple[Path, dict[str, str]]) -> None:
    folder, digests = built
    with pytest.raises(EditionError, match='holds no index for "es"'):
        Index.open(folder, "es", digests)


def test_a_planted_pickle_is_refused_before_it_runs(built: tuple[Path, dict[str, str]]) -> None:
    folder, digests = built
    mark = folder.parent / "ran"
    (folder / "_en_1.toc").write_bytes(pickle.dumps(_Trap(mark)))
    with pytest.raises(EditionError):
        Index.open(folder, "en", digests)
    assert not mark.exists()
    pickle.loads((folder / "_en_1.toc").read_bytes())  # noqa: S301  # the trap works when it is sprung
    assert mark.exists()
