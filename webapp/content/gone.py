"""What was published and is no more, and why: `content/gone.yaml`.

pages:
  - {slug: old-page, id: op01, former_slugs: [], reason: Why., successor: lipoma}
sections:
  - {page: lipoma, id: old-section, reason: Why., successor: "sciatica#treatment"}
locales:
  - {tag: fr, reason: Why., successor: es}
clinics:
  - {id: hill-surgery, reason: Why., successor: river-street}
  - {id: river-street, list: summer, successor: river-street/winter}
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from webapp.content.clinics import Clinic
from webapp.content.fields import Fields, read_yaml
from webapp.content.model import Document
from webapp.errors import Problem, SourceError, did_you_mean
from webapp.text import ID, SLUG, read_text

GONE = "gone.yaml"


@dataclass(frozen=True)
class GonePage:
    """A page that is no more; with a reason readers are told it, with a successor alone they are led there.

    `successor` is the slug of a page, with `#` and a section if need be.
    """

    slug: str
    page_id: str
    former_slugs: tuple[str, ...] = ()
    reason: str = ""
    successor: str = ""
    line: int = 0


@dataclass(frozen=True)
class GoneSection:
    """A section or question that is no more; `page` is the slug of the page that it stood on."""

    page: str
    id: str
    reason: str = ""
    successor: str = ""
    line: int = 0


@dataclass(frozen=True)
class GoneLocale:
    """A language that the library no longer has; `successor` is the tag of another."""

    tag: str
    reason: str = ""
    successor: str = ""
    line: int = 0


@dataclass(frozen=True)
class GoneClinic:
    """A clinic that is no more, or one of its lists; `successor` is another (`clinic` or `clinic/list`)."""

    id: str
    list: str = ""
    reason: str = ""
    successor: str = ""
    line: int = 0

    @property
    def name(self) -> str:
        """What it was called as a successor is: `clinic` or `clinic/list`."""
        return f"{self.id}/{self.list}" if self.list else self.id


@dataclass(frozen=True)
class Gone:
    """Everything that was published and is no more."""

    pages: tuple[GonePage, ...] = ()
    sections: tuple[GoneSection, ...] = ()
    locales: tuple[GoneLocale, ...] = ()
    clinics: tuple[GoneClinic, ...] = ()


def read_gone(
    folder: Path, documents: Sequence[Document], clinics: Sequence[Clinic] = ()
) -> tuple[Gone, tuple[Problem, ...]]:
    """Return what a content folder says is gone, nothing where it says nothing, and the mistakes in it."""
    path = folder / GONE
    if not path.exists():
        return Gone(), ()
    problems: list[Problem] = []
    try:
        fields = read_yaml(read_text(path), path, 0, problems)
    except SourceError as error:
        return Gone(), error.problems
    if fields is None:
        return Gone(), tuple(problems)
    fields.refuse_others(("pages", "sections", "locales", "clinics"))
    gone = Gone(
        tuple(_page(entry) for entry in fields.mappings("pages")),
        tuple(_section(entry) for entry in fields.mappings("sections")),
        tuple(_locale(entry) for entry in fields.mappings("locales")),
        tuple(_clinic(entry) for entry in fields.mappings("clinics")),
    )
    clashes = (*_clashes(gone, documents), *_clashes_of_clinics(gone, clinics))
    problems += (Problem(path, line, text) for line, text in clashes)
    return gone, tuple(problems)


def _page(fields: Fields) -> GonePage:
    fields.refuse_others(("slug", "id", "former_slugs", "reason", "successor"))
    slug = fields.matching("slug", SLUG, "may hold only a-z, 0-9 and single hyphens")
    page_id = fields.matching("id", ID, "needs at least 4 of a-z and 0-9, with a digit among them")
    former = tuple(fields.texts("former_slugs"))
    return GonePage(slug, page_id, former, *_why(fields, "slug"), fields.line_of("slug"))


def _section(fields: Fields) -> GoneSection:
    fields.refuse_others(("page", "id", "reason", "successor"))
    anchor = fields.matching("id", SLUG, "may hold only a-z, 0-9 and single hyphens")
    return GoneSection(fields.text("page"), anchor, *_why(fields, "id"), fields.line_of("id"))


def _locale(fields: Fields) -> GoneLocale:
    fields.refuse_others(("tag", "reason", "successor"))
    return GoneLocale(fields.text("tag"), *_why(fields, "tag"), fields.line_of("tag"))


def _clinic(fields: Fields) -> GoneClinic:
    fields.refuse_others(("id", "list", "reason", "successor"))
    of_list = fields.text("list", is_required=False)
    return GoneClinic(fields.text("id"), of_list, *_why(fields, "id"), fields.line_of("id"))


def _why(fields: Fields, name: str) -> tuple[str, str]:
    reason = fields.text("reason", is_required=False)
    successor = fields.text("successor", is_required=False)
    if not reason and not successor:
        text = f'"{fields.text(name)}" has no reason and no successor; readers need one of them'
        fields.note(name, text)
    return reason, successor


def _clashes(gone: Gone, documents: Sequence[Document]) -> Iterator[tuple[int, str]]:
    """Yield what is said to be gone and is there, and successors that are not there."""
    living = {document.slug: document for document in documents}
    slugs = {slug for document in documents for slug in (document.slug, *document.former_slugs)}
    ids = {document.page_id for document in documents}
    for page in gone.pages:
        for slug in (page.slug, *page.former_slugs):
            if slug in slugs:
                yield page.line, f'page "{slug}" is not gone: a page has or had this name; remove it here'
        if page.page_id in ids:
            yield page.line, f'id "{page.page_id}" is not gone: a page has it; remove it here'
        yield from _broken(page.successor, living, page.line)
    for section in gone.sections:
        yield from _unlike_a_section(section, living)
        yield from _broken(section.successor, living, section.line)


def _unlike_a_section(section: GoneSection, living: dict[str, Document]) -> Iterator[tuple[int, str]]:
    document = living.get(section.page)
    if document is None:
        remedy = did_you_mean(section.page, living) or "; of a page that is gone, name the page alone"
        yield section.line, f'page "{section.page}" does not exist{remedy}'
    elif section.id in document.headings() or section.id in document.former_anchors:
        yield section.line, f'section "{section.id}" is not gone: "{section.page}" has it; remove it here'


def _broken(successor: str, living: dict[str, Document], line: int) -> Iterator[tuple[int, str]]:
    slug, mark, anchor = successor.partition("#")
    document = living.get(slug)
    if successor and document is None:
        remedy = did_you_mean(slug, living) or "; name a page that is there"
        yield line, f'successor "{slug}" does not exist{remedy}'
    elif document and mark and anchor not in document.headings():
        remedy = did_you_mean(anchor, document.headings()) or "; name a section that is there"
        yield line, f'successor "{successor}" leads to no section of "{slug}"{remedy}'


def _clashes_of_clinics(gone: Gone, clinics: Sequence[Clinic]) -> Iterator[tuple[int, str]]:
    living = {
        name for one in clinics for name in (one.slug, *(f"{one.slug}/{each.id}" for each in one.lists))
    }
    for clinic in gone.clinics:
        if clinic.name in living:
            yield clinic.line, f'clinic "{clinic.name}" is not gone: it is there; remove it here'
        if clinic.successor and clinic.successor not in living:
            remedy = did_you_mean(clinic.successor, living) or "; name a clinic or list that is there"
            yield clinic.line, f'successor "{clinic.successor}" does not exist{remedy}'
