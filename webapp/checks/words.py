"""A text as words that can be looked up: folded, without punctuation, in any script."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

STOP = re.compile(r"[.!?](?=[\s\"')\]”’»]|$)|[。！？｡।॥۔؟។៕።፧၊။]|(?<=\S)[?!](?=\s|$)")  # what ends a sentence
_MOST_KNOWN = 20_000
_SIGNS = str.maketrans(
    {"’": "'", "ʼ": "'", "‘": "'", "`": "'", "\u200b": " ", "\u00ad": None}
    | dict.fromkeys("\u0640\u064b\u064c\u064d\u064e\u064f\u0650\u0651\u0652")
)
# Letters of the Arabic script that keyboards of one language put for those of another.
VARIANTS = str.maketrans({"ي": "ی", "ى": "ی", "ك": "ک", "ه": "ہ", "ھ": "ہ", "ۀ": "ہ", "ۂ": "ہ"})
_SIGNS |= VARIANTS
_BREAK = re.compile(
    r"[\s!-&(-/:-@\[-^{-~¡-©«¬®-±´¶-¹»¿×÷‐-―“-⁞₠-⃀←-⯿⸀-⹟՚-՟։׀׃؀-؏؛-؟۔٪-٭।॥၊-၏។-៚"
    r"፡-፨、-〿！-／：-＠［-｀｛-･-]+"
)


@dataclass(frozen=True)
class Words:
    """A text and its words in order."""

    text: str

    @cached_property
    def folded(self) -> str:
        """The text in small letters, with one kind of apostrophe, and Arabic without vowels and variants."""
        return self.text.translate(_SIGNS).casefold()

    @cached_property
    def folded_list(self) -> tuple[str, ...]:
        """The words in small letters."""
        return tuple(word for part in _BREAK.split(self.folded) if (word := part.strip("'_")))

    @cached_property
    def list(self) -> tuple[str, ...]:
        """The words with their capitals."""
        parts = _BREAK.split(self.text.translate(_SIGNS))
        return tuple(word for part in parts if (word := part.strip("'_")))

    @cached_property
    def joined(self) -> str:
        """The small words with one space between and around them."""
        return f" {' '.join(self.folded_list)} "


@dataclass(frozen=True)
class Cues:
    """Words to look for: `word`, `begin*`, `*end`, `*inside*`, or several words in a row.

    `but` are words that only look like one of them, as `word` or `begin*`. In a script that writes no spaces
    each is looked for anywhere. `clitics` are letters that a word may begin
    with and still be the same word.
    """

    patterns: tuple[str, ...]
    is_spaced: bool = True
    clitics: tuple[str, ...] = ()
    but: Cues | None = None

    @cached_property
    def _exact(self) -> frozenset[str]:
        return frozenset(p for p in self.patterns if "*" not in p and " " not in p)

    @cached_property
    def _starts(self) -> tuple[str, ...]:
        return tuple(
            p[:-1] for p in self.patterns if p.endswith("*") and not p.startswith("*") and " " not in p
        )

    @cached_property
    def _ends(self) -> tuple[str, ...]:
        return tuple(p[1:] for p in self.patterns if p.startswith("*") and not p.endswith("*"))

    @cached_property
    def _insides(self) -> tuple[str, ...]:
        return tuple(p.strip("*") for p in self.patterns if p.startswith("*") and p.endswith("*"))

    @cached_property
    def _phrases(self) -> tuple[str, ...]:
        phrases = (p for p in self.patterns if " " in p)
        return tuple(f" {p[:-1]}" if p.endswith("*") else f" {p} " for p in phrases)

    @cached_property
    def _pieces(self) -> tuple[str, ...]:
        return tuple(p.strip("*") for p in self.patterns)

    def is_in(self, words: Words) -> bool:
        """Tell whether any of the cues stands in the text."""
        if not self.patterns:
            return False
        if not self.is_spaced:
            return any(piece in words.folded for piece in self._pieces)
        if any(phrase in words.joined for phrase in self._phrases):
            return True
        return any(self.has(word) for word in words.folded_list)

    def count_in(self, words: Words) -> int:
        """Return how often the cues stand in the text."""
        if not self.is_spaced:
            return sum(words.folded.count(piece) for piece in self._pieces)
        phrases = sum(words.joined.count(phrase) for phrase in self._phrases)
        return phrases + sum(self.has(word) for word in words.folded_list)

    def has(self, word: str) -> bool:
        """Tell whether a small word is one of the cues."""
        known = self._known.get(word)
        if known is None:
            if len(self._known) > _MOST_KNOWN:
                self._known.clear()
            known = self._known[word] = any(self._is_cue(form) for form in self._forms(word))
        return known

    @cached_property
    def _known(self) -> dict[str, bool]:
        return {}

    def _forms(self, word: str) -> Iterator[str]:
        """Yield the word, and what it is without the clitics that it may begin with."""
        if self.but and self.but.has(word):
            return
        yield word
        for clitic in self.clitics:
            if word.startswith(clitic) and len(word) > len(clitic):
                yield word[len(clitic) :]

    def _is_cue(self, word: str) -> bool:
        return (
            word in self._exact
            or word.startswith(self._starts)
            or word.endswith(self._ends)
            or any(inside in word for inside in self._insides)
        )


def cues(patterns: Iterable[str], *, is_spaced: bool = True, clitics: tuple[str, ...] = ()) -> Cues:
    """Return the cues for patterns written in any letters; `!word` only looks like one of them."""
    folded = [Words(pattern).folded for pattern in patterns]
    but = tuple(pattern[1:] for pattern in folded if pattern.startswith("!"))
    wanted = tuple(pattern for pattern in folded if not pattern.startswith("!"))
    return Cues(wanted, is_spaced, clitics, Cues(but) if but else None)
