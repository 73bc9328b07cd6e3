"""A page as data says what its HTML says, of what language each text is, and where it is from."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import Edit
from tests.drawings import add_drawing
from tests.webapp.api.conftest import Tell
from webapp.api.model import Module, PageAnswer
from webapp.api.shapes import from_bytes, to_bytes
from webapp.editions.building import current_edition
from webapp.settings import Settings

ADDRESS = re.compile(r'(?:href|src)="([^"]*)"')


@pytest.mark.parametrize("tag", ["en", "es", "ar"])
def test_every_module_is_in_the_page_word_by_word(toy_edition: Settings, tag: str) -> None:
    site = current_edition(toy_edition.var) / "site"
    for path in (site / "api/v1" / tag / "pages").glob("*.json"):
        answer = from_bytes(PageAnswer, path.read_bytes())
        html = squeezed((site / f"{answer.url.lstrip('/')}.html").read_text(encoding="utf-8"))
        assert answer.modules
        for module in all_modules(answer):
            own = squeezed(module.html.replace(f'href="{answer.url}#', 'href="#'))
            assert own in html, f"{tag}/{answer.id}#{module.id}"
            for block in module.blocks:
                assert squeezed(block.html.replace(f'href="{answer.url}#', 'href="#')) in own


@pytest.mark.parametrize("tag", ["en", "es", "ar"])
def test_every_address_in_the_html_is_whole(tell: Tell, tag: str) -> None:
    found = [
        address
        for answer in tell(tag).values()
        for module in all_modules(answer)
        for html in (module.html, module.heading.html, *(one.html for one in module.blocks))
        for address in ADDRESS.findall(html)
    ]
    page = f"https://toy.example/{tag}/conditions/dry-skin"
    assert {f"{page}#ref-toy-2001", f"{page}#symptoms"} <= set(found)
    assert f"https://toy.example/{tag}/guides/resting-well#evening" in found
    assert "https://toy.example/figures/arm.0123456789.png" in found
    assert all(one.startswith(("https://toy.example/", "https://example.org/")) for one in found)


def test_without_a_site_addresses_begin_at_the_root(toy_edition: Settings) -> None:
    file = current_edition(toy_edition.var) / "site/api/v1/en/pages/ds01.json"
    answer = from_bytes(PageAnswer, file.read_bytes())
    assert (answer.url, answer.short) == ("/en/conditions/dry-skin", "/ds01/en")


def test_a_page_that_is_not_offered_says_so_and_holds_the_source(tell: Tell) -> None:
    answer = tell("ar")["ds01"]
    assert (answer.lang, answer.dir, answer.is_offered, answer.is_machine_made) == ("ar", "rtl", False, False)
    assert (answer.title.text, answer.title.lang, answer.title.standing) == ("Dry skin", "en", "missing")
    blocks = [block for module in all_modules(answer) for block in module.blocks]
    assert {(block.lang, block.dir, block.standing) for block in blocks} == {("en", "ltr", "missing")}
    assert {one.lang: one.is_offered for one in answer.alternates} == {"en": True, "es": False}


def test_what_a_machine_translated_is_labelled_wherever_it_goes(tell: Tell) -> None:
    answer = tell("es")["rn01"]
    assert answer.is_offered
    assert answer.is_machine_made
    assert "Traducido por una máquina" in answer.attribution.text
    assert 'href="https://toy.example/es/conditions/runny-nose"' in answer.attribution.html
    assert answer.attribution.url == answer.url


def test_a_text_that_is_missing_is_in_the_source_and_says_so(tell: Tell, toy: Path, edit: Edit) -> None:
    catalog = toy / "translations/es/LC_MESSAGES/runny-nose.po"
    edit(catalog, 'msgstr "Muchas veces sí, pero no siempre."', 'msgstr ""')
    question = tell("es", toy)["rn01"].modules[-1].entries[0]
    (block,) = question.blocks
    assert (block.lang, block.standing, block.html) == ("en", "missing", "Often, but not always.")
    assert 'lang="en"' in question.html


def test_modules_nest_and_keep_their_roles(tell: Tell) -> None:
    modules = {one.id: one for one in tell("en")["ds01"].modules}
    assert [one.role for one in modules.values()] == ["plain", "plain", "plain", "care", "faq"]
    assert [(one.id, one.role, one.label) for one in modules["help"].entries] == [
        ("emergency", "care", "Emergency"),
        ("urgent", "care", "Urgent"),
        ("non-urgent", "care", "Not urgent"),
    ]
    kinds = [one.kind for one in modules["treatment"].blocks]
    assert kinds == ["paragraph", *["cell"] * 11, *["item"] * 3]
    assert tell("en")["rn01"].modules[0].former_ids == ("signs",)


def test_a_drawing_has_its_colours_with_it_where_our_style_is_not(tell: Tell, toy: Path) -> None:
    add_drawing(toy)
    (symptoms, *_) = tell("es", toy)["rn01"].modules
    figure = symptoms.blocks[-1]
    assert (figure.kind, figure.lang, figure.dir) == ("figure", "es", "ltr")
    assert squeezed(figure.html) in squeezed(symptoms.html)
    assert '<rect width="360" height="160" fill="#fff"/>' in figure.html
    assert 'fill="#e8b89a"' in figure.html and ">Piel irritada</text>" in figure.html
    assert "gota" not in symptoms.text, "what a picture says is no text of the section"


def test_an_answer_reads_back_as_the_value_that_it_was(tell: Tell) -> None:
    for tag in ("en", "es"):
        for answer in tell(tag).values():
            assert from_bytes(PageAnswer, to_bytes(answer)) == answer


def all_modules(answer: PageAnswer) -> Iterator[Module]:
    for module in answer.modules:
        yield module
        yield from module.entries


def squeezed(html: str) -> str:
    return re.sub(r">\s+|\s+<", lambda match: match[0].strip(), html)
