"""Numbers in place of labels, for drawings in scripts whose letters the makers of PDFs cannot put together.

They draw each letter of a label by itself, left to right: fine for Latin, Cyrillic and Han, not for Arabic or
Devanagari. There the drawing has numbers, and a list under it says what they stand for.
"""

from __future__ import annotations

import re
import unicodedata
from html import unescape

_LABELS = re.compile(r"(?:<g data-label=\"[^>]*>(?:<text[^>]*>[^<]*</text>)+</g>)+(</g></svg>)")
_LABEL = re.compile(r"<g data-label=\"[^\"]*\"([^>]*)>((?:<text[^>]*>[^<]*</text>)+)</g>")
_TEXT = re.compile(r"<text([^>]*)>([^<]*)</text>")
_TONGUE = re.compile(r' lang="([^"]*)" direction="([^"]*)"')


def with_legends(html: str) -> str:
    """Return the HTML of a module in which drawings have numbers and a list where letters would part."""
    return _LABELS.sub(_numbered, html)


def _numbered(found: re.Match[str]) -> str:
    if not any(map(_is_joined, unescape(found[0]))):
        return found[0]
    labels = _LABEL.findall(found[0])
    numbers = (
        f"<g{given}><text{_TEXT.findall(lines)[0][0]}>{number}</text></g>"
        for number, (given, lines) in enumerate(labels, 1)
    )
    return f"{''.join(numbers)}{found[1]}<ol>{''.join(_item(*label) for label in labels)}</ol>"


def _item(given: str, lines: str) -> str:
    tongue = _TONGUE.search(given)
    mark = f' lang="{tongue[1]}" dir="{tongue[2]}"' if tongue else ""
    return f"<li{mark}>{' '.join(line for _, line in _TEXT.findall(lines))}</li>"


def _is_joined(letter: str) -> bool:
    """Tell whether a letter is written from right to left or changes with what stands beside it."""
    return unicodedata.bidirectional(letter) in ("R", "AL") or unicodedata.category(letter) in ("Mn", "Mc")
