"""Each text of a page and what another language says in its place."""

from __future__ import annotations

import pytest

from webapp.locales import Locale
from webapp.pairing.pairs import Pairing, Side
from webapp.pairing.tree import html_of, tree_of

PAIRING = Pairing(Side(Locale("en"), "/en/x"), Side(Locale("ar"), "/ar/x"))
EN, AR = ' lang="en" dir="ltr"', ' lang="ar" dir="rtl"'
NAMES = (
    f'<p class="pair"><a href="/en/x" hreflang="en"{EN}>English</a>'
    f'<a href="/ar/x" hreflang="ar"{AR}>العربية</a></p>'
)
H1 = f'<h1 class="pair"><span{EN}>A</span> <span{AR}>ا</span></h1>'
LATE = '<details class="why"><summary>New</summary><p lang="en" dir="ltr">New</p></details>'

# What stands in a section of each language, and what is made of the two.
SECTIONS = {
    "a paragraph": ("<p>a</p>", "<p>ا</p>", f'<div class="pair"><p{EN}>a</p><p{AR}>ا</p></div>'),
    "a heading keeps its anchor": (
        '<span id="old"></span><h2 id="x">a</h2>',
        '<span id="old"></span><h2 id="x">ا</h2>',
        f'<span id="old"></span><h2 id="x" class="pair"><span{EN}>a</span> <span{AR}>ا</span></h2>',
    ),
    "an item with a list below": (
        "<ul><li>a<ol><li><p>b</p></li></ol></li></ul>",
        "<ul><li>ا<ol><li><p>ب</p></li></ol></li></ul>",
        f'<ul><li><div class="pair"><div{EN}>a</div> <div{AR}>ا</div></div><ol><li>'
        f'<div class="pair"><p{EN}>b</p><p{AR}>ب</p></div></li></ol></li></ul>',
    ),
    "cells, an empty one among them": (
        "<table><tr><th>a</th><td></td></tr></table>",
        "<table><tr><th>ا</th><td></td></tr></table>",
        f'<table><tr><th><div class="pair"><div{EN}>a</div> <div{AR}>ا</div></div></th>'
        "<td></td></tr></table>",
    ),
    "text of the source keeps its mark": (
        "<p>a</p>",
        f'<div class="fallback"><p class="why">!</p><p{EN}>a</p></div>',
        f'<div class="pair"><p{EN}>a</p>'
        f'<div class="fallback"{AR}><p class="why">!</p><p{EN}>a</p></div></div>',
    ),
    "an item that is late": (
        "<ul><li>a</li></ul>",
        f"<ul><li>ا{LATE}</li></ul>",
        f'<ul><li><div class="pair"><div{EN}>a</div> <div{AR}>ا{LATE}</div></div></li></ul>',
    ),
    "a care card with its label": (
        '<section class="card urgent"><p class="level">Urgent</p></section>',
        '<section class="card urgent"><p class="level">عاجل</p></section>',
        f'<section class="card urgent"><div class="pair"><p class="level"{EN}>Urgent</p>'
        f'<p class="level"{AR}>عاجل</p></div></section>',
    ),
    "a picture is shown once and told twice": (
        '<figure><img src="f" alt="a"></figure>',
        '<figure><img src="f" alt="ا"></figure>',
        f'<figure><img src="f" alt="a"><span class="hidden"{AR} role="img" aria-label="ا"></span></figure>',
    ),
    "a word leads to what its own language says": (
        '<p><a href="#word-x">a</a><a href="#x">b</a></p>',
        '<p><a href="#word-x">ا</a><a href="#x">ب</a></p>',
        f'<div class="pair"><p{EN}><a href="#word-x">a</a><a href="#x">b</a></p>'
        f'<p{AR}><a href="#with-word-x">ا</a><a href="#x">ب</a></p></div>',
    ),
}


def article(title: str, inner: str, *, notice: str = "", after: str = "") -> str:
    header = f'<header class="title"><h1>{title}</h1>{notice}<div class="lead"></div></header>'
    return f'<article>{header}<section class="plain">{inner}</section>{after}</article>'


def paired(own: str, other: str) -> str:
    return html_of(PAIRING.article(tree_of(own), tree_of(other)))


@pytest.mark.parametrize(("own", "other", "made"), SECTIONS.values(), ids=SECTIONS)
def test_what_stands_in_a_section_is_paired(own: str, other: str, made: str) -> None:
    header = f'<header class="title">{NAMES}{H1}<div class="lead"></div></header>'
    wanted = f'<article class="beside">{header}<section class="plain">{made}</section></article>'
    assert paired(article("A", own), article("ا", other)) == wanted


def test_the_notices_of_both_languages_stand_above_the_text() -> None:
    notice = "<aside><p>{}</p></aside>"
    html = paired(
        article("A", "", notice=notice.format("By a machine")),
        article("ا", "", notice=notice.format("آلة")),
    )
    assert f'{H1}<aside><p>By a machine</p></aside><aside{AR}><p>آلة</p></aside><div class="lead">' in html


def test_words_that_only_the_other_language_explains_are_explained() -> None:
    words = '<section class="words"><h2 id="words">كلمات</h2><dl><dt id="word-x">ا</dt></dl></section>'
    html = paired(article("A", ""), article("ا", "", after=words))
    mark = f'<section class="words"{AR}><h2 id="with-words">كلمات</h2><dl><dt id="with-word-x">'
    assert mark in html


DIFFERENT = {
    "one paragraph more": ("<p>a</p>", "<p>ا</p><p>ب</p>"),
    "one paragraph less": ("<p>a</p><p>b</p>", "<p>ا</p>"),
    "a list for a paragraph": ("<p>a</p>", "<ul></ul>"),
    "another section": ("<p>a</p></section><section class='faq'><p>b</p>", "<p>ا</p>"),
    "a section less": ("<p>a</p>", "<p>ا</p></section><section class='faq'><p>ب</p>"),
}


@pytest.mark.parametrize(("own", "other"), DIFFERENT.values(), ids=DIFFERENT)
def test_pages_that_are_not_the_same_are_refused(own: str, other: str) -> None:
    with pytest.raises(ValueError, match=r"stands where|zip\(\)"):
        paired(article("A", own), article("ا", other))
