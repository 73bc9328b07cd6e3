"""The end of a text: a sentence, a question and a colon end as they do in the script of the language."""

from __future__ import annotations

import re
from collections.abc import Iterator

from webapp.checks.model import Check, Example, Pair, Scope, Severity

_ENDS = {
    "a full stop": ".。।॥۔።։។៕။．｡|৷",
    "a question mark": "?？؟՞፧",
    "an exclamation mark": "!！՜",
    "a colon": ":՝：៖፦፥ः",
    "an ellipsis": "…",
}
_CLOSING = "\"'”’“»›)]）】」』》〉*_` \u00a0\u200b\u200c\u200e\u200f"
_ASIDE = re.compile(r"\s*[(（\[][^()（）\[\]]*[)）\]]\s*$")
_GREEK_QUESTION = (";", "\u037e")
_ABBREVIATION = re.compile(r"(?:^|[\s.])[A-Z]\.$|^\w{1,5}\.$|(?:^|\s)(?:\w\.){2,}$|\betc\.[)\]]*$")
_ADDRESS = re.compile(r"(?:://|www\.|@)\S+$")
_ENDLESS = {"THAI", "LAO"}


def find(pair: Pair, scope: Scope) -> Iterator[str]:
    """Say when the source ends in one kind of mark and the translation in another or none."""
    if pair.is_list or scope.target.script in _ENDLESS:
        return
    if _ABBREVIATION.search(pair.source_words.text) or _ADDRESS.search(pair.words.text):
        return
    wanted = _end(pair.source_words.text)
    found = _end_in(pair.words.text, scope.target.script) or _end(_ASIDE.sub("", pair.words.text))
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


def _end_in(text: str, script: str) -> str:
    """Return the mark that a text ends with, by the rules of its script."""
    bare = text.rstrip(_CLOSING)
    if script == "GREEK" and bare.endswith(_GREEK_QUESTION):
        return "a question mark"
    if script == "ARMENIAN":  # asks with a sign inside the word, and ends sentences with two points
        if "՞" in bare[-60:]:
            return "a question mark"
        return _end(text) or ("a colon" if text.rstrip().endswith("`") else "")
    return _end(text)


def _end(text: str) -> str:
    last = text.rstrip(_CLOSING)[-1:]
    return next((name for name, marks in _ENDS.items() if last and last in marks), "")
