"""The works of a library as Markdown: what each is, where it is found, and what it is cited for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from webapp import links
from webapp.content.inline import escaped
from webapp.content.model import Document, Reference
from webapp.works.gathering import Work


def listed(documents: Sequence[Document], works: Sequence[Work]) -> str:
    """Return the text of the list; the same content gives the same bytes."""
    return "\n".join([*_head(works), *_pages(documents, works), *_works(works)]) + "\n"


def _head(works: Sequence[Work]) -> Iterator[str]:
    claims = {(one.slug, one.anchor, one.text) for work in works for one in work.claims}
    yield "# References"
    yield ""
    yield "Written by `pocketleaf content references` from the pages; edit those. Under each work stand the"
    yield "sentences that cite it, so that a person can check whether it says so."
    yield ""
    yield f"Works: {len(works)}. Sentences that cite them: {len(claims)}."


def _pages(documents: Sequence[Document], works: Sequence[Work]) -> Iterator[str]:
    yield from ("", "## By page", "", "| page | works | sentences |", "| --- | --- | --- |")
    for document in documents:
        claims = {
            (one.anchor, one.text) for work in works for one in work.claims if one.slug == document.slug
        }
        names = ", ".join(one.id for one in document.references)
        yield f"| [{document.slug}](../content/{document.label}) | {names} | {len(claims)} |"


def _works(works: Sequence[Work]) -> Iterator[str]:
    yield from ("", "## By work")
    for work in works:
        reference = work.reference
        yield from ("", f"### {escaped(reference.authors)}, {reference.year}", "")
        title = f"{escaped(reference.title)}{_stop(reference.title)}"
        yield f"{title} {escaped(reference.source)}. {_found(reference)}"
        yield ""
        for claim in work.claims:
            yield f"- `{claim.slug}#{claim.anchor}` {escaped(claim.text)}"
        if not work.claims:
            yield "- No sentence cites it."


def _stop(title: str) -> str:
    return "" if title.endswith((".", "?", "!")) else "."


def _found(reference: Reference) -> str:
    """Return every identifier that a work has, as a link."""
    doi, pmid, url = reference.doi, reference.pmid, reference.url
    places = (
        (f"DOI {doi}", links.reference(doi=doi, pmid="", url=""), doi),
        (f"PMID {pmid}", links.reference(doi="", pmid=pmid, url=""), pmid),
        (url, url, url),
    )
    return ", ".join(f"[{escaped(words)}](<{address}>)" for words, address, given in places if given)
