"""The works of several pages, each once."""

from __future__ import annotations

import pytest

from tests.works import page, work
from webapp.content.model import Reference
from webapp.prose.languages import language_of
from webapp.works.gathering import find_contradictions, gather
from webapp.works.listing import listed

ENGLISH = language_of("en")

SAME = {
    "a DOI in other letters": (work("a", doi="10.1000/ABC"), work("b", doi="10.1000/abc"), 1),
    "a PubMed number": (work("a", pmid="7"), work("b", pmid="7", doi="10.1000/x"), 1),
    "an address": (work("a", url="https://example.org/a"), work("b", url="https://example.org/a"), 1),
    "nothing": (work("same", doi="10.1000/a"), work("same", doi="10.1000/b"), 2),
}


@pytest.mark.parametrize(("one", "other", "count"), SAME.values(), ids=SAME)
def test_references_are_of_one_work_if_they_share_an_identifier(
    one: Reference, other: Reference, count: int
) -> None:
    documents = [page("lump", works=(one,)), page("rash", works=(other,))]
    assert len(gather(documents, ENGLISH)) == count


def test_a_reference_joins_two_that_share_an_identifier_with_it_each() -> None:
    parts = work("a", doi="10.1000/a"), work("b", pmid="7")
    documents = [page("lump", works=parts), page("rash", works=(work("c", doi="10.1000/a", pmid="7"),))]
    [one] = gather(documents, ENGLISH)
    assert one.reference.id == "c", "the one that tells most"


def test_a_work_has_the_claims_of_all_its_pages() -> None:
    documents = [
        page("lump", "It hurts [@a]. It rests [@other].", works=(work("a", doi="10.1000/a"),)),
        page("rash", "It itches [@b].", works=(work("b", doi="10.1000/a"),)),
    ]
    [one] = gather(documents, ENGLISH)
    assert [(claim.slug, claim.text) for claim in one.claims] == [
        ("lump", "It hurts."),
        ("rash", "It itches."),
    ]


def test_works_stand_by_author_and_year() -> None:
    works = [("c", "Zed B", 1999), ("b", "abel C", 2004), ("a", "Abel C", 2001)]
    references = tuple(
        work(name, authors=authors, year=year, pmid=str(year)) for name, authors, year in works
    )
    assert [one.reference.id for one in gather([page("lump", works=references)], ENGLISH)] == ["a", "b", "c"]


CONTRADICTIONS = {
    "title": (work("b", doi="10.1000/a", title="Another study"), 'the title "Another study"'),
    "year": (work("b", doi="10.1000/a", year=2004), 'the year "2004"'),
    "pmid": (work("b", doi="10.1000/a", pmid="8"), 'the pmid "8"'),
}


@pytest.mark.parametrize(("other", "says"), CONTRADICTIONS.values(), ids=CONTRADICTIONS)
def test_references_to_one_work_that_say_different_things_are_a_mistake(other: Reference, says: str) -> None:
    first = work("a", doi="10.1000/a", pmid="7")
    [problem] = find_contradictions([page("lump", works=(first,)), page("rash", works=(other,))])
    assert str(problem).startswith(f'content/conditions/rash.md:5: reference "b" has {says}, but "a" of ')
    assert str(problem).endswith("; make them agree")


def test_other_capitals_and_stops_in_a_title_are_no_contradiction() -> None:
    one, other = work("a", doi="10.1000/a"), work("b", doi="10.1000/a", title="A Study.")
    assert not list(find_contradictions([page("lump", works=(one,)), page("rash", works=(other,))]))


def test_the_list_has_each_work_with_its_identifiers_and_claims() -> None:
    reference = work("a", doi="10.1000/a", pmid="7", title="Does it_hurt_?")
    documents = [page("lump", "It hurts [@a].", works=(reference, work("idle", pmid="9", authors="Zed B")))]
    text = listed(documents, gather(documents, ENGLISH))
    assert "Works: 2. Sentences that cite them: 1." in text
    assert "| [lump](../content/conditions/lump.md) | a, idle | 1 |" in text
    assert (
        "### Example A, 2003\n\nDoes it\\_hurt\\_? Journal 1:2. "
        "[DOI 10.1000/a](<https://doi.org/10.1000/a>), "
        "[PMID 7](<https://pubmed.ncbi.nlm.nih.gov/7/>)\n\n- `lump#about` It hurts.\n"
    ) in text
    assert text.endswith("- No sentence cites it.\n")
