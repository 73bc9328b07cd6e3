"""Made-up languages in which people see what cannot be translated and what does not fit.

    qps-ploc     [[Ŷöüür ñöösëë drïïps]]     accents, a third longer, in brackets
    qps-plocm    the same in Hebrew letters, from right to left

A text without them did not come through the catalogs; a bracket that is missing was cut off.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from webapp.catalogs.interface import Interface
from webapp.content.inline import Emphasis, Inline, Link, Strong, Text
from webapp.content.model import Segment
from webapp.library.model import Page, Shown
from webapp.locales import PseudoLocale

_ACCENTS = str.maketrans(
    "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ",
    "åƀçđéƒğĥïĵķļɱñöþɋŕšţüṽŵẋýžÅɃÇĐÉƑĞĤÎĴĶĻṀÑÖÞɊŔŠŢÜṼŴẊÝŽ",
)
_HEBREW = str.maketrans("abcdefghijklmnopqrstuvwxyz", "אבצדהפגחיךקלמנועףרסתטושזכץ")
_VOWEL = re.compile(r"[aeiou]", re.IGNORECASE)
_PLACEHOLDER = re.compile(r"(\{[A-Za-z_][A-Za-z0-9_]*\})")


@dataclass(frozen=True)
class PseudoInterface(Interface):
    """The interface's words, each made up from the source's."""

    is_mirrored: bool = False

    def text(self, message: str, **values: object) -> str:
        """Return the message made up."""
        return super().text(pseudo(message, is_mirrored=self.is_mirrored), **values)

    def plural(self, one: str, other: str, number: int, **values: object) -> str:
        """Return the form for the number made up."""
        first, second = (pseudo(form, is_mirrored=self.is_mirrored) for form in (one, other))
        return super().plural(first, second, number, **values)

    def is_translated(self, _: str, __: str | None = None) -> bool:
        """Everything is."""
        return True


def pseudo(text: str, *, is_mirrored: bool = False) -> str:
    """Return a text of the interface in the made-up language, its placeholders as they are."""
    return f"[{_made_up(text, is_mirrored=is_mirrored)}]"


def pseudo_page(page: Page, locale: PseudoLocale) -> Page:
    """Return the source's page in the made-up language: its structure, other words."""
    pairs = zip(page.shown, page.document.segments, strict=True)
    shown = tuple(_shown(one, segment, locale) for one, segment in pairs)
    return replace(page, locale=locale, shown=shown)


def _shown(shown: Shown, segment: Segment, locale: PseudoLocale) -> Shown:
    if segment.kind.is_list:
        lines = [pseudo(line, is_mirrored=locale.is_mirrored) for line in shown.text.split("\n")]
        text = "\n".join(lines)
        return replace(shown, nodes=(Text(text),), locale=locale, text=text)
    nodes = (Text("["), *_nodes(shown.nodes, is_mirrored=locale.is_mirrored), Text("]"))
    return replace(shown, nodes=nodes, locale=locale, text=pseudo(shown.text, is_mirrored=locale.is_mirrored))


def _nodes(nodes: Sequence[Inline], *, is_mirrored: bool) -> tuple[Inline, ...]:
    return tuple(_node(node, is_mirrored=is_mirrored) for node in nodes)


def _node(node: Inline, *, is_mirrored: bool) -> Inline:
    match node:
        case Text(text):
            return Text(_made_up(text, is_mirrored=is_mirrored))
        case Strong(children) | Emphasis(children) | Link(children=children):
            return replace(node, children=_nodes(children, is_mirrored=is_mirrored))
    return node


def _made_up(text: str, *, is_mirrored: bool) -> str:
    pieces = _PLACEHOLDER.split(text)
    return "".join(
        piece if number % 2 else _words(piece, is_mirrored=is_mirrored) for number, piece in enumerate(pieces)
    )


def _words(text: str, *, is_mirrored: bool) -> str:
    longer = _VOWEL.sub(lambda vowel: vowel[0] * 2, text)
    return longer.casefold().translate(_HEBREW) if is_mirrored else longer.translate(_ACCENTS)
