"""HTML that we wrote, as a tree and back."""

from __future__ import annotations

from html import escape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from webapp.pairing.tree import Element, html_of, tree_of

values = st.none() | st.text(st.characters(exclude_categories=["Cc", "Cs"]))
names = st.sampled_from(["class", "href", "lang", "hidden"])
texts = st.text(st.characters(exclude_categories=["Cc", "Cs"])).map(escape).filter(str.strip)
attributes = st.dictionaries(names, values)
elements = st.recursive(
    st.builds(Element, st.just("img"), attributes),
    lambda inner: st.builds(
        Element, st.sampled_from(["p", "li", "span"]), attributes, st.lists(inner | texts).map(tuple)
    ),
)


@given(elements)
def test_a_tree_is_written_as_it_is_read(tree: Element) -> None:
    html = html_of(tree)
    assert html_of(tree_of(html)) == html


def test_a_text_keeps_its_escapes() -> None:
    html = '<p title="a &amp; &lt;b&gt;">1 &lt; 2 &#38; &nbsp;&amp;lt; <br>x</p>'
    assert html_of(tree_of(html)) == html


@pytest.mark.parametrize("html", ["", "words", "<p>", "</p>", "<p></li>", "<p></p><p></p>", "<p><b></p></b>"])
def test_html_that_is_not_one_whole_element_is_refused(html: str) -> None:
    with pytest.raises(ValueError, match=r"closes|whole"):
        tree_of(html)
