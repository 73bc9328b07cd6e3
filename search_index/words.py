"""Where words begin and end: runs of letters with their combining marks and digits, in every script."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import regex

WORD_CHARACTER = r"[\p{L}\p{M}\p{N}]"
# Invisible characters (joiners, soft hyphens, direction marks) may stand inside a word. U+200B is
# left out: Khmer, Thai and Burmese authors separate words with it.
_INVISIBLE = r"[\p{Cf}--\u200b]"
_APOSTROPHE = r"['’ʼ＇׳״]"
_SPACELESS = r"[[\p{Han}\p{Hiragana}\p{Katakana}ー\uff70\p{Thai}\p{Lao}\p{Khmer}\p{Myanmar}]--[\p{M}\p{N}]]"
# One unit of a script without spaces, as its readers see it:
#   vowel written first · letter · marks, letters stacked by a virama · vowel written last
_UNIT = (
    rf"[เ-ไເ-ໄ]?{_SPACELESS}[\p{{M}}\uff9e\uff9f]*+"
    rf"(?:(?<=[\u17d2\u1039]){_SPACELESS}\p{{M}}*+)*+[ะาำๅະາຳ]?"
)


class Piece(NamedTuple):
    """A stretch of text that is searched as one: a word, or one unit of a script without spaces."""

    start: int
    end: int
    is_unit: bool


def pieces(text: str, *, splits_at_apostrophe: bool) -> Iterator[list[Piece]]:
    """Yield the chains of `text`: a word alone, or neighbouring units of a script without spaces."""
    has_units = _LETTER_WITHOUT_SPACES.search(text) is not None
    for run in _RUNS[splits_at_apostrophe].finditer(text):
        if not has_units:
            yield [Piece(run.start(), run.end(), False)]
            continue
        chain: list[Piece] = []
        for piece in _PIECE.finditer(text, run.start(), run.end()):
            if piece["unit"]:
                chain.append(Piece(*piece.span("unit"), is_unit=True))
                continue
            if chain:
                yield chain
                chain = []
            yield [Piece(*piece.span(), is_unit=False)]
        if chain:
            yield chain


def unbroken_spans(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Return the spans between `start` and `end` that a snippet must not cut: words and units."""
    return [match.span() for match in _UNBROKEN.finditer(text, start, end)]


def _run(joiner: str) -> regex.Pattern[str]:
    return regex.compile(
        rf"[\p{{L}}\p{{N}}](?:{WORD_CHARACTER}++|{_INVISIBLE}++(?={WORD_CHARACTER}){joiner})*+", regex.V1
    )


_RUNS = {False: _run(rf"|{_APOSTROPHE}(?=\p{{L}})"), True: _run("")}
_LETTER_WITHOUT_SPACES = regex.compile(_SPACELESS, regex.V1)
_PIECE = regex.compile(rf"(?P<unit>{_UNIT})\p{{Cf}}*+|(?:(?!{_SPACELESS}).)++", regex.V1 | regex.DOTALL)
_UNBROKEN = regex.compile(rf"{_UNIT}\p{{Cf}}*+|(?:(?!{_SPACELESS})\S)++", regex.V1)
