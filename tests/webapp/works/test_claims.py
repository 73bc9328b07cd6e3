"""Which sentences cite what."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.works import page
from webapp.content.model import SegmentKind
from webapp.prose.languages import language_of
from webapp.works.claims import Claim, claims_of

CLAIMS = {
    "before the stop": ("It rests. It hurts [@a].", ["It hurts."], [("a",)]),
    "behind the stop": ("It hurts. [@a] It rests.", ["It hurts."], [("a",)]),
    "in the middle": ("It hurts [@a] and it rests. It is so.", ["It hurts and it rests."], [("a",)]),
    "two together": ("It hurts [@a] [@b].", ["It hurts."], [("a", "b")]),
    "one twice": ("It hurts [@a], and burns [@a].", ["It hurts, and burns."], [("a",)]),
    "in stress": ("**It hurts [@a].** It rests.", ["It hurts."], [("a",)]),
    "with a fact": ("Call {number} [@a].", ["Call {number}."], [("a",)]),
    "nothing": ("It hurts.", [], []),
}


@pytest.mark.parametrize(("text", "says", "cites"), CLAIMS.values(), ids=CLAIMS)
def test_a_sentence_claims_what_it_says_with_what_it_cites(
    text: str, says: list[str], cites: list[tuple[str, ...]]
) -> None:
    claims = list(claims_of(page("lump", text), language_of("en")))
    assert ([one.text for one in claims], [one.references for one in claims]) == (says, cites)


def test_an_item_of_a_list_claims_with_the_words_above_it() -> None:
    texts = page("lump", "It is usually:", "soft [@a]", "Then it grows [@a].", "An item [@a]")
    kinds = (SegmentKind.PARAGRAPH, SegmentKind.ITEM, SegmentKind.PARAGRAPH, SegmentKind.ITEM)
    segments = (replace(one, kind=kind) for one, kind in zip(texts.segments[2:], kinds, strict=True))
    document = replace(texts, segments=(*texts.segments[:2], *segments))
    said = [one.text for one in claims_of(document, language_of("en"))]
    assert said == ["It is usually: soft", "Then it grows.", "An item"]


def test_a_claim_names_its_page_and_section() -> None:
    [claim] = claims_of(page("lump", "It hurts [@a]."), language_of("en"))
    assert claim == Claim("lump", "about", "It hurts.", ("a",))
