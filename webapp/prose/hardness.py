"""Words that many readers do not know, and that nothing on the page explains.

A word is hard if it ends like a medical one (-itis, -ectomy), if the language's table says so, or if it has
four syllables or more and is not among the long words that everybody knows. Four and not three, from which
Gunning's fog and McLaughlin's SMOG count, as three would be “medicine”, “operate” and “however”. Names are
not hard, those of medicines among them: they stand on the box, and a reader has to know them again.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from webapp.checks.model import Severity
from webapp.content.model import SegmentKind
from webapp.prose.explaining import WORD, explained_below, explained_everywhere, explained_in
from webapp.prose.languages import Language
from webapp.prose.model import Check, Example, Found, Passage, Prose
from webapp.prose.syllables import COUNTERS, syllables

_SYLLABLES = 4
_SHORTEST = 6  # of a word that ends like a medical one; "coma" and "aroma" are none
_FORMS = (  # ending of a form -> ending of the word
    *(("", ""), ("s", ""), ("es", ""), ("ies", "y")),
    *(("d", ""), ("ed", ""), ("ing", ""), ("ing", "e"), ("ly", ""), ("ally", "")),
)
_IN_ORDER = (SegmentKind.PARAGRAPH, SegmentKind.ITEM, SegmentKind.CELL)


def hard_words(text: str, language: Language) -> Iterator[str]:
    """Yield the hard words of a text as they are written; names in capitals are none."""
    for found in WORD.finditer(text):
        if not _is_name(text, found) and is_hard(found[0].casefold(), language):
            yield found[0]


def is_hard(word: str, language: Language) -> bool:
    """Tell whether many readers do not know a word in small letters."""
    if word in language.hard:
        return True
    forms = _forms(word)
    if not language.familiar.isdisjoint(forms):
        return False
    if any(form.endswith(language.medicines) for form in forms):
        return False
    if any(form.endswith(language.endings) and len(form) >= _SHORTEST for form in forms):
        return True
    is_counted = language.familiar and language.code in COUNTERS
    return bool(is_counted) and syllables(word, language.code) >= _SYLLABLES


def _forms(word: str) -> tuple[str, ...]:
    """Return a word and what it may be a form of."""
    ends = [(end, other) for end, other in _FORMS if word.endswith(end)]
    return tuple(word.removesuffix(end) + other for end, other in ends)


def _is_name(text: str, found: re.Match[str]) -> bool:
    """Tell whether a word is a name: a capital inside a sentence, or capitals alone."""
    word, before = found[0], text[: found.start()].rstrip("“\"'( ")
    if len(word) > 1 and word.isupper():
        return True
    return word[0].isupper() and bool(before) and before[-1] not in ".?!:;…"


def _find(prose: Prose) -> Iterator[Found]:
    known = set(explained_everywhere(prose) | explained_below(prose))
    later = known.union(*(explained_in(passage, prose) for passage in prose.passages))
    for passage in prose.passages:
        if passage.kind is SegmentKind.QUESTION:  # stands in the words people use
            continue
        known |= explained_in(passage, prose)
        for word in _unexplained(passage, known if passage.kind in _IN_ORDER else later):
            known.add(word.casefold())
            later.add(word.casefold())
            yield Found(passage.line, word, _said(word, prose.language))


def _unexplained(passage: Passage, known: set[str]) -> Iterator[str]:
    explained = {form for word in known for form in _forms(word)}
    for word in dict.fromkeys(hard_words(passage.text, passage.language)):
        if explained.isdisjoint(_forms(word.casefold())):
            yield word


def _said(word: str, language: Language) -> str:
    plainer = language.hard.get(word.casefold())
    first = f"say “{plainer}”" if plainer else "say it in plain words"
    return f'"{word}" is hard; {first} with this word in brackets, or give it an entry in glossary.yaml'


CHECK = Check(
    id="hard-word",
    severity=Severity.WARNING,
    meaning="A hard word is explained where it comes first: in brackets, by the glossary or by a link.",
    example=Example("You may have bursitis.", "You may have a swollen cushion in the joint (bursitis)."),
    find=_find,
)
