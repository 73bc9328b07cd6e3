"""Two articles in, one out in which each text has the other language's beside it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import takewhile

from webapp.locales import Locale
from webapp.pairing.tree import Element

_ROLES = frozenset({"plain", "faq", "care"})
_HEADINGS = ("h1", "h2", "h3")
_CELLS = ("th", "td")
_BLOCKS = frozenset({"p", "ul", "ol", "div", "figure"})  # what ends the first text of a list item
_PREFIX = "with-"  # of ids that both languages have
_OWN_WORDS = "#word-"  # where a word is explained, in each language's own words


@dataclass(frozen=True)
class Side:
    """One of the two languages, and where the page stands alone in it."""

    locale: Locale
    address: str


@dataclass(frozen=True)
class Pairing:
    """Puts what `other` says beside what `own` says; ValueError where the two are not the same page."""

    own: Side
    other: Side

    def article(self, own: Element, other: Element) -> Element:
        """Return the article of a page with that of the same page in the other language."""
        pairs = zip(_sections(own), _sections(other), strict=True)
        sections = iter([self._inside(*pair) for pair in pairs])
        parts = {_name(one): one for one in other.elements}
        children = [
            next(sections) if _is_section(one) else self._part(one, parts.get(_name(one)))
            for one in own.elements
        ]
        if "words" in parts and "words" not in map(_name, own.elements):
            last = max(at for at, one in enumerate(children) if _is_section(one))
            children.insert(last + 1, self._others(parts["words"]))
        return own.marked(**{"class": "beside"}).holding(children)

    def _part(self, own: Element, other: Element | None) -> Element:
        match _name(own):
            case "title" if other:
                return self._title(own, other)
            case "words" | "state" if other:
                return self._pair(own, other)
        return own

    def _title(self, own: Element, other: Element) -> Element:
        beside = {_name(one): one for one in other.elements}
        names = Element("p", {"class": "pair"}, (_way(self.own), _way(self.other)))
        children: list[Element] = [names]
        for one in own.elements:
            if _name(one) in ("h1", "lead", "aliases"):
                children.append(self._element(one, beside[_name(one)]))
            else:
                children.append(one)
        notices = [one for one in other.elements if one.tag == "aside"]
        place = [_name(one) for one in children].index("lead")
        return own.holding([*children[:place], *map(self._others, notices), *children[place:]])

    def _inside(self, own: Element, other: Element) -> Element:
        """Return an element whose children are paired, one by one."""
        pairs = zip(own.elements, other.elements, strict=True)
        return own.holding([self._element(*pair) for pair in pairs])

    def _element(self, own: Element, other: Element) -> Element:
        is_note = "fallback" in own.classes or "fallback" in other.classes
        if not is_note and own.tag != other.tag:
            raise ValueError(f"<{other.tag}> stands where <{own.tag}> does")
        if is_note or own.tag == "p":
            return self._pair(own, other)
        if own.tag in _HEADINGS:
            classes = " ".join([*own.classes, "pair"])
            return own.marked(**{"class": classes}).holding(self._halves("span", own, other))
        if own.tag in _CELLS:
            return own.holding(self._texts(own.children, other.children))
        if own.tag == "li":
            return own.holding(list(self._item(own, other)))
        if own.tag == "figure":
            return own.holding(list(self._figure(own, other)))
        return own if own.tag == "span" else self._inside(own, other)

    def _item(self, own: Element, other: Element) -> Iterator[Element]:
        first, others = _first(own), _first(other)
        yield from self._texts(first, others)
        rest = (tuple(one.children[len(part) :]) for one, part in ((own, first), (other, others)))
        yield from self._inside(*(Element("li", {}, children) for children in rest)).elements

    def _texts(self, own: tuple[Element | str, ...], other: tuple[Element | str, ...]) -> list[Element]:
        if not any(not isinstance(one, str) or one.strip() for one in own):
            return []
        sides = Element("div", {}, own), Element("div", {}, other)
        return [Element("div", {"class": "pair"}, self._halves("div", *sides))]

    def _halves(self, tag: str, own: Element, other: Element) -> tuple[Element | str, ...]:
        sides = Element(tag, {}, own.children), Element(tag, {}, other.children)
        return _said(sides[0], self.own.locale), " ", self._others(sides[1])

    def _pair(self, own: Element, other: Element) -> Element:
        return Element("div", {"class": "pair"}, (_said(own, self.own.locale), self._others(other)))

    def _figure(self, own: Element, other: Element) -> Iterator[Element]:
        """Yield a drawing of each language, a picture once, and what both say to those who do not see it."""
        for one, beside in zip(own.elements, other.elements, strict=True):
            match one.tag:
                case "div":
                    yield self._pair(one, beside)
                case "details":
                    told = self._element(one.elements[1], beside.elements[1])
                    yield one.holding([one.elements[0], told])
                case _:
                    yield one
        yield from (self._picture(one) for one in other.elements if one.tag == "img")

    def _picture(self, image: Element) -> Element:
        """Return what the other language says of a picture, for those who hear the page."""
        locale = self.other.locale
        mark = {"class": "hidden", "lang": locale.tag, "dir": locale.direction, **_tongue(image)}
        return Element("span", {**mark, "role": "img", "aria-label": image.attributes["alt"]})

    def _others(self, element: Element) -> Element:
        return _said(_renamed(element), self.other.locale)


def _said(element: Element, locale: Locale) -> Element:
    """Return an element that names its language."""
    return element.marked(**{"lang": locale.tag, "dir": locale.direction, **_tongue(element)})


def _tongue(element: Element) -> dict[str, str | None]:
    return {name: element.attributes[name] for name in ("lang", "dir") if name in element.attributes}


def _renamed(element: Element) -> Element:
    """Return what the other language says with ids of its own, and its words explained by itself."""
    name, address = element.attributes.get("id"), element.attributes.get("href") or ""
    if name:
        element = element.marked(id=_PREFIX + name)
    if address.startswith(_OWN_WORDS):
        element = element.marked(href=f"#{_PREFIX}{address[1:]}")
    return element.holding([one if isinstance(one, str) else _renamed(one) for one in element.children])


def _first(item: Element) -> tuple[Element | str, ...]:
    """Return the text with which a list item begins."""
    return tuple(takewhile(lambda one: not isinstance(one, Element) or one.tag not in _BLOCKS, item.children))


def _sections(article: Element) -> list[Element]:
    return [one for one in article.elements if _is_section(one)]


def _is_section(element: Element) -> bool:
    return not _ROLES.isdisjoint(element.classes)


def _name(element: Element) -> str:
    return element.tag if element.tag == "h1" else next(iter(element.classes), "")


def _way(side: Side) -> Element:
    """Return the link to the page in one language alone."""
    mark = {"href": side.address, "hreflang": side.locale.tag}
    mark |= {"lang": side.locale.tag, "dir": side.locale.direction}
    return Element("a", mark, (side.locale.native_name,))
