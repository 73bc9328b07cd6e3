"""Clients of Infobutton as clinical systems have them: strict, and knowing nothing of our code."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit
from xml.dom.minidom import Element, parseString

ATOM = "http://www.w3.org/2005/Atom"
FEED = ["title", "subtitle", "author", "updated", "category", "id", "link", "entry"]
ENTRY = ["title", "link", "id", "updated", "author", "summary", "content", "category"]
_INSTANT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")


@dataclass(frozen=True)
class Found:
    """A page as a client shows it."""

    href: str
    lang: str
    title: str
    summary: str


@dataclass(frozen=True)
class Feed:
    """An answer as a client reads it."""

    lang: str
    id: str
    updated: str
    subtitle: str
    categories: tuple[tuple[str, str], ...]
    found: tuple[Found, ...]


def read_xml(data: bytes) -> Feed:
    """Return the answer in an Atom document, which must be all that the protocol wants of it."""
    document = parseString(data)  # noqa: S318  our own answer
    feed = document.documentElement
    assert (feed.tagName, feed.namespaceURI) == ("feed", ATOM), "the default namespace, no prefix"
    assert all(one.prefix is None and one.namespaceURI == ATOM for one in _all(feed))
    assert _in_order(feed, FEED)
    entries = _named(feed, "entry")
    assert all(_in_order(one, ENTRY) for one in entries)
    marked = {id(one) for one in (feed, *entries)}
    assert all(one.hasAttribute("xml:lang") == (id(one) in marked) for one in _all(feed))
    linking = {id(link) for one in entries for link in _named(one, "link")}
    assert all(one.hasAttribute("hreflang") == (id(one) in linking) for one in _all(feed))
    assert _INSTANT.fullmatch(_words(feed, "updated"))
    return Feed(
        lang=feed.getAttribute("xml:lang"),
        id=_words(feed, "id"),
        updated=_words(feed, "updated"),
        subtitle=_words(feed, "subtitle"),
        categories=tuple(
            (one.getAttribute("scheme"), one.getAttribute("term")) for one in _named(feed, "category")
        ),
        found=tuple(map(_found_in_xml, entries)),
    )


def read_json(data: bytes) -> Feed:
    """Return the answer in a JSON document, by the ways that clients in the field go through it."""
    text = data.decode()
    assert not set("<>=") & set(text), "escaped, so that it can stand in a page"
    feed = json.loads(text)["feed"]
    assert all(isinstance(feed[name], list) for name in ("entry", "link", "category"))
    assert isinstance(feed["author"], dict)
    assert feed["author"]["name"]["_value"]
    assert not any(":" in name for name in _members(feed)), "no prefixes"
    return Feed(
        lang=feed["lang"],
        id=feed["id"]["_value"],
        updated=feed["updated"]["_value"],
        subtitle=feed["subtitle"]["_value"],
        categories=tuple((one["scheme"], one["term"]) for one in feed["category"]),
        found=tuple(map(_found_in_json, feed["entry"])),
    )


def read_script(data: bytes, callback: str) -> Feed:
    """Return the answer with which a script calls a function."""
    text = data.decode()
    found = re.fullmatch(rf"/\*\*/{re.escape(callback)}\((.*)\);", text, re.DOTALL)
    assert found
    assert not {"\u2028", "\u2029"} & set(text)
    return read_json(found[1].encode())


def _found_in_xml(entry: Element) -> Found:
    link, *others = _named(entry, "link")
    assert link.getAttribute("rel") == "alternate"
    assert all(one.getAttribute("rel") != "alternate" for one in others), "clients take the first or the last"
    assert link.getAttribute("hreflang") == entry.getAttribute("xml:lang")
    assert _named(entry, "title")[0].getAttribute("type") == "text"
    assert _INSTANT.fullmatch(_words(entry, "updated"))
    assert urlsplit(_words(entry, "id")).scheme
    assert _words(_named(entry, "author")[0], "name")
    return _checked(
        Found(
            link.getAttribute("href"),
            entry.getAttribute("xml:lang"),
            _words(entry, "title"),
            _words(entry, "summary"),
        )
    )


def _found_in_json(entry: Mapping[str, Any]) -> Found:
    link = entry["link"][0]
    assert link["hreflang"] == entry["lang"]
    assert isinstance(entry["category"], list)
    assert isinstance(entry["author"], dict)
    return _checked(Found(link["href"], entry["lang"], entry["title"]["_value"], entry["summary"]["_value"]))


def _checked(found: Found) -> Found:
    address = urlsplit(found.href)
    assert address.scheme in ("http", "https")
    assert address.netloc
    assert address.path.startswith(f"/{found.lang}/"), "in the language that it says"
    assert found.title
    assert "<" not in found.title
    assert found.summary
    return found


def _in_order(element: Element, names: list[str]) -> bool:
    """Whether every name is there but what may be missing, in the order of the protocol."""
    given = [one.tagName for one in _children(element)]
    return given == sorted(given, key=names.index) and set(names) - set(given) <= {"entry", "category"}


def _children(element: Element) -> list[Element]:
    return [one for one in element.childNodes if isinstance(one, Element)]


def _named(element: Element, name: str) -> list[Element]:
    return [one for one in _children(element) if one.tagName == name]


def _words(element: Element, name: str) -> str:
    (one,) = _named(element, name)
    return "".join(node.data for node in one.childNodes)


def _all(element: Element) -> Iterator[Element]:
    yield element
    for one in _children(element):
        yield from _all(one)


def _members(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        yield from value
    for one in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from _members(one)
