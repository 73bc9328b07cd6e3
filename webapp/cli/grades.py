"""`pocketleaf content grade`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

import click

from webapp.cli.telling import told
from webapp.library.model import Page
from webapp.library.reading import load_library
from webapp.prose.grades import FORMULAS, grade
from webapp.prose.languages import language_of
from webapp.prose.model import Passage
from webapp.settings import Settings

_NONE = "-"
_WIDTH = 6


@click.command("grade")
@click.pass_obj
@told
def grade_command(settings: Settings) -> None:
    """Tell how hard each page is to read, in each language with a formula; a star is harder than aimed at."""
    library = load_library(settings.content, settings.translations, settings.shipped)
    known = {
        language_of(one.tag).code: one for one in library.locales if language_of(one.tag).code in FORMULAS
    }
    columns = {
        code: library.translate(one, is_lenient=True, is_preview=True).pages for code, one in known.items()
    }
    for code in columns:
        click.echo(f"{code}: {FORMULAS[code].wish}")
    click.echo("\n".join(_rows(columns)))


def _rows(columns: Mapping[str, Mapping[str, Page]]) -> Iterator[str]:
    slugs = list(next(iter(columns.values()), {}))
    width = max(map(len, slugs), default=0)
    yield f"{'page':<{width}}" + "".join(f"{code:>{_WIDTH}}" for code in columns)
    for slug in slugs:
        yield f"{slug:<{width}}" + "".join(
            f"{_shown(pages[slug], code):>{_WIDTH}}" for code, pages in columns.items()
        )


def _shown(page: Page, code: str) -> str:
    """Return the grade of what is translated of a page, if that is enough to tell."""
    language = language_of(code)
    texts = zip(page.document.segments, page.shown, strict=True)
    passages = [
        Passage(replace(segment, text=one.text), language)
        for segment, one in texts
        if one.locale == page.locale
    ]
    score = grade(passages, code)
    if score is None:
        return _NONE
    return f"{score:.1f}" + ("" if FORMULAS[code].is_met(score) else "*")
