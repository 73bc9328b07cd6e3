"""The page that shows two languages, made from the pages that show one."""

from __future__ import annotations

from webapp.pairing.pairs import Pairing, Side
from webapp.pairing.tree import html_of, tree_of

_START, _END = "<article", "</article>"
_ALONE = 'data-beside="alone" hidden'  # the sentence that says why there is one language


def side_by_side(own_html: str, other_html: str, *, own: Side, other: Side) -> str:
    """Return a page with that of another language paired into it, text by text."""
    before, article, after = _parts(own_html)
    paired = Pairing(own, other).article(tree_of(article), tree_of(_parts(other_html)[1]))
    return before + html_of(paired) + after


def is_shown_with(html: str, tag: str) -> bool:
    """Whether a page can be shown with a language, as its own switch tells."""
    return f'href="?with={tag}"' in html


def alone(html: str) -> str:
    """Return a page with the sentence that it cannot be shown with what was asked for."""
    return html.replace(_ALONE, _ALONE.removesuffix(" hidden"))


def _parts(html: str) -> tuple[str, str, str]:
    start, end = html.index(_START), html.index(_END) + len(_END)
    return html[:start], html[start:end], html[end:]
