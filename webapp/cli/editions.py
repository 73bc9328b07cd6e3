"""`pocketleaf build`, `serve` and `search`: what one does with an edition."""

from __future__ import annotations

import json
import sys
from dataclasses import asdict

import click

from webapp.cli.telling import fail, told
from webapp.editions.building import Built, build, current_edition
from webapp.editions.inputs import stamp_of
from webapp.editions.shelf import Shelf
from webapp.errors import PocketleafError
from webapp.serving import Server, listen
from webapp.settings import Settings
from webapp.watching import watch_beside


@click.command("build")
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


@click.command()
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


@click.command()
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
        fail(f'no language "{tag}" in this edition; use one of {", ".join(edition.record.tags)}')
    hits = (edition.reference(tag) if engine == "whoosh" else edition.indexes[tag]).search(query, limit)
    if is_json:
        click.echo(json.dumps([asdict(hit) for hit in hits], ensure_ascii=False, indent=2))
    elif not hits:
        click.echo(f'Nothing was found for "{query}".')
    else:
        for hit in hits:
            click.echo(f"{hit.score:8.3f}  {hit.title}\n          {hit.url}")


def _build_or_keep(settings: Settings) -> None:
    try:
        _tell(build(settings, _progress))
    except PocketleafError as error:
        current_edition(settings.var)
        click.echo(f"{error}\nThe build failed; the last good edition is served.", err=True)


def _tell(built: Built) -> None:
    for problem in built.problems:
        click.echo(str(problem), err=True)
    state = "built" if built.is_new else "up to date"
    click.echo(f"Edition {built.folder.name} is {state}.", err=True)


def _progress(step: str) -> None:
    click.echo(f"  {step}", err=True)
