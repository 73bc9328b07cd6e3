"""The words that a page explains at its foot: the first mention of each leads there."""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass, field, replace

from webapp.catalogs.glossary import Explanation
from webapp.content.body import WORD_ANCHOR
from webapp.content.inline import Emphasis, Inline, Link, Strong, Text, plain
from webapp.content.model import SegmentKind
from webapp.library.model import Page
from webapp.pages.borders import standing

_KINDS = (SegmentKind.SUMMARY, SegmentKind.PARAGRAPH, SegmentKind.ITEM, SegmentKind.CELL)


def explained(page: Page, glossary: Sequence[Explanation]) -> tuple[Page, tuple[Explanation, ...]]:
    """Return the page with links from words to their explanations, and those, in the order of the text.

    What the page itself is about needs none. Care cards, headings and links stay as they are, and so does
    text in another language than the page's. A word may have other meanings in a translation ("crise"), so
    that it leads only where its source has it too.
    """
    names = _names(page)
    finder = _Finder(_wanted(glossary, names), names)
    shown = tuple(
        replace(one, nodes=finder.linked(one.nodes, segment.text))
        if one.locale == page.locale and segment.kind in _KINDS and not segment.is_care
        else one
        for one, segment in zip(page.shown, page.document.segments, strict=True)
    )
    return replace(page, shown=shown), tuple(finder.found)


def _names(page: Page) -> tuple[str, ...]:
    """Return what the page is called, in small letters."""
    aliases = page.shown[page.document.aliases].text if page.document.aliases is not None else ""
    return (plain(page.title.nodes).casefold(), *filter(None, aliases.casefold().split("\n")))


def _wanted(glossary: Sequence[Explanation], names: Sequence[str]) -> dict[str, Explanation]:
    return {
        word.casefold(): one
        for one in glossary
        if not any(word.casefold() in names for word in one.words)
        for word in one.words
    }


@dataclass
class _Finder:
    """Finds each word once, the longest of those that begin at one place."""

    wanted: Mapping[str, Explanation]
    names: Sequence[str]
    found: list[Explanation] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._pattern = standing(self.wanted, self.names)
        self._ids = {form.casefold(): one.id for one in self.wanted.values() for form in one.sources}
        self._sources = standing(self._ids)

    def linked(self, nodes: Sequence[Inline], source: str) -> tuple[Inline, ...]:
        """Return the nodes of a text with the words that were not found before as links."""
        meant = {
            self._ids[match[match.lastindex or 0].casefold()] for match in self._sources.finditer(source)
        }
        return tuple(new for node in nodes for new in self._linked(node, meant))

    def _linked(self, node: Inline, meant: Set[str]) -> tuple[Inline, ...]:
        if isinstance(node, Strong | Emphasis):
            children = tuple(new for child in node.children for new in self._linked(child, meant))
            return (replace(node, children=children),)
        return self._parted(node.text, meant) if isinstance(node, Text) else (node,)

    def _parted(self, text: str, meant: Set[str]) -> tuple[Inline, ...]:
        parts: list[Inline] = []
        done = 0
        for match in self._pattern.finditer(text):
            one = self.wanted.get(match[match.lastindex or 0].casefold())
            if one is None or one in self.found or one.id not in meant:
                continue
            self.found.append(one)
            parts += [Text(text[done : match.start()])] if done < match.start() else []
            parts.append(Link(f"#{WORD_ANCHOR}{one.id}", (Text(match[0]),)))
            done = match.end()
        return (*parts, Text(text[done:])) if done < len(text) or not parts else tuple(parts)
