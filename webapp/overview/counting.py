"""Counts what a library's files say into figures."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from webapp.catalogs.findings import interface_findings, page_findings
from webapp.catalogs.interface import extract_interface
from webapp.checks.languages import language_of
from webapp.checks.words import Words
from webapp.content.inline import parse_inline, plain
from webapp.content.model import Segment, SegmentKind
from webapp.library import INTERFACE, Library, Standing, Translation
from webapp.locales import Locale
from webapp.overview.figures import Counts, Figures, LocaleFigures, Overview, Task, ranked
from webapp.overview.sheets import Sheet, interface_sheet, sheets

_TEMPLATES = Path(__file__).parents[1] / "templates"
_HEADS = (SegmentKind.TITLE, SegmentKind.SUMMARY)


def overview(library: Library, locales: Sequence[Locale], slugs: Sequence[str] = ()) -> Overview:
    """Return the figures of some locales, of all documents or of those named; `messages` is the interface."""
    return Overview(
        source=library.source,
        threshold=library.content.site.coverage_threshold,
        locales=tuple(
            locale_figures(library, library.translate(locale, is_lenient=True), slugs) for locale in locales
        ),
    )


def locale_figures(library: Library, translation: Translation, slugs: Sequence[str] = ()) -> LocaleFigures:
    """Return the figures of one locale, read as for its readers; it was translated leniently."""
    messages = extract_interface(_TEMPLATES)
    found = [*sheets(library, translation), interface_sheet(library, translation, messages)]
    counts = _counts(library, translation)
    ranks = _ranks(library)
    documents = [
        _figures(sheet, counts, library, ranks.get(sheet.slug, len(ranks)))
        for sheet in found
        if not slugs or sheet.slug in slugs
    ]
    return LocaleFigures(translation.locale, ranked(documents))


def slugs_of(library: Library) -> tuple[str, ...]:
    """Return the names of all that has a catalog."""
    return (*(source.slug for source in library.content.sources), INTERFACE)


def _counts(library: Library, translation: Translation) -> Counts:
    locale, folder = translation.locale, library.translations
    found: dict[Path, Counter[str]] = {}
    for problem in translation.file_problems:
        found.setdefault(problem.path, Counter())["error"] += 1
    for one in _findings(library, locale, folder):
        found.setdefault(one[0], Counter())[one[1]] += 1
    return Counts(found)


def _findings(library: Library, locale: Locale, folder: Path) -> Iterator[tuple[Path, str]]:
    source = library.source.tag
    for one in page_findings(library.content.sources, folder, locale.folder, source):
        yield one.path, one.severity
    for one in interface_findings(folder, locale.folder, source):
        yield one.path, one.severity


def _ranks(library: Library) -> dict[str, int]:
    """Return each source with its place: pages that the home page shows first, then as they lie."""
    popular = [one.slug for one in library.content.site.popular]
    slugs = dict.fromkeys((*popular, *(source.slug for source in library.content.sources)))
    return {slug: rank for rank, slug in enumerate(slugs)}


def _figures(sheet: Sheet, counts: Counts, library: Library, rank: int) -> Figures:
    is_spaced = language_of(library.source.tag).is_spaced
    tasks = [
        Task(
            segment.id,
            standing,
            _words(segment, is_spaced=is_spaced),
            segment.is_care,
            segment.kind in _HEADS,
        )
        for segment, standing in zip(sheet.segments, sheet.standings, strict=True)
        if standing is not Standing.CURRENT
    ]
    return Figures(
        slug=sheet.slug,
        path=sheet.path,
        total=len(sheet.segments),
        reviewed=sum(map(bool, sheet.approvals)),
        errors=counts.of(sheet.path, "error"),
        warnings=counts.of(sheet.path, "warning"),
        tasks=tuple(sorted(tasks, key=lambda task: (not task.is_care, not task.is_title))),
        rank=rank,
        changed=sheet.page.document.changed if sheet.page else None,
        page=sheet.page,
    )


def _words(segment: Segment, *, is_spaced: bool) -> int:
    """Return how many words a source has, letters where its language writes no spaces."""
    text = segment.text if segment.kind.is_list else plain(parse_inline(segment.text))
    words = Words(text).list
    return len(words) if is_spaced else sum(map(len, words))
