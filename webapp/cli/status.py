"""`pocketleaf translations status`."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import click

from webapp.cli.telling import fail, refuse_source, told
from webapp.errors import did_you_mean
from webapp.library.reading import load_library
from webapp.library.translating import Library
from webapp.locales import Locale, parse_locale
from webapp.overview.counting import overview, slugs_of
from webapp.overview.records import records
from webapp.overview.table import table
from webapp.settings import Settings

_FILE = click.Path(path_type=Path, dir_okay=False, allow_dash=True)


@click.command("status")
@click.option("--locale", "names", multiple=True, help="Only this locale; may be given again.")
@click.option(
    "--document", "slugs", multiple=True, help="Only this document, by its slug; may be given again."
)
@click.option(
    "--json", "json_file", type=_FILE, metavar="FILE", help="Write the figures as JSON; - to print."
)
@click.pass_obj
@told
def status_command(
    settings: Settings, names: tuple[str, ...], slugs: tuple[str, ...], json_file: Path | None
) -> None:
    """Tell how far each translation has come and what to do next, what readers open first in front.

    "meaning" and "safety" count texts whose source changed since, by the weight of the change; "words" those
    of the source that are to do. A page is not offered while texts of its care cards are to do ("no: cards").
    """
    library = load_library(settings.content, settings.translations, settings.shipped)
    locales = [locale_in(library, name) for name in names] or library.locales[1:]
    for slug in slugs:
        known_document(library, slug)
    found = overview(library, locales, slugs)
    if json_file:
        with click.open_file(str(json_file), "w", encoding="utf-8") as out:
            out.write(json.dumps(records(found), ensure_ascii=False, indent=2) + "\n")
    if str(json_file) != "-":
        click.echo(table(found, is_plain=not sys.stdout.isatty()))


def locale_in(library: Library, name: str) -> Locale:
    """Return the translated locale that a name stands for; ends the command where there is none."""
    locale = parse_locale(name, library.translations / name)
    if locale == library.source:
        refuse_source(name)
    if locale not in library.locales:
        fail(f'no catalogs for "{name}"; `pocketleaf translations update {locale.folder}` makes them')
    return locale


def known_document(library: Library, slug: str) -> str:
    """Return a slug that has a catalog; ends the command where there is none."""
    known = slugs_of(library)
    if slug not in known:
        remedy = did_you_mean(slug, known) or "; name a page by its slug"
        fail(f'no document "{slug}" is translated{remedy}')
    return slug
