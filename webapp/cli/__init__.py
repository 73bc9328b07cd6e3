"""The `pocketleaf` command: where its parts meet."""

from __future__ import annotations

from pathlib import Path

import click

from webapp.cli.content import content as content_commands
from webapp.cli.editions import build_command, search, serve
from webapp.cli.keys import keys
from webapp.cli.links import links_commands
from webapp.cli.packs import pack
from webapp.cli.telling import told
from webapp.cli.translate import translate
from webapp.cli.translations import translations as translation_commands
from webapp.settings import read_settings

_FILE = click.Path(path_type=Path, dir_okay=False)
_FOLDER = click.Path(path_type=Path, file_okay=False)


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.option(
    "--content", type=_FOLDER, help="Folder of the pages. [env: POCKETLEAF_CONTENT; default: starter library]"
)
@click.option("--translations", type=_FOLDER, help="Folder of the catalogs. [env: POCKETLEAF_TRANSLATIONS]")
@click.option("--var", type=_FOLDER, help="Folder for built files. [env: POCKETLEAF_VAR; default: ./var]")
@click.option(
    "--signing-key",
    type=_FILE,
    help="File of the publisher's private key. [env: POCKETLEAF_SIGNING_KEY; default: keys/signing.pem "
    "beside the content]",
)
@click.version_option(package_name="pocketleaf")
@click.pass_context
@told
def main(
    context: click.Context,
    content: Path | None,
    translations: Path | None,
    var: Path | None,
    signing_key: Path | None,
) -> None:
    """Serve, build and translate a health library that people carry in their pocket."""
    context.obj = read_settings(content=content, translations=translations, var=var, signing_key=signing_key)


for command in (
    build_command,
    serve,
    translate,
    search,
    pack,
    keys,
    translation_commands,
    content_commands,
    links_commands,
):
    main.add_command(command)
