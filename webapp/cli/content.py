"""`pocketleaf content …`."""

from __future__ import annotations

import click

from webapp.addresses.checking import check_addresses
from webapp.cli.codes import codes_command
from webapp.cli.telling import told
from webapp.content.reading import read_content
from webapp.library.reading import source_locale
from webapp.locales import find_locales
from webapp.settings import Settings


@click.group()
def content() -> None:
    """Check the pages."""


@content.command("check")
@click.pass_obj
@told
def content_check(settings: Settings) -> None:
    """Tell what is wrong in the content, one line each; exits with 1 when anything is."""
    read = read_content(settings.content)
    check_addresses(read, find_locales(settings.translations, source_locale(read)))
    click.echo(f"{len(read.documents)} documents: no mistakes found")


content.add_command(codes_command)
