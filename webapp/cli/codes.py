"""`pocketleaf content codes`."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import click

from webapp.cli.telling import told
from webapp.connect.listing import Listing, list_codes
from webapp.connect.matching import Coded
from webapp.content.reading import read_content
from webapp.settings import Settings

_FILE = click.Path(path_type=Path, dir_okay=False, allow_dash=True)


@click.command("codes")
@click.option("--json", "json_file", type=_FILE, metavar="FILE", help="Write all as JSON; - to print.")
@click.pass_obj
@told
def codes_command(settings: Settings, json_file: Path | None) -> None:
    """List the pages by code: what a clinic's program gets that asks for it.

    Below: codes of several pages in the order in which these answer, conditions without a code, and code
    systems that no program can name.
    """
    documents = read_content(settings.content).documents
    listing, slugs = list_codes(documents), {one.page_id: one.slug for one in documents}
    if json_file:
        with click.open_file(str(json_file), "w", encoding="utf-8") as out:
            out.write(json.dumps(_record(listing, slugs), ensure_ascii=False, indent=2) + "\n")
    if str(json_file) != "-":
        click.echo("\n".join(_lines(listing, slugs)))


def _record(listing: Listing, slugs: Mapping[str, str]) -> dict[str, Any]:
    return {
        "codes": [_code(one, slugs) for one in listing.codes],
        "clashes": [[_code(one, slugs) for one in codes] for codes in listing.clashes],
        "without": [one.slug for one in listing.without],
        "unknown": [{"file": str(one.path), "line": one.line, "text": one.text} for one in listing.unknown],
    }


def _code(one: Coded, slugs: Mapping[str, str]) -> dict[str, str]:
    return {
        "system": one.system,
        "code": one.code,
        "relation": one.relation,
        "id": one.page_id,
        "page": slugs[one.page_id],
    }


def _lines(listing: Listing, slugs: Mapping[str, str]) -> Iterator[str]:
    rows = [(one.system, one.code, one.relation, slugs[one.page_id]) for one in listing.codes]
    yield from _table([("system", "code", "relation", "page"), *rows])
    for codes in listing.clashes:
        pages = ", ".join(f"{slugs[one.page_id]} ({one.relation})" for one in codes)
        yield f"{codes[0].system} {codes[0].code} leads to several pages: {pages}"
    for document in listing.without:
        yield f"{document.path}:1: has no code, so no program finds it; add `codes:`"
    yield from map(str, listing.unknown)


def _table(rows: list[tuple[str, ...]]) -> Iterator[str]:
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        yield "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()
