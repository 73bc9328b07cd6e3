"""A whole content folder: what is read from the toy library, and that no damage ends in a traceback."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from webapp.content.document import read_document
from webapp.content.model import Code, Document, Reference, Review
from webapp.content.reading import read_content
from webapp.content.site import Popular
from webapp.errors import SourceError

TOY = Path(__file__).parents[2] / "fixtures" / "toy" / "content"
SKIN = "conditions/dry-skin.md"
NOSE = "conditions/runny-nose.md"

Edit = Callable[[Path, str, str], None]


def toy_document(slug: str) -> Document:
    return next(one for one in read_content(TOY).documents if one.slug == slug)


def test_documents_are_read_from_both_folders_in_the_order_of_their_slugs() -> None:
    documents = read_content(TOY).documents
    assert [(one.kind, one.slug, one.page_id) for one in documents] == [
        ("conditions", "dry-skin", "ds01"),
        ("guides", "resting-well", "rw01"),
        ("conditions", "runny-nose", "rn01"),
    ]


def test_front_matter_is_read_field_by_field() -> None:
    skin, nose, rest = (toy_document(slug) for slug in ("dry-skin", "runny-nose", "resting-well"))
    assert skin.segments[skin.title].text == "Dry skin"
    assert skin.aliases is not None
    assert skin.segments[skin.aliases].text == "Flaky skin\nRough skin\nXerosis"
    assert skin.codes == (Code("ICD-10-CM", "L85.3", "exact"), Code("ICD-10", "L85", "broad"))
    assert (skin.urgency, skin.changed, skin.review) == ("non-urgent", date(2026, 1, 15), None)
    assert rest.review == Review(date(2026, 3, 2), "Dr Toy Example", date(2028, 3, 2))
    assert (nose.former_slugs, nose.former_anchors) == (("cold-nose",), {"signs": "symptoms"})
    assert nose.references == (
        Reference(
            "toy-2003",
            "A toy reference",
            "Example A",
            "Journal of Toys",
            2003,
            url="https://example.org/toy-2003",
        ),
    )
    [figure] = skin.figures
    assert (figure.file, skin.segments[figure.alt].place, skin.segments[figure.alt].line) == (
        "arm.png",
        "arm",
        30,
    )


def test_the_line_of_a_field_is_kept_for_mistakes_found_later() -> None:
    assert toy_document("runny-nose").lines == {
        "id": 2,
        "codes": 9,
        "references": 13,
        "references: toy-2003": 14,
        "reviewed": 21,
        "related: dry-skin": 12,
        "former_slugs: cold-nose": 4,
    }


def test_site_settings_are_read() -> None:
    site = read_content(TOY).site
    assert (site.name, site.source_tag, site.source_line, site.url) == ("Toy library", "en", 2, "")
    assert (site.coverage_threshold, site.popular[0]) == (0.8, Popular("dry-skin", "how-often", 5))


@pytest.mark.parametrize(
    ("mark", "newline"), [("\ufeff", "\n"), ("", "\r\n"), ("\ufeff", "\r\n"), ("", "\r")]
)
def test_windows_files_are_read_as_any_others(mark: str, newline: str, toy: Path) -> None:
    before = read_document(toy / "content" / SKIN, "conditions")
    text = (toy / "content" / SKIN).read_text(encoding="utf-8")
    (toy / "content" / SKIN).write_bytes((mark + text.replace("\n", newline)).encode())
    assert read_document(toy / "content" / SKIN, "conditions") == before


def test_files_that_editors_hide_are_no_pages(toy: Path) -> None:
    (toy / "content" / "conditions" / ".#dry-skin.md").symlink_to("nowhere")
    assert len(read_content(toy / "content").documents) == 3


def test_nobody_is_blamed_for_pointing_to_a_page_that_cannot_be_read(toy: Path, edit: Edit) -> None:
    edit(toy / "content" / NOSE, "title: Runny nose", "title: [")
    with pytest.raises(SourceError) as caught:
        read_content(toy / "content")
    assert [one.path.name for one in caught.value.problems] == ["runny-nose.md"]


NAMES = [SKIN, NOSE, "guides/resting-well.md", "site.yaml"]
NOISE = [
    "",
    "\n",
    " ",
    ":",
    "- ",
    "{",
    "[",
    "#",
    "\t",
    "*",
    "|",
    "<b>",
    "---\n",
    "`",
    '"',
    "\\",
    "![](",
    "> ",
    "&a ",
]


@given(st.sampled_from(NAMES), st.data())
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])  # each example mends the file
def test_no_damage_to_a_file_ends_in_a_traceback(toy: Path, name: str, data: st.DataObject) -> None:
    whole = (TOY / name).read_text(encoding="utf-8")
    start = data.draw(st.integers(0, len(whole)))
    end = data.draw(st.integers(start, min(len(whole), start + 80)))
    noise = data.draw(st.sampled_from(NOISE) | st.text(max_size=5))
    try:
        (toy / "content" / name).write_text(whole[:start] + noise + whole[end:], encoding="utf-8")
        read_content(toy / "content")
    except SourceError as error:
        for problem in error.problems:
            assert "\n" not in str(problem)
            lines = problem.path.read_text(encoding="utf-8").count("\n") + 1 if problem.path.is_file() else 1
            assert 1 <= problem.line <= lines
    finally:
        (toy / "content" / name).write_text(whole, encoding="utf-8")
