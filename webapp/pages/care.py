"""The care cards that a page's HTML shows."""

from __future__ import annotations

import re

_START = '<section class="care">'
_EDGE = re.compile(r"<section\b|</section>")
_SAID = re.compile(r'\shref="([^"]*)"|>([^<]+)')


def care_of(html: str) -> tuple[str, ...]:
    """Return what a page's care cards say and where they lead: texts and addresses, in their order."""
    found: list[str] = []
    for start in re.finditer(re.escape(_START), html):
        cards = html[start.start() : _end(html, start.start())]
        found += (said for pair in _SAID.findall(cards) for said in map(str.strip, pair) if said)
    return tuple(found)


def _end(html: str, start: int) -> int:
    depth = 0
    for edge in _EDGE.finditer(html, start):
        depth += -1 if edge[0] == "</section>" else 1
        if depth == 0:
            return edge.end()
    return len(html)
