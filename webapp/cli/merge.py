"""`pocketleaf translations merge`: by hand, and as git's merge driver for catalogs."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import click

from webapp.catalogs.entries import PoFile
from webapp.catalogs.po import parse_po
from webapp.catalogs.three_way import Merged, merge_catalogs
from webapp.catalogs.writing import atomic_write
from webapp.cli.telling import fail, told
from webapp.errors import Problem, SourceError

_FILE = click.Path(path_type=Path, dir_okay=False, exists=True)


@click.command("merge")
@click.argument("base", type=_FILE)
@click.argument("ours", type=_FILE)
@click.argument("theirs", type=_FILE)
@click.argument("path", type=click.Path(path_type=Path), required=False)
@click.option(
    "--output", "-o", type=click.Path(path_type=Path, dir_okay=False), help="Write the result here."
)
@click.option("--driver", "is_driver", is_flag=True, help="As git's merge driver: %O %A %B %P.")
@told
def merge_command(
    base: Path, ours: Path, theirs: Path, path: Path | None, output: Path | None, *, is_driver: bool
) -> None:
    """Merge two versions of a catalog, OURS and THEIRS, that both come from BASE, message by message.

    Prints the result unless a file to write is named. What both changed is kept twice, marked fuzzy and told;
    the exit code is 1 then. PATH is the name to tell the file by.
    """
    if is_driver:
        _drive(base, ours, theirs, path or ours)
        return
    merged = _merged(base, ours, theirs, (base, path or output or ours, theirs))
    if output:
        atomic_write(output, merged.data)
    else:
        click.echo(merged.data, nl=False)
    _end(merged)


def _drive(base: Path, ours: Path, theirs: Path, path: Path) -> None:
    """Put the result in OURS, as git asks; where a version cannot be read, git merges line by line."""
    try:
        merged = _merged(base, ours, theirs, (path, path, path))
    except SourceError as error:
        labels = ["-L", "ours", "-L", "base", "-L", "theirs"]
        subprocess.run(["git", "merge-file", *labels, ours, base, theirs], check=False)  # noqa: S603, S607
        fail(f"{error}\nSo git merged this file line by line; mend it.")
    atomic_write(ours, merged.data)
    _end(merged)


def _merged(base: Path, ours: Path, theirs: Path, names: tuple[Path, Path, Path]) -> Merged:
    """Return the merge of three files; mistakes in any of them are told together."""
    read: list[PoFile] = []
    problems: list[Problem] = []
    for file, name in zip((base, ours, theirs), names, strict=True):
        try:
            read.append(parse_po(file.read_bytes(), name))
        except SourceError as error:
            problems.extend(error.problems)
    if problems:
        raise SourceError(problems)
    return merge_catalogs(*read)


def _end(merged: Merged) -> None:
    for clash in merged.clashes:
        click.echo(str(clash), err=True)
    if merged.clashes:
        sys.exit(1)
