"""Ids follow the texts through every edit, and never go over to another text."""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from webapp.catalogs.alignment import identify
from webapp.catalogs.po import parse_po
from webapp.catalogs.templates import Template, template_bytes, template_of
from webapp.content.model import Document, Figure, Segment, SegmentKind

Make = Callable[..., Document]
FRONT = ("= Back mice", "~ Small lumps of fat in the lower back.")
MOVE = "The lumps move under the skin when a finger presses on them."
HURT = "Pressing on a lump can send pain down the leg as far as the knee."
HEAT = "A warm pack eases the muscles around the lump for an hour or two."
REST = "Most people need no treatment at all and can carry on as usual."


def _template(document: Document, before: Template | None = None) -> Template:
    data = template_bytes(identify(document, before), before)
    return template_of(parse_po(data, Path("x.pot")))


def _ids(document: Document, template: Template | None) -> list[str]:
    return [segment.id for segment in identify(document, template).segments][2:]


def test_a_new_document_is_numbered_by_place_and_kind(make: Make) -> None:
    document = make(*FRONT, "# a A", MOVE, "- one", HURT, "- two", "| cell", "? q Q?", REST)
    assert _ids(document, None) == ["a.h", "a.p1", "a.li1", "a.p2", "a.li2", "a.c1", "q.q", "q.p1"]
    assert [segment.id for segment in identify(document, None).segments][:2] == ["title", "summary"]


OLD = ("# a A", MOVE, HURT, "# b B", HEAT, REST)
EDITS: list[tuple[str, Sequence[str], list[str]]] = [
    ("nothing", OLD, ["a.h", "a.p1", "a.p2", "b.h", "b.p1", "b.p2"]),
    (
        "a word is replaced",
        ("# a A", MOVE.replace("finger", "thumb"), HURT, "# b B", HEAT, REST),
        ["a.h", "a.p1", "a.p2", "b.h", "b.p1", "b.p2"],
    ),
    (
        "two change places",
        ("# a A", HURT, MOVE, "# b B", HEAT, REST),
        ["a.h", "a.p2", "a.p1", "b.h", "b.p1", "b.p2"],
    ),
    ("one moves", ("# a A", MOVE, "# b B", HURT, HEAT, REST), ["a.h", "a.p1", "b.h", "a.p2", "b.p1", "b.p2"]),
    (
        "one moves and is edited",
        ("# a A", MOVE, "# b B", HEAT, HURT.replace("knee", "foot"), REST),
        ["a.h", "a.p1", "b.h", "b.p1", "a.p2", "b.p2"],
    ),
    (
        "one is added in front",
        ("# a A", "Nobody knows why they appear.", MOVE, HURT, "# b B", HEAT, REST),
        ["a.h", "a.p3", "a.p1", "a.p2", "b.h", "b.p1", "b.p2"],
    ),
    (
        "one is another text",
        ("# a A", "Nobody knows why they appear.", HURT, "# b B", HEAT, REST),
        ["a.h", "a.p3", "a.p2", "b.h", "b.p1", "b.p2"],
    ),
    (
        "two are merged",
        ("# a A", f"{MOVE} {HURT}", "# b B", HEAT, REST),
        ["a.h", "a.p2", "b.h", "b.p1", "b.p2"],
    ),
    (
        "one becomes a list item",
        ("# a A", MOVE, f"- {HURT}", "# b B", HEAT, REST),
        ["a.h", "a.p1", "a.p2", "b.h", "b.p1", "b.p2"],
    ),
    (
        "a heading says something else",
        ("# a Signs and symptoms", MOVE, HURT, "# b B", HEAT, REST),
        ["a.h", "a.p1", "a.p2", "b.h", "b.p1", "b.p2"],
    ),
    (
        "an anchor is renamed",
        ("# signs A", MOVE, HURT, "# b B", HEAT, REST),
        ["a.h", "a.p1", "a.p2", "b.h", "b.p1", "b.p2"],
    ),
    (
        "sections change places",
        ("# b B", HEAT, REST, "# a A", MOVE, HURT),
        ["b.h", "b.p1", "b.p2", "a.h", "a.p1", "a.p2"],
    ),
]


@pytest.mark.parametrize(("new", "ids"), [e[1:] for e in EDITS], ids=[e[0] for e in EDITS])
def test_ids_follow_the_texts(make: Make, new: Sequence[str], ids: list[str]) -> None:
    assert _ids(make(*FRONT, *new), _template(make(*FRONT, *OLD))) == ids


def test_of_a_split_paragraph_the_larger_part_keeps_the_id(make: Make) -> None:
    template = _template(make(*FRONT, "# a A", f"{MOVE} {HURT} Rarely, it is numb.", REST))
    parts = make(*FRONT, "# a A", "Rarely, it is numb.", MOVE, HURT, REST)
    assert _ids(parts, template) == ["a.h", "a.p3", "a.p4", "a.p1", "a.p2"]


def test_of_equal_texts_each_keeps_its_own_id(make: Make) -> None:
    template = _template(make(*FRONT, "# a A", "| Yes", "| No", "| Yes", "| No", "| Yes"))
    edited = make(*FRONT, "# a A", "| Yes", "| No", "| No", "| Yes")
    assert _ids(edited, template) == ["a.h", "a.c1", "a.c2", "a.c4", "a.c5"]


def test_a_paragraph_that_comes_back_finds_its_id_and_no_number_is_given_twice(make: Make) -> None:
    first = _template(make(*FRONT, "# a A", MOVE, HURT))
    second = _template(make(*FRONT, "# a A", MOVE), first)
    third = _template(make(*FRONT, "# a A", MOVE, REST), second)
    assert [segment.id for segment in third.segments][2:] == ["a.h", "a.p1", "a.p3"]
    assert _ids(make(*FRONT, "# a A", HURT, MOVE, REST), third) == ["a.h", "a.p2", "a.p1", "a.p3"]


def test_a_renamed_anchor_is_followed_even_when_every_text_is_new(make: Make) -> None:
    template = _template(make(*FRONT, "# a Old heading", MOVE))
    renamed = make(*FRONT, "# b New words", "Nobody knows why.", former_anchors={"a": "b"})
    assert _ids(renamed, template) == ["a.h", "b.p1"]


def test_an_anchor_that_is_used_anew_gets_its_own_heading_id(make: Make) -> None:
    first = _template(make(*FRONT, "# a Causes", MOVE))
    second = _template(make(*FRONT, "# b Causes", MOVE), first)
    third = make(*FRONT, "# b Causes", MOVE, "# a Treatment", HEAT)
    assert _ids(third, second) == ["a.h", "a.p1", "a.h2", "a.p2"]


@pytest.mark.parametrize("kind, name", [(SegmentKind.ALT, "alt"), (SegmentKind.DESCRIPTION, "description")])
def test_text_for_a_figure_keeps_its_id_by_the_name_of_the_figure(
    make: Make, kind: SegmentKind, name: str
) -> None:
    def with_alt(text: str) -> Document:
        document = make(*FRONT, text)
        alt = replace(document.segments[2], kind=kind, place="back")
        figure = Figure("back", "back.svg", 2, "", "", 2)
        return replace(document, segments=(*document.segments[:2], alt), figures=(figure,))

    assert _ids(with_alt("Two lumps"), None) == [f"back.{name}"]
    assert _ids(with_alt("Quite other words"), _template(with_alt("Two lumps"))) == [f"back.{name}"]


def test_a_label_of_a_drawing_has_the_id_that_its_author_gave_it(make: Make) -> None:
    def with_labels(**texts: str) -> Document:
        document = make(*FRONT)
        labels = (
            Segment(SegmentKind.LABEL, "back", text, 3, id=f"back.label-{name}")
            for name, text in texts.items()
        )
        return replace(document, segments=(*document.segments, *labels))

    before = _template(with_labels(fat="Layer of fat", skin="Skin of the back"))
    swapped = with_labels(skin="Layer of fat", lump="Skin of the back")
    assert _ids(swapped, before) == ["back.label-skin", "back.label-lump"]
    assert [one.id for one in _template(swapped, before).retired] == ["back.label-fat"]
    assert _ids(with_labels(fat="Fat"), _template(swapped, before)) == ["back.label-fat"]


@dataclass(frozen=True)
class _Text:
    """A paragraph in the making and the old paragraphs that it has words of."""

    words: tuple[str, ...]
    origins: frozenset[int] = frozenset()
    is_whole: bool = False

    @property
    def line(self) -> str:
        return f"{' '.join(self.words)}."


GLUE = ("the", "and", "of", "a", "to", "in", "is", "can")


def _fresh(number: int, random: Random) -> _Text:
    words = (f"w{number}x{n}y" for n in range(random.randint(8, 25)))
    return _Text(tuple(w for word in words for w in (word, random.choice(GLUE))), frozenset([number]), True)


def _edited(text: _Text, random: Random, number: int) -> _Text:
    words = list(text.words)
    for place in random.sample(range(len(words)), len(words) // 4):
        words[place] = f"e{number}x{random.randint(0, 99)}"
    return replace(text, words=tuple(words))


def _story(random: Random) -> tuple[list[list[_Text]], list[list[_Text]]]:
    """Return the paragraphs of three sections before and after random edits; each old one is edited once."""
    old = [[_fresh(place * 10 + n, random) for n in range(random.randint(1, 6))] for place in range(3)]
    new: list[list[_Text]] = [[], [], []]
    waiting: _Text | None = None
    for place, section in enumerate(old):
        for text in section:
            deed = random.choice(["keep", "keep", "edit", "move", "split", "merge", "drop", "insert"])
            if deed in ("keep", "edit", "move", "insert"):
                goal = random.randrange(3) if deed == "move" else place
                changed = _edited(text, random, 1) if deed == "edit" else text
                new[goal].insert(random.randint(0, len(new[goal])) if deed == "move" else 99, changed)
            if deed == "split":
                cut = random.randint(1, len(text.words) - 1)
                new[place] += [
                    replace(text, words=w, is_whole=False) for w in (text.words[:cut], text.words[cut:])
                ]
            if deed == "insert":
                new[place].append(replace(_fresh(900 + text_number(text), random), origins=frozenset()))
            if deed == "merge" and waiting:
                both = _Text(waiting.words + text.words, waiting.origins | text.origins)
                new[place], waiting = [*new[place], both], None
            elif deed == "merge":
                waiting = text
    return old, new


def text_number(text: _Text) -> int:
    return min(text.origins)


def _document(make: Make, sections: list[list[_Text]]) -> tuple[Document, list[_Text | None]]:
    lines: list[str] = list(FRONT)
    texts: list[_Text | None] = [None, None]
    for place, section in zip("abc", sections, strict=True):
        lines += [f"# {place} Section {place}", *(text.line for text in section)]
        texts += [None, *section]
    return make(*lines), texts


@given(st.integers(0, 10**9))
@settings(max_examples=300, deadline=None)
def test_no_id_goes_to_another_text_and_every_edited_or_moved_paragraph_keeps_its_own(
    make: Make, seed: int
) -> None:
    old, new = _story(Random(seed))  # noqa: S311 - repeatable, not secret
    before, old_texts = _document(make, old)
    template = _template(before)
    owner = {s.id: text for s, text in zip(template.segments, old_texts, strict=True)}
    after, new_texts = _document(make, new)
    identified = identify(after, template)
    ids = [segment.id for segment in identified.segments]
    assert len(set(ids)) == len(ids)
    for name, text in zip(ids, new_texts, strict=True):
        held = owner.get(name)
        if text is None:
            assert held is None
        elif text.is_whole and text.origins:
            assert held is not None
            assert held.origins == text.origins
        else:
            assert held is None or held.origins <= text.origins
    again = _template(after, template)
    assert identify(after, again) == identify(identified, template) == identified
    given_once = {s.id: s.text for s in (*again.segments, *again.retired)}
    assert given_once.keys() == owner.keys() | set(ids)


@given(st.integers(0, 10**9))
@settings(max_examples=100, deadline=None)
def test_ids_stay_unique_and_are_never_given_anew_over_many_edits(make: Make, seed: int) -> None:
    random = Random(seed)  # noqa: S311 - repeatable, not secret
    old, new = _story(random)
    template: Template | None = None
    given: dict[str, frozenset[int]] = {}
    for sections in (old, new, old, [new[2], old[0], new[1]], new):
        document, texts = _document(make, sections)
        identified = identify(document, template)
        ids = [segment.id for segment in identified.segments]
        assert len(set(ids)) == len(ids)
        for name, text in zip(ids, texts, strict=True):
            if text and text.is_whole and text.origins:
                assert given.setdefault(name, text.origins) & text.origins
        template = _template(document, template)


def test_a_thousand_segments_are_identified_in_well_under_a_second(make: Make) -> None:
    random = Random(1)  # noqa: S311 - repeatable, not secret
    vocabulary = [f"word{n}" for n in range(2000)]
    texts = [" ".join(random.choices([*vocabulary, *GLUE * 100], k=40)) for _ in range(1000)]
    lines = [line for n, text in enumerate(texts) for line in ([f"# s{n} S"] if n % 10 == 0 else []) + [text]]
    template = _template(make(*FRONT, *lines))
    edited = make(*FRONT, *(re.sub(r"\bword\d*7\b", "other", line) for line in lines))
    start = time.process_time()
    identified = identify(edited, template)
    assert time.process_time() - start < 1
    assert [s.id for s in identified.segments] == [s.id for s in template.segments]
