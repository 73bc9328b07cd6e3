"""What stands inside one segment, and that no text whatever breaks its reader."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from webapp.content.inline import (
    Citation,
    Code,
    Emphasis,
    Fact,
    Foreign,
    Inline,
    Link,
    Strong,
    Text,
    escaped,
    parse_inline,
    plain,
    structure,
    walk,
)
from webapp.text import one_line

PIECES = ["a", "word", " ", "*", "**", "_", "`", "[", "](", ")", "[@ab-1]", "<b>", "</b>", "<", "&lt;", "\\"]
PIECES += [
    "![",
    "#",
    "(slug#part)",
    "https://example.org",
    "<https://example.org>",
    "<!--",
    "\n",
    "  \n",
    "|",
    "؟",
    "{",
    "}",
    "{a-b}",
]

written = st.text(st.characters(codec="utf-8", exclude_characters="\0"))  # files with NUL are refused
texts = st.text() | st.lists(st.sampled_from(PIECES)).map("".join)

TREES: dict[str, list[Inline]] = {
    "": [],
    "Plain words.": [Text("Plain words.")],
    "50% of people": [Text("50% of people")],
    "a **b** *c* `d`": [
        Text("a "),
        Strong((Text("b"),)),
        Text(" "),
        Emphasis((Text("c"),)),
        Text(" "),
        Code("d"),
    ],
    "**a *b* c**": [Strong((Text("a "), Emphasis((Text("b"),)), Text(" c")))],
    "[a](slug)": [Link("slug", (Text("a"),))],
    "[a](slug#part)": [Link("slug#part", (Text("a"),))],
    "[*a*](#part)": [Link("#part", (Emphasis((Text("a"),)),))],
    "[a](https://example.org/b)": [Link("https://example.org/b", (Text("a"),))],
    "<https://example.org/b>": [Link("https://example.org/b", (Text("https://example.org/b"),))],
    "Said so [@ab-1].": [Text("Said so"), Citation("ab-1"), Text(".")],
    "Said so[@ab-1][@b2].": [Text("Said so"), Citation("ab-1"), Citation("b2"), Text(".")],
    "Said so. [@ab-1]": [Text("Said so."), Citation("ab-1")],
    "a\nb": [Text("a"), Text(" "), Text("b")],
    "**so [@ab-1]**": [Strong((Text("so"), Citation("ab-1")))],
    "Call {a-b2} now": [Text("Call "), Fact("a-b2"), Text(" now")],
    "**{a}** [{b}](c)": [Strong((Fact("a"),)), Text(" "), Link("c", (Fact("b"),))],
    "{a} [@ab-1]": [Fact("a"), Citation("ab-1")],
    "\\{a} `{a}` {2} {A} {a_b} {a b} {ä} {} {a": [
        Text("{a} "),
        Code("{a}"),
        Text(" {2} {A} {a_b} {a b} {ä} {} {a"),
    ],
    "[@]": [Text("[@]")],
    "[a](javascript:b)": [Text("[a](javascript:b)")],
    "a <b>c</b>": [Text("a "), Foreign("raw HTML", "<b>"), Text("c"), Foreign("raw HTML", "</b>")],
    "<!-- a -->": [Foreign("raw HTML", "<!-- a -->")],
    "![a](b.svg)": [Foreign("picture", "a")],
    "a\\\nb": [Text("a"), Foreign("line break", ""), Text("b")],
    "a &lt;b&gt; \\*c\\*": [Text("a <b> *c*")],
    "5 < 6 & 7 > 6": [Text("5 < 6 & 7 > 6")],
    "2 * 3 * 4": [Text("2 * 3 * 4")],
    "بارد **جدًا**": [Text("بارد "), Strong((Text("جدًا"),))],
    "**标题。**正文": [Strong((Text("标题。"),)), Text("正文")],
    "他说**“好”**了": [Text("他说"), Strong((Text("“好”"),)), Text("了")],
    "**ឈឺ។**ក": [Strong((Text("ឈឺ។"),)), Text("ក")],
    "**b.**c **标 题**": [Text("**b.**c "), Strong((Text("标 题"),))],
    "** 标题。**": [Text("** 标题。**")],
}

STRUCTURES = [
    ("[a](x) and **b**", "**B** y [A](x)", True),
    ("Said [@a1].", "Dicho [@a1].", True),
    ("[**a**](x)", "**[a](x)**", False),
    ("[a](x)", "[a](y)", False),
    ("[a](x)", "a", False),
    ("Said [@a1].", "Dicho [@a2].", False),
    ("take `5 mg`", "tome `5 mg`", True),
    ("take `5 mg`", "tome `50 mg`", False),
    ("[a](x)", "[a](x) [a](x)", False),
    ("a", "<b>a</b>", False),
]


@pytest.mark.parametrize(("text", "tree"), TREES.items(), ids=list(TREES))
def test_a_text_is_read_as_a_tree(text: str, tree: list[Inline]) -> None:
    assert list(parse_inline(text)) == tree


@pytest.mark.parametrize(("one", "other", "is_equal"), STRUCTURES)
def test_structure_holds_all_but_words_and_order(one: str, other: str, *, is_equal: bool) -> None:
    assert (structure(parse_inline(one)) == structure(parse_inline(other))) is is_equal


def test_plain_words_have_neither_marks_nor_citations() -> None:
    assert plain(parse_inline("Take **two** of [these](x) `now` [@a1].")) == "Take two of these now."


@given(texts)
def test_no_text_breaks_the_reader(text: str) -> None:
    assert all(isinstance(node, Inline) for node in walk(parse_inline(text)))


@given(texts, st.randoms(use_true_random=False))
def test_where_a_paragraph_is_wrapped_does_not_change_its_structure(text: str, random: object) -> None:
    choose = random.choice  # type: ignore[attr-defined]
    kept = one_line(text.replace("\\", "").replace("<", ""))
    wrapped = "".join(choose(" \n") if letter == " " else letter for letter in kept)
    assert structure(parse_inline(wrapped)) == structure(parse_inline(kept))


@given(written.map(one_line))
def test_an_escaped_text_reads_as_the_same_words(text: str) -> None:
    nodes = parse_inline(escaped(text))
    assert all(isinstance(node, Text) for node in nodes)
    assert plain(nodes) == " ".join(text.split())


@given(texts)
def test_folding_white_space_twice_is_folding_it_once(text: str) -> None:
    assert one_line(one_line(text)) == one_line(text)
