"""One content file read into a Document."""

from __future__ import annotations

import re
from pathlib import Path

from webapp.content.body import mistake_in_anchor, read_body
from webapp.content.draft import Draft
from webapp.content.fields import Fields, read_yaml
from webapp.content.figures import read_figure
from webapp.content.model import (
    URGENCIES,
    Code,
    Document,
    Reference,
    Review,
    Section,
    Segment,
    SegmentKind,
)
from webapp.content.silences import read_silences
from webapp.errors import Problem, SourceError
from webapp.text import ID, SLUG, read_text

_FIELDS = (
    "id",
    "title",
    "former_slugs",
    "former_anchors",
    "aliases",
    "summary",
    "codes",
    "urgency",
    "related",
    "references",
    "figures",
    "changed",
    "reviewed",
    "allow",
)
FRONT = re.compile(r"\A---\n(.*?\n)---(?:\n|\Z)", re.DOTALL)
_RELATIONS = ("exact", "broad", "related")
_DOI = re.compile(r"10\.\d{4,9}/\S+")
_ADDRESS = re.compile(r"https?://[^\s<>\"]+")
_WORD = re.compile(r"[A-Za-z0-9][A-Za-z0-9-]*")


def read_document(path: Path, kind: str) -> tuple[Document | None, tuple[Problem, ...]]:
    """Return the document in a content file (None when it cannot be made out) and its mistakes."""
    try:
        text = read_text(path)
    except SourceError as error:
        return None, error.problems
    match = FRONT.match(text)
    if not match:
        problem = Problem(path, 1, "no front matter; start the file with `---`, the fields, and `---`")
        return None, (problem,)
    draft = Draft(path, text.count("\n", 0, match.end()), text[match.end() :])
    fields = read_yaml(match[1], path, 1, draft.problems)
    document = _document(fields, kind, draft) if fields else None
    return document, tuple(draft.problems)


def _document(fields: Fields, kind: str, draft: Draft) -> Document:
    fields.refuse_others(_FIELDS)
    slug = draft.path.stem
    if not SLUG.fullmatch(slug):
        draft.note(1, f'file name "{slug}" may hold only a-z, 0-9 and single hyphens; rename the file')
    page_id = fields.matching("id", ID, "needs at least 4 of a-z and 0-9, with a digit among them")
    title = _front_segment(fields, draft, SegmentKind.TITLE, "title")
    summary = _front_segment(fields, draft, SegmentKind.SUMMARY, "summary")
    names = "\n".join(fields.texts("aliases"))
    line = fields.line_of("aliases")
    aliases = draft.add(Segment(SegmentKind.ALIASES, "", names, line)) if names else None
    figures = tuple(read_figure(entry, draft) for entry in fields.entries("figures"))
    sections = read_body(draft)
    works = tuple(fields.entries("references"))
    related, former_slugs = fields.texts("related"), fields.texts("former_slugs")
    document = Document(
        path=draft.path,
        page_id=page_id,
        slug=slug,
        kind=kind,
        changed=fields.day("changed"),
        segments=tuple(draft.segments),
        title=title,
        summary=summary,
        aliases=aliases,
        sections=sections,
        urgency=fields.choice("urgency", URGENCIES),
        former_slugs=tuple(former_slugs),
        former_anchors=_former_anchors(fields, sections),
        codes=tuple(_code(entry) for entry in fields.mappings("codes")),
        related=tuple(related),
        references=tuple(_reference(entry) for entry in works),
        figures=figures,
        review=_review(fields),
        silences=read_silences(fields),
        lines={name: fields.line_of(name) for name in ("id", "codes", "references", "reviewed")}
        | {f"references: {entry.text('id', is_required=False)}": entry.line for entry in works}
        | {f"related: {slug}": line for slug, line in related.items()}
        | {f"former_slugs: {slug}": line for slug, line in former_slugs.items()},
    )
    if not document.references:
        fields.note("references", "no references; list the works that support what the page says")
    return document


def _front_segment(fields: Fields, draft: Draft, kind: SegmentKind, name: str) -> int:
    return draft.add(Segment(kind, "", fields.text(name), fields.line_of(name)))


def _code(fields: Fields) -> Code:
    fields.refuse_others(("system", "code", "relation"))
    return Code(fields.text("system"), fields.text("code"), fields.choice("relation", _RELATIONS))


def _reference(fields: Fields) -> Reference:
    fields.refuse_others(("id", "title", "authors", "source", "year", "doi", "pmid", "url"))
    reference = Reference(
        id=fields.matching("id", _WORD, "may hold only letters, digits and hyphens"),
        title=fields.text("title"),
        authors=fields.text("authors"),
        source=fields.text("source"),
        year=fields.year("year"),
        doi=fields.text("doi", is_required=False),
        pmid=fields.text("pmid", is_required=False),
        url=fields.text("url", is_required=False),
    )
    if not (reference.doi or reference.pmid or reference.url):
        fields.note("id", f'reference "{reference.id}" can be found nowhere; give its doi, pmid or url')
    if reference.doi and not _DOI.fullmatch(reference.doi):
        fields.note("doi", f'doi "{reference.doi}" is not a DOI; it starts with 10. and holds a slash')
    if reference.pmid and not reference.pmid.isdigit():
        fields.note("pmid", f'pmid "{reference.pmid}" is not a PubMed number; write its digits alone')
    if reference.url and not _ADDRESS.fullmatch(reference.url):
        fields.note("url", f'url "{reference.url}" is not a web address; start it with https://')
    return reference


def _review(fields: Fields) -> Review | None:
    review = fields.mapping("reviewed")
    if review is None:
        written = fields.text("reviewed", example="not yet")
        if written and written != "not yet":
            fields.note("reviewed", f'reviewed "{written}" is unknown; write `not yet`, or date, by and next')
        return None
    review.refuse_others(("date", "by", "next"))
    return Review(review.day("date"), review.text("by"), review.day("next"))


def _former_anchors(fields: Fields, sections: tuple[Section, ...]) -> dict[str, str]:
    present = {part.id for section in sections for part in (section, *section.entries)}
    moved = fields.pairs("former_anchors")
    for old, new in moved.items():
        if mistake := mistake_in_anchor(old):
            fields.note("former_anchors", f'former anchor "{old}" {mistake}')
        if old in present:
            fields.note("former_anchors", f'former anchor "{old}" is still in use; remove it here')
        if new not in present:
            fields.note("former_anchors", f'former anchor "{old}" leads to "{new}", which is not on the page')
    return moved
