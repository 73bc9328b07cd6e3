"""What an edit weighs is kept with the segment, and decides how its old translations stand."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from webapp.catalogs.alignment import identify
from webapp.catalogs.merging import merge_by_id
from webapp.catalogs.po import parse_po
from webapp.catalogs.reading import Message, State, state_of
from webapp.catalogs.templates import Template, segment_entries, template_bytes, template_of
from webapp.catalogs.updating import extract, update
from webapp.catalogs.weighing import Edit, Verdict, Weigh, by_default
from webapp.content.model import Document, Segment, SegmentKind
from webapp.content.weights import Step, Weight, digest_of

Make = Callable[..., Document]
COSMETIC, MEANING, SAFETY = Weight
FRONT = ("= Back mice", "~ Small lumps.", "# a A")
MOVE = "The lumps move under the skin when a finger presses on them."
SLIDE = MOVE.replace("move", "slide")
GLIDE = MOVE.replace("move", "glide")


def _always(weight: Weight, reason: str = "") -> Weigh:
    return lambda _: Verdict(weight, reason)


def _written(document: Document, before: Template | None, weigh: Weigh) -> Template:
    data = template_bytes(identify(document, before, weigh), before)
    again = template_of(parse_po(data, Path("x.pot")))
    assert template_bytes(identify(document, again, _always(SAFETY)), again) == data
    return again


def test_the_weights_of_all_edits_stay_in_the_template(make: Make) -> None:
    template = _written(make(*FRONT, MOVE), None, _always(SAFETY))
    template = _written(make(*FRONT, SLIDE), template, _always(MEANING))
    template = _written(make(*FRONT, GLIDE), template, _always(COSMETIC, "only style"))
    template = _written(make(*FRONT), template, _always(SAFETY))
    template = _written(make(*FRONT, GLIDE), template, _always(SAFETY))
    assert template.segments[-1].steps == (
        Step(digest_of(MOVE), MEANING),
        Step(digest_of(SLIDE), COSMETIC, "only style"),
    )


def test_an_edit_is_asked_about_once_with_both_texts_and_its_name(make: Make) -> None:
    asked: list[Edit] = []

    def weigh(edit: Edit) -> Verdict:
        asked.append(edit)
        return Verdict(MEANING)

    template = _written(make(*FRONT, MOVE), None, weigh)
    document = identify(make(*FRONT, SLIDE, "Another paragraph."), template, weigh)
    assert [(e.name, e.before, e.after) for e in asked] == [("back-mice#a.p1", MOVE, SLIDE)]
    assert [segment.steps for segment in document.segments][-2:] == [(Step(digest_of(MOVE), MEANING),), ()]


def test_white_space_is_no_edit(make: Make) -> None:
    template = _written(make(*FRONT, MOVE), None, _always(SAFETY))
    assert identify(make(*FRONT, MOVE.replace(" ", "  ")), template).segments[-1].steps == ()


DEFAULTS = [
    ("a word", MOVE, SLIDE, False, MEANING),
    ("a word in a care card", MOVE, SLIDE, True, SAFETY),
    ("a negation", MOVE, MOVE.replace("move", "do not move"), False, SAFETY),
    ("a number", MOVE, MOVE.replace("a finger", "2 fingers"), False, SAFETY),
    ("a link", MOVE, MOVE.replace("finger", "[finger](sciatica)"), False, SAFETY),
    ("stress", MOVE, MOVE.replace("finger", "**finger**"), False, SAFETY),
    ("all of it", MOVE, "Nobody knows why some people have them.", False, SAFETY),
]


@pytest.mark.parametrize(
    ("before", "after", "is_care", "weight"), [d[1:] for d in DEFAULTS], ids=[d[0] for d in DEFAULTS]
)
def test_where_nobody_weighs_dangers_are_safety_and_the_rest_meaning(
    before: str, after: str, weight: Weight, *, is_care: bool
) -> None:
    segment = Segment(SegmentKind.PARAGRAPH, "a", after, 1, is_care, "a.p1")
    edit = Edit(Path("x.md"), "x", segment, before)
    assert by_default("en")(edit).weight is weight


def _segment(weight: Weight, kind: SegmentKind = SegmentKind.PARAGRAPH, *, is_care: bool = False) -> Segment:
    return Segment(kind, "a", SLIDE, 1, is_care, "a.p1", (Step(digest_of(MOVE), weight),))


def _message(source: str, *, previous: str | None = None, is_doubted: bool = False) -> Message:
    is_fuzzy = previous is not None or is_doubted
    return Message("a.p1", source, "Se mueven.", is_fuzzy, previous, 1, is_doubted=is_doubted)


OLD, NEW = _message(MOVE), _message(SLIDE, previous=MOVE)
DOUBTED = _message(SLIDE, previous=MOVE, is_doubted=True)
STATES: list[tuple[str, Message, Segment, State]] = [
    ("cosmetic", OLD, _segment(COSMETIC), State.CURRENT),
    ("meaning", OLD, _segment(MEANING), State.LATE),
    ("safety", OLD, _segment(SAFETY), State.OUTDATED),
    ("an unknown text", _message("Once upon a time."), _segment(COSMETIC), State.OUTDATED),
    ("meaning, marked fuzzy", NEW, _segment(MEANING), State.LATE),
    ("safety, marked fuzzy", NEW, _segment(SAFETY), State.OUTDATED),
    ("cosmetic, but fuzzy", NEW, _segment(COSMETIC), State.LATE),
    ("doubted by its translator", DOUBTED, _segment(COSMETIC), State.OUTDATED),
    ("fuzzy, nobody knows why", _message(SLIDE, is_doubted=True), _segment(COSMETIC), State.OUTDATED),
    ("fuzzy though its text is today's", _message(MOVE, previous=SLIDE), _segment(MEANING), State.OUTDATED),
    ("a care card", OLD, _segment(MEANING, is_care=True), State.OUTDATED),
    ("a care card, cosmetic", OLD, _segment(COSMETIC, is_care=True), State.CURRENT),
    ("an item", OLD, _segment(MEANING, SegmentKind.ITEM), State.LATE),
    ("a cell", OLD, _segment(MEANING, SegmentKind.CELL), State.LATE),
    ("a heading has no room for a note", OLD, _segment(MEANING, SegmentKind.HEADING), State.OUTDATED),
    ("a title", OLD, _segment(MEANING, SegmentKind.TITLE), State.OUTDATED),
    ("alt text", OLD, _segment(MEANING, SegmentKind.ALT), State.OUTDATED),
    ("a long description", OLD, _segment(MEANING, SegmentKind.DESCRIPTION), State.LATE),
]


@pytest.mark.parametrize(("message", "segment", "state"), [s[1:] for s in STATES], ids=[s[0] for s in STATES])
def test_how_a_translation_of_a_former_text_stands(message: Message, segment: Segment, state: State) -> None:
    assert state_of(message, segment) is state


@pytest.mark.parametrize("weight", [COSMETIC, MEANING])
def test_a_text_whose_links_changed_is_never_taken_for_the_same(weight: Weight) -> None:
    before = "See [sciatica](sciatica) first."
    steps = (Step(digest_of(before), weight),)
    segment = Segment(SegmentKind.PARAGRAPH, "a", "See [lipoma](lipoma) first.", 1, id="a.p1", steps=steps)
    assert state_of(_message(before), segment) is State.OUTDATED


CATALOGS: Mapping[Weight, tuple[str, str | None]] = {
    COSMETIC: ("", None),
    MEANING: ("fuzzy", MOVE),
    SAFETY: ("fuzzy", MOVE),
}


@pytest.mark.parametrize("weight", Weight)
def test_after_a_cosmetic_edit_there_is_nothing_for_translators_to_do(
    weight: Weight, make: Make, tmp_path: Path
) -> None:
    path = tmp_path / "es" / "LC_MESSAGES" / "back-mice.po"
    first = make(*FRONT, MOVE)
    update([first], (), "es", tmp_path)
    path.write_bytes(path.read_bytes().replace(b'on them."\nmsgstr ""', b'on them."\nmsgstr "Se mueven."'))
    extract([make(*FRONT, SLIDE)], tmp_path, weigh=_always(weight))
    update([make(*FRONT, SLIDE)], (), "es", tmp_path)
    (entry,) = (e for e in parse_po(path.read_bytes(), path).entries if e.msgctxt == "a.p1")
    flag, previous = CATALOGS[weight]
    assert (entry.msgid, entry.msgstrs, entry.previous_msgid) == (SLIDE, ("Se mueven.",), previous)
    assert ", ".join(entry.flags) == flag


def test_a_fuzzy_translation_stays_fuzzy_after_a_cosmetic_edit(make: Make) -> None:
    entries = 'msgctxt "a.p1"\nmsgid "Lumps move."\nmsgstr "Se mueven."\n'
    po = parse_po(f'msgid ""\nmsgstr ""\n\n#, fuzzy\n{entries}'.encode(), Path("x.po"))
    wanted = [e for e in segment_entries(identify(make(*FRONT, SLIDE), None)) if e.msgctxt == "a.p1"]
    (new,) = (e for e in merge_by_id(po, wanted, lambda *_: True).changes.values() if not e.is_obsolete)
    assert new.is_fuzzy
    assert new.previous_msgid == "Lumps move."
