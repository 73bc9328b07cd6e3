"""Words that many readers do not know.

A word is hard if it ends like a medical one (-itis, -ectomy), if the language's table says so, or if it has
four syllables or more and is not among the long words that everybody knows. Four and not three, from which
Gunning's fog and McLaughlin's SMOG count, as three would be “medicine”, “operate” and “however”. Names are
not hard, those of medicines among them: they stand on the box, and a reader has to know them again.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from webapp.prose.languages import Language
from webapp.prose.syllables import COUNTERS, syllables

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_SYLLABLES = 4
_SHORTEST = 6  # of a word that ends like a medical one; "coma" and "aroma" are none
_FORMS = (  # ending of a form -> ending of the word
    *(("", ""), ("s", ""), ("es", ""), ("ies", "y")),
    *(("d", ""), ("ed", ""), ("ing", ""), ("ing", "e"), ("ly", ""), ("ally", "")),
)


def hard_words(text: str, language: Language) -> Iterator[str]:
    """Yield the hard words of a text as they are written; names in capitals are none."""
    for found in _WORD.finditer(text):
        if not _is_name(text, found) and is_hard(found[0].casefold(), language):
            yield found[0]


def is_hard(word: str, language: Language) -> bool:
    """Tell whether many readers do not know a word in small letters."""
    if word in language.hard:
        return True
    forms = forms_of(word)
    if not language.familiar.isdisjoint(forms) or word in language.vague or word in language.formal:
        return False
    if any(form.endswith(language.medicines) for form in forms):
        return False
    if any(form.endswith(language.endings) and len(form) >= _SHORTEST for form in forms):
        return True
    is_counted = language.familiar and language.code in COUNTERS
    return bool(is_counted) and syllables(word, language.code) >= _SYLLABLES


def words_of(text: str) -> Iterator[str]:
    """Yield the words of a text in small letters, each part of a hyphenated one by itself."""
    return (found[0].casefold() for found in _WORD.finditer(text))


def forms_of(word: str) -> tuple[str, ...]:
    """Return a word in small letters and what it may be a form of."""
    ends = [(end, other) for end, other in _FORMS if word.endswith(end)]
    return tuple(word.removesuffix(end) + other for end, other in ends)


def _is_name(text: str, found: re.Match[str]) -> bool:
    """Tell whether a word is a name: a capital inside a sentence, or capitals alone."""
    word, before = found[0], text[: found.start()].rstrip("“\"'( ")
    if len(word) > 1 and word.isupper():
        return True
    return word[0].isupper() and bool(before) and before[-1] not in ".?!:;…"
