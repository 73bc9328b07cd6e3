"""The Markdown body of a content file as sections, blocks and segments."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

from markdown_it.tree import SyntaxTreeNode

from webapp.content.inline import Foreign, markdown, parse_inline, walk
from webapp.content.model import (
    URGENCIES,
    Block,
    FigureBlock,
    ListBlock,
    Paragraph,
    Role,
    Section,
    Segment,
    SegmentKind,
    Table,
)
from webapp.errors import Problem, did_you_mean
from webapp.text import SLUG, one_line

_ATTRIBUTES = re.compile(r"\s*\{#([^}\s]*)((?:\s+\.[\w-]+)*)\s*\}$")
_FIGURE = re.compile(r"!\[\]\(([^)\s]+)\)")
_REFUSED = {
    "fence": "a code block; write a paragraph",
    "blockquote": "a block quote; write a paragraph",
    "hr": "a line across; give the new part a heading",
    "html_block": "raw HTML; write Markdown",
}


@dataclass
class Draft:
    """Where the pieces of one file are collected while it is read."""

    path: Path
    segments: list[Segment] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

    def add(self, segment: Segment) -> int:
        """Take a segment and return its index, noting what may not stand in it."""
        if segment.kind is not SegmentKind.ALIASES:
            for node in walk(parse_inline(segment.text)):
                if isinstance(node, Foreign):
                    shown = f'{node.what} "{node.text}"' if node.text else node.what
                    self.note(segment.line, f"{shown} may not stand in a text; write plain Markdown")
        self.segments.append(segment)
        return len(self.segments) - 1

    def note(self, line: int, text: str) -> None:
        """Note a mistake on a line of the file."""
        self.problems.append(Problem(self.path, line, text))


@dataclass(frozen=True)
class _Heading:
    level: int
    text: str
    id: str
    classes: tuple[str, ...]
    line: int


def read_body(text: str, offset: int, draft: Draft) -> tuple[Section, ...]:
    """Return the sections of a body whose first line is line `offset` + 1 of its file."""
    root = SyntaxTreeNode(markdown().parse(text))
    sections: list[Section] = []
    for heading, nodes in _parts(root, draft, offset, level=2):
        role = _role(heading, draft)
        sections.append(_section(heading, nodes, role, draft, offset))
    _check_anchors(sections, draft)
    _check_roles(sections, draft)
    return tuple(sections)


def _section(
    heading: _Heading, nodes: list[SyntaxTreeNode], role: Role, draft: Draft, offset: int
) -> Section:
    blocks, entries = _split_at_entries(nodes)
    place = _Place(heading.id, role is Role.CARE, draft, offset)
    index = draft.add(Segment(SegmentKind.HEADING, heading.id, heading.text, heading.line, place.is_care))
    section = Section(heading.id, role, index, place.blocks(blocks))
    kind = SegmentKind.QUESTION if role is Role.FAQ else SegmentKind.HEADING
    read = [
        _entry(entry, inner, kind, replace(place, anchor=entry.id), role)
        for entry, inner in _parts_of(entries, draft, offset, level=3)
    ]
    return replace(section, entries=tuple(read))


def _entry(
    heading: _Heading, nodes: list[SyntaxTreeNode], kind: SegmentKind, place: _Place, role: Role
) -> Section:
    if role is Role.CARE and heading.id not in URGENCIES:
        place.draft.note(
            heading.line,
            f'care card "{heading.id}" is unknown; use one of {", ".join(f"{{#{u}}}" for u in URGENCIES)}',
        )
    if role is not Role.PLAIN and not nodes:
        place.draft.note(heading.line, f'nothing stands under "{heading.text}"; write the text or remove it')
    index = place.draft.add(Segment(kind, heading.id, heading.text, heading.line, place.is_care))
    return Section(heading.id, role, index, place.blocks(nodes))


def _parts(
    root: SyntaxTreeNode, draft: Draft, offset: int, level: int
) -> Iterator[tuple[_Heading, list[SyntaxTreeNode]]]:
    nodes = list(root.children)
    first = next((n for n, node in enumerate(nodes) if _level(node)), len(nodes))
    for node in nodes[:first]:
        draft.note(
            _line(node, offset), "text stands before the first heading; put `## Heading {#anchor}` above"
        )
    yield from _parts_of(nodes[first:], draft, offset, level)


def _parts_of(
    nodes: list[SyntaxTreeNode], draft: Draft, offset: int, level: int
) -> Iterator[tuple[_Heading, list[SyntaxTreeNode]]]:
    current: _Heading | None = None
    inner: list[SyntaxTreeNode] = []
    for node in nodes:
        if _level(node) not in (0, 2, 3) or (level == 2 and current is None and _level(node) == 3):
            draft.note(
                _line(node, offset),
                f'heading "{node.children[0].content}" is of level {_level(node)}; '
                "use ## for a section, ### inside it",
            )
        if _level(node) == level:
            if current:
                yield current, inner
            current, inner = _heading(node, draft, offset), []
        else:
            inner.append(node)
    if current:
        yield current, inner


def _split_at_entries(nodes: list[SyntaxTreeNode]) -> tuple[list[SyntaxTreeNode], list[SyntaxTreeNode]]:
    first = next((n for n, node in enumerate(nodes) if _level(node)), len(nodes))
    return nodes[:first], nodes[first:]


def _heading(node: SyntaxTreeNode, draft: Draft, offset: int) -> _Heading:
    written, line = one_line(node.children[0].content), _line(node, offset)
    match = _ATTRIBUTES.search(written)
    if not match:
        draft.note(line, f'heading "{written}" has no anchor; write `{written} {{#anchor}}`')
        return _Heading(_level(node), written, "", (), line)
    text, anchor = written[: match.start()], match[1]
    if not SLUG.fullmatch(anchor):
        draft.note(line, f'anchor "{anchor}" may hold only a-z, 0-9 and single hyphens')
    if not text:
        draft.note(line, f'heading "{written}" has no words; write them before the anchor')
    return _Heading(_level(node), text, anchor, tuple(match[2].replace(".", " ").split()), line)


def _role(heading: _Heading, draft: Draft) -> Role:
    known = (Role.FAQ.value, Role.CARE.value)
    for name in heading.classes:
        if name not in known:
            draft.note(
                heading.line,
                f'class ".{name}" is unknown{did_you_mean(name, known) or "; use .faq or .care"}',
            )
    return next((Role(name) for name in heading.classes if name in known), Role.PLAIN)


def _check_anchors(sections: list[Section], draft: Draft) -> None:
    seen: dict[str, int] = {}
    for section in [part for s in sections for part in (s, *s.entries)]:
        line = draft.segments[section.heading].line
        if section.id and section.id in seen:
            draft.note(
                line, f'anchor "{section.id}" was given on line {seen[section.id]} already; choose another'
            )
        seen.setdefault(section.id, line)
    for section in sections:
        _check_same_words(section, draft)
    _check_words([draft.segments[s.heading] for s in sections], draft)


def _check_same_words(section: Section, draft: Draft) -> None:
    _check_words([draft.segments[entry.heading] for entry in section.entries], draft)


def _check_words(headings: list[Segment], draft: Draft) -> None:
    seen: dict[str, int] = {}
    for heading in headings:
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
            if not section.entries:
                draft.note(line, f'section "{section.id}" holds no `### … {{#…}}` entries; add one')


@dataclass(frozen=True)
class _Place:
    """Reads the blocks under one heading."""

    anchor: str
    is_care: bool
    draft: Draft
    offset: int

    def blocks(self, nodes: list[SyntaxTreeNode]) -> tuple[Block, ...]:
        """Return the blocks that `nodes` hold, noting those that a page may not hold."""
        found = (self._block(node, SegmentKind.PARAGRAPH) for node in nodes)
        return tuple(block for block in found if block is not None)

    def _block(self, node: SyntaxTreeNode, kind: SegmentKind) -> Block | None:
        readers: dict[str, Callable[[SyntaxTreeNode], Block]] = {
            "bullet_list": self._list,
            "ordered_list": self._list,
            "table": self._table,
        }
        if node.type == "paragraph":
            return self._paragraph(node, kind)
        if node.type in readers:
            return readers[node.type](node)
        if node.type in _REFUSED:
            self.draft.note(_line(node, self.offset), f"a page may not hold {_REFUSED[node.type]}")
        elif node.type == "heading" and _level(node) in (2, 3):
            self.draft.note(_line(node, self.offset), "a heading may not stand in a list; end the list first")
        return None

    def _paragraph(self, node: SyntaxTreeNode, kind: SegmentKind) -> Block:
        written = one_line(node.children[0].content)
        if figure := _FIGURE.fullmatch(written):
            return FigureBlock(figure[1])
        return Paragraph(self._segment(kind, written, _line(node, self.offset)))

    def _list(self, node: SyntaxTreeNode) -> ListBlock:
        items = []
        for item in node.children:
            blocks = (self._block(child, SegmentKind.ITEM) for child in item.children)
            items.append(tuple(block for block in blocks if block is not None))
            if not item.children:
                self.draft.note(_line(item, self.offset), "a list item is empty; write it or remove it")
        start = int(node.attrs.get("start", 1) or 1)
        return ListBlock(node.type == "ordered_list", start, tuple(items))

    def _table(self, node: SyntaxTreeNode) -> Table:
        rows = [row for part in node.children for row in part.children]
        cells = [tuple(self._cell(cell, row) for cell in row.children) for row in rows]
        return Table(cells[0], tuple(cells[1:]))

    def _cell(self, node: SyntaxTreeNode, row: SyntaxTreeNode) -> int | None:
        written = one_line(node.children[0].content) if node.children else ""
        return self._segment(SegmentKind.CELL, written, _line(row, self.offset)) if written else None

    def _segment(self, kind: SegmentKind, text: str, line: int) -> int:
        return self.draft.add(Segment(kind, self.anchor, text, line, self.is_care))


def _level(node: SyntaxTreeNode) -> int:
    return int(node.tag[1]) if node.type == "heading" else 0


def _line(node: SyntaxTreeNode, offset: int) -> int:
    return (node.map[0] if node.map else 0) + 1 + offset
