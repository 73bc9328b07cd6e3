"""Ten thousand queries that nobody means: made by hand for each trick, and drawn by Hypothesis."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from random import Random

from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st
from search_queries import SEED

from search_index.phone_surfaces import Surfaces
from search_index.stopwords import STOP_WORDS

EACH = 300
ALL = 10_000
MARKS = "\u0301\u0323\u0489\u0651\u093c\u0e49\u20dd\u3099\ufe0f"
ZERO_WIDTH = "\u200b\u200c\u200d\u2060\ufeff\u00ad"
DIRECTIONS = "\u202a\u202b\u202d\u202e\u2066\u2067\u2068\u200e\u200f"
EMOJI = ["🙂", "👩🏽\u200d⚕️", "🇮🇳", "❤️", "🧬", "👨\u200d👩\u200d👧\u200d👦"]
DIGITS = "0123456789٠١٢٣۴۵६७৮৯④⑤Ⅷ½９"
SCRIPTS = "aéßıøжйёґαςשלاةىکहिকৎஅกำ痛ガｶﾞ한ខ្មမြႏ"
LETTERS = "abcdefghijklmnopqrstuvwxyz"


@dataclass(frozen=True)
class Hostile:
    """A query and the trick that it plays."""

    trick: str
    text: str


def hostile_queries(surfaces: Surfaces, tag: str) -> list[Hostile]:
    """Return ten thousand queries, the same for the same index."""
    words = [text for number, text in enumerate(surfaces.texts) if surfaces.plain(text) == number]
    stop_words = sorted(STOP_WORDS.get(tag, ()))
    made = [
        Hostile(trick, make(Random(f"{SEED} {trick} {number}")))
        for trick, make in _tricks(words, stop_words).items()
        for number in range(EACH)
    ]
    return made + [Hostile("Hypothesis", text) for text in _drawn(words, ALL - len(made))]


def _tricks(words: Sequence[str], stop_words: Sequence[str]) -> Mapping[str, Callable[[Random], str]]:
    return {
        "a thousand words": lambda random: " ".join(random.choices(words, k=1000)),
        "a thousand unknown words": lambda random: " ".join(_changed(random, words) for _ in range(1000)),
        "a word a thousand times": lambda random: f"{random.choice(words)} " * 1000,
        "one letter": lambda random: random.choice(LETTERS + SCRIPTS),
        "letters alone": lambda random: " ".join(random.choices(LETTERS + SCRIPTS, k=400)),
        "only marks": lambda random: _run(random, MARKS, 500),
        "letters with marks": lambda random: "".join(
            letter + _run(random, MARKS, 40) for letter in random.choice(words)
        ),
        "only emoji": lambda random: _run(random, EMOJI, 400),
        "zero width": lambda random: _between(random, words, ZERO_WIDTH),
        "directions": lambda random: _between(random, words, DIRECTIONS),
        "control characters": lambda random: _between(random, words, [chr(code) for code in range(32)]),
        "lone surrogates": lambda random: _between(random, words, ["\ud800", "\udbff", "\udc00", "\udfff"]),
        "very long words": lambda random: _run(random, LETTERS, 5000),
        "one very long letter": lambda random: random.choice(LETTERS + SCRIPTS) * random.randint(30, 5000),
        "starts of a word": lambda random: _starts(random.choice(words)),
        "starts of many words": lambda random: " ".join(
            word[: random.randint(1, 4)] for word in random.choices(words, k=100)
        ),
        "stop words": lambda random: " ".join(random.choices(stop_words, k=random.randint(1, 200))),
        "digits": lambda random: _run(random, DIGITS + " ", 300),
        "scripts mixed": lambda random: _run(random, LETTERS + SCRIPTS + " ", 300),
        "one edit from many": lambda random: " ".join(_changed(random, words, 5) for _ in range(8)),
        "two edits from many": lambda random: " ".join(
            _changed(random, [_changed(random, words, 9)]) for _ in range(8)
        ),
        "words joined": lambda random: " ".join("".join(random.choices(words, k=2)) for _ in range(8)),
        "words torn": lambda random: " ".join(" ".join(random.choice(words)) for _ in range(30)),
        "operators": lambda random: _between(random, words, [*"*?~\"^()[]{}:-+|&\\/<>'’", " OR ", " NOT "]),
    }


def _run(random: Random, letters: Sequence[str], most: int) -> str:
    return "".join(random.choices(letters, k=random.randint(1, most)))


def _between(random: Random, words: Sequence[str], letters: Sequence[str]) -> str:
    """Return words with some of the letters inside and around them, now and then these alone."""
    some = ["".join(random.choices([*letters, *random.choice(words)], k=12)) for _ in range(20)]
    return random.choice(["", " "]).join([*some, *random.choices(letters, k=random.choice([1, 300]))])


def _starts(word: str) -> str:
    return " ".join(word[:length] for length in range(1, len(word) + 1))


def _changed(random: Random, words: Sequence[str], length: int = 0) -> str:
    """Return a word, of some length if there is one, with one letter replaced."""
    word = random.choice([one for one in random.choices(words, k=50) if len(one) == length] or words)
    place = random.randrange(len(word))
    return word[:place] + random.choice(LETTERS) + word[place + 1 :]


def _drawn(words: Sequence[str], count: int) -> list[str]:
    """Return different texts of any characters, halves of pairs too, and of words with such between."""
    found: dict[str, None] = {}
    kinds = [None, ["Lo"], ["Mn"], ["Cf"], ["Nd"], ["Cs"]]
    texts = st.one_of(st.text(st.characters(categories=kind), max_size=100) for kind in kinds)
    known = st.lists(st.one_of(st.sampled_from(words), texts), max_size=12)

    @seed(SEED)
    @settings(
        max_examples=2 * count,
        database=None,
        deadline=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(st.one_of(texts, known.map(" ".join), known.map("".join)))
    def draw(text: str) -> None:
        found[text] = None

    draw()
    return list(found)[:count]
