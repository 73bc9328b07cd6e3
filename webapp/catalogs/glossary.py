"""The glossary in one language: what readers are told of a word, and what translators are held to."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from webapp.catalogs.reading import Catalog, State, state_of
from webapp.checks.languages import language_of
from webapp.checks.model import Pair, Term
from webapp.checks.terms import holds
from webapp.content.wordlists import NOTHING, WordEntry, WordList


@dataclass(frozen=True)
class Explanation:
    """A word, as pages of a language write it in any of its forms, and what it means.

    `sources` are its forms in the author's language: where none stands, a translation means something else.
    """

    id: str
    words: tuple[str, ...]
    meaning: str
    sources: tuple[str, ...]


def explanations(glossary: WordList, catalog: Catalog | None) -> tuple[Explanation, ...]:
    """Return what readers are told: as its author wrote it without a catalog, else what is translated."""
    told = ((entry, _texts(entry, glossary, catalog)) for entry in glossary.entries)
    return tuple(
        Explanation(entry.id, _listed(texts["terms"]), texts["definition"], _sources(entry, glossary))
        for entry, texts in told
        if "terms" in texts and "definition" in texts
    )


def _sources(entry: WordEntry, glossary: WordList) -> tuple[str, ...]:
    return _listed(glossary.segments[entry.texts["terms"]].text)


@dataclass(frozen=True)
class Wording:
    """An entry as translators need it: how pages write a word, how translations have to, and what it means.

    `words` and `meaning` are the author's; `wanted` (the best one first), `avoided` and `translated_meaning`
    are empty where the language lacks them. A kept word stays as it is in every language.
    """

    id: str
    words: tuple[str, ...]
    meaning: str
    wanted: tuple[str, ...] = ()
    avoided: tuple[str, ...] = ()
    translated_meaning: str = ""
    is_kept: bool = False

    def terms(self) -> Iterator[Term]:
        """Yield what translators are held to, for each form of the word."""
        first, *others = self.wanted or ("",)
        for word in self.words:
            yield Term(word, first, forbidden=self.avoided, is_protected=self.is_kept, others=tuple(others))


def wordings(glossary: WordList, catalog: Catalog) -> tuple[Wording, ...]:
    """Return the whole glossary beside its translation in the language of a catalog."""
    return tuple(_wording(entry, glossary, catalog) for entry in glossary.entries)


def wordings_in(text: str, known: Sequence[Wording], source_tag: str) -> tuple[Wording, ...]:
    """Return those whose word stands in a source text, in any form that the checks know."""
    words, language = Pair(text, "").source_words, language_of(source_tag)
    return tuple(one for one in known if any(holds(words, word, language) for word in one.words))


def glossary_terms(glossary: WordList, catalog: Catalog) -> tuple[Term, ...]:
    """Return what translators are held to in the language of a catalog, a term for each form of a word."""
    return tuple(term for one in wordings(glossary, catalog) for term in one.terms())


def _wording(entry: WordEntry, glossary: WordList, catalog: Catalog) -> Wording:
    texts, source = _texts(entry, glossary, catalog), _texts(entry, glossary, None)
    return Wording(
        id=entry.id,
        words=_listed(source["terms"]),
        meaning=source["definition"],
        wanted=_listed(texts.get("terms", NOTHING)),
        avoided=_listed(texts.get("avoid", NOTHING)),
        translated_meaning=texts.get("definition", ""),
        is_kept="keep" in entry.flags,
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
