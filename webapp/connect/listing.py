"""What an author should know of the codes of all pages."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from webapp.connect.matching import Coded, CodeIndex
from webapp.connect.request import Concept
from webapp.connect.systems import SYSTEMS, find_system
from webapp.content.model import Document
from webapp.errors import Problem, did_you_mean

_CODED = "conditions"  # guides need no codes


@dataclass(frozen=True)
class Listing:
    """Every code in order, and what to look at.

    `clashes` are the codes that several pages have, each in the order in which they answer; `without` are the
    documents that should have a code; `unknown` tells of systems that no client can name.
    """

    codes: tuple[Coded, ...]
    clashes: tuple[tuple[Coded, ...], ...]
    without: tuple[Document, ...]
    unknown: tuple[Problem, ...]


def list_codes(documents: Iterable[Document]) -> Listing:
    """Return the codes of some documents by system and code."""
    documents = tuple(documents)
    index = CodeIndex.of(
        Coded(document.page_id, one.system, one.code, one.relation)
        for document in documents
        for one in document.codes
    )
    answers = [_in_order(index, codes) for _, codes in sorted(index.pages.items(), key=_place)]
    return Listing(
        codes=tuple(one for codes in answers for one in codes),
        clashes=tuple(codes for codes in answers if len({one.page_id for one in codes}) > 1),
        without=tuple(one for one in documents if one.kind == _CODED and not one.codes),
        unknown=tuple(problem for document in documents for problem in _unknown(document)),
    )


def _in_order(index: CodeIndex, codes: tuple[Coded, ...]) -> tuple[Coded, ...]:
    asked = Concept(codes[0].code, codes[0].system)
    pages = [match.page_id for match in index.matches([asked])]
    return tuple(sorted(codes, key=lambda one: pages.index(one.page_id)))


def _place(entry: tuple[tuple[str, str], object]) -> tuple[int, str, str]:
    """Return where a code stands: known systems first, in our order."""
    (system, code), _ = entry
    names = [one.name for one in SYSTEMS]
    return names.index(system) if system in names else len(names), system, code


def _unknown(document: Document) -> Iterable[Problem]:
    strange = [one.system for one in document.codes if not find_system(one.system).is_known]
    for system, _ in groupby(sorted(strange)):
        remedy = (
            did_you_mean(system, [one.name for one in SYSTEMS]) or "; programs can ask by this name alone"
        )
        text = f'code system "{system}" has no identifier that programs know{remedy}'
        yield Problem(document.path, document.lines.get("codes", 1), text)
