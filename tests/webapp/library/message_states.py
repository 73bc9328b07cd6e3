"""A message in any state that it may come in: missing, outdated, broken, hostile, or sound.

The words tell whose they are. A translation is its source's text letter by letter in another script, so that
every Latin word on a page is the source's, and two words tell what readers may see with a note only (`LATE`)
and what they must never see (`HIDDEN`).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from hypothesis import strategies as st

from webapp.catalogs.entries import Entry
from webapp.content.weights import Step, Weight, digest_of
from webapp.locales import Locale

LATE, HIDDEN = "formerlyso", "neverthat"  # in the letters of the language: with a note only, not at all
_KEPT = re.compile(r"(\[@[^\]]*\]|\]\([^)]*\)|`[^`]*`|\{[^{}]*\}|<[^>]*>|&\w+;)")


@dataclass(frozen=True)
class Tongue:
    """A language whose letters are none of the source's; `letters` has one for each from a to z."""

    locale: Locale
    letters: str

    def says(self, text: str) -> str:
        """Return a text in this language; what Markdown and placeholders are made of stays."""
        table = str.maketrans("abcdefghijklmnopqrstuvwxyz", self.letters)
        pieces = _KEPT.split(text)
        return "".join(
            one if number % 2 else one.lower().translate(table) for number, one in enumerate(pieces)
        )


GREEK = Tongue(Locale("el"), "αβκδεφγηιξκλμνοπχρστυβωζψζ")
HEBREW = Tongue(Locale("he"), "אבגדהוזחטיכלמנסעפצקרשתםןףץ")
TONGUES = (GREEK, HEBREW)

HOSTILE = (
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    '"><b onclick="alert(1)">',
    "</p></section></title><script>",
    "<!-- ",
    "--> <![CDATA[",
    "<?php ?>",
    "&lt;script&gt;&#60;script&#62;",
    "&amp;&quot;&#x27;&#0;",
    "[x](javascript:alert(1))",
    "[x](JaVaScript&colon;alert(1))",
    "[x](data:text/html,alert(1))",
    '[x](https://evil.example "onclick=alert(1)")',
    "[x][evil]",
    "[evil]: javascript:alert(1)",
    "<https://evil.example>",
    "<javascript:alert(1)>",
    "![x](javascript:alert(1))",
    "**",
    "***x _x* `x",
    "**x *x **x** x* x**",
    "[x](",
    "[[[[x]]]](#symptoms)",
    "[@toy-2003]",
    "[@evil]",
    "\u202e\u2066x\u2069",
    "\u200b\u200d\ufeff\u00ad",
    "\u2028\u2029\u0085",
    "\x00",
    "\x01\x07\x0b\x1b[31m",
    "\\",
    "\\<script\\>",
    "  \\\nx",
    "%s %(name)s %d%% 100%",
    "{} {0} {evil} {{ x }} {% x %} {number} {language}",
    "👩🏽\u200d⚕️🏳️\u200d🌈",
    "x" * 5000,
    "x\u0301" * 300,
    "\ufffe\U000e0041",
    "#word-x | x | x",
    "'\"<>&=`/",
)
# Words of the texts above that any page may show as they are, whatever its language.
PAYLOAD = frozenset(word for text in HOSTILE for word in re.findall(r"[a-z]{2,}", text.lower())) | {
    "lt",
    "gt",
}

State = Callable[["Draft"], "Draft"]


@dataclass(frozen=True)
class Draft:
    """A message in the making, and the steps that its segment has; `tongue` speaks."""

    tongue: Tongue
    source: str
    entry: Entry | None
    steps: tuple[Step, ...] = ()
    is_list: bool = False

    def saying(self, *texts: str, flags: tuple[str, ...] = (), before: str | None = None) -> Draft:
        """Return the draft with other translations."""
        assert self.entry
        return replace(self, entry=replace(self.entry, msgstrs=texts, flags=flags, previous_msgid=before))


def missing(draft: Draft) -> Draft:
    """The message is not there."""
    return replace(draft, entry=None)


def empty(draft: Draft) -> Draft:
    """Nobody has translated it."""
    return draft.saying(*("" for _ in _forms(draft)))


def copied(draft: Draft) -> Draft:
    """The source stands as its own translation; of a few words nobody can tell, as they may be a name."""
    is_text = sum(word.islower() for word in re.findall(r"[A-Za-z]{3,}", _KEPT.sub("", draft.source))) >= 3
    return draft.saying(*(draft.source for _ in _forms(draft))) if is_text else draft


def fuzzy(draft: Draft) -> Draft:
    """Its translator was not sure."""
    return draft.saying(*(f"{one} {draft.tongue.says(HIDDEN)}" for one in _forms(draft)), flags=("fuzzy",))


def guessed(draft: Draft) -> Draft:
    """A tool took the translation of another text."""
    return replace(fuzzy(draft), entry=replace(_entry(fuzzy(draft)), previous_msgid="Quite another text."))


def outdated(weights: Sequence[Weight], *, is_marked: bool) -> State:
    """Its source was edited, once for each weight; `is_marked`: a merge has put the new source beside it."""

    def state(draft: Draft) -> Draft:
        former = [f"{draft.source} Former {number}" for number in "abc"[: len(weights)]]
        former = [text.replace("Former", LATE) for text in former]
        steps = tuple(Step(digest_of(text), weight) for text, weight in zip(former, weights, strict=True))
        heaviest = max(weights, key=list(Weight).index)
        mark = {Weight.COSMETIC: LATE if is_marked else "", Weight.MEANING: LATE, Weight.SAFETY: HIDDEN}
        text = draft.tongue.says(f"{draft.source} {mark[heaviest]}".rstrip())
        if is_marked:
            return replace(draft.saying(text, flags=("fuzzy",), before=former[0]), steps=steps)
        told = replace(_entry(draft), msgid=former[0], msgstrs=(text,))
        return replace(draft, entry=told, steps=steps)

    return state


def broken(change: str) -> State:
    """A number, a link or the structure is not the source's; lists of words have none."""

    def state(draft: Draft) -> Draft:
        if draft.is_list:
            return draft
        hidden = draft.tongue.says(HIDDEN)
        changes = {
            "number": lambda text: f"{text} 987 {hidden}",
            "links": lambda text: (
                re.sub(r"\[@[^\]]*\]|\]\([^)]*\)", "", text).replace("[", "") + f" 987 {hidden}"
            ),
            "stress": lambda text: (
                f"**{text}** {hidden}" if "*" not in text else text.replace("*", "") + " 987"
            ),
            "link": lambda text: f"{text} [{hidden}](https://evil.example)",
            "html": lambda text: f"{text} <b>{hidden}</b>",
        }
        return draft.saying(*map(changes[change], _forms(draft)))

    return state


def hostile(texts: Sequence[str], *, is_alone: bool) -> State:
    """Somebody wrote what a page must not take for its own."""

    def state(draft: Draft) -> Draft:
        beginnings = ["" if is_alone else f"{one} " for one in _forms(draft)]
        return draft.saying(*(one + "".join(texts) for one in beginnings))

    return state


weights = st.lists(st.sampled_from(list(Weight)), min_size=1, max_size=3)
hostiles = st.builds(
    hostile, st.lists(st.sampled_from(HOSTILE), min_size=1, max_size=3), is_alone=st.booleans()
)
plain_states = st.sampled_from([missing, empty, copied, fuzzy, guessed])
breaks = st.builds(broken, st.sampled_from(["number", "links", "stress", "link", "html"]))
breaks_of_words = st.builds(broken, st.sampled_from(["number", "html"]))
edits = st.builds(outdated, weights, is_marked=st.booleans())
states = plain_states | edits | edits | breaks | hostiles
states_of_words = plain_states | breaks_of_words | hostiles


def _forms(draft: Draft) -> tuple[str, ...]:
    return _entry(draft).msgstrs


def _entry(draft: Draft) -> Entry:
    assert draft.entry
    return draft.entry
