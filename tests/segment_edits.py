"""Random edits of a content file, each text remembering which former texts its words come from."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from random import Random

from webapp.catalogs.alignment import identify
from webapp.catalogs.merging import merge_by_id
from webapp.catalogs.po import parse_po
from webapp.catalogs.templates import Template, segment_entries, template_bytes, template_of
from webapp.catalogs.writing import rewritten
from webapp.content.document import read_document
from webapp.content.model import Document, SegmentKind

_TEXTS = (SegmentKind.PARAGRAPH, SegmentKind.ITEM)
_PLAIN = re.compile(r"[a-z]+")
_WORDS = (
    "often",
    "rarely",
    "slowly",
    "both",
    "sides",
    "skin",
    "people",
    "care",
    "gently",
    "later",
    "small",
    "large",
    "warm",
    "mostly",
)


@dataclass(frozen=True)
class Unit:
    """A paragraph or list item of a file, or what stands between them; `origins` are old segment texts."""

    kind: str
    text: str
    origins: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Outcome:
    """What became of the old translations of one document after one round of edits.

    `kept` are those that the catalog still has under their id; `attached` are live at a text that has words
    of theirs, `strayed` at another one; `surviving` are the old texts that are still there in any form.
    """

    old: int
    kept: int
    surviving: int
    attached: int
    strayed: tuple[str, ...]


def read_units(text: str) -> list[Unit]:
    """Return a content file in pieces."""
    front, body = re.fullmatch(r"(---\n.*?\n---\n)(.*)", text, re.DOTALL).groups()  # type: ignore[union-attr]
    units = [Unit("raw", front.rstrip("\n"))]
    for block in re.split(r"\n{2,}", body.strip("\n")):
        lines = block.split("\n")
        if all(line.startswith("- ") for line in lines):
            units += [Unit("li", line[2:], frozenset([line[2:]])) for line in lines]
        elif block.startswith(("#", "|", "!", "-")) or block[0].isdigit():
            units.append(Unit("raw", block))
        else:
            one_line = " ".join(lines)
            units.append(Unit("p", one_line, frozenset([one_line])))
    return units


def written(units: Sequence[Unit]) -> str:
    """Return the content file that the pieces make."""
    pieces = []
    for before, unit in zip([Unit("raw", ""), *units], units, strict=False):
        gap = "\n" if before.kind == unit.kind == "li" else "\n\n"
        pieces.append(f"{gap}- {unit.text}" if unit.kind == "li" else f"\n\n{unit.text}")
    return "".join(pieces).lstrip("\n") + "\n"


def edited(units: Sequence[Unit], strangers: Sequence[str], random: Random, deeds: int) -> list[Unit]:
    """Return the pieces after some random deeds; `strangers` are paragraphs to put in."""
    units = list(units)
    for _ in range(deeds):
        places = [index for index, unit in enumerate(units) if unit.kind != "raw"]
        deed = random.choice((_edit, _edit, _move, _split, _merge, _drop, _insert))
        deed(units, random.choice(places), random, strangers)
    return units


def outcome(
    before: Document, template: Template, units: Sequence[Unit], path: Path, catalog: bytes
) -> Outcome:
    """Return what the edits did to a catalog of a document whose segments have their ids."""
    path.write_text(written(units), encoding="utf-8")
    read, _ = read_document(path, before.kind)
    assert read
    after = identify(read, template)
    merged = _updated(after, catalog)
    old = {s.id: s.text for s in before.segments if s.kind in _TEXTS}
    origins = _origins(units)
    live = {s.id: origins.get(s.text, frozenset()) for s in after.segments if s.kind in _TEXTS}
    there = {text for found in origins.values() for text in found}
    again = template_of(parse_po(template_bytes(after, template), path))
    assert old.keys() <= {s.id for s in (*again.segments, *again.retired)}
    attached = [name for name in old if old[name] in live.get(name, frozenset())]
    return Outcome(
        old=len(old),
        kept=sum(merged.get(name) == text for name, text in _translations(catalog).items() if name in old),
        surviving=sum(text in there for text in old.values()),
        attached=len(attached),
        strayed=tuple(name for name in old if name in live and name not in attached),
    )


def _translations(catalog: bytes) -> dict[str, str]:
    entries = parse_po(catalog, Path("x.po")).entries
    return {entry.msgctxt: entry.msgstrs[0] for entry in entries if entry.msgctxt and any(entry.msgstrs)}


def _updated(after: Document, catalog: bytes) -> dict[str, str]:
    po = parse_po(catalog, Path("x.po"))
    merge = merge_by_id(po, segment_entries(after))
    return _translations(rewritten(po, merge.changes, merge.additions))


def _origins(units: Sequence[Unit]) -> dict[str, frozenset[str]]:
    found: dict[str, frozenset[str]] = {}
    for unit in units:
        if unit.kind != "raw":
            found[unit.text] = found.get(unit.text, frozenset()) | unit.origins
    return found


def _edit(units: list[Unit], place: int, random: Random, _: Sequence[str]) -> None:
    """Put other words for up to a quarter of the words."""
    words = units[place].text.split(" ")
    plain = [index for index, word in enumerate(words) if _PLAIN.fullmatch(word)]
    for index in random.sample(plain, min(len(plain), max(1, len(words) // 4))):
        words[index] = random.choice(_WORDS)
    units[place] = replace(units[place], text=" ".join(words))


def _move(units: list[Unit], place: int, random: Random, _: Sequence[str]) -> None:
    unit = units.pop(place)
    goals = [index for index, other in enumerate(units) if other.kind == unit.kind]
    units.insert(random.choice(goals) + 1 if goals else place, unit)


def _split(units: list[Unit], place: int, random: Random, strangers: Sequence[str]) -> None:
    sentences = re.split(r"(?<=[.?!]) ", units[place].text)
    if len(sentences) < 2:
        _edit(units, place, random, strangers)
        return
    cut = random.randrange(1, len(sentences))
    parts = (sentences[:cut], sentences[cut:])
    units[place : place + 1] = [replace(units[place], text=" ".join(part)) for part in parts]


def _merge(units: list[Unit], place: int, random: Random, strangers: Sequence[str]) -> None:
    one, other = units[place], units[place + 1] if place + 1 < len(units) else units[place]
    if other is one or other.kind != one.kind:
        _edit(units, place, random, strangers)
        return
    units[place : place + 2] = [Unit(one.kind, f"{one.text} {other.text}", one.origins | other.origins)]


def _drop(units: list[Unit], place: int, *_: object) -> None:
    del units[place]


def _insert(units: list[Unit], place: int, random: Random, strangers: Sequence[str]) -> None:
    units.insert(place, Unit(units[place].kind, random.choice(strangers)))


def strangers_to(document: Document, others: Sequence[Document]) -> Iterator[str]:
    """Yield the paragraphs of other documents of which no text of this one says the same."""
    known = [_words(segment.text) for segment in document.segments]
    for segment in (segment for other in others for segment in other.segments):
        words = _words(segment.text)
        if segment.kind is SegmentKind.PARAGRAPH and not any(_says_same(words, one) for one in known):
            yield segment.text


def _words(text: str) -> frozenset[str]:
    return frozenset(re.findall(r"\w+", text.casefold()))


def _says_same(one: frozenset[str], other: frozenset[str]) -> bool:
    return len(one & other) >= 0.6 * min(len(one), len(other))
