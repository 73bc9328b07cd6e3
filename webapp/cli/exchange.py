"""`pocketleaf translations export` and `import`: to agencies and back."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path

import click

from webapp.catalogs.entries import PoFile
from webapp.catalogs.glossary import Wording, wordings
from webapp.catalogs.interface import extract_interface
from webapp.catalogs.reading import catalog_of
from webapp.catalogs.writing import atomic_write
from webapp.cli.telling import counted, fail, refuse_source, told
from webapp.content.reading import read_content
from webapp.content.wordlists import WordList
from webapp.errors import did_you_mean
from webapp.exchange.importing import Arrival, bring_in
from webapp.exchange.memory import tmx_bytes
from webapp.exchange.model import Bundle, Delivery
from webapp.exchange.spreadsheet import csv_bytes, read_csv
from webapp.exchange.terms import with_terms
from webapp.exchange.units import current_catalogs, units_in
from webapp.exchange.xliff import xliff_bytes
from webapp.exchange.xliff_reading import read_xliff
from webapp.library.reading import source_locale
from webapp.locales import Locale, parse_locale
from webapp.settings import Settings

_TEMPLATES = Path(__file__).parents[1] / "templates"
_FORMATS = {"xliff": xliff_bytes, "csv": csv_bytes, "tmx": tmx_bytes}
_FILE = click.Path(path_type=Path, dir_okay=False)


@click.command("export")
@click.argument("locale")
@click.option(
    "--format",
    "form",
    type=click.Choice(list(_FORMATS)),
    default="xliff",
    show_default=True,
    help="Format of the file; tmx holds what is translated and current.",
)
@click.option(
    "--only",
    type=click.Choice(["missing", "outdated", "all"]),
    default="all",
    show_default=True,
    help="Which texts.",
)
@click.option(
    "--document", "documents", multiple=True, help="Only this document, by its slug; may be given again."
)
@click.option("--output", "-o", type=_FILE, help="Write the file here instead of printing it.")
@click.pass_obj
@told
def export_command(
    settings: Settings, locale: str, *, form: str, only: str, documents: tuple[str, ...], output: Path | None
) -> None:
    """Write the texts of LOCALE into one file for an agency, a spreadsheet or a translation memory."""
    opened = _open(settings, locale)
    catalogs = opened.catalogs
    for name in documents:
        if name not in catalogs:
            remedy = did_you_mean(name, catalogs) or "; name a page by its slug"
            fail(f'no document "{name}" is translated{remedy}')
    chosen = {name: po for name, po in catalogs.items() if not documents or name in documents}
    units = [unit for unit, _ in units_in(chosen) if only in ("all", unit.standing)]
    told = with_terms(units, opened.wordings, opened.source.tag)
    bundle = Bundle(opened.source.tag, opened.locale.tag, tuple(told))
    if not bundle.units:
        click.echo("No text is to be exported; no file was written.", err=True)
        return
    data = _FORMATS[form](bundle)
    if output is None:
        click.echo(data, nl=False)
        return
    atomic_write(output, data)
    texts, pages = counted(len(bundle.units), "text"), counted(len(bundle.documents()), "document")
    click.echo(f"{output}: {texts} of {pages}", err=True)


@click.command("import")
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False, exists=True))
@click.option("--locale", "name", default="", help="The language, where the file does not name it.")
@click.option("--dry-run", "is_dry", is_flag=True, help="Tell what would happen and write nothing.")
@click.pass_obj
@told
def import_command(settings: Settings, file: Path, name: str, *, is_dry: bool) -> None:
    """Take the translations of FILE (XLIFF or CSV) over into the catalogs; exits with 1 if any has to wait.

    A text whose source changed since the export is told and left out. One that was translated here in the
    meantime stays; the delivered one is kept beside it, and told.
    """
    delivery = _read(file)
    if name and delivery.tag and name.replace("_", "-") != delivery.tag:
        fail(f'{file}:1: the file says "{delivery.tag}" where --locale says "{name}"; use one of the two')
    if not (name or delivery.tag):
        fail(f"{file}:1: the file does not say its language; name it with --locale")
    opened = _open(settings, name or delivery.tag)
    arrival = bring_in(delivery, opened.catalogs)
    if not is_dry:
        for path, data in arrival.writes.items():
            atomic_write(path, data)
    _tell(arrival, opened.locale, is_dry=is_dry)


@dataclass(frozen=True)
class _Opened:
    """A language with its catalogs by document and its glossary, and the language of the sources."""

    catalogs: dict[str, PoFile]
    locale: Locale
    source: Locale
    glossary: WordList

    @property
    def wordings(self) -> tuple[Wording, ...]:
        """The glossary as translators need it."""
        po = self.catalogs.get(self.glossary.slug)
        return wordings(self.glossary, catalog_of(po)) if po else ()


def _open(settings: Settings, name: str) -> _Opened:
    content = read_content(settings.content)
    locale, source = parse_locale(name, settings.translations / name), source_locale(content)
    if locale == source:
        refuse_source(name)
    interface = extract_interface(_TEMPLATES)
    catalogs = current_catalogs(content.sources, interface, locale.folder, settings.translations)
    return _Opened(catalogs, locale, source, content.glossary)


def _read(file: Path) -> Delivery:
    data = file.read_bytes()
    is_xml = data.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<") or data.startswith(
        (b"\xff\xfe<", b"\xfe\xff\0<")
    )
    return read_xliff(file, data) if is_xml else read_csv(file, data)


def _tell(arrival: Arrival, locale: Locale, *, is_dry: bool) -> None:
    for problem in arrival.problems:
        click.echo(str(problem), err=True)
    verb = "would be imported" if is_dry else "imported"
    counts = f"{arrival.taken} {verb}, {arrival.unchanged} unchanged, {arrival.empty} empty"
    click.echo(f"{locale.tag}: {counts}, {len(arrival.problems)} to look at")
    if arrival.problems:
        sys.exit(1)
