"""In which languages each document is offered, and in which search engines may list it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from webapp.errors import Problem, SourceError
from webapp.library.translating import Library
from webapp.pages.listing import Listing


@dataclass(frozen=True)
class Offering:
    """The tags of the locales that offer each document, by slug, and what of them may be listed."""

    offers: Mapping[str, frozenset[str]]
    listing: Listing


def read_offering(library: Library, progress: Callable[[str], None], *, is_lenient: bool) -> Offering:
    """Return what a library offers; raises SourceError with the mistakes of all locales."""
    machine_made: dict[str, dict[str, bool]] = {}
    problems: list[Problem] = []
    for locale in library.locales:
        progress(f"{locale.tag}: reading catalogs")
        try:
            pages = library.translate(locale, is_lenient=is_lenient).offered
            machine_made[locale.tag] = {page.document.slug: page.is_machine_made for page in pages}
        except SourceError as error:
            problems += error.problems
    if problems:
        raise SourceError(problems)
    return _offering(library, machine_made)


def _offering(library: Library, machine_made: Mapping[str, Mapping[str, bool]]) -> Offering:
    """Return what is offered, from the pages that each locale offers and whether a machine made them."""
    all_too = library.content.site.index_unreviewed_translations
    slugs = [document.slug for document in library.content.documents]

    def tags(slug: str, *, is_listed: bool) -> frozenset[str]:
        told = {tag: made[slug] for tag, made in machine_made.items() if slug in made}
        return frozenset(tag for tag, is_machine in told.items() if all_too or not (is_listed and is_machine))

    places = (tag for tag, made in machine_made.items() if made and (all_too or not any(made.values())))
    return Offering(
        offers={slug: tags(slug, is_listed=False) for slug in slugs},
        listing=Listing({slug: tags(slug, is_listed=True) for slug in slugs}, frozenset(places)),
    )
