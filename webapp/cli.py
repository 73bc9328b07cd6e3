"""The `pocketleaf` command."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from dataclasses import asdict
from functools import wraps
from pathlib import Path
from typing import NoReturn, ParamSpec, TypeVar

import click

from webapp.catalogs.checking import check as check_catalogs
from webapp.catalogs.interface import extract_interface
from webapp.catalogs.updating import Report
from webapp.catalogs.updating import extract as extract_templates
from webapp.catalogs.updating import update as update_catalogs
from webapp.content.reading import read_content
from webapp.editions.building import Built, build, current_edition
from webapp.editions.inputs import stamp_of
from webapp.editions.shelf import Shelf
from webapp.errors import PocketleafError, Problem
from webapp.library import load_library, source_locale
from webapp.locales import find_locales, parse_locale
from webapp.serving import Server, listen
from webapp.settings import Settings, read_settings
from webapp.watching import watch_beside

P = ParamSpec("P")
R = TypeVar("R")

_FOLDER = click.Path(path_type=Path, file_okay=False)
_TEMPLATES = Path(__file__).parent / "templates"


def told(command: Callable[P, R]) -> Callable[P, R]:
    """Let a command end with what is wrong and exit code 1 instead of a traceback.

    That is the words of a PocketleafError, or the file that the system does not let us use.
    """

    @wraps(command)
    def run(*arguments: P.args, **options: P.kwargs) -> R:
        try:
            return command(*arguments, **options)
        except PocketleafError as error:
            _fail(str(error))
        except OSError as error:
            if error.filename is None:
                raise
            _fail(f"{error.filename}: {error.strerror}")

    return run


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.option(
    "--content", type=_FOLDER, help="Folder of the pages. [env: POCKETLEAF_CONTENT; default: starter library]"
)
@click.option("--translations", type=_FOLDER, help="Folder of the catalogs. [env: POCKETLEAF_TRANSLATIONS]")
@click.option("--var", type=_FOLDER, help="Folder for built files. [env: POCKETLEAF_VAR; default: ./var]")
@click.version_option(package_name="pocketleaf")
@click.pass_context
@told
def main(context: click.Context, content: Path | None, translations: Path | None, var: Path | None) -> None:
    """Serve, build and translate a health library that people carry in their pocket."""
    context.obj = read_settings(content=content, translations=translations, var=var)


@main.command("build")
@click.option(
    "--keep-going", is_flag=True, help="Build without the catalogs that cannot be read; still exits with 1."
)
@click.pass_obj
@told
def build_command(settings: Settings, *, keep_going: bool) -> None:
    """Build the edition beside the current one and switch to it."""
    built = build(settings, _progress, is_lenient=keep_going)
    _tell(built)
    if keep_going and built.problems:
        sys.exit(1)


@main.command()
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen on.")
@click.option(
    "--port", default=8000, show_default=True, type=click.IntRange(1, 65535), help="Port to listen on."
)
@click.option("--workers", default=2, show_default=True, type=click.IntRange(1, 64), help="Worker processes.")
@click.option("--build/--no-build", "is_built", default=True, help="Bring the edition up to date first.")
@click.option(
    "--reload", "is_watching", is_flag=True, help="For authors and translators: build again at each change."
)
@click.pass_obj
@told
def serve(
    settings: Settings, host: str, port: int, workers: int, *, is_built: bool, is_watching: bool
) -> None:
    """Serve the current edition; a newer one is taken up without a restart."""
    with listen(host, port) as listener:
        seen = stamp_of(settings)
        if is_built:
            _build_or_keep(settings)
        if is_watching:
            watch_beside(settings, seen, listener)
        server = Server(settings.var, listener, workers)
    shown = f"[{host}]" if ":" in host else host
    click.echo(f"Serving on http://{shown}:{port} (Ctrl+C stops)")
    server.run()


@main.command()
@click.argument("query")
@click.option("--locale", "tag", default="en", show_default=True, help="Language to search in.")
@click.option(
    "--limit", default=10, show_default=True, type=click.IntRange(1, 100), help="Most hits to print."
)
@click.option("--json", "is_json", is_flag=True, help="Print the hits as JSON.")
@click.option(
    "--engine",
    type=click.Choice(["phone", "whoosh"]),
    default="phone",
    show_default=True,
    help="The index that is served, or the one that it is judged by.",
)
@click.pass_obj
@told
def search(settings: Settings, query: str, tag: str, limit: int, *, is_json: bool, engine: str) -> None:
    """Search the current edition as the search page does."""
    edition = Shelf(settings.var).current()
    tag = tag.replace("_", "-")
    if tag not in edition.indexes:
        _fail(f'no language "{tag}" in this edition; use one of {", ".join(edition.record.tags)}')
    hits = (edition.reference(tag) if engine == "whoosh" else edition.indexes[tag]).search(query, limit)
    if is_json:
        click.echo(json.dumps([asdict(hit) for hit in hits], ensure_ascii=False, indent=2))
    elif not hits:
        click.echo(f'Nothing was found for "{query}".')
    else:
        for hit in hits:
            click.echo(f"{hit.score:8.3f}  {hit.title}\n          {hit.url}")


@main.group()
def translations() -> None:
    """Bring catalogs up to date and check them."""


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
        _fail("\n".join(map(str, sorted(set(problems)))))
    click.echo(f"{len(chosen)} locales and {len(library.content.documents)} documents: no mistakes found")


@main.group()
def content() -> None:
    """Check the pages."""


@content.command("check")
@click.pass_obj
@told
def content_check(settings: Settings) -> None:
    """Tell what is wrong in the content, one line each; exits with 1 when anything is."""
    read = read_content(settings.content)
    click.echo(f"{len(read.documents)} documents: no mistakes found")


def _build_or_keep(settings: Settings) -> None:
    try:
        _tell(build(settings, _progress))
    except PocketleafError as error:
        current_edition(settings.var)
        click.echo(f"{error}\nThe build failed; the last good edition is served.", err=True)


def _tell(built: Built) -> None:
    _warn(built.problems)
    state = "built" if built.is_new else "up to date"
    click.echo(f"Edition {built.folder.name} is {state}.", err=True)


def _warn(problems: tuple[Problem, ...]) -> None:
    for problem in problems:
        click.echo(str(problem), err=True)


def _report(report: Report) -> None:
    for one in report.files:
        if one.is_written:
            click.echo(str(one))


def _progress(step: str) -> None:
    click.echo(f"  {step}", err=True)


def _fail(text: str) -> NoReturn:
    click.echo(text, err=True)
    sys.exit(1)
