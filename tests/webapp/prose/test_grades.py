"""Syllables of words, and how hard whole texts are."""

from __future__ import annotations

import pytest

from webapp.content.model import Segment, SegmentKind
from webapp.prose.grades import FORMULAS, Counts, grade
from webapp.prose.languages import language_of
from webapp.prose.model import Passage
from webapp.prose.syllables import COUNTERS, syllables

SYLLABLES = {
    "en": """pain 1 people 2 usually 4 sciatica 4 lipoma 3 muscle 2 muscles 2 troubled 2 area 3 idea 3
        create 2 reaction 3 inflammation 4 emergency 4 physiotherapist 6 doctor 2 injection 3
        anaesthetic 4 steroid 2 diagnosis 4 moved 1 lifted 2 pulled 1 takes 1 causes 2 changes 2
        movement 2 safely 2 carefully 3 anxious 2 various 3 serious 3 patient 2 experience 4 diet 2 science 2
        special 2 medicine 3 fluid 2 doing 2 seeing 2 lying 2 rheumatism 4 manual 3 language 2
        question 2 guide 1 friend 1 quiet 2 society 4 tissue 2 hysterectomy 5 cannabidiol 5 needle
        2 reliable 4 vegetable 4 sacroiliac 5 myocardial 5 year 1 eye 1 use 1 used 1 needed 2
        hours 1 sizes 2 sometimes 2 someone 2 nausea 3 diarrhoea 4 the 1 mm 1""",
    "es": """dolor 2 médico 3 ciática 3 día 2 espalda 3 ciudad 2 aéreo 4 quiere 2 guía 2 muy 1 bueno 2 leer 2
        poeta 3 país 2 hueso 2 neurona 3 hay 1 y 1 lingüística 4 emergencia 4""",
    "fr": """douleur 2 médecin 3 jambe 1 parlent 1 malade 2 infirmière 3 tête 1 eau 1
        médicament 4 rarement 3 peuvent 1 réagir 3 opérée 3""",
}
WORDS = [
    (code, word, int(count))
    for code, text in SYLLABLES.items()
    for word, count in zip(text.split()[::2], text.split()[1::2], strict=True)
]


@pytest.mark.parametrize(("code", "word", "count"), WORDS, ids=str)
def test_a_word_has_the_syllables_of_its_row(code: str, word: str, count: int) -> None:
    assert syllables(word, code) == count


def test_each_formula_has_a_language_whose_syllables_are_counted() -> None:
    assert set(FORMULAS) == set(COUNTERS)


# Ten words in two sentences with fifteen syllables, by hand.
SCORES = {
    "en": 0.39 * 5 + 11.8 * 1.5 - 15.59,
    "es": 206.84 - 60 * 1.5 - 1.02 * 5,
    "fr": 207 - 1.015 * 5 - 73.6 * 1.5,
}


@pytest.mark.parametrize("code", SCORES)
def test_a_formula_gives_what_its_authors_wrote(code: str) -> None:
    assert FORMULAS[code].score(Counts(words=10, sentences=2, syllables=15)) == pytest.approx(SCORES[code])


def test_a_grade_is_that_of_running_text_alone() -> None:
    easy, hard = "You can rest at home. " * 20, "Immediate examination is necessary. " * 30
    running = passages("en", (SegmentKind.PARAGRAPH, easy))
    with_others = passages("en", (SegmentKind.PARAGRAPH, easy), (SegmentKind.HEADING, hard))
    assert grade(running, "en") == grade(with_others, "en")
    assert (grade(running, "en") or 99) < 3
    assert (grade(passages("en", (SegmentKind.ITEM, hard)), "en") or 0) > 8


def test_few_words_and_languages_without_a_formula_have_no_grade() -> None:
    text = "You can rest at home. " * 20
    assert grade(passages("en", (SegmentKind.PARAGRAPH, "You can rest.")), "en") is None
    assert grade(passages("sw", (SegmentKind.PARAGRAPH, text)), "sw") is None


def passages(code: str, *texts: tuple[SegmentKind, str]) -> tuple[Passage, ...]:
    return tuple(Passage(Segment(kind, "", text, 1), language_of(code)) for kind, text in texts)
