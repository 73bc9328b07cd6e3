"""HTML that we wrote as a tree, and back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from html import escape
from html.parser import HTMLParser

_EMPTY = frozenset({"br", "img", "input"})


@dataclass(frozen=True)
class Element:
    """An element; texts among its children are as they stand in the HTML, escapes and all."""

    tag: str
    attributes: Mapping[str, str | None] = field(default_factory=dict)
    children: tuple[Element | str, ...] = ()

    @property
    def classes(self) -> list[str]:
        """The names of its classes."""
        return (self.attributes.get("class") or "").split()

    @property
    def elements(self) -> list[Element]:
        """The elements among its children."""
        return [one for one in self.children if isinstance(one, Element)]

    def holding(self, children: Sequence[Element | str]) -> Element:
        """Return the same element with other children."""
        return replace(self, children=tuple(children))

    def marked(self, **attributes: str | None) -> Element:
        """Return the same element with more attributes, or others."""
        return replace(self, attributes={**self.attributes, **attributes})


def tree_of(html: str) -> Element:
    """Return the one element that some HTML holds; ValueError if it is not whole."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    roots = [one for one in reader.opened[0].children if isinstance(one, Element)]
    if len(reader.opened) != 1 or len(roots) != 1:
        raise ValueError("the HTML is not one whole element")
    return roots[0]


def html_of(node: Element | str) -> str:
    """Return the HTML of a tree."""
    if isinstance(node, str):
        return node
    start = f"<{node.tag}{''.join(_attribute(*pair) for pair in node.attributes.items())}>"
    return start if node.tag in _EMPTY else f"{start}{''.join(map(html_of, node.children))}</{node.tag}>"


def _attribute(name: str, value: str | None) -> str:
    return f" {name}" if value is None else f' {name}="{escape(value)}"'


@dataclass
class _Opened:
    """An element whose end has not been read."""

    tag: str
    attributes: Mapping[str, str | None]
    children: list[Element | str] = field(default_factory=list)


class _Reader(HTMLParser):
    """Reads elements as they close."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=False)
        self.opened = [_Opened("", {})]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Open an element."""
        self.opened.append(_Opened(tag, dict(attrs)))
        if tag in _EMPTY:
            self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        """Close the innermost element, which has to be of this tag."""
        last = self.opened.pop()
        if last.tag != tag or not self.opened:
            raise ValueError(f"</{tag}> closes <{last.tag}>")
        self.opened[-1].children.append(Element(last.tag, last.attributes, tuple(last.children)))

    def handle_data(self, data: str) -> None:
        """Keep a text."""
        self.opened[-1].children.append(data)

    def handle_entityref(self, name: str) -> None:
        """Keep a named character as it is written."""
        self.handle_data(f"&{name};")

    def handle_charref(self, name: str) -> None:
        """Keep a numbered character as it is written."""
        self.handle_data(f"&#{name};")
