"""Documents and catalogs brought together: every page in every locale, immutable."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from pathlib import Path

from webapp.catalogs.alignment import identify
from webapp.catalogs.findings import catalog_errors
from webapp.catalogs.glossary import Explanation, explanations, glossary_terms
from webapp.catalogs.interface import Interface
from webapp.catalogs.reading import Catalog, Message, entries_in, read_catalog, state_of
from webapp.catalogs.templates import read_template
from webapp.catalogs.weighing import by_default, weighed
from webapp.checks.model import Term
from webapp.content.inline import Inline, Text, parse_inline
from webapp.content.model import Document, Segment, SegmentKind
from webapp.content.reading import Content, read_content
from webapp.content.wordlists import WordList
from webapp.errors import Problem, SourceError
from webapp.locales import CATALOG_FOLDER, Locale, find_locales, parse_locale
from webapp.reviews.ledger import Held, Ledger, read_ledger
from webapp.reviews.reviewers import Reviewer, reviewers_of

TEMPLATES = "templates"
INTERFACE = "messages"


class Standing(StrEnum):
    """How a segment's translation stands to its source."""

    CURRENT = "current"
    MISSING = "missing"
    LATE = "late"
    OUTDATED = "outdated"
    WRONG = "wrong"


@dataclass(frozen=True)
class Shown:
    """What a reader gets for one segment: the words, their language, and why if it is not the reader's.

    A late one is in the reader's language and has the source of today beside it.
    """

    nodes: tuple[Inline, ...]
    locale: Locale
    standing: Standing
    text: str
    original: Shown | None = None


@dataclass(frozen=True)
class Page:
    """A document in one locale; `shown`, `standings` and `approvals` run parallel to `document.segments`.

    `translated` and `total` count messages. A page that is not offered shows the source throughout; its
    `standings` still tell how each translation stands. `approvals` are those of reviewers that hold.
    """

    document: Document
    locale: Locale
    shown: tuple[Shown, ...]
    translated: int
    total: int
    is_offered: bool
    is_machine_made: bool
    standings: tuple[Standing, ...]
    approvals: Held

    @property
    def title(self) -> Shown:
        """The page's title."""
        return self.shown[self.document.title]

    @property
    def summary(self) -> Shown:
        """What the page says in a sentence or two."""
        return self.shown[self.document.summary]

    @property
    def reviewed(self) -> int:
        """How many of its texts a person has reviewed as they are now."""
        return sum(map(bool, self.approvals))

    @property
    def reviewers(self) -> tuple[Reviewer, ...]:
        """Who has reviewed the translation, clinicians first."""
        return reviewers_of(self.approvals, [segment.is_care for segment in self.document.segments])


@dataclass(frozen=True)
class LayTerm:
    """Words that the pages of a language use, and what people type who do not know them."""

    terms: tuple[str, ...]
    words: tuple[str, ...]


@dataclass(frozen=True)
class Translation:
    """The library in one locale: pages by slug, the interface, and its problems.

    Those of whole files are among them; the others block single segments.
    """

    locale: Locale
    pages: Mapping[str, Page]
    interface: Interface
    problems: tuple[Problem, ...]
    lay_terms: tuple[LayTerm, ...] = ()
    glossary: tuple[Explanation, ...] = ()
    file_problems: tuple[Problem, ...] = ()

    @property
    def offered(self) -> tuple[Page, ...]:
        """The pages that readers of the locale are offered, in the order of its alphabet."""
        pages = [page for page in self.pages.values() if page.is_offered]
        return tuple(sorted(pages, key=lambda page: self.locale.sort_key(page.title.text)))


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
        words = self._glossary(locale, folder, problems)
        terms = glossary_terms(self.content.glossary, words) if words else ()
        pages: dict[str, Page] = {}
        blocked: list[Problem] = []
        for document in self.content.documents:
            if locale == self.source:
                pages[document.slug] = _source_page(document, locale)
                continue
            catalog = _catalog(folder / f"{document.slug}.po", problems)
            page = self._page(document, locale, catalog, terms, blocked)
            is_shown = page.is_offered or is_preview
            pages[document.slug] = page if is_shown else _withheld(page, self.source)
        lay_terms = self._lay_terms(locale, folder, problems)
        told = explanations(self.content.glossary, words)
        if problems and not is_lenient:
            raise SourceError(problems)
        return Translation(
            locale, pages, interface, tuple(problems + blocked), lay_terms, told, tuple(problems)
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

    def _lay_terms(self, locale: Locale, folder: Path, problems: list[Problem]) -> tuple[LayTerm, ...]:
        words = self.content.lay_terms
        if locale == self.source:
            return tuple(map(_lay_term, words.source_entries()))
        catalog = _catalog(folder / f"{words.slug}.po", problems)
        return tuple(map(_lay_term, entries_in(words, catalog))) if catalog else ()

    def _glossary(self, locale: Locale, folder: Path, problems: list[Problem]) -> Catalog | None:
        """Return the glossary's catalog: None in the source, whose words need none."""
        if locale == self.source:
            return None
        path = folder / f"{self.content.glossary.slug}.po"
        return _catalog(path, problems) or Catalog(path)

    def terms(self, locale: Locale) -> tuple[Term, ...]:
        """Return what the glossary holds translators to in one locale, nothing where it cannot be read."""
        catalog = self._glossary(locale, self.translations / locale.folder / CATALOG_FOLDER, [])
        return glossary_terms(self.content.glossary, catalog) if catalog else ()

    def _page(
        self,
        document: Document,
        locale: Locale,
        catalog: Catalog | None,
        terms: tuple[Term, ...],
        blocked: list[Problem],
    ) -> Page:
        messages = catalog.messages if catalog else {}
        errors = catalog_errors(document, catalog, self.source.tag, locale.tag, terms) if catalog else ()
        blocked += [one.problem for one in errors]
        wrong = {one.name for one in errors}
        shown = tuple(
            _shown(segment, messages.get(segment.id), locale, self.source, wrong)
            for segment in document.segments
        )
        current = [one.standing is Standing.CURRENT for one in shown]
        approvals = self.ledger.holding(
            document, locale.tag, [one.text if one.standing is Standing.CURRENT else None for one in shown]
        )
        cares = all(fine for fine, segment in zip(current, document.segments, strict=True) if segment.is_care)
        return Page(
            document=document,
            locale=locale,
            shown=shown,
            translated=sum(current),
            total=len(shown),
            is_offered=cares and sum(current) >= self.content.site.coverage_threshold * len(shown),
            is_machine_made=bool(catalog and catalog.origin == "machine") and not all(approvals),
            standings=tuple(one.standing for one in shown),
            approvals=approvals,
        )


def load_library(content: Path, translations: Path, shipped: Path) -> Library:
    """Return the library that two folders hold.

    Raises SourceError with all mistakes of the content, else with all of locale folders and templates.
    """
    read = read_content(content)
    problems: list[Problem] = []
    locales = _locales(read, translations, problems)
    tag = read.site.source_tag
    documents = tuple(_identified(one, tag, translations, problems) for one in read.documents)
    lists = (_with_steps(one, tag, translations, problems) for one in (read.lay_terms, read.glossary))
    lay_terms, glossary = lists
    if problems:
        raise SourceError(problems)
    ledger = read_ledger(translations, dict(_names(read, translations)))
    read = replace(read, documents=documents, lay_terms=lay_terms, glossary=glossary)
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


def _identified(document: Document, tag: str, translations: Path, problems: list[Problem]) -> Document:
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


def _lay_term(texts: Mapping[str, str]) -> LayTerm:
    return LayTerm(terms=tuple(texts["terms"].split("\n")), words=tuple(texts["also"].split("\n")))


def _catalog(path: Path, problems: list[Problem]) -> Catalog | None:
    try:
        return read_catalog(path)
    except SourceError as error:
        problems += error.problems
        return None


def _source_page(document: Document, locale: Locale) -> Page:
    shown = tuple(_source(segment, locale, Standing.CURRENT) for segment in document.segments)
    total = len(shown)
    standings, approvals = tuple(one.standing for one in shown), ((),) * total
    return Page(
        document,
        locale,
        shown,
        total,
        total,
        is_offered=True,
        is_machine_made=False,
        standings=standings,
        approvals=approvals,
    )


def _withheld(page: Page, source: Locale) -> Page:
    shown = tuple(_source(segment, source, Standing.MISSING) for segment in page.document.segments)
    return replace(page, shown=shown)


def _source(segment: Segment, source: Locale, standing: Standing) -> Shown:
    return Shown(_nodes(segment, segment.text), source, standing, segment.text)


def _shown(
    segment: Segment, message: Message | None, locale: Locale, source: Locale, wrong: Collection[str]
) -> Shown:
    standing = Standing.WRONG if segment.id in wrong else Standing[state_of(message, segment).name]
    original = _source(segment, source, standing)
    if message is None or standing not in (Standing.CURRENT, Standing.LATE):
        return original
    nodes, text = _nodes(segment, message.translation), message.translation
    return Shown(nodes, locale, standing, text, original if standing is Standing.LATE else None)


def _nodes(segment: Segment, text: str) -> tuple[Inline, ...]:
    return (Text(text),) if segment.kind is SegmentKind.ALIASES else parse_inline(text)
