"""An address as it arrives after people, messengers and mail programs had their way with it."""

from __future__ import annotations

import unicodedata
from urllib.parse import unquote

# What stands behind an address in a sentence, and is taken for its end; in the scripts of readers.
_BEHIND = ".,;:!?)]}>'\"`*_~|…" + "،؛؟۔" + "。，、；：！？）」』】》" + "।" + "»”’"
_ENDINGS = (".html", ".htm")
_INVISIBLE = ("Cf", "Zs", "Zl", "Zp")


def steps_of(path: str) -> list[str]:
    """Return the steps of an address's path in small letters, free of what came to it on the way.

    That is: a second layer of escapes, spaces and invisible characters, doubled and trailing slashes,
    punctuation behind it, `.html`. An escaped `#` begins a step.
    """
    text = unquote(path).partition("?")[0].replace("#", "/").replace("\\", "/")
    seen = (one for one in text if unicodedata.category(one) not in _INVISIBLE and one not in "\t\r\n")
    steps = [step for step in "".join(seen).casefold().split("/") if step]
    while steps and not (last := _without_ending(steps[-1])):
        steps.pop()
    return [*steps[:-1], last] if steps else []


def _without_ending(step: str) -> str:
    step = step.rstrip(_BEHIND)
    for ending in _ENDINGS:
        step = step.removesuffix(ending).rstrip(_BEHIND)
    return "" if step == "index" else step
