"""What is too long to be read with ease: sentences, paragraphs and texts for pictures."""

from __future__ import annotations

from collections.abc import Iterator

from webapp.checks.model import Severity
from webapp.content.inline import Strong
from webapp.content.model import SegmentKind
from webapp.prose.model import Check, Example, Found, Passage, Prose
from webapp.prose.sentences import count_words

_WORDS = 20
_SENTENCES = 3
_ALT = 125
_FEW = 2  # words; "No.", "Usually not." and "See treatment." are hardly sentences
_SHOWN = 50
_NO_SENTENCES = (SegmentKind.TITLE, SegmentKind.HEADING)
_PARAGRAPHS = (SegmentKind.SUMMARY, SegmentKind.PARAGRAPH, SegmentKind.ITEM, SegmentKind.DEFINITION)


def shortened(text: str) -> str:
    """Return the beginning of a text, enough to find it by."""
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN].rsplit(maxsplit=1)[0]} …"


def _long_sentences(prose: Prose) -> Iterator[Found]:
    for passage in prose.passages:
        if passage.kind in _NO_SENTENCES:
            continue
        for sentence in passage.sentences:
            if (words := count_words(sentence)) > _WORDS:
                text = f'"{shortened(sentence)}" has {words} words; split it, {_WORDS} are the most'
                yield Found(passage.line, sentence, text)


def _long_paragraphs(prose: Prose) -> Iterator[Found]:
    for passage in prose.passages:
        if passage.kind in _PARAGRAPHS and (count := _counted(passage)) > _SENTENCES:
            text = f'"{shortened(passage.text)}" has {count} sentences; part it, {_SENTENCES} are the most'
            yield Found(passage.line, passage.text, text)


def _counted(passage: Passage) -> int:
    """Return how many sentences of some words a passage has behind a label such as "**Surgery.**"."""
    label = bool(passage.nodes) and isinstance(passage.nodes[0], Strong)
    return sum(count_words(one) > _FEW for one in passage.sentences[label:])


def _long_alts(prose: Prose) -> Iterator[Found]:
    for passage in prose.passages:
        if passage.kind is SegmentKind.ALT and len(passage.text) > _ALT:
            text = (
                f'"{shortened(passage.text)}" has {len(passage.text)} characters; say what the figure shows '
                f"in {_ALT}, the rest in the text"
            )
            yield Found(passage.line, passage.text, text)


SENTENCE = Check(
    id="long-sentence",
    severity=Severity.WARNING,
    meaning=f"A sentence has at most {_WORDS} words; an item of a list is one too.",
    example=Example(
        "See a doctor if the pain is no better after six weeks, or goes down the leg and keeps you awake.",
        "See a doctor if the pain lasts more than six weeks. Go earlier if you cannot sleep.",
    ),
    find=_long_sentences,
)
PARAGRAPH = Check(
    id="long-paragraph",
    severity=Severity.WARNING,
    meaning=f"A paragraph has at most {_SENTENCES} sentences; a label and “Usually not.” do not count.",
    example=Example(
        "Rest for a day. Drink enough water. Walk a little tomorrow. Lift nothing heavy.",
        "Rest for a day and drink enough water. Walk a little tomorrow. Lift nothing heavy.",
    ),
    find=_long_paragraphs,
)
ALT = Check(
    id="long-alt",
    severity=Severity.WARNING,
    meaning=f"A text for a picture has at most {_ALT} characters.",
    example=Example(
        "A drawing in which one sees, from behind, a person who stands and on whose lower back, "
        "just above the hip bone, a small lump is drawn",
        "A small lump in the lower back, just above the hip bone",
    ),
    find=_long_alts,
)
