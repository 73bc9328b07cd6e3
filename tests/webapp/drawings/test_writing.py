"""A drawing stands in a page with the words of the page's language, at the same places in every direction."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from webapp.drawings.contract import CLASSES
from webapp.drawings.model import Drawing, Label, Lettering, Room, Shape
from webapp.drawings.writing import svg_of

ALT = Lettering("A lump & skin", "en", "ltr")
LABEL = Label("lump", "Soft lump", 200, 50, Room(60, 2))
DRAWING = Drawing(
    360, 120, (Shape("g", (), (Shape("path", (("class", "fat edge"), ("d", "M0 0"))),)),), (LABEL,)
)


def _svg(label: Label, words: Lettering, *, is_alone: bool = False, alt: Lettering = ALT) -> str:
    return svg_of(replace(DRAWING, labels=(label,)), alt, [words], is_alone=is_alone)


def test_a_drawing_is_one_picture_with_its_words_for_those_who_do_not_see_it() -> None:
    assert _svg(LABEL, Lettering("Lump", "en", "ltr")) == (
        '<svg class="drawing" viewBox="0 0 360 120" role="img" aria-label="A lump &amp; skin" lang="en"'
        ' direction="ltr"><g><path class="fat edge" d="M0 0"/></g><text x="200" y="50">Lump</text></svg>'
    )


def test_a_second_line_stands_below_the_first() -> None:
    svg = _svg(LABEL, Lettering("Soft <lump>", "en", "ltr"))
    assert '<text x="200" y="50">Soft<tspan x="200" dy="18">&lt;lump&gt;</tspan></text>' in svg


ANCHORS = [
    ("start", "ltr", ""),
    ("middle", "ltr", "middle"),
    ("end", "ltr", "end"),
    ("start", "rtl", "end"),
    ("middle", "rtl", "middle"),
    ("end", "rtl", ""),
]


@pytest.mark.parametrize(("anchor", "direction", "written"), ANCHORS)
def test_a_label_stays_at_its_place_in_either_direction(anchor: str, direction: str, written: str) -> None:
    alt = replace(ALT, direction=direction)
    svg = _svg(replace(LABEL, anchor=anchor), Lettering("Lump", "en", direction), alt=alt)
    assert re.findall(r'<text[^>]* text-anchor="(\w+)"', svg) == ([written] if written else [])


def test_a_label_in_another_language_says_so() -> None:
    svg = _svg(LABEL, Lettering("كتلة", "ar", "rtl"))
    assert '<text x="200" y="50" text-anchor="end" lang="ar" direction="rtl">كتلة</text>' in svg


def test_a_label_is_marked_for_those_who_translate_it() -> None:
    svg = _svg(LABEL, Lettering("Lump", "en", "ltr", ' data-segment="a.label-lump"'))
    assert '<text x="200" y="50" data-segment="a.label-lump">Lump</text>' in svg


@pytest.mark.parametrize("name", CLASSES)
def test_a_drawing_that_stands_alone_has_its_colours_with_it(name: str) -> None:
    drawing = replace(DRAWING, shapes=(Shape("path", (("class", name), ("d", "M0 0"))),))
    svg = svg_of(drawing, ALT, [Lettering("Lump", "en", "ltr")], is_alone=True)
    assert "class=" not in svg
    assert re.search(r'<path d="M0 0"[^>]* (fill|stroke)="#\w+"', svg)


def test_the_lines_of_a_label_that_stands_alone_are_texts_of_their_own() -> None:
    svg = _svg(replace(LABEL, anchor="end"), Lettering("جلد ملتهب جدا", "ar", "rtl"), is_alone=True)
    assert (
        '<g data-label="lump" lang="ar" direction="rtl"><text x="200" y="50">جلد</text>'
        '<text x="200" y="68">ملتهب جدا</text></g></g></svg>'
    ) in svg


def test_a_shape_with_a_fill_and_a_stroke_has_both() -> None:
    svg = _svg(LABEL, Lettering("Lump", "en", "ltr"), is_alone=True)
    assert '<path d="M0 0" stroke="#222" stroke-width="1.5"' in svg
    assert 'fill="#f5d76e"/>' in svg
