"""`pocketleaf pack …`: a language as one file, for memory cards and clinics' computers."""

from __future__ import annotations

from pathlib import Path

import click

from webapp.cli.telling import told
from webapp.editions.handing import check_pack_file, export_pack
from webapp.settings import Settings

_FILE = click.Path(path_type=Path, dir_okay=False)


@click.group()
def pack() -> None:
    """Hand a language over as one file."""


@pack.command("export")
@click.argument("tag")
@click.option("-o", "--output", type=_FILE, help="File to write. [default: named by what it holds, here]")
@click.option("--figures/--no-figures", "has_figures", default=True, help="With pictures or without.")
@click.pass_obj
@told
def export(settings: Settings, tag: str, output: Path | None, *, has_figures: bool) -> None:
    """Write a language of the current edition into one file."""
    name, data = export_pack(settings, tag.replace("_", "-"), has_figures=has_figures)
    target = output or Path(name)
    target.write_bytes(data)
    click.echo(f"{target}: {len(data):,} bytes")


@pack.command("check")
@click.argument("file", type=_FILE)
@click.pass_obj
@told
def check(settings: Settings, file: Path) -> None:
    """Tell what a file holds; exits with 1 unless it is whole and signed with this library's key."""
    opened = check_pack_file(settings, file)
    found = opened.manifest
    pictures = len(found.figures) if opened.has_figures else 0
    click.echo(
        f"{file}: {found.tag}, edition {found.version[:8]}, content of {found.changed}, "
        f"{found.count} pages, {pictures} pictures; whole, and signed by the publisher"
    )
