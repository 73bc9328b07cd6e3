"""How hard a whole page is to read, by the formula that is used for its language."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from webapp.checks.model import Severity
from webapp.prose.hardness import words_of
from webapp.prose.model import Check, Example, Found, Passage, Prose
from webapp.prose.syllables import syllables

_FEWEST = 100  # words below which a grade says little


@dataclass(frozen=True)
class Counts:
    """Words, sentences and syllables of a text."""

    words: int
    sentences: int
    syllables: int

    @property
    def words_a_sentence(self) -> float:
        """The mean length of a sentence."""
        return self.words / self.sentences

    @property
    def syllables_a_word(self) -> float:
        """The mean length of a word."""
        return self.syllables / self.words


@dataclass(frozen=True)
class Formula:
    """A measure of a language with what to aim at: `aim` or less, or `aim` or more if `is_ease`."""

    name: str
    score: Callable[[Counts], float]
    aim: float
    is_ease: bool = False

    def is_met(self, score: float) -> bool:
        """Tell whether a score is as easy as we aim at."""
        return score >= self.aim if self.is_ease else score <= self.aim

    @property
    def wish(self) -> str:
        """What to aim at, in words."""
        return f"{self.name} of {self.aim:g} or {'more' if self.is_ease else 'less'}"


def _flesch_kincaid(counts: Counts) -> float:
    """Return the school grade by Kincaid and others, Research Branch Report 8-75, US Navy 1975."""
    return 0.39 * counts.words_a_sentence + 11.8 * counts.syllables_a_word - 15.59


def _fernandez_huerta(counts: Counts) -> float:
    """Return the ease by J. Fernández Huerta, “Medidas sencillas de lecturabilidad”, Consigna 214, 1959.

    As corrected by G. Law in 2011: sentences are counted by words a sentence.
    """
    return 206.84 - 60 * counts.syllables_a_word - 1.02 * counts.words_a_sentence


def _kandel_moles(counts: Counts) -> float:
    """Return the ease by L. Kandel and A. Moles, “Application de l’indice de Flesch…”, 1958."""
    return 207 - 1.015 * counts.words_a_sentence - 73.6 * counts.syllables_a_word


FORMULAS: Mapping[str, Formula] = {
    "en": Formula("Flesch-Kincaid grade", _flesch_kincaid, 8),
    "es": Formula("Fernández Huerta ease", _fernandez_huerta, 60, is_ease=True),
    "fr": Formula("Kandel-Moles ease", _kandel_moles, 60, is_ease=True),
}


def grade(passages: Iterable[Passage], code: str) -> float | None:
    """Return the score of running text by its language's formula; None without one, or for a few words."""
    formula = FORMULAS.get(code)
    if formula is None:
        return None
    running = [one for passage in passages if passage.is_running for one in passage.sentences]
    words = [word for sentence in running for word in words_of(sentence)]
    if len(words) < _FEWEST:
        return None
    return formula.score(Counts(len(words), len(running), sum(syllables(word, code) for word in words)))


def _find(prose: Prose) -> Iterator[Found]:
    code = prose.language.code
    score = grade(prose.passages, code)
    if score is None or FORMULAS[code].is_met(score):
        return
    text = f"the page has {score:.1f}; aim at a {FORMULAS[code].wish}, by shorter sentences and words"
    yield Found(1, "", text)


CHECK = Check(
    id="reading-grade",
    severity=Severity.WARNING,
    meaning="The page as a whole is easy to read, by the formula of its language if there is one.",
    example=Example("Flesch-Kincaid grade 11.3", "Flesch-Kincaid grade 6.2"),
    find=_find,
    of_page=True,
)
