"""`pocketleaf translations merge`, by hand and from a real git."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from webapp.catalogs.entry_merge import CLASH
from webapp.cli import main

HEAD = 'msgid ""\nmsgstr ""\n"X-Pocketleaf-Page: bm01\\n"\n"Content-Type: text/plain; charset=UTF-8\\n"\n'
BASE = HEAD + '\nmsgctxt "a"\nmsgid "One"\nmsgstr ""\n\nmsgctxt "b"\nmsgid "50% of"\nmsgstr ""\n'
ONE = BASE.replace('"One"\nmsgstr ""', '"One"\nmsgstr "Uno"')
HALF = BASE.replace('of"\nmsgstr ""', 'of"\nmsgstr "50 % de"')
OTHER = BASE.replace('"One"\nmsgstr ""', '"One"\nmsgstr "Una"')
BROKEN = HALF.replace('msgid "One"', "msgid One")


@pytest.fixture
def three(tmp_path: Path) -> list[str]:
    """Files base, ours and theirs; the edits are of different messages."""
    texts = {"base.po": BASE, "ours.po": ONE, "theirs.po": HALF}
    for name, text in texts.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    return [str(tmp_path / name) for name in texts]


def _merge(*words: str) -> tuple[int, str, str]:
    result = CliRunner().invoke(main, ["translations", "merge", *words])
    return result.exit_code, result.stdout, result.stderr


def test_two_edits_are_merged_to_the_screen_or_to_a_file(three: list[str], tmp_path: Path) -> None:
    both = ONE.replace('of"\nmsgstr ""', 'of"\nmsgstr "50 % de"')
    assert _merge(*three) == (0, both, "")
    output = tmp_path / "both.po"
    assert _merge(*three, "--output", str(output)) == (0, "", "")
    assert output.read_text(encoding="utf-8") == both
    assert Path(three[1]).read_text(encoding="utf-8") == ONE


def test_edits_of_one_message_end_with_one_and_name_the_file(three: list[str], tmp_path: Path) -> None:
    Path(three[2]).write_text(OTHER, encoding="utf-8")
    output = tmp_path / "both.po"
    code, _, told = _merge(*three, "--output", str(output))
    assert (code, output.read_text(encoding="utf-8")) == (
        1,
        ONE.replace('msgctxt "a"', f'# {CLASH}\n# msgstr "Una"\n#, fuzzy\nmsgctxt "a"'),
    )
    assert told.startswith(f'{output}:9: two people changed "a": "Uno" and "Una"; ')


def test_a_version_that_cannot_be_read_is_told_and_nothing_is_written(
    three: list[str], tmp_path: Path
) -> None:
    Path(three[2]).write_text(BROKEN, encoding="utf-8")
    code, printed, told = _merge(*three, "--output", str(tmp_path / "both.po"))
    assert (code, printed, (tmp_path / "both.po").exists()) == (1, "", False)
    assert told.startswith(f"{three[2]}:7: msgid is not followed by text")


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A git repository with a catalog and the merge driver; two branches are edited by `_branches`."""
    path = tmp_path / "a library"
    path.mkdir()
    driver = (
        f'"{sys.executable}" -c "from webapp.cli import main; main()" translations merge --driver %O %A %B %P'
    )
    _git(path, "init", "-q", "-b", "main")
    settings = {
        "user.name": "A",
        "user.email": "a@b",
        "commit.gpgsign": "false",
        "merge.pocketleaf.driver": driver,
    }
    for name, value in settings.items():
        _git(path, "config", name, value)
    attributes = Path(__file__).parents[2] / ".gitattributes"
    (path / ".gitattributes").write_bytes(attributes.read_bytes())
    return path


def _git(folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(["git", *words], cwd=folder, check=False, capture_output=True, text=True)


def _branches(folder: Path, ours: str, theirs: str) -> tuple[subprocess.CompletedProcess[str], str]:
    """Merges two branches that edit one catalog, and gives git's answer with the file."""
    catalog = folder / "translations/es/LC_MESSAGES/back mice.po"
    catalog.parent.mkdir(parents=True)
    for text, words in ((BASE, ["-q"]), (theirs, ["-qb", "theirs"]), (ours, ["-qb", "ours", "main"])):
        if words[1:]:
            _git(folder, "checkout", *words)
        catalog.write_text(text, encoding="utf-8")
        _git(folder, "add", ".")
        _git(folder, "commit", "-q", "-m", "Edit")
    done = _git(folder, "merge", "-q", "theirs")
    return done, catalog.read_text(encoding="utf-8")


def test_git_merges_what_its_own_merge_would_not(repository: Path) -> None:
    date = ("X-Pocketleaf", 'PO-Revision-Date: 2024-0{}-01\\n"\n"X-Pocketleaf')
    ours = ONE.replace(date[0], date[1].format(1))
    theirs = HALF.replace(date[0], date[1].format(2))
    done, merged = _branches(repository, ours, theirs)
    assert (done.returncode, merged) == (0, theirs.replace('"One"\nmsgstr ""', '"One"\nmsgstr "Uno"'))


def test_git_is_told_of_a_conflict_and_both_are_in_the_file(repository: Path) -> None:
    done, merged = _branches(repository, ONE, OTHER)
    assert done.returncode == 1
    assert f'# {CLASH}\n# msgstr "Una"\n#, fuzzy\nmsgctxt "a"\nmsgid "One"\nmsgstr "Uno"' in merged
    assert 'translations/es/LC_MESSAGES/back mice.po:9: two people changed "a": "Uno"' in done.stderr
    assert "UU" in _git(repository, "status", "--porcelain").stdout


def test_what_cannot_be_read_git_merges_itself_and_both_are_in_the_file(repository: Path) -> None:
    done, merged = _branches(repository, OTHER, BROKEN)
    assert done.returncode == 1
    assert all(text in merged for text in ("Una", "50 % de", "msgid One"))
    assert "back mice.po:7: msgid is not followed by text" in done.stderr
    assert "So git merged this file line by line; mend it." in done.stderr
