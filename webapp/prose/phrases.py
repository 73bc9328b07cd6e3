"""Words that say less, or say it harder, than plain ones: idioms, vague amounts, formal words."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from functools import cache

from webapp.checks.model import Severity
from webapp.content.model import SegmentKind
from webapp.prose.languages import Language
from webapp.prose.model import Check, Example, Found, Prose

Phrases = Mapping[str, str]


def _found(phrases: Callable[[Language], Phrases], said: str) -> Callable[[Prose], Iterator[Found]]:
    """Return what finds phrases; `said` is the remark with places for the words and what to write."""

    def find(prose: Prose) -> Iterator[Found]:
        table = phrases(prose.language)
        if not table:
            return
        pattern, harmless = _pattern(tuple(table)), _pattern(prose.language.harmless)
        for passage in prose.passages:
            if passage.kind is SegmentKind.QUESTION:  # stands in the words people use
                continue
            for sentence in passage.sentences:
                for match in pattern.finditer(harmless.sub("…", sentence)):
                    remedy = table[match[0].casefold()]
                    yield Found(passage.line, sentence, said.format(words=match[0], remedy=remedy))

    return find


@cache
def _pattern(phrases: tuple[str, ...]) -> re.Pattern[str]:
    """Return what finds whole phrases, the longest first, in any letters; nothing where there are none."""
    longest = sorted(phrases, key=len, reverse=True)
    words = "|".join(map(re.escape, longest)) or r"(?!)"
    return re.compile(rf"(?<![\w-])(?:{words})(?![\w-])", re.IGNORECASE)


IDIOM = Check(
    id="idiom",
    severity=Severity.WARNING,
    meaning="Words mean what they say; a translator and a new reader of the language take them so.",
    example=Example("Keep an eye on the lump.", "Check the lump once a week."),
    find=_found(lambda language: language.idioms, '"{words}" does not mean what it says; write “{remedy}”'),
)
VAGUE = Check(
    id="vague",
    severity=Severity.WARNING,
    meaning="An amount, a chance and a time are told in numbers where they are known.",
    example=Example("It is likely to come back.", "It comes back in about 3 in 100 people."),
    find=_found(lambda language: language.vague, '"{words}" tells no amount; say {remedy}'),
)
FORMAL = Check(
    id="formal-word",
    severity=Severity.WARNING,
    meaning="The plain word is used where there is one.",
    example=Example("Wash your hands prior to eating.", "Wash your hands before you eat."),
    find=_found(lambda language: language.formal, '"{words}" has a plainer word; write “{remedy}”'),
)
