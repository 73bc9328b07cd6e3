"""`pocketleaf translations …`."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import click

from webapp.catalogs.interface import extract_interface
from webapp.catalogs.updating import Report
from webapp.catalogs.updating import update as update_catalogs
from webapp.cli.checks import check_command, checks_command
from webapp.cli.exchange import export_command, import_command
from webapp.cli.merge import merge_command
from webapp.cli.review import review_command
from webapp.cli.status import status_command
from webapp.cli.telling import refuse_source, told
from webapp.cli.weigh import weigh_command
from webapp.cli.weighing import extracted, weighing_options
from webapp.content.reading import read_content
from webapp.library.reading import source_locale
from webapp.locales import CATALOG_FOLDER, Locale, find_locales, parse_locale
from webapp.settings import Settings

_TEMPLATES = Path(__file__).parents[1] / "templates"


@click.group()
def translations() -> None:
    """Bring catalogs up to date and check them."""


for command in (
    status_command,
    check_command,
    checks_command,
    weigh_command,
    review_command,
    merge_command,
    export_command,
    import_command,
):
    translations.add_command(command)


@translations.command("extract")
@weighing_options
@click.pass_obj
@told
def extract_command(settings: Settings, weights: tuple[str, ...], reason: str, ask: bool | None) -> None:
    """Refresh the templates from the content; every segment keeps its id.

    They remember how much each edit matters: after a cosmetic one translations stay, after one of meaning
    they are shown with a note, after one of safety readers see the new text at once.
    """
    content, interface = read_content(settings.content), extract_interface(_TEMPLATES)
    _report(extracted(content, settings, interface, weights, reason, ask=ask))


@translations.command("update")
@click.argument("locales", nargs=-1)
@weighing_options
@click.pass_obj
@told
def update_command(
    settings: Settings, locales: tuple[str, ...], weights: tuple[str, ...], reason: str, ask: bool | None
) -> None:
    """Bring the catalogs of LOCALES (all, when none is named) up to date; a new locale gets its catalogs.

    Translations whose source changed are kept and, but for cosmetic edits, marked fuzzy; nothing is dropped.
    """
    content = read_content(settings.content)
    source, *known = find_locales(settings.translations, source_locale(content))
    chosen = [parse_locale(name, settings.translations / name) for name in locales] or known
    if source in chosen:
        refuse_source(source.tag)
    interface = extract_interface(_TEMPLATES)
    _report(extracted(content, settings, interface, weights, reason, ask=ask))
    for locale in chosen:
        _report(update_catalogs(content.sources, interface, locale.folder, settings.translations))
    for locale in chosen:
        if locale not in known:
            click.echo("\n".join(["", *_first_steps(locale, settings)]))


def _first_steps(locale: Locale, settings: Settings) -> Iterator[str]:
    """Yield what one can do with the catalogs of a new locale."""
    name, folder = locale.folder, settings.translations / locale.folder / CATALOG_FOLDER
    yield f"{locale.native_name} ({name}) is new, and every text of it is to do. Translate"
    yield f"  on the pages        pocketleaf translate {name}"
    yield f"  in a spreadsheet    pocketleaf translations export {name} --format csv -o {name}.csv"
    yield f"  in another tool     the files in {folder}"
    yield f"What to begin with: pocketleaf translations status --locale {name}"


def _report(report: Report) -> None:
    for one in report.files:
        if one.is_written:
            click.echo(str(one))
