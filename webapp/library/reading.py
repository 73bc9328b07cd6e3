"""Two folders in, a library out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

from webapp.catalogs.alignment import identify
from webapp.catalogs.templates import read_template
from webapp.catalogs.weighing import by_default, weighed
from webapp.content.clinics import Clinic
from webapp.content.model import Document
from webapp.content.reading import Content, read_content
from webapp.content.wordlists import WordList
from webapp.errors import Problem, SourceError
from webapp.library.clinics import unknown_tongues
from webapp.library.facts import unknown_languages
from webapp.library.translating import Library
from webapp.locales import Locale, find_locales, parse_locale
from webapp.reviews.ledger import read_ledger

D = TypeVar("D", Document, Clinic)

TEMPLATES = "templates"


def load_library(content: Path, translations: Path, shipped: Path) -> Library:
    """Return the library that two folders hold.

    Raises SourceError with all mistakes of the content, else with all of locale folders and templates.
    """
    read = read_content(content)
    problems: list[Problem] = []
    locales = _locales(read, translations, problems)
    tag = read.site.source_tag
    documents = tuple(_identified(one, tag, translations, problems) for one in read.documents)
    lists = (read.lay_terms, read.glossary, read.facts)
    lay_terms, glossary, facts = (_with_steps(one, tag, translations, problems) for one in lists)
    clinics = tuple(_identified(one, tag, translations, problems) for one in read.clinics)
    problems += [*unknown_languages(read.site, locales), *unknown_tongues(clinics)]
    if problems:
        raise SourceError(problems)
    ledger = read_ledger(translations, dict(_names(read, translations)))
    read = replace(read, documents=documents, lay_terms=lay_terms, glossary=glossary, facts=facts)
    read = replace(read, clinics=clinics)
    return Library(read, locales, translations, shipped, ledger)


def source_locale(content: Content) -> Locale:
    """Return the language of the content; raises SourceError when the site settings name none."""
    site = content.site
    return parse_locale(site.source_tag, site.path, site.source_line)


def _locales(content: Content, translations: Path, problems: list[Problem]) -> tuple[Locale, ...]:
    try:
        return find_locales(translations, source_locale(content))
    except SourceError as error:
        problems += error.problems
        return ()


def _identified(document: D, tag: str, translations: Path, problems: list[Problem]) -> D:
    path = translations / TEMPLATES / f"{document.slug}.pot"
    try:
        return identify(document, read_template(path), by_default(tag))
    except SourceError as error:
        problems += error.problems
        return document


def _with_steps(words: WordList, tag: str, translations: Path, problems: list[Problem]) -> WordList:
    try:
        return weighed(words, read_template(translations / TEMPLATES / f"{words.slug}.pot"), by_default(tag))
    except SourceError as error:
        problems += error.problems
        return words


def _names(content: Content, translations: Path) -> Iterator[tuple[str, str]]:
    """Yield each name that a document has or had, those of documents that are gone first, with its slug."""
    for path in sorted((translations / TEMPLATES).glob("*.pot")):
        yield path.stem, path.stem
    for document in content.documents:
        yield from ((slug, document.slug) for slug in document.former_slugs)
    yield from ((source.slug, source.slug) for source in content.sources)
