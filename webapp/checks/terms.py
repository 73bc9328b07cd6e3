"""The glossary: terms that must be used, that must not, and that stay as they are."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from webapp.checks.languages import Language
from webapp.checks.model import Check, Example, Pair, Scope, Severity, Term
from webapp.checks.words import Words

_ENDING = 3
_SHORTEST = 4  # letters of a word that may have an ending
_LEAST = 3  # letters of a word that may have a clitic


def find_forbidden(pair: Pair, scope: Scope) -> Iterator[str]:
    """Say which translations of a term in the source must not be used."""
    for term in _terms_in(pair, scope):
        for wrong in term.forbidden:
            if holds(pair.words, wrong, scope.target) and not _covers(term.translation, wrong, pair):
                remedy = f'write "{term.translation}"' if term.translation else "write it in another way"
                yield f'uses "{wrong}" for "{term.term}"; {remedy}'


FORBIDDEN = Check(
    "forbidden-term",
    Severity.ERROR,
    "No translation is used that the glossary forbids.",
    Example("es", "A lipoma is soft.", "Un tumor graso es blando.", "Un lipoma es blando."),
    find_forbidden,
)


def find_protected(pair: Pair, scope: Scope) -> Iterator[str]:
    """Say which protected terms of the source are not in the translation as they are."""
    for term in scope.terms:
        if term.is_protected and term.term in pair.source_words.text and term.term not in pair.words.text:
            yield f'lacks "{term.term}", which stays as it is in every language; write it so'


PROTECTED = Check(
    "protected-term",
    Severity.ERROR,
    "A term that the glossary protects stands in the translation as it is.",
    Example("es", "Made with Pocketleaf.", "Hecho con Hoja de Bolsillo.", "Hecho con Pocketleaf."),
    find_protected,
)


def find_glossary(pair: Pair, scope: Scope) -> Iterator[str]:
    """Say which terms of the source are not translated as the glossary has them."""
    if pair.is_list:
        return
    for term in _terms_in(pair, scope):
        if (
            term.translation
            and not term.is_protected
            and not any(holds(pair.words, one, scope.target) for one in (term.translation, *term.others))
        ):
            yield f'does not use "{term.translation}", which the glossary has for "{term.term}"; use it'


GLOSSARY = Check(
    "glossary",
    Severity.WARNING,
    "A term of the glossary is translated as the glossary has it, in any of its forms.",
    Example("es", "The pelvis hurts.", "La cadera duele.", "La pelvis duele."),
    find_glossary,
)


def holds(words: Words, term: str, language: Language) -> bool:
    """Tell whether the words of a term stand in the text in a row, each in any of its forms."""
    if not language.is_spaced:
        return Words(term).folded in words.folded
    wanted = _words_of(term)
    if not all(_stem(word) in words.folded for word in wanted):  # as in nearly every text
        return False
    found = words.folded_list
    return any(
        all(_is_said(found[at + step], word, language) for step, word in enumerate(wanted))
        for at in range(len(found) - len(wanted) + 1)
    )


@cache
def _words_of(term: str) -> tuple[str, ...]:
    return Words(term).folded_list


def _terms_in(pair: Pair, scope: Scope) -> Iterator[Term]:
    """Yield the terms that the source holds, of several forms of one the first."""
    told: set[tuple[str, tuple[str, ...]]] = set()
    for term in scope.terms:
        if (term.translation, term.forbidden) not in told and holds(
            pair.source_words, term.term, scope.source
        ):
            told.add((term.translation, term.forbidden))
            yield term


def _covers(right: str, wrong: str, pair: Pair) -> bool:
    """Tell whether the forbidden words are there only inside the right ones."""
    return (
        bool(right)
        and Words(wrong).folded in Words(right).folded
        and Words(right).folded in pair.words.folded
    )


def _is_said(word: str, wanted: str, language: Language) -> bool:
    """Tell whether a word is a form of another, perhaps behind an article or a particle: "l'hormone"."""
    return _is_form(word, wanted, language) or any(
        _is_form(rest, wanted, language) for rest in _without_clitics(word, wanted, language)
    )


def _without_clitics(word: str, wanted: str, language: Language) -> Iterator[str]:
    if language.script == "LATIN" and "'" in word:
        yield word.partition("'")[2]
    if len(wanted) >= _LEAST:
        yield from (word.removeprefix(clitic) for clitic in language.clitics if word.startswith(clitic))


def _is_form(word: str, wanted: str, language: Language) -> bool:
    """Tell whether a word is a form of another: the same beginning, and an ending of few letters."""
    if word == wanted:
        return True
    if language.script == "ARABIC" and word == f"{wanted}ا":
        return True  # the accusative
    if language.tag.partition("-")[0] == "en":
        return word in (f"{wanted}s", f"{wanted}es", f"{wanted}'s")  # inflammatory is no inflammation
    if len(wanted) < _SHORTEST:
        return False
    stem = _stem(wanted)
    if language.script in ("ARABIC", "HEBREW"):
        return stem in word and len(word) <= len(wanted) + 5
    return word.startswith(stem) and len(word) <= len(wanted) + _ENDING


@cache
def _stem(word: str) -> str:
    """Return the part of a word that its forms have in common, by a rule of thumb."""
    return word if len(word) < 4 else word[: max(3, len(word) - min(_ENDING, len(word) // 4))]
