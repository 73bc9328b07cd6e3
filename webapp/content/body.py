"""The Markdown body of a content file as sections and their entries."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from markdown_it.tree import SyntaxTreeNode

from webapp.content.blocks import Place
from webapp.content.draft import Draft
from webapp.content.inline import markdown
from webapp.content.model import URGENCIES, Role, Section, Segment, SegmentKind
from webapp.errors import did_you_mean, nearest
from webapp.text import SLUG, one_line

_ATTRIBUTES = re.compile(r"\s*\{#([^}\s]*)((?:\s+\.[\w-]+)*)\s*\}$")
_ROLES = (Role.FAQ.value, Role.CARE.value)
TAKEN_ANCHORS = frozenset(
    [
        "contents",
        "contents-name",
        "instead",
        "kept-copy",
        "kept-pack",
        "languages",
        "main",
        "q",
        "references",
        "related",
        "state",
        "suggested-pages",
        "suggested-questions",
        "suggestions",
        "update-offer",
        "words",
    ]
)
REFERENCE_ANCHOR = "ref-"
WORD_ANCHOR = "word-"
INSTEAD_ANCHOR = "instead-"
ADDRESS_STEPS = ("share", "handout")  # stand behind a page's address, where sections do


@dataclass(frozen=True)
class _Heading:
    level: int
    text: str
    id: str
    classes: tuple[str, ...]
    line: int


def read_body(draft: Draft) -> tuple[Section, ...]:
    """Return the sections of a file's body."""
    nodes = list(SyntaxTreeNode(markdown().parse(draft.body)).children)
    before, after = _split_at_heading(nodes)
    for node in before:
        draft.note(
            draft.line_of(node),
            "text stands before the first heading; put `## Heading {#anchor}` above",
        )
    sections = [_section(heading, inner, draft) for heading, inner in _parts(after, draft, level=2)]
    _check_anchors(sections, draft)
    _check_words(sections, draft)
    for section in sections:
        _check_words(section.entries, draft)
    _check_roles(sections, draft)
    return tuple(sections)


def _section(heading: _Heading, nodes: list[SyntaxTreeNode], draft: Draft) -> Section:
    role = _role(heading, draft)
    blocks, entries = _split_at_heading(nodes)
    place = Place(heading.id, role is Role.CARE, draft)
    index = draft.add(Segment(SegmentKind.HEADING, heading.id, heading.text, heading.line, place.is_care))
    section = Section(heading.id, role, index, place.blocks(blocks))
    read = [
        _entry(entry, inner, role, replace(place, anchor=entry.id))
        for entry, inner in _parts(entries, draft, level=3)
    ]
    return replace(section, entries=tuple(read))


def _entry(heading: _Heading, nodes: list[SyntaxTreeNode], role: Role, place: Place) -> Section:
    if role is Role.CARE and heading.id not in URGENCIES:
        place.draft.note(
            heading.line,
            f'care card "{heading.id}" is unknown; use one of {", ".join(f"{{#{u}}}" for u in URGENCIES)}',
        )
    if role is not Role.PLAIN and not nodes:
        place.draft.note(heading.line, f'nothing stands under "{heading.text}"; write the text or remove it')
    kind = SegmentKind.QUESTION if role is Role.FAQ else SegmentKind.HEADING
    index = place.draft.add(Segment(kind, heading.id, heading.text, heading.line, place.is_care))
    return Section(heading.id, role, index, place.blocks(nodes))


def _parts(
    nodes: list[SyntaxTreeNode], draft: Draft, level: int
) -> Iterator[tuple[_Heading, list[SyntaxTreeNode]]]:
    current: _Heading | None = None
    inner: list[SyntaxTreeNode] = []
    for node in nodes:
        if level == 2 and (_level(node) not in (0, 2, 3) or (current is None and _level(node) == 3)):
            draft.note(
                draft.line_of(node),
                f'heading "{node.children[0].content}" is of level {_level(node)}; '
                "use ## for a section, ### inside it",
            )
        if _level(node) == level:
            if current:
                yield current, inner
            current, inner = _heading(node, draft), []
        else:
            inner.append(node)
    if current:
        yield current, inner


def _split_at_heading(nodes: list[SyntaxTreeNode]) -> tuple[list[SyntaxTreeNode], list[SyntaxTreeNode]]:
    first = next((n for n, node in enumerate(nodes) if _level(node)), len(nodes))
    return nodes[:first], nodes[first:]


def _heading(node: SyntaxTreeNode, draft: Draft) -> _Heading:
    written, line = one_line(node.children[0].content), draft.line_of(node)
    match = _ATTRIBUTES.search(written)
    if not match:
        draft.note(line, f'heading "{written}" has no anchor; write `{written} {{#anchor}}`')
        return _Heading(_level(node), written, "", (), line)
    text, anchor = written[: match.start()], match[1]
    if mistake := mistake_in_anchor(anchor):
        draft.note(line, f'anchor "{anchor}" {mistake}')
    if not text:
        draft.note(line, f'heading "{written}" has no words; write them before the anchor')
    return _Heading(_level(node), text, anchor, tuple(match[2].replace(".", " ").split()), line)


def mistake_in_anchor(anchor: str) -> str:
    """Return what is wrong with an anchor as the end of a sentence, or an empty string."""
    if not SLUG.fullmatch(anchor):
        return "may hold only a-z, 0-9 and single hyphens"
    if anchor in TAKEN_ANCHORS or anchor.startswith((REFERENCE_ANCHOR, WORD_ANCHOR, INSTEAD_ANCHOR)):
        return "is one that every page has already; choose another"
    if anchor in ADDRESS_STEPS:
        return "ends the address of another page; choose another"
    return ""


def _role(heading: _Heading, draft: Draft) -> Role:
    for name in heading.classes:
        if name not in _ROLES:
            remedy = did_you_mean(name, _ROLES) or "; use .faq or .care"
            draft.note(heading.line, f'class ".{name}" is unknown{remedy}')
    meant = (nearest(name, _ROLES) for name in heading.classes)
    return next((Role(name) for name in meant if name), Role.PLAIN)


def _check_anchors(sections: list[Section], draft: Draft) -> None:
    seen: dict[str, int] = {}
    for section in [part for s in sections for part in (s, *s.entries)]:
        line = draft.segments[section.heading].line
        if section.id and section.id in seen:
            draft.note(
                line, f'anchor "{section.id}" was given on line {seen[section.id]} already; choose another'
            )
        seen.setdefault(section.id, line)


def _check_words(sections: Sequence[Section], draft: Draft) -> None:
    seen: dict[str, int] = {}
    for heading in [draft.segments[section.heading] for section in sections]:
        words = heading.text.casefold()
        if words in seen:
            draft.note(
                heading.line,
                f'heading "{heading.text}" is the same as on line {seen[words]}; say what is different',
            )
        seen.setdefault(words, heading.line)


def _check_roles(sections: list[Section], draft: Draft) -> None:
    for role, remedy in (
        (Role.CARE, "## When to get help {#help .care}"),
        (Role.FAQ, "## Questions people ask {#questions .faq}"),
    ):
        found = [s for s in sections if s.role is role]
        if not found:
            draft.note(1, f'the "{role}" section is missing; add `{remedy}`')
        for section in found:
            line = draft.segments[section.heading].line
            if section is not found[0]:
                draft.note(line, f'a second "{role}" section; keep one')
            elif not section.entries:
                draft.note(line, f'section "{section.id}" holds no `### … {{#…}}` entries; add one')


def _level(node: SyntaxTreeNode) -> int:
    return int(node.tag[1]) if node.type == "heading" else 0
