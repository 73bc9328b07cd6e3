"""`pocketleaf content references`."""

from __future__ import annotations

from itertools import zip_longest
from pathlib import Path

import click

from webapp.cli.telling import counted, fail, told
from webapp.content.reading import Content, read_content
from webapp.errors import SourceError
from webapp.prose.languages import language_of
from webapp.settings import Settings
from webapp.text import read_text
from webapp.works.gathering import find_contradictions, gather
from webapp.works.listing import listed

_FILE = click.Path(path_type=Path, dir_okay=False)


@click.command("references")
@click.argument("file", type=_FILE, default=Path("docs/references.md"))
@click.option(
    "--check", "is_check", is_flag=True, help="Write nothing; exit with 1 when FILE is not up to date."
)
@click.pass_obj
@told
def references_command(settings: Settings, file: Path, *, is_check: bool) -> None:
    """Write the works of all pages, and the sentences that cite each, into FILE (docs/references.md)."""
    read = read_content(settings.content)
    check_works(read)
    works = gather(read.documents, language_of(read.site.source_tag))
    text = listed(read.documents, works)
    if is_check:
        _compare(file, text)
    else:
        file.write_text(text, encoding="utf-8")
    click.echo(f"{file}: {counted(len(works), 'work')}{' as the pages have them' if is_check else ''}")


def check_works(content: Content) -> None:
    """Raise SourceError with the references that contradict each other."""
    if problems := tuple(find_contradictions(content.documents)):
        raise SourceError(problems)


def _compare(file: Path, text: str) -> None:
    """End the command at the first line that is not as it would be written."""
    written = read_text(file).split("\n")
    for number, (old, new) in enumerate(zip_longest(written, text.split("\n"), fillvalue=""), 1):
        if old != new:
            fail(f'{file}:{number}: "{old[:60]}" is not what pages say; run `pocketleaf content references`')
