"""The settings of a library: what may be left out, and what is a mistake."""

from __future__ import annotations

from pathlib import Path

import pytest

from webapp.content.site import read_site
from webapp.errors import SourceError


def site_with(folder: Path, line: str) -> Path:
    (folder / "site.yaml").write_text(f"name: Toy\nsource_locale: en\n{line}\n", encoding="utf-8")
    return folder


@pytest.mark.parametrize(("written", "is_so"), [("yes", True), ("true", True), ("no", False), ("", False)])
def test_search_engines_list_what_nobody_reviewed_only_if_asked(
    tmp_path: Path, written: str, is_so: bool
) -> None:
    line = f"index_unreviewed_translations: {written}" if written else ""
    assert read_site(site_with(tmp_path, line)).index_unreviewed_translations is is_so


def test_any_other_answer_is_a_mistake(tmp_path: Path) -> None:
    with pytest.raises(SourceError) as caught:
        read_site(site_with(tmp_path, "index_unreviewed_translations: perhaps"))
    assert [str(one) for one in caught.value.problems] == [
        f'{tmp_path}/site.yaml:3: index_unreviewed_translations "perhaps" is not an answer; write yes or no'
    ]
