"""The fields of an index, what each weighs, and what a record puts into them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from whoosh import fields
from whoosh.analysis import Token as WhooshToken

from search_index.analysis import analyze

# Tuned on half of the MedlinePlus names and titles and on the starter library's own questions; the
# figures are in docs/search.md. A question outweighs the body but not a page's own name; names are
# compared almost without regard to length, as a page with many names is no worse for it. Lay words weigh
# as the body does, as they say what a page holds and not what it is called; length parts equal pages.
BOOSTS = {"title": 8.0, "aliases": 4.5, "questions": 6.0, "headings": 1.0, "body": 1.0, "lay_words": 1.0}
STOP_WORD_BOOSTS = {"questions": 1.0}
LENGTH_WEIGHTS = {"B": 0.75, "K1": 1.2, "title_B": 0.3, "aliases_B": 0.0, "lay_words_B": 0.3}
STORED = "record"


def length_weight(name: str) -> float:
    """Return one of Whoosh's length weights: K1, or a field's B under its name, `title_B`."""
    return LENGTH_WEIGHTS.get(name, LENGTH_WEIGHTS["B"])


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
