"""Drawings are read, and whatever the contract does not know is told with its line and a remedy."""

from __future__ import annotations

from pathlib import Path

import pytest

from webapp.drawings.contract import ATTRIBUTES, MOST, OPTIONAL
from webapp.drawings.model import Drawing, Label, Room, Shape
from webapp.drawings.reading import read_drawing
from webapp.errors import SourceError

SKIN = """<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 360 120">
<g transform="translate(10 0)">
<path class="skin edge" d="M0 40 Q90,20 180 40V80H0Z"/>
</g>
<text data-label="skin" x="200" y="50" data-width="90">Skin</text>
<text data-label="lump" x="350" y="90" data-width="120" data-lines="2" text-anchor="end"
 class="strong">Lump</text>
</svg>
"""
LABEL = '<text data-label="skin" x="200" y="50" data-width="90">Skin</text>'
PATH = '<path class="skin edge" d="M0 40 Q90,20 180 40V80H0Z"/>'

SPOILT: dict[str, tuple[str, str, str]] = {
    "a document type": ("<svg", "<!DOCTYPE svg><svg", "1: document types and entities are not read"),
    "an entity of its own": (
        "<svg",
        '<!DOCTYPE svg [<!ENTITY a "b">]><svg',
        "1: document types and entities are not read",
    ),
    "XML that ends early": ("</svg>", "", "9: this is not well-formed XML: no element found"),
    "another root": (SKIN, "<html/>", "1: <html> is no drawing; begin the file with <svg xmlns="),
    "a root of no namespace": (' xmlns="http://www.w3.org/2000/svg"', "", "1: <svg> is no drawing"),
    "a script": (
        PATH,
        "<script>alert(1)</script>",
        "3: <script> may not stand in a drawing; known are path,",
    ),
    "a style": (PATH, "<style/>", "3: <style> may not stand in a drawing; known are path, circle,"),
    "a picture": (PATH, "<image/>", "3: <image> may not stand in a drawing"),
    "HTML": (PATH, '<p xmlns="http://www.w3.org/1999/xhtml"/>', "3: <p> may not stand in a drawing"),
    "a drawing in a drawing": (PATH, '<svg viewBox="0 0 360 90"/>', "3: <svg> may not stand in a drawing"),
    "a colour": (
        'class="skin edge"',
        'class="skin" fill="red"',
        '3: attribute fill="red" of <path> is unknown; known are d, class, transform',
    ),
    "an event": ('class="skin edge"', 'class="skin" onclick="x()"', '3: attribute onclick="x()" of <path>'),
    "a link": ("<g ", '<g href="#a" ', '2: attribute href="#a" of <g> is unknown'),
    "a width": ('viewBox="', 'width="360" viewBox="', '1: attribute width="360" of <svg> is unknown'),
    "an id": ("<g ", '<g id="a" ', '2: attribute id="a" of <g> is unknown'),
    "an unknown class": (
        "skin edge",
        "skn edge",
        '3: class "skn" of <path> is unknown; did you mean "skin"?',
    ),
    "an empty class": ("skin edge", "", '3: class "" of <path> is unknown; known are skin,'),
    "a class of shapes on a label": (
        'class="strong"',
        'class="line"',
        '6: class "line" of <text> is unknown',
    ),
    "no class": (
        ' class="skin edge"',
        "",
        "3: <path> has no class, by which it gets its colour; use one of skin,",
    ),
    "a path with an address": (
        "M0 40",
        "url(x)",
        '3: d="url(x) Q90,20 180 40V80H0Z" of <path> cannot be used',
    ),
    "no path": (' d="M0 40 Q90,20 180 40V80H0Z"', "", '3: <path> has no d; write d="…"'),
    "a turn that is none": ("translate(10 0)", "skewX(10)", '2: transform="skewX(10)" of <g> cannot be used'),
    "another width": (
        "0 0 360 120",
        "0 0 400 120",
        '1: viewBox="0 0 400 120" of <svg> cannot be used; write',
    ),
    "too tall": ("0 0 360 120", "0 0 360 330", '1: viewBox="0 0 360 330" of <svg> cannot be used; write'),
    "no box": (' viewBox="0 0 360 120"', "", '1: <svg> has no viewBox; write viewBox="…"'),
    "no width of a label": (' data-width="90"', "", '5: <text> has no data-width; write data-width="…"'),
    "no name of a label": ('data-label="skin" ', "", '5: <text> has no data-label; write data-label="…"'),
    "a name with a capital": (
        '"skin" x',
        '"Skin" x',
        '5: data-label="Skin" of <text> cannot be used; it may',
    ),
    "a width in pixels": ('"90"', '"90px"', '5: data-width="90px" of <text> cannot be used; write a number'),
    "four lines": ('"2"', '"4"', '6: data-lines="4" of <text> cannot be used; write a number from 1 to 3'),
    "an unknown anchor": ('"end"', '"left"', '6: text-anchor="left" of <text> cannot be used; write start,'),
    "a name given twice": (
        '"lump"',
        '"skin"',
        '6: label "skin" is there twice; give one of them another name',
    ),
    "a label that says nothing": (">Skin<", "> <", '5: label "skin" says nothing; write it or remove it'),
    "a label without room": (
        ">Skin<",
        ">The outer layer of the skin<",
        '5: label "skin" has no room for "The outer layer of the skin": data-width 90 × data-lines 1',
    ),
    "a label over the edge": (
        'x="200"',
        'x="280"',
        '5: label "skin" has room over the edge, from 280 38 to 370 54;',
    ),
    "a label below the edge": ('y="90"', 'y="110"', '6: label "lump" has room over the edge'),
    "labels over each other": (
        'y="90"',
        'y="60"',
        '6: label "lump" has room where label "skin" has its own; move',
    ),
    "a label in a turned group": (
        f"{PATH}\n</g>\n{LABEL}",
        f"{PATH}{LABEL}</g>",
        "3: a label stands in a <g> with a",
    ),
    "words outside a label": (
        PATH,
        f"Skin {PATH}",
        '2: words "Skin" stand outside a label; put them into a <text',
    ),
    "words in parts": ("Skin<", "<tspan>Skin</tspan><", "5: <tspan> may not stand in a drawing"),
    "a shape in a label": (
        ">Skin",
        '><circle class="fat" cx="1" cy="1" r="1"/>Skin',
        "5: <circle> stands in <text>",
    ),
}


def _read(folder: Path, text: str) -> Drawing:
    path = folder / "skin.svg"
    path.write_text(text, encoding="utf-8")
    return read_drawing(path)


def test_shapes_keep_their_order_and_labels_their_rooms(tmp_path: Path) -> None:
    path = Shape("path", (("class", "skin edge"), ("d", "M0 40 Q90,20 180 40V80H0Z")))
    assert _read(tmp_path, SKIN) == Drawing(
        360,
        120,
        (Shape("g", (("transform", "translate(10 0)"),), (path,)),),
        (
            Label("skin", "Skin", 200, 50, Room(90), "start", 5),
            Label("lump", "Lump", 350, 90, Room(120, 2, is_strong=True), "end", 6),
        ),
    )


def test_comments_are_left_out(tmp_path: Path) -> None:
    commented = SKIN.replace("<g ", "<!-- <script/> --><g ")
    assert _read(tmp_path, commented) == _read(tmp_path, SKIN)


@pytest.mark.parametrize(("old", "new", "says"), SPOILT.values(), ids=SPOILT)
def test_what_the_contract_does_not_know_is_told(tmp_path: Path, old: str, new: str, says: str) -> None:
    assert SKIN.count(old) >= 1
    with pytest.raises(SourceError) as caught:
        _read(tmp_path, SKIN.replace(old, new, 1))
    told = [f"{one.line}: {one.text}" for one in caught.value.problems]
    assert told[0].startswith(says), told


def test_all_mistakes_of_a_file_are_told_at_once(tmp_path: Path) -> None:
    with pytest.raises(SourceError) as caught:
        _read(tmp_path, SKIN.replace("skin edge", "skn").replace('data-width="90"', 'data-width="wide"'))
    assert [one.line for one in caught.value.problems] == [3, 5]


def test_a_file_that_is_too_large_is_told_before_it_is_read(tmp_path: Path) -> None:
    with pytest.raises(SourceError) as caught:
        _read(tmp_path, SKIN + " " * MOST)
    [problem] = caught.value.problems
    assert problem.text.startswith(
        f"the drawing has {len(SKIN) + MOST} bytes, {MOST} are the most; use fewer"
    )


def test_every_attribute_that_can_be_left_out_belongs_to_an_element() -> None:
    assert {name for names in ATTRIBUTES.values() for name in names} >= OPTIONAL
