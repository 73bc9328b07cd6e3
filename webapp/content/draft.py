"""Where the pieces of one content file are collected while it is read."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path

from markdown_it.tree import SyntaxTreeNode

from webapp.content.inline import Foreign, Text, parse_inline, walk
from webapp.content.model import Segment, SegmentKind
from webapp.errors import Problem

_REMEDIES = {
    "raw HTML": "write plain Markdown",
    "picture": "put `![](figure-id)` alone in a paragraph, its words into the front matter",
    "line break": "write one paragraph or two",
}
_NEARLY_A_LINK = re.compile(r"(?:\[[^\[\]]*)?\]\([^)]*\)?|\[@[^\]]*\]?")


@dataclass
class Draft:
    """The segments and mistakes found so far; the body begins below line `offset` of the file."""

    path: Path
    offset: int = 0
    body: str = ""
    segments: list[Segment] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

    def add(self, segment: Segment) -> int:
        """Take a segment and return its index, noting the first thing that may not stand in it."""
        mistake = "" if segment.kind is SegmentKind.ALIASES else _mistake(segment.text)
        if mistake:
            self.note(segment.line, mistake)
        self.segments.append(segment)
        return len(self.segments) - 1

    def note(self, line: int, text: str) -> None:
        """Note a mistake on a line of the file."""
        self.problems.append(Problem(self.path, line, text))

    def line_of(self, node: SyntaxTreeNode) -> int:
        """Return the line of the file on which a node of the body begins."""
        return (node.map[0] if node.map else 0) + 1 + self.offset

    def source_of(self, node: SyntaxTreeNode) -> str:
        """Return the first line of a node as it is written."""
        return self.body.split("\n")[node.map[0]] if node.map else ""


def _mistake(text: str) -> str:
    for node in walk(parse_inline(text)):
        if isinstance(node, Foreign):
            shown = f'{node.what} "{node.text}"' if node.text else node.what
            return f"{shown} may not stand in a text; {_REMEDIES[node.what]}"
        if isinstance(node, Text) and (found := _NEARLY_A_LINK.search(node.text)):
            return f'"{found[0]}" is no link or citation; write [words](slug) or [@reference]'
    return ""
