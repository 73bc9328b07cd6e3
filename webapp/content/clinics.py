"""Clinics that hand pages out: `content/clinics/<clinic>.md`.

---
name: River Street Surgery
languages: [en, es]
phone: +44 20 7946 0018
address: 1 River Street, London     if patients need it
lists:
  - {id: after-surgery, title: After back surgery, pages: [sciatica, back-mice]}
---
A few paragraphs for patients.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from markdown_it.tree import SyntaxTreeNode

from webapp.content.blocks import Place
from webapp.content.document import FRONT
from webapp.content.draft import Draft
from webapp.content.fields import Fields, read_yaml
from webapp.content.inline import Citation, markdown, parse_inline, walk
from webapp.content.model import Block, ListBlock, Paragraph, Segment, SegmentKind
from webapp.errors import Problem, SourceError
from webapp.text import SLUG, read_text

FOLDER = "clinics"
NOTE = "note"  # the place of a note's texts
_FIELDS = ("name", "languages", "phone", "address", "lists")
MOST_PAGES = 20  # of a list: what fits a hand, and an address
_PHONE = re.compile(r"\+?[0-9()][0-9() ./-]*")
_FEWEST, _MOST = 3, 15  # digits; ITU-T E.164
_DIALLED_AT_HOME = "(0)"


@dataclass(frozen=True)
class ClinicList:
    """Pages that a clinic gives out together; `title` is an index into `Clinic.segments`."""

    id: str
    title: int
    pages: tuple[str, ...]


@dataclass(frozen=True)
class Clinic:
    """A clinic as patients need to know it, and its lists; only note and titles are translated.

    `lines` tells where a language (`languages: es`) or a page of a list (`after-surgery: lipoma`) stands.
    """

    path: Path
    slug: str
    name: str
    languages: tuple[str, ...]
    phone: str
    segments: tuple[Segment, ...]
    lists: tuple[ClinicList, ...]
    note: tuple[Block, ...]
    address: str = ""
    lines: Mapping[str, int] = field(default_factory=dict)
    page_id: str = ""
    changed: date | None = None

    @property
    def label(self) -> str:
        """The path of the file in the content folder."""
        return f"{FOLDER}/{self.slug}.md"

    def headings(self) -> dict[str, str]:
        """Return the clinic's name for its note, and the title of each list."""
        return {NOTE: self.name} | {one.id: self.segments[one.title].text for one in self.lists}


def read_clinics(folder: Path) -> tuple[tuple[Clinic, ...], tuple[Problem, ...]]:
    """Return the clinics of a content folder, by their names, and the mistakes in their files."""
    clinics: list[Clinic] = []
    problems: list[Problem] = []
    for path in sorted((folder / FOLDER).glob("[!.]*.md")):
        clinic, mistakes = _read(path)
        problems += mistakes
        if clinic:
            clinics.append(clinic)
    return tuple(clinics), tuple(problems)


def _read(path: Path) -> tuple[Clinic | None, list[Problem]]:
    try:
        text = read_text(path)
    except SourceError as error:
        return None, list(error.problems)
    match = FRONT.match(text)
    if not match:
        problem = Problem(path, 1, "no front matter; start the file with `---`, the fields, and `---`")
        return None, [problem]
    draft = Draft(path, text.count("\n", 0, match.end()), text[match.end() :])
    fields = read_yaml(match[1], path, 1, draft.problems)
    return (_clinic(fields, draft) if fields else None), draft.problems


def _clinic(fields: Fields, draft: Draft) -> Clinic:
    fields.refuse_others(_FIELDS)
    slug = draft.path.stem
    if not SLUG.fullmatch(slug):
        draft.note(1, f'file name "{slug}" may hold only a-z, 0-9 and single hyphens; rename the file')
    fields.require_items("languages")
    languages = fields.texts("languages")
    lines = {f"languages: {tag}": line for tag, line in languages.items()}
    lists = tuple(_list(entry, draft, lines) for entry in fields.entries("lists"))
    note = _note(draft)
    for segment in draft.segments:
        for node in walk(parse_inline(segment.text)):
            if isinstance(node, Citation):
                draft.note(
                    segment.line, f'citation "{node.reference}" has no list of references here; leave it out'
                )
    return Clinic(
        path=draft.path,
        slug=slug,
        name=fields.text("name", example="River Street Surgery"),
        languages=tuple(languages),
        phone=_phone(fields),
        segments=tuple(draft.segments),
        lists=lists,
        note=note,
        address=fields.text("address", is_required=False),
        lines=lines,
    )


def _list(fields: Fields, draft: Draft, lines: dict[str, int]) -> ClinicList:
    fields.refuse_others(("id", "title", "pages"))
    name = fields.matching("id", SLUG, "may hold only a-z, 0-9 and single hyphens")
    if name == NOTE:
        fields.note("id", f'id "{NOTE}" is kept for what stands below the fields; choose another')
    text = fields.text("title", example="After back surgery")
    title = draft.add(Segment(SegmentKind.HEADING, name, text, fields.line_of("title")))
    fields.require_items("pages")
    pages = fields.texts("pages")
    if len(pages) > MOST_PAGES:
        text = f'list "{name}" has {len(pages)} pages; leave at most {MOST_PAGES}, or make two lists'
        fields.note("pages", text)
    lines |= {f"{name}: {slug}": line for slug, line in pages.items()}
    return ClinicList(name, title, tuple(pages))


def _phone(fields: Fields) -> str:
    phone = fields.text("phone", example='"+44 20 7946 0018"')
    digits = sum(letter.isdigit() for letter in phone)
    if phone and _DIALLED_AT_HOME in phone:
        fields.note("phone", f'phone "{phone}" cannot be dialled; leave "{_DIALLED_AT_HOME}" out')
    elif phone and not (_PHONE.fullmatch(phone) and _FEWEST <= digits <= _MOST):
        fields.note(
            "phone", f'phone "{phone}" is no phone number; write it with its country, as +44 20 7946 0018'
        )
    return phone


def _note(draft: Draft) -> tuple[Block, ...]:
    nodes = list(SyntaxTreeNode(markdown().parse(draft.body)).children)
    for node in nodes:
        if node.type == "heading":
            draft.note(draft.line_of(node), "a clinic's note has no headings; write paragraphs and lists")
    place, blocks = Place(NOTE, is_care=False, draft=draft), []
    for node in nodes:
        for block in place.blocks([node]):
            blocks.append(block)
            if any(not isinstance(one, Paragraph | ListBlock) for one in _flat(block)):
                text = "a clinic's note has no tables and figures; write paragraphs and lists"
                draft.note(draft.line_of(node), text)
    return tuple(blocks)


def _flat(block: Block) -> Iterator[Block]:
    yield block
    if isinstance(block, ListBlock):
        for item in block.items:
            for inner in item:
                yield from _flat(inner)
