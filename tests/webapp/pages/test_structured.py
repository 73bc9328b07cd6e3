"""What machines are told of a page is what it shows, no more and in no other words."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from html import unescape
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import TOY, Edit
from tests.shelf import SHELF, TAGS
from webapp.library.reading import load_library
from webapp.pages.frame import Frame
from webapp.pages.listing import Listing
from webapp.pages.rendering import render_page
from webapp.settings import read_settings

URL = "https://toy.example"
ELEMENT = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.DOTALL)
CITED = re.compile(r'<a class="cite"[^>]*>.*?</a>')

Render = Callable[..., dict[str, str]]


def rendered(folder: Path, tag: str, *, url: str = URL, is_listed: bool = True) -> dict[str, str]:
    """Return the pages that a library offers in a language, by slug."""
    library = load_library(folder / "content", folder / "translations", read_settings().shipped)
    made = library.translate(next(one for one in library.locales if one.tag == tag))
    documents = {one.slug: one for one in library.content.documents}
    listed = frozenset(TAGS) if is_listed else frozenset()
    frame = Frame(
        locale=made.locale,
        locales=library.locales,
        interface=made.interface,
        site_name="Toy library",
        site_url=url,
        style="",
        static="",
        documents=documents,
        figures={
            one.file: f"/figures/{one.file}" for document in documents.values() for one in document.figures
        },
        glossary=made.glossary,
        listing=Listing(dict.fromkeys(documents, listed), listed),
    )
    offers = {slug: frozenset(TAGS) for slug in documents}
    return {page.document.slug: render_page(page, frame, offers, []) for page in made.offered}


def told(html: str) -> dict[str, Any]:
    found = ELEMENT.findall(html)
    assert len(found) == 1
    value: dict[str, Any] = json.loads(found[0])
    return value


def words_of(html: str) -> str:
    """Return what a reader sees, without the numbers of references."""
    plain = re.sub(
        r"<[^>]+>", " ", re.sub(r"</?(?:strong|em|a|bdi|code|span)\b[^>]*>", "", CITED.sub("", html))
    )
    return " ".join(unescape(plain).split())


def texts_in(value: object, name: str = "") -> Iterator[tuple[str, str]]:
    """Yield every text that is told, with the name of its property."""
    if isinstance(value, dict):
        for key, one in value.items():
            yield from texts_in(one, key)
    elif isinstance(value, list):
        for one in value:
            yield from texts_in(one, name)
    else:
        yield name, str(value)


@pytest.mark.parametrize("tag", TAGS)
def test_every_text_stands_on_the_page(tag: str) -> None:
    pages = rendered(SHELF, tag)
    assert len(pages) == 4
    for html in pages.values():
        seen = words_of(ELEMENT.sub("", html[html.index("<main") :]))
        said = [
            text
            for name, text in texts_in(told(html))
            if name in ("name", "description", "text", "alternateName")
        ]
        assert len(said) > 20
        for line in (line for text in said for line in text.splitlines()):
            assert " ".join(line.split()) in seen


@pytest.mark.parametrize("tag", TAGS)
def test_no_text_is_told_twice(tag: str) -> None:
    for html in rendered(SHELF, tag).values():
        answers = [text for name, text in texts_in(told(html)) if name == "text"]
        assert len(answers) == len(set(answers)) > 5


def test_a_condition_is_told_with_its_parts_and_codes() -> None:
    page = told(rendered(TOY, "en")["runny-nose"])
    assert (page["@type"], page["@id"]) == ("MedicalWebPage", f"{URL}/en/conditions/runny-nose")
    assert page["dateModified"] == "2026-02-01"
    assert page["about"]["code"] == [
        {"@type": "MedicalCode", "codeValue": "J34.89", "codingSystem": "ICD-10-CM"}
    ]
    assert [one.get("hasHealthAspect", {}).get("@id", one["@type"]) for one in page["hasPart"]] == [
        "https://schema.org/SymptomsHealthAspect",
        "https://schema.org/TreatmentsHealthAspect",
        "https://schema.org/SeeDoctorHealthAspect",
        "FAQPage",
    ]
    assert page["hasPart"][-1]["mainEntity"] == [
        {
            "@type": "Question",
            "name": "Is it a cold?",
            "acceptedAnswer": {"@type": "Answer", "text": "Often, but not always."},
        }
    ]


def test_a_translation_names_its_original() -> None:
    page = told(rendered(TOY, "es")["runny-nose"])
    assert page["inLanguage"] == "es"
    assert page["translationOfWork"] == {"@id": f"{URL}/en/conditions/runny-nose"}


def test_a_guide_is_about_no_condition() -> None:
    assert "about" not in told(rendered(TOY, "en")["resting-well"])


def test_nobody_is_named_who_has_not_reviewed(toy: Path, edit: Edit) -> None:
    assert "reviewedBy" not in told(rendered(toy, "en")["runny-nose"])
    path = toy / "content/conditions/runny-nose.md"
    edit(path, "reviewed: not yet", "reviewed: {date: 2026-03-01, by: Dr Example, next: 2028-03-01}")
    page = told(rendered(toy, "en")["runny-nose"])
    assert (page["lastReviewed"], page["reviewedBy"]) == (
        "2026-03-01",
        [{"@type": "Person", "name": "Dr Example"}],
    )
    assert "reviewedBy" not in told(rendered(toy, "es")["runny-nose"]), "the translation was not"


def test_an_answer_in_another_language_is_left_out(toy: Path, edit: Edit) -> None:
    edit(
        toy / "content/conditions/runny-nose.md", "Often, but not always.", "Seldom, since it lasts 9 weeks."
    )
    html = rendered(toy, "es")["runny-nose"]
    assert "Seldom" in html
    assert "Seldom" not in json.dumps(told(html))


def test_no_text_ends_the_element(toy: Path, edit: Edit) -> None:
    edit(toy / "content/conditions/runny-nose.md", "Often, but not always.", "`</script><b>` is text.")
    page = told(rendered(toy, "en")["runny-nose"])
    assert page["hasPart"][-1]["mainEntity"][0]["acceptedAnswer"]["text"] == "</script><b> is text."


@pytest.mark.parametrize("wanting", [{"url": ""}, {"is_listed": False}])
def test_nothing_is_told_without_an_address_or_of_what_is_not_listed(wanting: dict[str, Any]) -> None:
    assert not ELEMENT.search(rendered(TOY, "en", **wanting)["runny-nose"])
