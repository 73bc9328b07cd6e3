"""What is said to be gone is gone, has a reason or a successor, and the successor is there."""

from __future__ import annotations

from pathlib import Path

import pytest

from webapp.content.gone import Gone, GoneLocale, GonePage, GoneSection
from webapp.content.reading import read_content
from webapp.errors import SourceError

WHOLE = """\
pages:
  - {slug: old-page, id: op01, former_slugs: [older-page], reason: It helped nobody., successor: dry-skin}
sections:
  - {page: dry-skin, id: creams, successor: "dry-skin#treatment"}
locales:
  - {tag: fr, reason: No reader.}
"""
READ = Gone(
    (GonePage("old-page", "op01", ("older-page",), "It helped nobody.", "dry-skin", 2),),
    (GoneSection("dry-skin", "creams", "", "dry-skin#treatment", 4),),
    (GoneLocale("fr", "No reader.", "", 6),),
)

MISTAKES = {
    "an unknown list": ("page: []", '1: field "page" is unknown; did you mean "pages"?'),
    "no YAML": ("pages: [", '1: not YAML at "pages: [": expected the node content'),
    "no why": (
        "pages: [{slug: old, id: op01}]",
        '1: "old" has no reason and no successor; readers need one of them',
    ),
    "a name that a page has": (
        "pages: [{slug: dry-skin, id: op01, reason: Why.}]",
        '1: page "dry-skin" is not gone: a page has or had this name; remove it here',
    ),
    "a name that a page had": (
        "pages: [{slug: old, id: op01, former_slugs: [cold-nose], reason: Why.}]",
        '1: page "cold-nose" is not gone: a page has or had this name; remove it here',
    ),
    "an id that a page has": (
        "pages: [{slug: old, id: ds01, reason: Why.}]",
        '1: id "ds01" is not gone: a page has it; remove it here',
    ),
    "a successor that is not there": (
        "pages: [{slug: old, id: op01, successor: dry-skn}]",
        '1: successor "dry-skn" does not exist; did you mean "dry-skin"?',
    ),
    "a section that is not there": (
        'pages: [{slug: old, id: op01, successor: "dry-skin#treatmnt"}]',
        '1: successor "dry-skin#treatmnt" leads to no section of "dry-skin"; did you mean "treatment"?',
    ),
    "a section of no page": (
        "sections: [{page: dry-skn, id: old, reason: Why.}]",
        '1: page "dry-skn" does not exist; did you mean "dry-skin"?',
    ),
    "a section that a page has": (
        "sections: [{page: dry-skin, id: treatment, reason: Why.}]",
        '1: section "treatment" is not gone: "dry-skin" has it; remove it here',
    ),
    "a section that a page had": (
        "sections: [{page: runny-nose, id: signs, reason: Why.}]",
        '1: section "signs" is not gone: "runny-nose" has it; remove it here',
    ),
}


def test_a_library_says_what_is_gone(toy: Path) -> None:
    assert read_content(toy / "content").gone == Gone()
    (toy / "content/gone.yaml").write_text(WHOLE, encoding="utf-8")
    assert read_content(toy / "content").gone == READ


@pytest.mark.parametrize(("text", "says"), MISTAKES.values(), ids=MISTAKES)
def test_a_mistake_in_it_is_told(toy: Path, text: str, says: str) -> None:
    (toy / "content/gone.yaml").write_text(text, encoding="utf-8")
    with pytest.raises(SourceError) as caught:
        read_content(toy / "content")
    assert [str(one).startswith(f"{toy / 'content/gone.yaml'}:{says}") for one in caught.value.problems] == [
        True
    ]


@pytest.mark.parametrize(
    ("anchor", "why"),
    [
        ("share", "ends the address of another page"),
        ("handout", "ends the address of another page"),
        ("instead", "is one that every page has already"),
        ("instead-treatment", "is one that every page has already"),
    ],
)
def test_a_section_may_not_have_a_name_that_addresses_need(toy: Path, anchor: str, why: str) -> None:
    page = toy / "content/guides/resting-well.md"
    page.write_text(
        page.read_text(encoding="utf-8").replace("{#reading}", f"{{#{anchor}}}"), encoding="utf-8"
    )
    with pytest.raises(SourceError, match=f'anchor "{anchor}" {why}; choose another'):
        read_content(toy / "content")
