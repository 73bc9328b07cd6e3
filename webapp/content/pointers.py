"""Whether what a library's files point to is there: pages, links, citations, figures, questions, facts."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import unquote

from webapp.content.clinics import Clinic
from webapp.content.facts import misplaced_fact, unknown_fact
from webapp.content.inline import Citation, Fact, Link, parse_inline, walk
from webapp.content.model import Block, Document, FigureBlock, ListBlock, Segment
from webapp.content.site import Popular, Site
from webapp.errors import Problem, did_you_mean

_OUTSIDE = re.compile(r"(https?://|mailto:|tel:)\S+")


def find_broken_pointers(
    documents: Sequence[Document],
    site: Site | None,
    unread: Collection[str],
    facts: Collection[str] | None,
    clinics: Sequence[Clinic] = (),
) -> Iterator[Problem]:
    """Yield what points to nothing; nobody is blamed for pointing to what could not be read (facts: None)."""
    pointers = _Pointers({document.slug: document for document in documents}, unread, facts)
    for document in documents:
        yield from pointers.of_document(document)
    for clinic in clinics:
        yield from pointers.of_clinic(clinic)
    if site is None:
        return
    for entry in site.popular:
        if text := pointers.broken_question(entry):
            yield Problem(site.path, entry.line, text)


@dataclass(frozen=True)
class _Pointers:
    documents: Mapping[str, Document]
    unread: Collection[str]
    facts: Collection[str] | None

    def of_document(self, document: Document) -> Iterator[Problem]:
        """Yield what is wrong with the pointers of one document."""
        for slug in document.related:
            if text := self._broken_related(slug, document):
                yield Problem(document.path, document.lines[f"related: {slug}"], text)
        for segment in document.segments:
            if not segment.kind.is_list:
                yield from self._of_segment(segment, document)
            elif text := misplaced_fact(segment.text, self.facts or ()):
                yield Problem(document.path, segment.line, text)
        known = {figure.id for figure in document.figures}
        for block in _figures_in(block for section in document.all_sections() for block in section.blocks):
            if block.figure not in known:
                remedy = did_you_mean(block.figure, known) or "; add it to `figures`"
                text = f'figure "{block.figure}" is not in the front matter{remedy}'
                yield Problem(document.path, block.line, text)

    def of_clinic(self, clinic: Clinic) -> Iterator[Problem]:
        """Yield what is wrong with the pointers of a clinic: pages of lists, links and facts of texts."""
        for one in clinic.lists:
            for slug in one.pages:
                if slug not in self.documents and slug not in self.unread:
                    text = f'page "{slug}" of list "{one.id}" does not exist{self._remedy(slug)}'
                    yield Problem(clinic.path, clinic.lines[f"{one.id}: {slug}"], text)
        for segment in clinic.segments:
            for text in self._broken(segment, None):
                yield Problem(clinic.path, segment.line, text)

    def broken_question(self, entry: Popular) -> str:
        """Return what is wrong with a question of the home page, or an empty string."""
        document = self.documents.get(entry.slug)
        if document is None and entry.slug in self.unread:
            return ""
        if document is None:
            remedy = did_you_mean(entry.slug, self.documents) or "; add the page or remove the line"
            return f'popular page "{entry.slug}" does not exist{remedy}'
        known = [question.id for question in document.questions()]
        if entry.anchor in known or not known:
            return ""
        remedy = did_you_mean(entry.anchor, known) or f"; use one of {', '.join(known)}"
        return f'popular question "{entry.anchor}" is not on "{entry.slug}"{remedy}'

    def _broken_related(self, slug: str, document: Document) -> str:
        if slug == document.slug:
            return f'related page "{slug}" is this page itself; remove it'
        if slug in self.documents or slug in self.unread:
            return ""
        remedy = did_you_mean(slug, self.documents) or "; add the page or remove the line"
        return f'related page "{slug}" does not exist{remedy}'

    def _remedy(self, slug: str) -> str:
        former = {old: one.slug for one in self.documents.values() for old in one.former_slugs}
        if slug in former:
            return f'; it is called "{former[slug]}" now'
        return did_you_mean(slug, self.documents) or "; add the page or remove the line"

    def _of_segment(self, segment: Segment, document: Document) -> Iterator[Problem]:
        cited = {reference.id for reference in document.references}
        for node in walk(parse_inline(segment.text)):
            if isinstance(node, Citation) and cited and node.reference not in cited:
                remedy = did_you_mean(node.reference, cited) or "; add it to `references`"
                text = f'citation "{node.reference}" is not among the references{remedy}'
                yield Problem(document.path, segment.line, text)
        for text in self._broken(segment, document):
            yield Problem(document.path, segment.line, text)

    def _broken(self, segment: Segment, document: Document | None) -> Iterator[str]:
        """Yield what is wrong with the facts and links of a text; `document` is its page, if it has one."""
        for node in walk(parse_inline(segment.text)):
            if isinstance(node, Fact) and self.facts is not None and node.name not in self.facts:
                yield unknown_fact(node.name, self.facts)
            if isinstance(node, Link) and (text := self._broken_link(node.href, document)):
                yield text

    def _broken_link(self, href: str, document: Document | None) -> str:
        slug, mark, anchor = href.partition("#")
        if text := misplaced_fact(unquote(href), self.facts or ()):
            return text
        if _OUTSIDE.fullmatch(href) or slug in self.unread:
            return ""
        target = self.documents.get(slug) if slug or not anchor else document
        if target is None:
            remedy = did_you_mean(slug, self.documents) or "; link to a page by its slug, or to https://…"
            return f'link "{href}" leads to no page{remedy}'
        anchors = {section.id for section in target.all_sections()} | target.former_anchors.keys()
        if anchor in anchors or not mark:
            return ""
        remedy = did_you_mean(anchor, anchors) or f"; use one of {', '.join(sorted(anchors))}"
        return f'link "{href}" leads to no section of "{target.slug}"{remedy}'


def _figures_in(blocks: Iterable[Block]) -> Iterator[FigureBlock]:
    for block in blocks:
        if isinstance(block, FigureBlock):
            yield block
        elif isinstance(block, ListBlock):
            for item in block.items:
                yield from _figures_in(item)
