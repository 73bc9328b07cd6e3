"""`pocketleaf links …`."""

from __future__ import annotations

import click

from webapp.addresses.checking import additions, check_addresses
from webapp.addresses.lock import LOCK, read_lock, write_lock
from webapp.cli.telling import fail, told
from webapp.content.reading import read_content
from webapp.library.reading import source_locale
from webapp.locales import find_locales
from webapp.settings import Settings


@click.group("links")
def links_commands() -> None:
    """Keep every address that was ever published."""


@links_commands.command("check")
@click.option(
    "--frozen", "is_frozen", is_flag=True, help="Write nothing; exit with 1 when a line is missing."
)
@click.pass_obj
@told
def check_command(settings: Settings, *, is_frozen: bool) -> None:
    """Tell which published addresses lead nowhere, and add new ones to content/links.lock."""
    content = read_content(settings.content)
    locales = find_locales(settings.translations, source_locale(content))
    check_addresses(content, locales)
    path = content.folder / LOCK
    missing = additions(content, locales)
    known = [pattern.text for pattern in read_lock(path)]
    if missing and is_frozen:
        fail(
            f'{path}:1: {len(missing)} addresses are not in it, the first is "{missing[0]}"; '
            "run `pocketleaf links check` and commit the file"
        )
    if missing:
        write_lock(path, (*known, *missing))
    click.echo(f"{len(known) + len(missing)} published addresses lead somewhere, {len(missing)} of them new")
