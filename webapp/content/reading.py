"""A whole content folder read, and what its files say of each other checked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from webapp.content.clinics import Clinic, read_clinics
from webapp.content.document import read_document
from webapp.content.facts import find_unknown_values, read_facts
from webapp.content.figures import FIGURES
from webapp.content.gone import Gone, read_gone
from webapp.content.model import Document, Source
from webapp.content.pointers import find_broken_pointers
from webapp.content.site import Site, read_site
from webapp.content.wordlists import FACTS, GLOSSARY, LAY_TERMS, WordList, read_word_list
from webapp.errors import Problem, SourceError
from webapp.text import SLUG

KINDS = ("conditions", "guides")
_KEPT = {  # names of catalogs
    "messages": "the interface",
    LAY_TERMS.name: "the lay terms",
    GLOSSARY.name: "the glossary",
    FACTS.name: "the facts",
}


@dataclass(frozen=True)
class Content:
    """Everything a content folder holds, in the source locale; documents are sorted by slug."""

    folder: Path
    site: Site
    documents: tuple[Document, ...]
    lay_terms: WordList
    glossary: WordList
    facts: WordList
    gone: Gone = field(default_factory=Gone)
    clinics: tuple[Clinic, ...] = ()

    @property
    def sources(self) -> tuple[Source, ...]:
        """What has a catalog: documents, and lists of words and clinics that hold words to translate."""
        lists = (self.facts, self.glossary, self.lay_terms)
        clinics = (one for one in self.clinics if one.segments)
        return (*self.documents, *(one for one in lists if one.entries), *clinics)

    @property
    def figures(self) -> Path:
        """The folder of the pictures."""
        return self.folder / FIGURES


def read_content(folder: Path) -> Content:
    """Return what a content folder holds; raises SourceError with all mistakes of all its files."""
    problems: list[Problem] = []
    site = _site(folder, problems)
    documents: list[Document] = []
    unread: set[str] = set()
    for path, kind in _files(folder):
        document, mistakes = read_document(path, kind)
        problems += mistakes
        if document:
            documents.append(document)
        else:
            unread.add(path.stem)
    documents.sort(key=lambda document: document.slug)
    if not documents and not problems:
        problems.append(Problem(folder, 1, f'no pages; write the first one as "{KINDS[0]}/<name>.md"'))
    clinics, mistakes = read_clinics(folder)
    problems += [*mistakes, *_repeats(documents), *_names_taken(clinics, documents)]
    facts, mistakes = read_facts(folder)
    known = None if mistakes and not facts.entries else [entry.id for entry in facts.entries]
    problems += [*mistakes, *find_broken_pointers(documents, site, unread, known, clinics)]
    if site is not None and known is not None:
        problems += find_unknown_values(site.facts, site.path, known)
    lay_terms, mistakes = read_word_list(folder, LAY_TERMS)
    glossary, others = read_word_list(folder, GLOSSARY)
    gone, lost = read_gone(folder, documents, clinics) if not unread else (Gone(), ())
    problems += [*mistakes, *others, *lost]
    if problems or site is None:
        raise SourceError(problems)
    return Content(folder, site, tuple(documents), lay_terms, glossary, facts, gone, clinics)


def _site(folder: Path, problems: list[Problem]) -> Site | None:
    try:
        return read_site(folder)
    except SourceError as error:
        problems += error.problems
        return None


def _files(folder: Path) -> Iterator[tuple[Path, str]]:
    for kind in KINDS:
        for path in sorted((folder / kind).glob("[!.]*.md")):
            yield path, kind


def _repeats(documents: list[Document]) -> Iterator[Problem]:
    ids: dict[str, Document] = {}
    slugs: dict[str, Document] = {}
    for document in documents:
        if document.page_id and document.page_id in ids:
            text = f'id "{document.page_id}" is the id of {ids[document.page_id].path} too; choose another'
            yield Problem(document.path, document.lines["id"], text)
        ids.setdefault(document.page_id, document)
        if document.slug in slugs:
            other = slugs[document.slug].path
            yield Problem(document.path, 1, f'name "{document.slug}" is the name of {other} too; rename one')
        slugs.setdefault(document.slug, document)
        if document.slug in _KEPT:
            text = f'name "{document.slug}" is kept for {_KEPT[document.slug]}; rename the file'
            yield Problem(document.path, 1, text)
    for document in documents:
        yield from _former(document, slugs)


def _names_taken(clinics: Sequence[Clinic], documents: list[Document]) -> Iterator[Problem]:
    """Yield the clinics whose catalogs would lie where others lie."""
    slugs = {slug: one.path for one in documents for slug in (*one.former_slugs, one.slug)}
    for clinic in clinics:
        if clinic.slug in slugs:
            text = (
                f'name "{clinic.slug}" is or was the name of {slugs[clinic.slug]}; rename the clinic\'s file'
            )
            yield Problem(clinic.path, 1, text)
        if clinic.slug in _KEPT:
            text = f'name "{clinic.slug}" is kept for {_KEPT[clinic.slug]}; rename the file'
            yield Problem(clinic.path, 1, text)


def _former(document: Document, slugs: dict[str, Document]) -> Iterator[Problem]:
    for slug in document.former_slugs:
        line = document.lines[f"former_slugs: {slug}"]
        if not SLUG.fullmatch(slug):
            text = f'former slug "{slug}" may hold only a-z, 0-9 and single hyphens'
            yield Problem(document.path, line, text)
        if slug in slugs:
            text = f'former slug "{slug}" belongs to {slugs[slug].path} already; remove it'
            yield Problem(document.path, line, text)
        slugs.setdefault(slug, document)
