"""Pages taken apart and put together again."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from webapp.errors import PackError
from webapp.packs.records import assemble, split

TOP, MENU, FOOT = "<html>\n<style>a</style>\n", "<nav>\n<ul>\n", "</ul>\n</nav>\n<footer>\n</html>\n"
LINES = st.lists(st.sampled_from(["a\n", "b\n", "c\n", "ü\n", "\r\n", "\n", "last"]), max_size=8)
PAGES = st.dictionaries(st.sampled_from(["/en/", "/en/a", "/en/b", "/en/c"]), LINES.map("".join), min_size=1)


def page(title: str, body: str) -> bytes:
    return f"{TOP}<title>{title}</title>\n{MENU}<li>{title}</li>\n{FOOT}{body}</body>\n".encode()


SITE = {
    "/en/": page("Start", "<ul>\n<li>one</li>\n</ul>\n"),
    "/en/one": page("One", "<p>first</p>\n"),
    "/en/two": page("Two", "<p>second</p>\n<p>third</p>\n"),
}


def test_what_all_pages_share_is_written_once() -> None:
    found = split(SITE)
    assert found.frame == (TOP.encode(), MENU.encode(), FOOT.encode(), b"</body>\n")
    assert found.records["/en/one"] == b"<title>One</title>\n\0<li>One</li>\n\0<p>first</p>\n"


def test_an_edited_sentence_leaves_the_frame_and_the_other_records() -> None:
    before, after = split(SITE), split(SITE | {"/en/one": SITE["/en/one"].replace(b"first", b"last")})
    assert after.frame == before.frame
    assert {one for one in SITE if after.records[one] != before.records[one]} == {"/en/one"}


def test_a_new_page_leaves_the_frame_and_the_other_records() -> None:
    before, after = split(SITE), split(SITE | {"/en/three": page("Three", "<p>new</p>\n")})
    assert after.frame == before.frame
    assert {one: after.records[one] for one in SITE} == before.records


def test_the_order_in_which_pages_come_changes_nothing() -> None:
    again = split(dict(reversed(SITE.items())))
    assert (again.frame, again.records) == (split(SITE).frame, split(SITE).records)


@given(pages=PAGES)
@example(pages={"/en/": ""})
@example(pages={"/en/": "a\n", "/en/a": "a\n"})
@example(pages={"/en/": "a\na\n", "/en/a": "a\n"})
@example(pages={"/en/": "a\nb\nc\n", "/en/a": "c\nb\na\n"})
def test_every_page_is_put_together_again(pages: dict[str, str]) -> None:
    found = split({address: text.encode() for address, text in pages.items()})
    assert len(found.frame) >= 2, "so that an empty record is one text"
    for address, text in pages.items():
        assert assemble(found.frame, found.records[address]) == text.encode()


def test_a_page_that_holds_a_nul_is_refused() -> None:
    with pytest.raises(PackError, match="/en/two: holds a NUL"):
        split(SITE | {"/en/two": b"a\0b"})


def test_a_record_of_another_frame_is_refused() -> None:
    with pytest.raises(PackError, match="3 texts where the frame leaves room for 1"):
        assemble((b"a", b"b"), b"x\0y\0z")
