"""The figures as a table for a terminal, at most 100 columns wide."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from webapp.overview.advice import next_step
from webapp.overview.figures import Figures, LocaleFigures, Overview

WIDTH = 100
_GAP = "  "
_HEAD = ("done", "missing", "meaning", "safety", "errors", "warnings", "reviewed", "words", "offered")


def table(overview: Overview, *, is_plain: bool) -> str:
    """Return the table, a block a locale, and what to do next; plain is ASCII alone."""
    blocks = ["\n".join(_block(one, is_plain=is_plain)) for one in overview.locales]
    return "\n\n".join([*blocks, next_step(overview)])


def _block(figures: LocaleFigures, *, is_plain: bool) -> Iterator[str]:
    locale = figures.locale
    name = locale.tag if is_plain else f"{locale.tag} {locale.native_name}"
    sums = figures.totals
    done = f"{sums.current} of {sums.total} texts up to date"
    yield f"{name}: {sums.offered} of {sums.pages} pages offered, {done}, {sums.words} words to do"
    rows = [("document", *_HEAD), *((one.slug, *_cells(one)) for one in figures.documents)]
    yield from _aligned(rows)
    oldest = min((one for one in figures.documents if one.outdated_since), key=_since, default=None)
    if oldest:
        yield f"Outdated for longest: {oldest.slug}, changed on {_since(oldest)}."


def _cells(one: Figures) -> tuple[str, ...]:
    return (
        f"{one.share}%",
        str(one.missing),
        str(one.meaning),
        str(one.safety),
        str(one.errors),
        str(one.warnings),
        f"{one.reviewed}/{one.total}",
        str(one.words),
        _offered(one),
    )


def _offered(one: Figures) -> str:
    if one.document is None:
        return "-"
    if one.is_offered:
        return "yes"
    return "no: cards" if one.cares else f"no: {one.share}%"


def _aligned(rows: Sequence[Sequence[str]]) -> Iterator[str]:
    """Yield rows whose first column is as wide as there is room, the last one to the left like it."""
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    widths[0] = min(widths[0], WIDTH - sum(widths[1:]) - len(_GAP) * (len(widths) - 1))
    for first, *middle, last in rows:
        cells = [_cut(first, widths[0]), *_right(middle, widths[1:-1]), last]
        yield _GAP.join(cells).rstrip()


def _cut(text: str, width: int) -> str:
    return (text if len(text) <= width else f"{text[: width - 1]}~").ljust(width)


def _right(cells: Iterable[str], widths: Iterable[int]) -> list[str]:
    return [cell.rjust(width) for cell, width in zip(cells, widths, strict=True)]


def _since(one: Figures) -> str:
    return one.outdated_since.isoformat() if one.outdated_since else ""
