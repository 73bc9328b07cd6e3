"""Stress in scripts that put no space between words and sentences."""

from __future__ import annotations

import re
import unicodedata

from markdown_it.rules_inline import StateInline
from markdown_it.rules_inline.state_inline import Delimiter

_STARS = re.compile(r"\*+")
_WIDE = {"W", "F"}
_SCRIPTS = ("KHMER", "LAO", "MYANMAR", "THAI", "TIBETAN")


def stress_beside_unspaced(state: StateInline, silent: bool) -> bool:
    """Make delimiters of stars beside Chinese, Thai and the like: only white space keeps one from working.

    CommonMark looks for a space or a sign beside stars after a full stop, and `**标题。**正文` has none.
    """
    match = _STARS.match(state.src, state.pos)
    if silent or not match:
        return False
    before, after = state.src[: match.start()][-1:], state.src[match.end() :][:1]
    if not (_is_unspaced(before) or _is_unspaced(after)):
        return False
    for _ in match[0]:
        state.push("text", "", 0).content = "*"
        opens, closes = bool(after.strip()), bool(before.strip())
        state.delimiters.append(
            Delimiter(ord("*"), len(match[0]), len(state.tokens) - 1, end=-1, open=opens, close=closes)
        )
    state.pos = match.end()
    return True


def _is_unspaced(letter: str) -> bool:
    if not letter or letter.isascii():
        return False
    return unicodedata.east_asian_width(letter) in _WIDE or unicodedata.name(letter, "").startswith(_SCRIPTS)
