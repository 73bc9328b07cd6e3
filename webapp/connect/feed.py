"""What was found as an Atom feed, whatever it is written as in the end."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from uuid import NAMESPACE_URL, uuid5

from webapp.connect.request import Asked, Concept
from webapp.connect.systems import find_system
from webapp.connect.topics import Topic

_PAGE = "text/html"


@dataclass(frozen=True)
class Node:
    """An element with its attributes; it has a text or other elements in it."""

    name: str
    attributes: Mapping[str, str] = field(default_factory=dict)
    text: str | None = None
    children: tuple[Node, ...] = ()


@dataclass(frozen=True)
class Library:
    """Who answers, in the words of the answer's language.

    `base` is the site's address without a closing slash; `home` is that of its first page, below it;
    `said` is what the answer is; `changed` is the last day on which any page was.
    """

    name: str
    lang: str
    base: str
    home: str
    said: str
    changed: date

    def whole(self, address: str) -> str:
        """Return an address with the site before it."""
        return self.base + address


def feed_of(library: Library, asked: Asked, topics: tuple[Topic, ...]) -> Node:
    """Return the feed that answers a request; without topics it has no entry."""
    changed = max((one.changed for one in topics), default=library.changed)
    children = (
        _text("title", library.name),
        _text("subtitle", library.said),
        _author(library),
        Node("updated", text=_moment(changed)),
        *(Node("category", {"scheme": name, "term": value}) for name, value in asked.mirrored),
        Node("id", text=_feed_id(library, asked)),
        Node("link", {"rel": "alternate", "type": _PAGE, "href": library.whole(library.home)}),
        *(_entry(library, one) for one in topics),
    )
    return Node("feed", {"lang": library.lang, "base": f"{library.base}/"}, children=children)


def _entry(library: Library, topic: Topic) -> Node:
    children = (
        _text("title", topic.title),
        *_links(library, topic),
        Node("id", text=library.whole(topic.permanent)),
        Node("updated", text=_moment(topic.changed)),
        _author(library),
        Node("summary", {"type": "html"}, topic.summary),
        Node("content", {"type": "html"}, topic.content),
        *_categories(topic),
    )
    return Node("entry", {"lang": topic.locale.tag}, children=children)


def _links(library: Library, topic: Topic) -> Iterator[Node]:
    """Yield the place itself first, then the same in other languages.

    These are `related`: of several alternates some readers take the last, and that is another language.
    """
    for locale in (topic.locale, *topic.elsewhere):
        rel, href = "alternate" if locale == topic.locale else "related", library.whole(topic.address(locale))
        yield Node("link", {"rel": rel, "type": _PAGE, "hreflang": locale.tag, "href": href})


def _categories(topic: Topic) -> Iterator[Node]:
    """Yield the page's codes, and how well it answers."""
    told = [(find_system(one.system).uri, one.code) for one in topic.codes]
    told += [("relation", topic.match.relation), ("relevance", f"{topic.match.score:.2f}")]
    told += [("section", topic.section)] if topic.section else []
    for scheme, term in told:
        yield Node("category", {"scheme": scheme, "term": term})


def _author(library: Library) -> Node:
    uri = Node("uri", text=f"{library.base}/")
    return Node("author", children=(Node("name", text=library.name), uri))


def _text(name: str, text: str) -> Node:
    return Node(name, {"type": "text"}, text)


def _moment(day: date) -> str:
    return f"{day.isoformat()}T00:00:00Z"


def _feed_id(library: Library, asked: Asked) -> str:
    """Return the same URI for the same question, which tells nothing of it."""
    concepts = (*asked.criteria, Concept("", ""), *asked.topics)
    systems = [find_system(one.system) for one in concepts]
    codes = (
        f"{system.name} {system.normal(one.code)}" for system, one in zip(systems, concepts, strict=True)
    )
    return uuid5(NAMESPACE_URL, "\n".join((f"{library.base}/connect", library.lang, *codes))).urn
