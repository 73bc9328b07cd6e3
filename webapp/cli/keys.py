"""`pocketleaf keys`."""

from __future__ import annotations

import click

from webapp.cli.telling import fail, told
from webapp.editions.keys import make_key, read_key, write_public_key
from webapp.settings import Settings


@click.command()
@click.option("--write", "is_written", is_flag=True, help="Write the public key into site.yaml.")
@click.pass_obj
@told
def keys(settings: Settings, *, is_written: bool) -> None:
    """Make the publisher's key pair, with which packs are signed; print the public key.

    A private key that is there already stays as it is.
    """
    state = "Made" if make_key(settings) else "Found"
    key = read_key(settings) or fail(f"{settings.signing_key}: was removed meanwhile")
    site = settings.content / "site.yaml"
    click.echo(f"{state} the private key {settings.signing_key}: keep it secret, and a copy safe.", err=True)
    if is_written:
        write_public_key(site, key.public)
        click.echo(f"The public key stands in {site}.", err=True)
    else:
        click.echo(f"Write this line into {site}, or run `pocketleaf keys --write`:", err=True)
    click.echo(f"signing_key: {key.public}")
