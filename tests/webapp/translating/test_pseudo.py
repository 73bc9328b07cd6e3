"""Made-up languages keep the structure of a page and every placeholder, and nothing else as it is."""

from __future__ import annotations

import re
import unicodedata

import pytest

from tests.shelf import shelf
from webapp.content.inline import plain, structure, walk
from webapp.locales import PSEUDO, PSEUDO_MIRRORED, PseudoLocale
from webapp.translating.pseudo import PseudoInterface, pseudo, pseudo_page


@pytest.mark.parametrize("tag", [PSEUDO, PSEUDO_MIRRORED])
def test_every_text_of_a_real_library_keeps_its_structure(tag: str) -> None:
    library = shelf()
    for page in library.translate(library.source).pages.values():
        made = pseudo_page(page, PseudoLocale(tag))
        for before, after in zip(page.shown, made.shown, strict=True):
            assert structure(after.nodes) == structure(before.nodes)
            assert len(list(walk(after.nodes))) >= len(list(walk(before.nodes)))
            assert re.findall(r"\d+", plain(after.nodes)) == re.findall(r"\d+", plain(before.nodes))
            assert after.text.startswith("[") and after.text.endswith("]")


def test_accented_words_are_longer_and_placeholders_stay() -> None:
    made = pseudo("Reviewed by {name} on {date}.")
    assert made == "[Ŕééṽïïééŵééđ ƀý {name} ööñ {date}.]"


def test_mirrored_words_are_of_letters_that_run_from_right_to_left() -> None:
    made = pseudo("Call {name} now", is_mirrored=True)
    kinds = {unicodedata.bidirectional(one) for one in made.replace("{name}", "") if one.isalpha()}
    assert kinds == {"R"} and "{name}" in made


def test_numbers_are_put_into_made_up_sentences() -> None:
    speaks = PseudoInterface(PseudoLocale(PSEUDO).babel)
    assert speaks.plural("{number} hit", "{number} hits", 2) == "[2 ĥïïţš]"
    assert speaks.text("{a} of {b}", a=1, b=2) == "[1 ööƒ 2]"
