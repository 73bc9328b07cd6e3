"""Inline Markdown as a small tree: what stands inside one segment."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import zip_longest

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

from webapp.content.unspaced import stress_beside_unspaced

CITATION = re.compile(r"\[@([A-Za-z0-9][A-Za-z0-9-]*)\]")
FACT = re.compile(r"\{([a-z][a-z0-9]*(?:-[a-z0-9]+)*)\}")
_PUNCTUATION = re.compile(rf"([\\`*_\[\]<&]|(?={FACT.pattern})\{{)")

_ISOLATES = {"ltr": "\u2066", "rtl": "\u2067"}
_ISOLATES_END = "\u2069"


@dataclass(frozen=True)
class Text:
    """Words as they are read."""

    text: str


@dataclass(frozen=True)
class Code:
    """Words shown letter by letter."""

    text: str


@dataclass(frozen=True)
class Citation:
    """A pointer to an entry of the document's references."""

    reference: str


@dataclass(frozen=True)
class Fact:
    """A place for words that are not the same everywhere, such as an emergency number."""

    name: str


@dataclass(frozen=True)
class Isolated:
    """Words that stand in a text with a direction of their own, such as a telephone number in Arabic."""

    text: str
    direction: str


@dataclass(frozen=True)
class Strong:
    """Important words."""

    children: tuple[Inline, ...]


@dataclass(frozen=True)
class Emphasis:
    """Stressed words."""

    children: tuple[Inline, ...]


@dataclass(frozen=True)
class Link:
    """Words that lead to `href`, as the author wrote it."""

    href: str
    children: tuple[Inline, ...]


@dataclass(frozen=True)
class Foreign:
    """What may not stand in a segment: raw HTML, a picture, a hard line break."""

    what: str
    text: str


Inline = Text | Code | Citation | Fact | Isolated | Strong | Emphasis | Link | Foreign
Signature = Counter[tuple[str, ...]]


def parse_inline(text: str) -> tuple[Inline, ...]:
    """Return the tree of one segment's inline Markdown; never raises."""
    tokens = markdown().parseInline(text)[0].children or []
    return _tree(iter(tokens), until=None)


def structure(nodes: Sequence[Inline], above: tuple[str, ...] = ()) -> Signature:
    """Return every element of the tree with what it stands in, counted; words do not count.

    Two texts with equal structure hold the same links, citations, code and stress, in any order.
    """
    found: Signature = Counter()
    for node in nodes:
        match node:
            case Strong(children) | Emphasis(children):
                path = (*above, type(node).__name__.lower())
                found[path] += 1
                found += structure(children, path)
            case Link(href, children):
                path = (*above, f"link to {href}")
                found[path] += 1
                found += structure(children, path)
            case Citation(reference):
                found[(*above, f"citation of {reference}")] += 1
            case Code(words):
                found[(*above, f"code `{words}`")] += 1
            case Foreign(what, words):
                found[(*above, f"{what} {words}")] += 1
            case Text() | Fact() | Isolated():
                pass
    return found


def walk(nodes: Sequence[Inline]) -> Iterator[Inline]:
    """Yield every node of the tree in reading order."""
    for node in nodes:
        yield node
        if isinstance(node, Strong | Emphasis | Link):
            yield from walk(node.children)


def facts_in(nodes: Sequence[Inline]) -> Iterator[str]:
    """Yield the name of every fact for which the tree has a place."""
    return (node.name for node in walk(nodes) if isinstance(node, Fact))


def plain(nodes: Sequence[Inline]) -> str:
    """Return the words alone, without marks, citations and places for facts."""
    return " ".join("".join(map(_words, walk(nodes))).split())


def _words(node: Inline) -> str:
    match node:
        case Text(text) | Code(text) | Foreign(_, text):
            return text
        case Isolated(text, direction):
            return f"{_ISOLATES[direction]}{text}{_ISOLATES_END}"
    return ""


def escaped(text: str) -> str:
    """Return `text` so that it reads as the same words in Markdown."""
    return _PUNCTUATION.sub(r"\\\1", text)


@cache
def markdown() -> MarkdownIt:
    """Return the one parser that content and translations are read with."""
    parser = MarkdownIt("commonmark", {"html": True}).enable("table")
    parser.disable(["lheading", "reference", "code"])
    parser.inline.ruler.before("link", "citation", _rule("citation", CITATION))
    parser.inline.ruler.before("link", "fact", _rule("fact", FACT))
    parser.inline.ruler.before("emphasis", "unspaced", stress_beside_unspaced)
    return parser


def _rule(name: str, pattern: re.Pattern[str]) -> Callable[[StateInline, bool], bool]:
    """Return a rule that makes a token of what `pattern` finds; its content is the first group."""

    def rule(state: StateInline, silent: bool) -> bool:
        match = pattern.match(state.src, state.pos)
        if not match:
            return False
        if not silent:
            state.push(name, "", 0).content = match[1]
        state.pos = match.end()
        return True

    return rule


def _tree(tokens: Iterator[Token], until: str | None) -> tuple[Inline, ...]:
    """Return the nodes without empty texts, and without the space before a citation, which stands raised."""
    nodes = tuple(_nodes(tokens, until))
    closed_up = (
        Text(node.text.rstrip()) if isinstance(node, Text) and isinstance(after, Citation) else node
        for node, after in zip_longest(nodes, nodes[1:])
    )
    return tuple(node for node in closed_up if node != Text(""))


def _nodes(tokens: Iterator[Token], until: str | None) -> Iterator[Inline]:
    for token in tokens:
        if token.type == until:
            return
        yield _node(token, tokens)


def _node(token: Token, rest: Iterator[Token]) -> Inline:
    if leaf := _LEAVES.get(token.type):
        return leaf(token)
    if token.type == "link_open":
        return Link(str(token.attrGet("href")), _tree(rest, "link_close"))
    if token.type == "strong_open":
        return Strong(_tree(rest, "strong_close"))
    if token.type == "em_open":
        return Emphasis(_tree(rest, "em_close"))
    return Foreign("raw HTML", token.content)


_LEAVES: dict[str, Callable[[Token], Inline]] = {
    "text": lambda token: Text(token.content),
    "softbreak": lambda _: Text(" "),
    "code_inline": lambda token: Code(token.content),
    "citation": lambda token: Citation(token.content),
    "fact": lambda token: Fact(token.content),
    "image": lambda token: Foreign("picture", token.content),
    "hardbreak": lambda _: Foreign("line break", ""),
}
