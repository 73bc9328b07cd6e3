"""Words that need it are explained at the foot of a page, the first mention leading there."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from webapp.catalogs.glossary import Explanation
from webapp.catalogs.interface import Interface
from webapp.content.document import read_document
from webapp.content.inline import parse_inline, plain
from webapp.content.model import SegmentKind
from webapp.library.model import Page, Shown, Standing
from webapp.locales import Locale
from webapp.pages.borders import standing
from webapp.pages.frame import Frame
from webapp.pages.markup import Writer
from webapp.pages.words import explained

TOY = Path(__file__).parents[2] / "fixtures" / "toy" / "content"
EN, ES = Locale("en"), Locale("es")
CYSTS = ("cyst", "cysts", "सिस्ट", "囊肿", "ถุงน้ำ", "គីស", "كيس")
CYST = Explanation("cyst", CYSTS, "A closed pocket.", CYSTS)
SKIN_CYST = Explanation("skin-cyst", ("skin cyst",), "A cyst in the skin.", ("skin cyst",))
NOSE = Explanation("nose", ("runny nose",), "A nose that drips.", ("runny nose",))
PUS = Explanation("pus", ("脓",), "What boils hold.", ("脓",))
GLOSSARY = (CYST, SKIN_CYST, NOSE, PUS)


def page_of(text: str, locale: Locale = EN, source: str = "") -> Page:
    """Return a page with a text, made from a source, in its first paragraph and in a care card."""
    document, _ = read_document(TOY / "conditions" / "runny-nose.md", "conditions")
    assert document
    first = [s.kind for s in document.segments].index(SegmentKind.PARAGRAPH)
    texts = [text if n == first or s.is_care else s.text for n, s in enumerate(document.segments)]
    segments = [
        replace(s, text=(source or text) if n == first else s.text) for n, s in enumerate(document.segments)
    ]
    document = replace(document, segments=tuple(segments))
    shown = tuple(Shown(parse_inline(one), locale, Standing.CURRENT, one) for one in texts)
    nothing = tuple(() for _ in shown)
    current = tuple(one.standing for one in shown)
    return Page(document, EN, shown, 0, 0, True, False, current, nothing)


LINKED = [
    ("a word", "It is a cyst.", 'It is a <a href="#word-cyst">cyst</a>.', ["cyst"]),
    ("only once", "Cysts, a cyst.", '<a href="#word-cyst">Cysts</a>, a cyst.', ["cyst"]),
    ("the longer one", "A skin cyst.", 'A <a href="#word-skin-cyst">skin cyst</a>.', ["skin-cyst"]),
    ("stress", "**A cyst** here.", '<strong>A <a href="#word-cyst">cyst</a></strong> here.', ["cyst"]),
    ("part of a word", "Cystic, non-cyst.", "Cystic, non-cyst.", []),
    ("a link", "[A cyst](https://x.org).", '<a href="https://x.org" rel="noreferrer">A cyst</a>.', []),
    ("code", "`cyst`", "<code>cyst</code>", []),
    ("what the page is about", "A runny nose.", "A runny nose.", []),
    ("after a mark", "फ़ार्मासिस्ट से पूछें", "फ़ार्मासिस्ट से पूछें", []),
    ("before a mark", "सिस्टों में", "सिस्टों में", []),
    ("Hindi", "यह सिस्ट है", 'यह <a href="#word-cyst">सिस्ट</a> है', ["cyst"]),
    ("amid Chinese", "皮肤囊肿内", '皮肤<a href="#word-cyst">囊肿</a>内', ["cyst"]),
    ("one Chinese sign", "脓毒症，脓。", '脓毒症，<a href="#word-pus">脓</a>。', ["pus"]),
    ("amid Thai", "มีถุงน้ำใหญ่", 'มี<a href="#word-cyst">ถุงน้ำ</a>ใหญ่', ["cyst"]),
    ("part of a Thai syllable", "เถุงน้ำ ถุงน้ำา", "เถุงน้ำ ถุงน้ำา", []),
    ("amid Khmer", "មានគីសធំ", 'មាន<a href="#word-cyst">គីស</a>ធំ', ["cyst"]),
    ("part of a Khmer syllable", "ន្គីស គីសា", "ន្គីស គីសា", []),
    ("after particles", "حجم والكيس", 'حجم <a href="#word-cyst">والكيس</a>', ["cyst"]),
    ("with a vowel", "هذا كيسٌ.", 'هذا <a href="#word-cyst">كيسٌ</a>.', ["cyst"]),
    ("part of an Arabic word", "تكيسات، كيسان", "تكيسات، كيسان", []),
]


@pytest.mark.parametrize(("text", "html", "ids"), [one[1:] for one in LINKED], ids=[one[0] for one in LINKED])
def test_the_first_mention_leads_to_the_explanation(text: str, html: str, ids: list[str]) -> None:
    page, words = explained(page_of(text), GLOSSARY)
    first = [s.kind for s in page.document.segments].index(SegmentKind.PARAGRAPH)
    writer = Writer(Frame(EN, (EN,), Interface(EN.babel), "", "", "", ""), page.document)
    assert writer.inline(page.shown[first]) == html
    assert [one.id for one in words] == ids


def test_a_word_leads_only_where_its_source_says_the_same() -> None:
    seizure = Explanation("seizure", ("crise", "crises"), "Des signaux.", ("seizure", "seizures"))
    for source, ids in {"After two seizures.": ["seizure"], "After a heart attack.": []}.items():
        _, words = explained(page_of("Après une crise.", source=source), [seizure])
        assert [one.id for one in words] == ids


def test_care_cards_and_words_stay_as_they_are() -> None:
    before = page_of("It is a cyst.")
    after, _ = explained(before, GLOSSARY)
    assert [plain(one.nodes) for one in after.shown] == [plain(one.nodes) for one in before.shown]
    pairs = zip(before.shown, after.shown, before.document.segments, strict=True)
    assert all(old == new for old, new, segment in pairs if segment.is_care)


def test_text_in_another_language_is_not_explained() -> None:
    page = page_of("It is a cyst.", ES)
    assert explained(page, GLOSSARY) == (page, ())


def test_no_word_is_found_inside_a_name_of_the_page_where_no_spaces_part_words() -> None:
    found = standing(("囊肿", "cyst"), ("表皮样囊肿", "skin cyst"))
    text = "表皮样囊肿是囊肿。A skin cyst."
    assert [match[0] for match in found.finditer(text)] == ["表皮样囊肿", "囊肿", "cyst"]
