"""The blocks under one heading: paragraphs, lists, tables and figures."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from markdown_it.tree import SyntaxTreeNode

from webapp.content.draft import Draft
from webapp.content.model import Block, FigureBlock, ListBlock, Paragraph, Segment, SegmentKind, Table
from webapp.text import one_line

_FIGURE = re.compile(r"!\[\]\(([^)\s]+)\)")
_CELL_END = re.compile(r"(?<!\\)\|")
_REFUSED = {
    "fence": "a code block; write a paragraph",
    "blockquote": "a block quote; write a paragraph",
    "hr": "a line across; give the new part a heading",
    "html_block": "raw HTML; write Markdown",
}


@dataclass(frozen=True)
class Place:
    """Reads the blocks under one heading."""

    anchor: str
    is_care: bool
    draft: Draft

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
            self._note(node, f"a page may not hold {_REFUSED[node.type]}")
        elif kind is SegmentKind.ITEM:  # under a heading, one of a wrong level is told where it is found
            self._note(node, "a heading may not stand in a list; end the list first")
        return None

    def _paragraph(self, node: SyntaxTreeNode, kind: SegmentKind) -> Block:
        inline = node.children[0]
        written, line = one_line(inline.content), self.draft.line_of(node)
        if figure := _FIGURE.fullmatch(written):
            return FigureBlock(figure[1], line)
        if any(child.type == "hardbreak" for child in inline.children):
            self._note(node, "a line ends with a backslash or two spaces; remove them, or begin a paragraph")
        return Paragraph(self._segment(kind, written, line))

    def _list(self, node: SyntaxTreeNode) -> ListBlock:
        items = []
        for item in node.children:
            blocks = (self._block(child, SegmentKind.ITEM) for child in item.children)
            items.append(tuple(block for block in blocks if block is not None))
            if not item.children:
                self._note(item, "a list item is empty; write it or remove it")
        start = int(node.attrs.get("start", 1) or 1)
        return ListBlock(node.type == "ordered_list", start, tuple(items))

    def _table(self, node: SyntaxTreeNode) -> Table:
        rows = [row for part in node.children for row in part.children]
        for row in rows[1:]:
            written = _cells_written(self.draft.source_of(row))
            if written > len(rows[0].children):
                self._note(
                    row, f"a table row has {written} cells under {len(rows[0].children)} headings; mend it"
                )
        cells = [tuple(self._cell(cell, row) for cell in row.children) for row in rows]
        return Table(cells[0], tuple(cells[1:]))

    def _cell(self, node: SyntaxTreeNode, row: SyntaxTreeNode) -> int | None:
        written = one_line(node.children[0].content) if node.children else ""
        return self._segment(SegmentKind.CELL, written, self.draft.line_of(row)) if written else None

    def _segment(self, kind: SegmentKind, text: str, line: int) -> int:
        return self.draft.add(Segment(kind, self.anchor, text, line, self.is_care))

    def _note(self, node: SyntaxTreeNode, text: str) -> None:
        self.draft.note(self.draft.line_of(node), text)


def _cells_written(row: str) -> int:
    cells = _CELL_END.split(row.strip())
    return len(cells[cells[0] == "" : len(cells) - (cells[-1] == "")])
