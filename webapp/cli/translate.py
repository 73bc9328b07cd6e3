"""`pocketleaf translate LOCALE`: the preview in which translators work."""

from __future__ import annotations

import webbrowser
from functools import partial

import click

from webapp.cli.telling import told
from webapp.content.reading import read_content
from webapp.errors import SettingsError
from webapp.library.reading import source_locale
from webapp.locales import CATALOG_FOLDER, PSEUDO, PSEUDO_MIRRORED, Locale, PseudoLocale, parse_locale
from webapp.settings import Settings
from webapp.translating import create_preview
from webapp.translating.serving import address_of, server_of


@click.command()
@click.argument("locale")
@click.option(
    "--host",
    default="127.0.0.1",
    show_default=True,
    help="Address to listen on; others enter by an address that is printed and good once.",
)
@click.option(
    "--port", default=8010, show_default=True, type=click.IntRange(1, 65535), help="Port to listen on."
)
@click.option("--browser/--no-browser", "is_opened", default=True, help="Open the preview in the browser.")
@click.pass_obj
@told
def translate(settings: Settings, locale: str, host: str, port: int, *, is_opened: bool) -> None:
    """Translate into LOCALE on the pages themselves; what is saved is in the catalogs at once.

    qps-ploc and qps-plocm are made up, to see what is not translated and what does not fit.
    """
    address = address_of(host, port)
    app = create_preview(settings, _locale(settings, locale), host, partial(_invite, address))
    server = server_of(app, host, port)
    click.echo(f"Translate on {address} (Ctrl+C stops)")
    if is_opened and not app.extensions["guard"].is_open:
        webbrowser.open(address)
    try:
        server.serve_forever()
    except KeyboardInterrupt:
        server.server_close()


def _locale(settings: Settings, name: str) -> Locale:
    if name in (PSEUDO, PSEUDO_MIRRORED):
        return PseudoLocale(name)
    locale = parse_locale(name, settings.translations / name)
    if locale == source_locale(read_content(settings.content)):
        raise SettingsError(f'"{name}" is the language of the originals; name one to translate into')
    if not (settings.translations / locale.folder / CATALOG_FOLDER).is_dir():
        remedy = f"run `pocketleaf translations update {locale.folder}` first"
        raise SettingsError(f'"{name}" has no catalogs in {settings.translations}; {remedy}')
    return locale


def _invite(address: str, invitation: str) -> None:
    click.echo(f"Good for one browser: {address}?invitation={invitation}")
