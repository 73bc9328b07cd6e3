"""Messages of real medical text: TICO-19, one to three sentences each, with markup of ours in some."""

from __future__ import annotations

import html
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import cycle
from pathlib import Path
from statistics import correlation

TAGS = ("ar", "bn", "es", "fa", "fr", "hi", "km", "pt", "ru", "so", "sw", "ur", "zh")
LATIN = frozenset({"es", "fr", "pt", "so", "sw"})
_COLUMNS = {"es": "es-LA", "pt": "pt-BR"}
_SIZES = (1, 2, 1, 3)
_LEAST_LIKENESS = 0.6  # of the lengths of lines that should be translations of each other
_NO_TRANSLATION = "{NS}"  # what the corpus writes where nobody translated

DOSES = {
    "ar": "2.5 ملغ", "bn": "২.৫ মিলিগ্রাম", "es": "2,5 mg", "fa": "۲٫۵ میلی‌گرم", "fr": "2,5 mg",
    "hi": "2.5 मिलीग्राम", "km": "២,៥ មីលីក្រាម", "pt": "2,5 mg", "ru": "2,5 мг", "so": "2.5 mg",
    "sw": "miligramu 2.5", "ur": "2.5 ملی گرام", "zh": "2.5毫克",
}  # fmt: skip
_MARKUP = {
    "dose": None,
    "placeholder": "{emergency}",
    "link": "[Pocketleaf](lipoma#treatment)",
    "citation": "[@erdem-2013]",
    "stress": "**Pocketleaf**",
    "address": "https://www.example.org/a/1.html",
}


@dataclass(frozen=True)
class Sample:
    """One clean message; `markup` names what was added to both of its texts."""

    id: str
    source: str
    translation: str
    markup: str = ""


def read_parts(path: Path) -> dict[str, list[dict[str, object]]]:
    """Return the documents that people read to mend the checks, and those that nobody reads, by length.

    Of four, the second and fourth were read first, and the third when the checks were better on those than
    on the rest; only what is left can tell how the checks do on a text that is new to them.
    """
    documents = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    documents.sort(key=_size)
    return {"calibration": sorted(documents[1::2] + documents[2::4], key=_size), "held-out": documents[0::4]}


def _size(document: dict[str, object]) -> int:
    return -int(str(document["n"]))


def samples(documents: Sequence[dict[str, object]], tag: str) -> tuple[list[Sample], list[str]]:
    """Return the messages of a language, and the documents left out because their lines do not match."""
    found: list[Sample] = []
    left_out: list[str] = []
    for document in documents:
        source, lines = _lines(document, "en"), _lines(document, _COLUMNS.get(tag, tag))
        if correlation([len(one) for one in source], [len(one) for one in lines]) < _LEAST_LIKENESS:
            left_out.append(str(document["doc"]))
            continue
        found += _grouped(str(document["doc"]), source, lines)
    return [_marked(sample, number, tag) for number, sample in enumerate(found)], left_out


def _lines(document: dict[str, object], column: str) -> list[str]:
    texts = document["text"]
    assert isinstance(texts, dict)
    return [_mended(line) for line in texts[column].split("\n")]


def _mended(line: str) -> str:
    """Return a line without what the corpus's export left on it."""
    if line.startswith('"') and line.endswith('"') and '""' in line:
        line = line[1:-1].replace('""', '"')
    return html.unescape(line).replace("\u200b", "").strip()


def _grouped(name: str, source: list[str], lines: list[str]) -> Iterator[Sample]:
    sizes, at = cycle(_SIZES), 0
    while at < len(source):
        end = at + next(sizes)
        pair = " ".join(source[at:end]).strip(), " ".join(lines[at:end]).strip()
        if all(pair) and _NO_TRANSLATION not in pair[1]:
            yield Sample(f"{name.lower()}.p{at}", *pair)
        at = end


def _marked(sample: Sample, number: int, tag: str) -> Sample:
    """Return the sample with markup added to every second one."""
    if number % 2:
        return sample
    kind = [*_MARKUP][number // 2 % len(_MARKUP)]
    added, translated = (_MARKUP[kind],) * 2 if _MARKUP[kind] else ("2.5 mg", DOSES[tag])
    return Sample(sample.id, f"{sample.source} ({added})", f"{sample.translation} ({translated})", kind)
