"""Counts what a library's files say into figures."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import cache
from pathlib import Path

from webapp.catalogs.findings import interface_findings, page_findings
from webapp.catalogs.interface import InterfaceMessage, extract_interface
from webapp.checks.languages import language_of
from webapp.checks.words import Words
from webapp.content.inline import parse_inline, plain
from webapp.content.model import Segment, SegmentKind
from webapp.library.model import Standing, Translation
from webapp.library.translating import INTERFACE, Library
from webapp.locales import Locale
from webapp.overview.figures import Figures, LocaleFigures, Overview, Task, ranked
from webapp.overview.sheets import Sheet, interface_sheet, sheets

_TEMPLATES = Path(__file__).parents[1] / "templates"
_HEADS = (SegmentKind.TITLE, SegmentKind.SUMMARY, SegmentKind.FACT)


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
    found = [*sheets(library, translation), interface_sheet(library, translation, _interface())]
    findings = _findings(library, translation)
    ranks = _ranks(library)
    documents = [
        _figures(sheet, findings, library, ranks.get(sheet.slug, len(ranks)))
        for sheet in found
        if not slugs or sheet.slug in slugs
    ]
    return LocaleFigures(translation.locale, ranked(documents))


def slugs_of(library: Library) -> tuple[str, ...]:
    """Return the names of all that has a catalog."""
    return (*(source.slug for source in library.content.sources), INTERFACE)


@cache
def _interface() -> tuple[InterfaceMessage, ...]:
    return extract_interface(_TEMPLATES)


def _findings(library: Library, translation: Translation) -> Counter[tuple[Path, str]]:
    """Return how many mistakes each catalog has, by severity; those of a whole file are errors."""
    source, folder, name = library.source.tag, library.translations, translation.locale.folder
    terms = library.terms(translation.locale)
    found = Counter((problem.path, "error") for problem in translation.file_problems)
    placed = (
        *page_findings(library.content.sources, folder, name, source, terms),
        *interface_findings(folder, name, source),
    )
    found.update((one.path, one.severity) for one in placed)
    return found


def _ranks(library: Library) -> dict[str, int]:
    """Return each source with its place: facts, pages that the home page shows first, then as they lie."""
    popular = [one.slug for one in library.content.site.popular]
    sources = (source.slug for source in library.content.sources)
    slugs = dict.fromkeys((library.content.facts.slug, *popular, *sources))
    return {slug: rank for rank, slug in enumerate(slugs)}


def _figures(sheet: Sheet, findings: Counter[tuple[Path, str]], library: Library, rank: int) -> Figures:
    is_spaced = language_of(library.source.tag).is_spaced
    tasks = [
        Task(
            segment.id,
            standing,
            _words(segment, is_spaced=is_spaced),
            segment.is_care or segment.kind is SegmentKind.FACT,
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
        errors=findings[sheet.path, "error"],
        warnings=findings[sheet.path, "warning"],
        tasks=tuple(sorted(tasks, key=lambda task: (not task.is_care, not task.is_title))),
        rank=rank,
        document=sheet.page.document if sheet.page else None,
        is_offered=sheet.page is not None and sheet.page.is_offered,
    )


def _words(segment: Segment, *, is_spaced: bool) -> int:
    """Return how many words a source has, letters where its language writes no spaces."""
    text = segment.text if segment.kind.is_list else plain(parse_inline(segment.text))
    words = Words(text).list
    return len(words) if is_spaced else sum(map(len, words))
