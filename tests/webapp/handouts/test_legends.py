"""On paper a drawing has numbers where the letters of its labels would fall apart."""

from __future__ import annotations

from webapp.drawings.model import Drawing, Label, Lettering, Room
from webapp.drawings.writing import svg_of
from webapp.handouts.legends import with_legends

LABELS = (Label("skin", "Skin", 200, 50, Room(40, 2)), Label("lump", "Lump", 350, 90, Room(90), "end"))


def _svg(tag: str, direction: str, *texts: str) -> str:
    words = [Lettering(text, tag, direction) for text in texts]
    return svg_of(Drawing(360, 120, (), LABELS), words[0], words, is_alone=True)


def test_letters_that_stand_by_themselves_stay_in_the_drawing() -> None:
    for svg in (_svg("uk", "ltr", "Шкіра", "М’яз"), _svg("zh-Hans", "ltr", "皮肤", "肿块")):
        assert with_legends(svg) == svg


def test_arabic_labels_become_a_list_under_the_drawing() -> None:
    html = with_legends(f"<div>{_svg('ar', 'rtl', 'جلد ملتهب', 'كتلة &')}</div>")
    assert '<text x="200" y="50" text-anchor="end">1</text></g>' in html
    assert '<text x="350" y="90">2</text></g></g></svg>' in html
    assert (
        '<ol><li lang="ar" dir="rtl">جلد ملتهب</li><li lang="ar" dir="rtl">كتلة &amp;</li></ol></div>' in html
    )


def test_so_do_labels_in_devanagari() -> None:
    assert '<ol><li lang="hi" dir="ltr">त्वचा</li>' in with_legends(_svg("hi", "ltr", "त्वचा", "गाँठ"))
