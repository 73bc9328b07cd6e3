"""The glossary in one language: what readers are told of a word, and what translators are held to."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from webapp.catalogs.reading import Catalog, State, state_of
from webapp.checks.model import Term
from webapp.content.wordlists import NOTHING, WordEntry, WordList


@dataclass(frozen=True)
class Explanation:
    """A word, as pages of a language write it in any of its forms, and what it means."""

    id: str
    words: tuple[str, ...]
    meaning: str


def explanations(glossary: WordList, catalog: Catalog | None) -> tuple[Explanation, ...]:
    """Return what readers are told: as its author wrote it without a catalog, else what is translated."""
    told = ((entry.id, _texts(entry, glossary, catalog)) for entry in glossary.entries)
    return tuple(
        Explanation(name, tuple(texts["terms"].split("\n")), texts["definition"])
        for name, texts in told
        if "terms" in texts and "definition" in texts
    )


def glossary_terms(glossary: WordList, catalog: Catalog) -> tuple[Term, ...]:
    """Return what translators are held to in the language of a catalog, a term for each form of a word."""
    return tuple(term for entry in glossary.entries for term in _terms(entry, glossary, catalog))


def _terms(entry: WordEntry, glossary: WordList, catalog: Catalog) -> Iterator[Term]:
    texts, source = _texts(entry, glossary, catalog), _texts(entry, glossary, None)
    first, *others = texts.get("terms", "").split("\n")
    for word in source["terms"].split("\n"):
        yield Term(
            term=word,
            translation=first,
            others=tuple(others),
            forbidden=_listed(texts.get("avoid", NOTHING)),
            is_protected="keep" in entry.flags,
        )


def _listed(text: str) -> tuple[str, ...]:
    return () if text == NOTHING else tuple(text.split("\n"))


def _texts(entry: WordEntry, glossary: WordList, catalog: Catalog | None) -> Mapping[str, str]:
    """Return the texts of an entry by field: the author's, or what a catalog has that is current."""
    segments = {field: glossary.segments[index] for field, index in entry.texts.items()}
    if catalog is None:
        return {field: segment.text for field, segment in segments.items()}
    found = {field: catalog.messages.get(segment.id) for field, segment in segments.items()}
    return {
        field: message.translation
        for field, message in found.items()
        if message and state_of(message, segments[field]) is State.CURRENT
    }
