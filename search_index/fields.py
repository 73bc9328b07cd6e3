"""The fields of an index, what each weighs, and what a record puts into them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from whoosh import fields
from whoosh.analysis import Token as WhooshToken

from search_index.analysis import analyze

BOOSTS = {"title": 3.0, "aliases": 2.0, "questions": 2.0, "headings": 1.0, "body": 1.0}
LENGTH_WEIGHTS = {"B": 0.75, "K1": 1.2}
STORED = "record"


def schema(tag: str) -> fields.Schema:
    """Return the Whoosh schema of a locale's index: a text field per boost, and the record to show."""
    texts = {name: fields.TEXT(analyzer=LocaleAnalyzer(tag), phrase=False) for name in BOOSTS}
    return fields.Schema(**texts, **{STORED: fields.STORED()})


@dataclass(frozen=True)
class LocaleAnalyzer:
    """A Whoosh analyzer that yields the terms of `analyze`; it pickles as a tag and nothing else."""

    tag: str

    def __call__(self, value: str, **_options: object) -> Iterator[WhooshToken]:
        """Yield one Whoosh token over and over, as Whoosh's own analyzers do."""
        token = WhooshToken(boost=1.0, stopped=False)
        for term, _start, _end in analyze(value, self.tag):
            token.text = term
            yield token
