"""The end of a text: a sentence, a question and a colon end as they do in the script of the language."""

from __future__ import annotations

import re
from collections.abc import Iterator

from webapp.checks.model import Check, Example, Pair, Scope, Severity

_ENDS = {
    "a full stop": ".。।॥۔።։។៕။．｡",
    "a question mark": "?？؟՞፧",
    "an exclamation mark": "!！՜",
    "a colon": ":՝：៖፦፥",
    "an ellipsis": "…",
}
_CLOSING = "\"'”’»›)]）】」』*_ \u00a0\u200b\u200e\u200f"
_GREEK_QUESTION = (";", "\u037e")
_ABBREVIATION = re.compile(r"(?:^|[\s.])[A-Z]\.$|^\w{1,5}\.$")
_ENDLESS = {"THAI", "LAO"}


def find(pair: Pair, scope: Scope) -> Iterator[str]:
    """Say when the source ends in one kind of mark and the translation in another or none."""
    if pair.is_list or scope.target.script in _ENDLESS:
        return
    if _ABBREVIATION.search(pair.source_words.text):
        return
    wanted, found = _end(pair.source_words.text), _end(pair.words.text)
    if scope.target.script == "GREEK" and pair.words.text.rstrip(_CLOSING).endswith(_GREEK_QUESTION):
        found = "a question mark"
    is_question = "a question mark" in (wanted, found)
    if wanted != found and wanted and (is_question or not found):
        yield f"ends with {found or 'no mark'} where the source ends with {wanted}; end it alike"


CHECK = Check(
    "ending",
    Severity.WARNING,
    "The text ends with the same kind of mark: full stop, question mark, colon, in the language's script.",
    Example("hi", "Is it a cold?", "क्या यह ज़ुकाम है।", "क्या यह ज़ुकाम है?"),
    find,
)


def _end(text: str) -> str:
    last = text.rstrip(_CLOSING)[-1:]
    return next((name for name, marks in _ENDS.items() if last and last in marks), "")
