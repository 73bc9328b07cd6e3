"""A whole content folder read, and what its files say of each other checked."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from webapp.content.document import read_document
from webapp.content.inline import Citation, Link, parse_inline, walk
from webapp.content.model import Block, Document, FigureBlock, ListBlock, Segment, SegmentKind
from webapp.content.site import Site, read_site
from webapp.errors import Problem, SourceError, did_you_mean
from webapp.text import SLUG

KINDS = ("conditions", "guides")
_OUTSIDE = re.compile(r"(https?://|mailto:|tel:)\S+")


@dataclass(frozen=True)
class Content:
    """Everything a content folder holds, in the source locale; documents are sorted by slug."""

    folder: Path
    site: Site
    documents: tuple[Document, ...]

    @property
    def figures(self) -> Path:
        """The folder of the pictures."""
        return self.folder / "figures"


def read_content(folder: Path) -> Content:
    """Return what a content folder holds; raises SourceError with all mistakes of all its files."""
    problems: list[Problem] = []
    site = _site(folder, problems)
    documents: list[Document] = []
    for path, kind in _files(folder):
        document, mistakes = read_document(path, kind)
        problems += mistakes
        if document:
            documents.append(document)
    documents.sort(key=lambda document: document.slug)
    if not documents and not problems:
        problems.append(Problem(folder, 1, f'no pages; write the first one as "{KINDS[0]}/<name>.md"'))
    problems += _repeats(documents)
    by_slug = {document.slug: document for document in documents}
    for document in documents:
        problems += _pointers(document, by_slug)
        problems += _figure_files(document, folder / "figures")
    if site:
        problems += _popular(site, by_slug)
    if problems or site is None:
        raise SourceError(problems)
    return Content(folder, site, tuple(documents))


def _site(folder: Path, problems: list[Problem]) -> Site | None:
    try:
        return read_site(folder)
    except SourceError as error:
        problems += error.problems
        return None


def _files(folder: Path) -> Iterator[tuple[Path, str]]:
    for kind in KINDS:
        for path in sorted((folder / kind).glob("*.md")):
            yield path, kind


def _repeats(documents: list[Document]) -> Iterator[Problem]:
    ids: dict[str, Document] = {}
    slugs: dict[str, Document] = {}
    for document in documents:
        if document.page_id and document.page_id in ids:
            other = ids[document.page_id].path
            yield Problem(
                document.path, 2, f'id "{document.page_id}" is the id of {other} too; choose another'
            )
        ids.setdefault(document.page_id, document)
        if document.slug in slugs:
            other = slugs[document.slug].path
            yield Problem(document.path, 1, f'name "{document.slug}" is the name of {other} too; rename one')
        slugs.setdefault(document.slug, document)
        if document.slug == "messages":
            yield Problem(document.path, 1, 'name "messages" is kept for the interface; rename the file')
    for document in documents:
        yield from _former(document, slugs)


def _former(document: Document, slugs: dict[str, Document]) -> Iterator[Problem]:
    for slug in document.former_slugs:
        if not SLUG.fullmatch(slug):
            yield Problem(document.path, 2, f'former slug "{slug}" may hold only a-z, 0-9 and single hyphens')
        if slug in slugs:
            yield Problem(
                document.path, 2, f'former slug "{slug}" belongs to {slugs[slug].path} now; remove it'
            )
        slugs.setdefault(slug, document)


def _pointers(document: Document, by_slug: Mapping[str, Document]) -> Iterator[Problem]:
    for slug in document.related:
        if slug not in by_slug:
            line = _line_of(document.path, f"{slug}")
            remedy = did_you_mean(slug, by_slug) or "; add the page or remove the line"
            yield Problem(document.path, line, f'related page "{slug}" does not exist{remedy}')
    for segment in document.segments:
        if segment.kind is not SegmentKind.ALIASES:
            yield from _segment_pointers(document, segment, by_slug)
    figures = {figure.id for figure in document.figures}
    for section in document.all_sections():
        for name in _figures_in(section.blocks):
            if name not in figures:
                remedy = did_you_mean(name, figures) or "; add it to `figures`"
                line = document.segments[section.heading].line
                yield Problem(document.path, line, f'figure "{name}" is not in the front matter{remedy}')


def _segment_pointers(
    document: Document, segment: Segment, by_slug: Mapping[str, Document]
) -> Iterator[Problem]:
    cited = {reference.id for reference in document.references}
    for node in walk(parse_inline(segment.text)):
        if isinstance(node, Citation) and node.reference not in cited:
            remedy = did_you_mean(node.reference, cited) or "; add it to `references`"
            text = f'citation "{node.reference}" is not among the references{remedy}'
            yield Problem(document.path, segment.line, text)
        if isinstance(node, Link) and (text := _broken(node.href, document, by_slug)):
            yield Problem(document.path, segment.line, text)


def _broken(href: str, document: Document, by_slug: Mapping[str, Document]) -> str:
    if _OUTSIDE.fullmatch(href):
        return ""
    slug, _, anchor = href.partition("#")
    target = by_slug.get(slug) if slug else document
    if target is None:
        remedy = did_you_mean(slug, by_slug) or "; link to a page by its slug, or to https://…"
        return f'link "{href}" leads to no page{remedy}'
    anchors = {section.id for section in target.all_sections()} | target.former_anchors.keys()
    if anchor and anchor not in anchors:
        remedy = did_you_mean(anchor, anchors) or f"; use one of {', '.join(sorted(anchors))}"
        return f'link "{href}" leads to no section of "{target.slug}"{remedy}'
    return ""


def _figures_in(blocks: Iterable[Block]) -> Iterator[str]:
    for block in blocks:
        if isinstance(block, FigureBlock):
            yield block.figure
        elif isinstance(block, ListBlock):
            for item in block.items:
                yield from _figures_in(item)


def _figure_files(document: Document, folder: Path) -> Iterator[Problem]:
    for figure in document.figures:
        if figure.file and not (folder / figure.file).is_file():
            line = document.segments[figure.alt].line
            yield Problem(
                document.path,
                line,
                f'figure file "{figure.file}" is not in {folder}; add it or mend the name',
            )


def _popular(site: Site, by_slug: Mapping[str, Document]) -> Iterator[Problem]:
    for entry in site.popular:
        document = by_slug.get(entry.slug)
        if document is None:
            remedy = did_you_mean(entry.slug, by_slug)
            yield Problem(site.path, entry.line, f'popular page "{entry.slug}" does not exist{remedy}')
        elif entry.anchor not in {question.id for question in document.questions()}:
            remedy = did_you_mean(entry.anchor, [question.id for question in document.questions()])
            yield Problem(
                site.path, entry.line, f'popular question "{entry.anchor}" is not on "{entry.slug}"{remedy}'
            )


def _line_of(path: Path, item: str) -> int:
    lines = path.read_text(encoding="utf-8-sig").splitlines()
    found = (
        n
        for n, line in enumerate(lines, 1)
        if re.fullmatch(rf"\s*-\s*[\"']?{re.escape(item)}[\"']?\s*", line)
    )
    inline = (n for n, line in enumerate(lines, 1) if line.startswith("related:"))
    return next(found, next(inline, 1))
