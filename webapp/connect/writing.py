"""A feed as XML, as JSON, and as a script that calls a function with it."""

from __future__ import annotations

import json
import re
from typing import Any
from xml.etree import ElementTree

from webapp.connect.feed import Node
from webapp.connect.request import Kind

_ATOM = "http://www.w3.org/2005/Atom"
_XML = "{http://www.w3.org/XML/1998/namespace}"
_OF_XML = ("lang", "base")
_LISTS = ("entry", "link", "category")
_ALWAYS = {"feed": _LISTS, "entry": ("link", "category")}
_UNWRITABLE = re.compile("[^\t\n\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_ESCAPED = {ord(one): f"\\u{ord(one):04x}" for one in "<>=&'\u2028\u2029"}


def write(feed: Node, kind: Kind, callback: str = "") -> bytes:
    """Return a feed as one of the kinds for machines; a script calls `callback`, which must be a name."""
    if kind is Kind.XML:
        root = _element(feed)
        root.set("xmlns", _ATOM)
        xml: bytes = ElementTree.tostring(root, encoding="utf-8", xml_declaration=True)
        return xml
    data = json.dumps({feed.name: _value(feed)}, ensure_ascii=False, separators=(",", ":"))
    text = data.translate(_ESCAPED)
    return (f"/**/{callback}({text});" if kind is Kind.SCRIPT else text).encode()


def _element(node: Node) -> ElementTree.Element:
    names = {name: f"{_XML}{name}" if name in _OF_XML else name for name in node.attributes}
    given = {names[name]: _writable(value) for name, value in node.attributes.items()}
    element = ElementTree.Element(node.name, given)
    element.text = None if node.text is None else _writable(node.text)
    element.extend(map(_element, node.children))
    return element


def _value(node: Node) -> dict[str, Any]:
    value: dict[str, Any] = {**node.attributes}
    if node.text is not None:
        value["_value"] = _writable(node.text)
    for name in _ALWAYS.get(node.name, ()):
        value[name] = []
    for child in node.children:
        if child.name in _LISTS:
            value[child.name].append(_value(child))
        else:
            value[child.name] = _value(child)
    return value


def _writable(text: str) -> str:
    return _UNWRITABLE.sub("", text)
