"""The documents and the catalogs of each locale brought together, one locale at a time."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path

from webapp.catalogs.findings import catalog_errors
from webapp.catalogs.glossary import Wording, explanations, glossary_terms, wordings
from webapp.catalogs.interface import Interface
from webapp.catalogs.reading import Catalog, entries_in, read_catalog
from webapp.checks.model import Term
from webapp.content.clinics import Clinic
from webapp.content.model import Document, Source
from webapp.content.reading import Content
from webapp.content.wordlists import WordList
from webapp.errors import Problem, SourceError
from webapp.library.facts import Voice, voice_of
from webapp.library.model import ClinicPage, LayTerm, Page, Shown, Standing, Translation
from webapp.library.showing import shown, source_page, source_texts, withheld
from webapp.locales import CATALOG_FOLDER, Locale
from webapp.reviews.ledger import Held, Ledger

INTERFACE = "messages"


@dataclass(frozen=True)
class Library:
    """The documents with permanent segment ids, and where the catalogs of each locale lie.

    `shipped` holds the interface's catalogs that came with Pocketleaf; a library's own win over them.
    """

    content: Content
    locales: tuple[Locale, ...]
    translations: Path
    shipped: Path
    ledger: Ledger = field(default_factory=Ledger)

    @property
    def source(self) -> Locale:
        """The language of the content."""
        return self.locales[0]

    def translate(self, locale: Locale, *, is_lenient: bool = False, is_preview: bool = False) -> Translation:
        """Return the library in one locale.

        Raises SourceError with all mistakes of the locale's catalogs; when lenient, a broken catalog counts
        as empty and its mistakes are among the translation's problems. In a preview, pages that are not
        offered show what is translated.
        """
        problems: list[Problem] = [*self.ledger.problems] if locale == self.source else []
        folder = self.translations / locale.folder / CATALOG_FOLDER
        interface = self._interface(locale, problems)
        blocked: list[Problem] = []
        words = self._glossary(locale, folder, problems, blocked)
        terms = glossary_terms(self.content.glossary, words) if words else ()
        pages: dict[str, Page] = {}
        reader = self._voice(locale, folder, problems, blocked)
        for document in self.content.documents:
            if locale == self.source:
                pages[document.slug] = source_page(document, self._author)
                continue
            catalog = _catalog(folder / f"{document.slug}.po", problems)
            page = self._page(document, reader, catalog, terms, blocked)
            is_shown = page.is_offered or is_preview
            pages[document.slug] = page if is_shown else withheld(page, self._author)
        lay_terms = self._lay_terms(locale, folder, problems, blocked)
        told = explanations(self.content.glossary, words)
        clinics = tuple(
            self._clinic(clinic, reader, folder, problems, blocked) for clinic in self.content.clinics
        )
        if problems and not is_lenient:
            raise SourceError(problems)
        return Translation(
            locale, pages, interface, tuple(problems + blocked), lay_terms, told, tuple(problems), clinics
        )

    def interface(self, locale: Locale) -> Interface:
        """Return the interface's words in one locale; raises SourceError when its catalog cannot be read."""
        name = Path(locale.folder) / CATALOG_FOLDER / f"{INTERFACE}.po"
        shipped = Interface.read(self.shipped / name, locale.babel)
        return Interface.read(self.translations / name, locale.babel).over(shipped)

    def _interface(self, locale: Locale, problems: list[Problem]) -> Interface:
        try:
            return self.interface(locale)
        except SourceError as error:
            problems += error.problems
            return Interface(locale.babel)

    def _lay_terms(
        self, locale: Locale, folder: Path, problems: list[Problem], blocked: list[Problem]
    ) -> tuple[LayTerm, ...]:
        words = self.content.lay_terms
        if locale == self.source:
            return tuple(map(_lay_term, words.source_entries()))
        catalog = self._sound(words, locale, folder, problems, blocked)
        return tuple(map(_lay_term, entries_in(words, catalog)))

    def _glossary(
        self, locale: Locale, folder: Path, problems: list[Problem], blocked: list[Problem]
    ) -> Catalog | None:
        """Return the glossary's catalog: None in the source, whose words need none."""
        if locale == self.source:
            return None
        return self._sound(self.content.glossary, locale, folder, problems, blocked)

    def _sound(
        self, words: WordList, locale: Locale, folder: Path, problems: list[Problem], blocked: list[Problem]
    ) -> Catalog:
        """Return the catalog of a list of words without what has errors: there is no mark for it."""
        path = folder / f"{words.slug}.po"
        catalog = _catalog(path, problems) or Catalog(path)
        errors = catalog_errors(words, catalog, self.source.tag, locale.tag)
        blocked += [one.problem for one in errors]
        wrong = {one.name for one in errors}
        sound = {name: one for name, one in catalog.messages.items() if name not in wrong}
        return replace(catalog, messages=sound)

    def terms(self, locale: Locale) -> tuple[Term, ...]:
        """Return what the glossary holds translators to in one locale, nothing where it cannot be read."""
        return tuple(term for one in self.wordings(locale) for term in one.terms())

    def wordings(self, locale: Locale) -> tuple[Wording, ...]:
        """Return the glossary as translators into a locale need it; a broken catalog counts as empty."""
        catalog = self._glossary(locale, self.translations / locale.folder / CATALOG_FOLDER, [], [])
        return wordings(self.content.glossary, catalog) if catalog else ()

    def voice(self, locale: Locale) -> Voice:
        """Return a locale with its words for facts; a broken catalog counts as empty."""
        return self._voice(locale, self.translations / locale.folder / CATALOG_FOLDER, [], [])

    @cached_property
    def _author(self) -> Voice:
        """The language of the content with its words for facts."""
        return voice_of(self.content, self.source)

    def _voice(self, locale: Locale, folder: Path, problems: list[Problem], blocked: list[Problem]) -> Voice:
        """Return a locale with its words for facts; those with errors are not among them."""
        facts = self.content.facts
        if locale == self.source:
            return self._author
        path = folder / f"{facts.slug}.po"
        catalog = _catalog(path, problems) or Catalog(path)
        errors = catalog_errors(facts, catalog, self.source.tag, locale.tag)
        blocked += [one.problem for one in errors]
        return voice_of(self.content, locale, catalog, {one.name for one in errors})

    def _page(
        self,
        document: Document,
        reader: Voice,
        catalog: Catalog | None,
        terms: tuple[Term, ...],
        blocked: list[Problem],
    ) -> Page:
        locale, messages = reader.locale, catalog.messages if catalog else {}
        errors = catalog_errors(document, catalog, self.source.tag, locale.tag, terms) if catalog else ()
        blocked += [one.problem for one in errors]
        wrong = {one.name for one in errors}
        texts = tuple(
            shown(segment, messages.get(segment.id), reader, self._author, wrong)
            for segment in document.segments
        )
        current = [one.standing is Standing.CURRENT for one in texts]
        approvals = self._approvals(document, locale, texts)
        cares = all(fine for fine, segment in zip(current, document.segments, strict=True) if segment.is_care)
        return Page(
            document=document,
            locale=locale,
            shown=texts,
            translated=sum(current),
            total=len(texts),
            is_offered=cares and sum(current) >= self.content.site.coverage_threshold * len(texts),
            is_machine_made=self._is_machine_made(document, locale, catalog) and not all(approvals),
            standings=tuple(one.standing for one in texts),
            approvals=approvals,
        )

    def _clinic(
        self, clinic: Clinic, reader: Voice, folder: Path, problems: list[Problem], blocked: list[Problem]
    ) -> ClinicPage:
        """Return a clinic in one locale; texts that have errors or no translation are the source's."""
        locale = reader.locale
        if locale == self.source:
            texts = source_texts(clinic.segments, self._author)
            return ClinicPage(clinic, locale, texts, is_machine_made=False, approvals=((),) * len(texts))
        path = folder / f"{clinic.slug}.po"
        catalog = _catalog(path, problems) or Catalog(path)
        errors = catalog_errors(clinic, catalog, self.source.tag, locale.tag)
        blocked += [one.problem for one in errors]
        wrong = {one.name for one in errors}
        texts = tuple(
            shown(segment, catalog.messages.get(segment.id), reader, self._author, wrong)
            for segment in clinic.segments
        )
        approvals = self._approvals(clinic, locale, texts)
        is_machine_made = self._is_machine_made(clinic, locale, catalog) and not all(approvals)
        return ClinicPage(clinic, locale, texts, is_machine_made, approvals)

    def _is_machine_made(self, source: Source, locale: Locale, catalog: Catalog | None) -> bool:
        is_told = bool(catalog and catalog.origin == "machine")
        return is_told or (locale.tag, source.slug) in self.ledger.machine_made

    def _approvals(self, source: Source, locale: Locale, texts: Sequence[Shown]) -> Held:
        current = [one.text if one.standing is Standing.CURRENT else None for one in texts]
        return self.ledger.holding(source, locale.tag, current)


def _lay_term(texts: Mapping[str, str]) -> LayTerm:
    return LayTerm(terms=tuple(texts["terms"].split("\n")), words=tuple(texts["also"].split("\n")))


def _catalog(path: Path, problems: list[Problem]) -> Catalog | None:
    try:
        return read_catalog(path)
    except SourceError as error:
        problems += error.problems
        return None
