"""Inline trees as HTML: no text whatever becomes an element or attribute that we did not write."""

from __future__ import annotations

from collections import defaultdict
from functools import cache
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from webapp.catalogs.interface import Interface
from webapp.content.document import read_document
from webapp.content.inline import Citation, Foreign, Isolated, Text, parse_inline, plain, walk
from webapp.library.model import Shown, Standing
from webapp.locales import Locale
from webapp.pages.frame import Frame
from webapp.pages.markup import Writer

TOY = Path(__file__).parents[2] / "fixtures" / "toy" / "content"
EN, AR = Locale("en"), Locale("ar")
PIECES = [
    "a",
    " ",
    "<script>",
    "</p>",
    "<b onclick='x'>",
    "<",
    ">",
    '"',
    "'",
    "&",
    "&lt;",
    "&#60;",
    "**",
    "*",
    "`",
]
PIECES += [
    "[",
    "](",
    ")",
    "](x)",
    "](https://x.org/'\")",
    '](<https://x.org/"onclick="x>)',
    "](javascript:x)",
]
PIECES += [
    "[@toy-2003]",
    "![",
    "<!--",
    "-->",
    "<![CDATA[",
    "\\",
    "{{",
    "%",
    "\u202e",
    "]]>",
    "<https://x.org>",
]

texts = st.text() | st.lists(st.sampled_from(PIECES), max_size=12).map("".join)


@cache
def writer(locale: Locale = EN) -> Writer:
    document, _ = read_document(TOY / "conditions" / "runny-nose.md", "conditions")
    assert document
    documents = defaultdict(lambda: document)
    interface = Interface(locale.babel)
    return Writer(Frame(locale, (EN, AR), interface, "Toy", "", "", "", documents), document)


def shown(text: str) -> Shown:
    return Shown(parse_inline(text), EN, Standing.CURRENT, text)


WRITTEN = [
    ("a < b & c", "a &lt; b &amp; c"),
    ("**a** *b* `<c>`", "<strong>a</strong> <em>b</em> <code>&lt;c&gt;</code>"),
    ("a <script>b</script>", "a &lt;script&gt;b&lt;/script&gt;"),
    ("Said so [@toy-2003].", 'Said so<a class="cite" href="#ref-toy-2003">[1]</a>.'),
    ("[a](#symptoms)", '<a href="#symptoms">a</a>'),
    ("[a](runny-nose)", '<a href="/en/conditions/runny-nose">a</a>'),
    ("[a](runny-nose#symptoms)", '<a href="/en/conditions/runny-nose#symptoms">a</a>'),
    ('[a](https://x.org/?b=1&c="d")', '<a href="https://x.org/?b=1&amp;c=%22d%22" rel="noreferrer">a</a>'),
    ("[a](javascript:b)", "[a](javascript:b)"),
]


@pytest.mark.parametrize(("text", "html"), WRITTEN)
def test_a_text_is_written_as_html(text: str, html: str) -> None:
    assert writer().inline(shown(text)) == html


def test_a_text_in_another_language_is_marked() -> None:
    assert writer(AR).said(shown("*a*")) == '<span lang="en" dir="ltr"><em>a</em></span>'
    assert writer(EN).said(shown("*a*")) == "<em>a</em>"


def test_a_value_in_its_own_direction_is_set_apart() -> None:
    number = Shown((Text("اتصل على "), Isolated("+44 <20>", "ltr")), AR, Standing.CURRENT, "")
    assert writer(AR).said(number) == 'اتصل على <bdi dir="ltr">+44 &lt;20&gt;</bdi>'
    assert plain(number.nodes) == "اتصل على \u2066+44 <20>\u2069"


class Gatherer(HTMLParser):
    """Gathers what a browser would make of a piece of HTML."""

    def __init__(self) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.words = ""

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attributes)))

    def handle_data(self, data: str) -> None:
        self.words += data

    def handle_comment(self, data: str) -> None:
        raise AssertionError(f"a comment: {data}")

    def handle_decl(self, decl: str) -> None:
        raise AssertionError(f"a declaration: {decl}")

    def handle_pi(self, data: str) -> None:
        raise AssertionError(f"an instruction: {data}")

    unknown_decl = handle_decl


@given(texts)
def test_no_text_brings_html_of_its_own(text: str) -> None:
    words = shown(text)
    gatherer = Gatherer()
    gatherer.feed(str(writer().inline(words)))
    gatherer.close()
    for tag, attributes in gatherer.elements:
        assert tag in ("strong", "em", "code", "a")
        assert set(attributes) <= ({"href", "class", "rel"} if tag == "a" else set())
        assert not (attributes.get("href") or "").lower().startswith(("javascript:", "data:", "vbscript:"))
    citations = sum(isinstance(node, Citation) for node in walk(words.nodes))
    assert "".join(gatherer.words.replace("[1]", "", citations).split()) == "".join(
        plain(words.nodes).split()
    )


@given(texts)
def test_what_may_not_stand_in_a_text_is_shown_letter_by_letter(text: str) -> None:
    html = writer().inline(shown(text))
    for node in walk(parse_inline(text)):
        if isinstance(node, Foreign) and "<" in node.text:
            assert node.text not in html
