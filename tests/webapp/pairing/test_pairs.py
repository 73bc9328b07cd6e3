"""Each text of a page and what another language says in its place."""

from __future__ import annotations

import json
from pathlib import Path

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
TABLE = json.loads((Path(__file__).parents[2] / "tables" / "pairs.json").read_text(encoding="utf-8"))


def article(title: str, inner: str, *, notice: str = "", after: str = "") -> str:
    header = f'<header class="title"><h1>{title}</h1>{notice}<div class="lead"></div></header>'
    return f'<article>{header}<section class="plain">{inner}</section>{after}</article>'


def paired(own: str, other: str) -> str:
    return html_of(PAIRING.article(tree_of(own), tree_of(other)))


@pytest.mark.parametrize(
    ("own", "other", "made"), [row[1:] for row in TABLE["paired"]], ids=[row[0] for row in TABLE["paired"]]
)
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


@pytest.mark.parametrize(
    ("own", "other"), [row[1:] for row in TABLE["refused"]], ids=[row[0] for row in TABLE["refused"]]
)
def test_pages_that_are_not_the_same_are_refused(own: str, other: str) -> None:
    with pytest.raises(ValueError, match=r"stands where|zip\(\)"):
        paired(article("A", own), article("ا", other))
