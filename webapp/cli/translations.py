"""`pocketleaf translations …`."""

from __future__ import annotations

from pathlib import Path

import click

from webapp.catalogs.checking import check as check_catalogs
from webapp.catalogs.interface import extract_interface
from webapp.catalogs.updating import Report
from webapp.catalogs.updating import extract as extract_templates
from webapp.catalogs.updating import update as update_catalogs
from webapp.cli.exchange import export_command, import_command
from webapp.cli.merge import merge_command
from webapp.cli.telling import fail, told
from webapp.content.reading import read_content
from webapp.library import load_library, source_locale
from webapp.locales import find_locales, parse_locale
from webapp.settings import Settings

_TEMPLATES = Path(__file__).parents[1] / "templates"


@click.group()
def translations() -> None:
    """Bring catalogs up to date and check them."""


for command in (merge_command, export_command, import_command):
    translations.add_command(command)


@translations.command("extract")
@click.pass_obj
@told
def extract_command(settings: Settings) -> None:
    """Refresh the templates from the content; every segment keeps its id."""
    content = read_content(settings.content)
    report = extract_templates(content.sources, settings.translations, extract_interface(_TEMPLATES))
    _report(report)


@translations.command("update")
@click.argument("locales", nargs=-1)
@click.pass_obj
@told
def update_command(settings: Settings, locales: tuple[str, ...]) -> None:
    """Bring the catalogs of LOCALES (all, when none is named) up to date; a new locale gets its catalogs.

    Translations whose source changed are kept and marked fuzzy; nothing is dropped.
    """
    content = read_content(settings.content)
    known = find_locales(settings.translations, source_locale(content))[1:]
    chosen = [parse_locale(name, settings.translations / name) for name in locales] or known
    interface = extract_interface(_TEMPLATES)
    _report(extract_templates(content.sources, settings.translations, interface))
    for locale in chosen:
        _report(update_catalogs(content.sources, interface, locale.folder, settings.translations))


@translations.command("check")
@click.option("--locale", "names", multiple=True, help="Only this locale; may be given again.")
@click.pass_obj
@told
def check_command(settings: Settings, names: tuple[str, ...]) -> None:
    """Tell what is wrong in templates and catalogs, one line each; exits with 1 when anything is."""
    library = load_library(settings.content, settings.translations, settings.shipped)
    known = library.locales[1:]
    chosen = [parse_locale(name, settings.translations / name) for name in names] or known
    interface = extract_interface(_TEMPLATES)
    folders = [locale.folder for locale in chosen]
    problems = list(check_catalogs(library.content.sources, interface, settings.translations, folders))
    for locale in chosen:
        problems += library.translate(locale, is_lenient=True).problems
    if problems:
        fail("\n".join(map(str, sorted(set(problems)))))
    click.echo(f"{len(chosen)} locales and {len(library.content.documents)} documents: no mistakes found")


def _report(report: Report) -> None:
    for one in report.files:
        if one.is_written:
            click.echo(str(one))
