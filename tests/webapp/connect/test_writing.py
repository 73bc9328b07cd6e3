"""Whatever is sent, an answer is sound: strict clients read the same in all three forms."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.webapp.routes.infobutton import read_json, read_script, read_xml
from webapp.connect.feed import Library, feed_of
from webapp.connect.request import Kind, read_request
from webapp.connect.writing import write
from webapp.errors import RequestError

TOY = Library("A & <B>", "en", "https://toy.example", "/en/", "Nothing", date(2026, 1, 15))
NAMES = [
    f"{root}.{form}.{part}{number}"
    for root in ("mainSearchCriteria", "SUBTOPIC")
    for form in "vc"
    for part in ("c", "cs", "dn", "ot")
    for number in ("", "1", "07")
]
PAIR = st.tuples(
    st.sampled_from([*NAMES, "age.v.u", "informationRecipient.languageCode.c"]) | st.text(),
    st.text(st.characters(), max_size=30),
)


@given(st.lists(PAIR, max_size=12))
def test_any_parameters_get_a_sound_answer_or_one_line(pairs: list[tuple[str, str]]) -> None:
    try:
        asked = read_request([("mainSearchCriteria.v.c", "x"), ("mainSearchCriteria.v.cs", "y"), *pairs])
    except RequestError as error:
        assert "\n" not in str(error)
        return
    feed = feed_of(TOY, asked, ())
    xml = read_xml(write(feed, Kind.XML))
    assert xml == read_json(write(feed, Kind.JSON)) == read_script(write(feed, Kind.SCRIPT, "f"), "f")
    assert xml.categories == asked.mirrored


@pytest.mark.parametrize("value", ["\u2028", "\u2029", "</script>", "]]>", "&amp;", "\ufffe", "\x7f\x85"])
def test_what_would_end_a_script_or_an_element_does_not(value: str) -> None:
    pairs = [("mainSearchCriteria.v.c", "x" + value), ("mainSearchCriteria.v.cs", "y")]
    feed = feed_of(TOY, read_request(pairs), ())
    script = write(feed, Kind.SCRIPT, "f").decode()
    assert "<" not in script
    assert not {"\u2028", "\u2029"} & set(script)
    assert read_script(script.encode(), "f") == read_xml(write(feed, Kind.XML))
