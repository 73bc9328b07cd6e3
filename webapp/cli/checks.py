"""`pocketleaf translations check` and `… checks`."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterable, Sequence
from importlib.metadata import version
from pathlib import Path
from typing import Any

import click

from webapp.catalogs.checking import check as check_files
from webapp.catalogs.findings import Placed, interface_findings, page_findings
from webapp.catalogs.interface import extract_interface
from webapp.checks.listing import described
from webapp.checks.reports import records, sarif
from webapp.checks.running import CHECKS
from webapp.cli.status import locale_in
from webapp.cli.telling import counted, told
from webapp.library.reading import load_library
from webapp.library.translating import Library
from webapp.locales import Locale
from webapp.settings import Settings

_TEMPLATES = Path(__file__).parents[1] / "templates"
_FILE = click.Path(path_type=Path, dir_okay=False, allow_dash=True)


@click.command("check")
@click.option("--locale", "names", multiple=True, help="Only this locale; may be given again.")
@click.option("--json", "json_file", type=_FILE, metavar="FILE", help="Write findings as JSON; - to print.")
@click.option(
    "--sarif", "sarif_file", type=_FILE, metavar="FILE", help="Write findings as SARIF; - to print."
)
@click.pass_obj
@told
def check_command(
    settings: Settings, names: tuple[str, ...], json_file: Path | None, sarif_file: Path | None
) -> None:
    """Tell what is wrong in templates and catalogs, one line each; exits with 1 when there are errors."""
    library = load_library(settings.content, settings.translations, settings.shipped)
    chosen = [locale_in(library, name) for name in names] or library.locales[1:]
    files = _file_problems(library, settings, chosen)
    found = [finding for locale in chosen for finding in sorted(_findings(library, settings, locale))]
    placed = [(_label(one.path), one) for one in found]
    _write(json_file, lambda: records(placed))
    _write(sarif_file, lambda: sarif(placed, CHECKS, version("pocketleaf")))
    lines = [*files, *map(str, found)]
    if lines:
        click.echo("\n".join(lines), err=True)
    errors = len(files) + sum(one.is_error for one in found)
    is_printing = any(str(file) == "-" for file in (json_file, sarif_file))
    _summarise(errors, len(lines) - errors, len(chosen), library, is_silent=is_printing)
    sys.exit(1 if errors else 0)


@click.command("checks")
def checks_command() -> None:
    """List the checks: what each one asks, with an example."""
    click.echo("\n".join(described(CHECKS)))


def _file_problems(library: Library, settings: Settings, locales: Sequence[Locale]) -> list[str]:
    """Return what is wrong with files as a whole, pages' catalogs that lag behind among them."""
    interface = extract_interface(_TEMPLATES)
    folders = [locale.folder for locale in locales]
    problems = set(check_files(library.content.sources, interface, settings.translations, folders))
    for locale in locales:
        problems |= set(library.translate(locale, is_lenient=True).file_problems)
    return [str(problem) for problem in sorted(problems)]


def _findings(library: Library, settings: Settings, locale: Locale) -> Iterable[Placed]:
    source = library.source.tag
    terms = library.terms(locale)
    yield from page_findings(library.content.sources, settings.translations, locale.folder, source, terms)
    yield from interface_findings(settings.translations, locale.folder, source)


def _label(path: Path) -> str:
    """Return a path as others know it: from where the command runs, if the file lies below."""
    here = Path.cwd()
    return (path.resolve().relative_to(here) if path.resolve().is_relative_to(here) else path).as_posix()


def _write(file: Path | None, made: Callable[[], Any]) -> None:
    if file is None:
        return
    with click.open_file(str(file), "w", encoding="utf-8") as out:
        out.write(json.dumps(made(), ensure_ascii=False, indent=2) + "\n")


def _summarise(errors: int, warnings: int, locales: int, library: Library, *, is_silent: bool) -> None:
    mistakes = f"{counted(errors, 'error')} and {counted(warnings, 'warning')}"
    checked = f"{counted(locales, 'locale')} and {counted(len(library.content.documents), 'document')}"
    is_good = not (errors or warnings)
    click.echo(f"{checked}: {'no mistakes found' if is_good else mistakes}", err=is_silent)
