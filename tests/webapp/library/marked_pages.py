"""Pages read by the standard library's parser, which shares nothing with what wrote them.

It is taken for its strictness, not for its tolerance: a page must close what it opens, by itself, and may
hold no element and no attribute but those that our templates write. So nothing is left for a browser to mend,
and what a browser would make of it is what is read here.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Any

_SHAPES = ("path", "circle", "ellipse", "rect", "line", "polyline", "polygon")
VOID = frozenset(("meta", "link", "img", "input", "br", *_SHAPES))
_ELEMENTS = VOID | frozenset(
    re.findall(
        r"\S+",
        """html head title style script body header footer main nav section article aside details summary
        h1 h2 h3 h4 p a span strong em code small bdi time mark ul ol li dl dt dd table thead tbody tr th td
        div figure figcaption form label button textarea progress template noscript svg
        g text tspan""",
    )
)
_ATTRIBUTES = frozenset(
    re.findall(
        r"\S+",
        """lang dir charset name property content media rel href hreflang src type class id hidden role
        tabindex action for value maxlength autocomplete enterkeyhint scope start alt loading decoding rows
        viewbox width height d fill stroke stroke-width x y dy cx cy r rx ry transform direction text-anchor
        font-weight""",
    )
)
_ADDRESSES = ("href", "src", "action")
_DATA = "application/ld+json"
_UNSAID = ("citation", "url", "inLanguage", "codingSystem", "codeValue", "translationOfWork")
_SPOKEN = ("alt", "aria-label", "content", "title", "placeholder")
_UNSPOKEN = frozenset(
    ("viewport", "color-scheme", "theme-color", "robots", "og:type", "og:url", "og:locale", "twitter:card")
)


@dataclass(eq=False)
class Element:
    """An element with what it holds: texts and elements."""

    name: str
    attributes: Mapping[str, str]
    parent: Element | None = None
    children: list[Element | str] = field(default_factory=list)

    def walk(self) -> Iterator[Element]:
        """Yield the element and all in it, in the order of the page."""
        yield self
        for one in self.children:
            if isinstance(one, Element):
                yield from one.walk()

    def above(self) -> Iterator[Element]:
        """Yield the element and those that it stands in, the nearest first."""
        yield self
        if self.parent:
            yield from self.parent.above()

    def inherited(self, name: str) -> str:
        """Return the attribute of the nearest element that has it."""
        return next((one.attributes[name] for one in self.above() if name in one.attributes), "")

    def has_class(self, name: str) -> bool:
        """Tell whether the element is of a class."""
        return name in self.attributes.get("class", "").split()

    @property
    def text(self) -> str:
        """All words in it."""
        texts = (one.text if isinstance(one, Element) else one for one in self.children)
        return " ".join("".join(texts).split())


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.root = Element("", {})
        self._here = self.root

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert self._here.name != "title", f"<{tag}> in a title is text for browsers"
        assert tag in _ELEMENTS, f"<{tag}> is none of ours"
        names = [name for name, _ in attrs]
        assert len(names) == len(set(names)), (tag, attrs)
        element = Element(tag, {name: value or "" for name, value in attrs}, self._here)
        for name in names:
            assert name in _ATTRIBUTES or name.startswith(("aria-", "data-")), f"{name} on <{tag}>"
        self._here.children.append(element)
        if tag not in VOID:
            self._here = element

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        assert tag in VOID

    def handle_endtag(self, tag: str) -> None:
        assert self._here.name == tag, f"</{tag}> where <{self._here.name}> is open"
        assert self._here.parent
        self._here = self._here.parent

    def handle_data(self, data: str) -> None:
        self._here.children.append(data)

    def handle_comment(self, data: str) -> None:
        raise AssertionError(f"a comment: {data}")

    def handle_pi(self, data: str) -> None:
        raise AssertionError(f"a processing instruction: {data}")

    def unknown_decl(self, data: str) -> None:
        raise AssertionError(f"a declaration: {data}")


def parsed(html: str) -> Element:
    """Return a page's root; fails where the page holds anything but what our templates write."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    assert reader._here is reader.root, f"<{reader._here.name}> is never closed"
    return reader.root


def addresses(root: Element) -> Iterator[str]:
    """Yield every address that a page leads to or loads."""
    for element in root.walk():
        yield from (element.attributes[name] for name in _ADDRESSES if name in element.attributes)


def scripts(root: Element) -> list[tuple[Mapping[str, str], str]]:
    """Return every script that runs with what stands in it."""
    found = ((one.attributes, one.text) for one in root.walk() if one.name == "script")
    return [(attributes, text) for attributes, text in found if attributes.get("type") != _DATA]


def data(root: Element) -> Iterator[str]:
    """Yield every text of a page's structured data, but for the works that it cites."""
    for element in root.walk():
        if element.name == "script" and element.attributes.get("type") == _DATA:
            yield from _texts(json.loads("".join(map(str, element.children))))


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, list):
        yield from (text for one in value for text in _texts(one))
    elif isinstance(value, dict):
        for name, one in value.items():
            if name not in _UNSAID and not name.startswith("@"):
                yield from _texts(one)


def spoken(root: Element) -> Iterator[tuple[Element, str]]:
    """Yield every text that a reader sees or hears with the element that tells its language."""
    for element in root.walk():
        if element.name in ("style", "script") or _UNSPOKEN & set(element.attributes.values()):
            continue
        yield from ((element, one) for one in element.children if isinstance(one, str) and one.strip())
        yield from ((element, element.attributes[name]) for name in _SPOKEN if name in element.attributes)


def structure(root: Element) -> list[tuple[str, ...]]:
    """Return what the article of a page is built of, in order, without what is told of its translation.

    What stands in a line may stand in any order, so links and stress follow each block sorted.
    """
    article = next(one for one in root.walk() if one.name == "article")
    return [part for one in _told(article) for part in _parts(one)]


def _told(element: Element) -> Iterator[Element]:
    """Yield the elements that every language has, without notes, words, state and other languages."""
    left_out = ("why", "notice", "state", "words", "with")
    if any(map(element.has_class, left_out)):
        return
    yield element
    for one in element.children:
        if isinstance(one, Element):
            yield from _told(one)


def _parts(element: Element) -> Iterator[tuple[str, ...]]:
    given = element.attributes
    if name := given.get("id"):
        yield ("id", name)
    if element.name in ("h1", "h2", "h3", "ul", "ol", "li", "table", "tr", "th", "td", "figure", "p", "dl"):
        yield (element.name, given.get("start", ""), given.get("src", ""))
        yield from sorted(_inline(element))


def _inline(block: Element) -> Iterator[tuple[str, ...]]:
    """Yield the links, pictures and stress of a block itself, not of those in it."""
    for one in _told(block):
        holder = next(each for each in one.above() if each.name in _BLOCKS)
        if one is block or holder is not block:
            continue
        if one.name == "a" and not one.attributes["href"].startswith("#word-"):
            yield ("a", one.attributes["href"].replace(f"/{one.inherited('data-tag')}/", "/"))
        elif one.name in ("strong", "em", "code"):
            yield (one.name,)


_BLOCKS = ("h1", "h2", "h3", "ul", "ol", "li", "table", "tr", "th", "td", "figure", "p", "dl", "article")
