"""What is read of the care cards in a page's HTML."""

from __future__ import annotations

from webapp.pages.care import care_of

PAGE = """<section class="plain"><h2 id="a">Signs</h2><p>Pain</p></section>
<section class="care">
<h2 id="help">When to get help</h2>
<section class="card urgent" aria-labelledby="urgent">
<h3 id="urgent">Today</h3>
<p>Call <a href="tel:112">112</a>.</p>
</section>
<section class="card emergency"><h3>Now</h3></section>
</section>
<section class="faq"><h3>Is it bad?</h3></section>
"""
SAID = ("When to get help", "Today", "Call", "tel:112", "112", ".", "Now")


def test_texts_and_addresses_of_the_cards_are_read() -> None:
    assert care_of(PAGE) == SAID


def test_other_markup_around_the_same_words_is_no_other_card() -> None:
    assert care_of(PAGE.replace('<h3 id="urgent">', '<h3 class="b" id="urgent">\n')) == SAID


def test_a_page_without_cards_says_nothing_of_care() -> None:
    assert care_of(PAGE.replace('class="care"', 'class="plain"')) == ()


def test_cards_that_never_end_are_read_to_the_end() -> None:
    assert care_of('<section class="care"><p>Call')[:1] == ("Call",)
