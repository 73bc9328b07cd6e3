"""`pocketleaf content …`."""

from __future__ import annotations

import sys
from datetime import date

import click

from webapp.addresses.checking import check_addresses
from webapp.cli.codes import codes_command
from webapp.cli.grades import grade_command
from webapp.cli.telling import counted, told
from webapp.cli.works import check_works, references_command
from webapp.content.reading import read_content
from webapp.library.reading import source_locale
from webapp.locales import find_locales
from webapp.prose.listing import described
from webapp.prose.running import CHECKS, hear
from webapp.settings import Settings


@click.group()
def content() -> None:
    """Check the pages."""


@content.command("check")
@click.option("--strict", is_flag=True, help="Exit with 1 when there are warnings too.")
@click.pass_obj
@told
def check_command(settings: Settings, *, strict: bool) -> None:
    """Tell what is wrong in the content and what is hard to read, one line each; exits with 1 on errors."""
    read = read_content(settings.content)
    check_addresses(read, find_locales(settings.translations, source_locale(read)))
    check_works(read)
    heard = hear(read, date.today())
    remarks = [one for file in heard for one in file.remarks]
    if remarks:
        click.echo("\n".join(map(str, remarks)), err=True)
    errors = sum(one.is_error for one in remarks)
    warnings, silenced = len(remarks) - errors, sum(len(file.silenced) for file in heard)
    click.echo(f"{counted(len(read.documents), 'document')}: {_summary(errors, warnings, silenced)}")
    sys.exit(1 if errors or (strict and warnings) else 0)


@content.command("checks")
def checks_command() -> None:
    """List the checks of the pages' words: what each one asks, with an example."""
    click.echo("\n".join(described(CHECKS)))


for command in (codes_command, grade_command, references_command):
    content.add_command(command)


def _summary(errors: int, warnings: int, silenced: int) -> str:
    found = f"{counted(errors, 'error')} and {counted(warnings, 'warning')}"
    kept = f", {counted(silenced, 'warning')} silenced" if silenced else ""
    return (found if errors or warnings else "no mistakes found") + kept
