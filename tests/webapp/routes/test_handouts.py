"""Handouts: a page made for paper, with no menus, nothing folded and the way back to it."""

from __future__ import annotations

import re
from base64 import b64encode
from hashlib import sha256
from html.parser import HTMLParser
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient

from tests.clinics import add_clinic
from tests.conftest import Edit
from webapp import create_app
from webapp.editions.building import build
from webapp.settings import Settings

SHEET = "/en/conditions/dry-skin/handout"


def headings(html: str) -> list[str]:
    return re.findall(r"<h[23][^>]*>([^<]*)</h[23]>", html)


@pytest.mark.parametrize(
    ("path", "status", "leads_to"),
    [
        ("/en/conditions/dry-skin/handout", 200, None),
        ("/es/conditions/runny-nose/handout", 200, None),
        ("/ar/guides/resting-well/handout", 200, None),
        ("/EN/conditions/dry-skin/handout", 308, "/en/conditions/dry-skin/handout"),
        ("/en/conditions/dry-skin/handout/", 308, "/en/conditions/dry-skin/handout"),
        ("/es/conditions/cold-nose/handout", 308, "/es/conditions/runny-nose/handout"),
        ("/ds01/es/handout", 308, "/es/conditions/dry-skin/handout"),
        ("/conditions/dry-skin/handout", 303, "/en/conditions/dry-skin/handout"),
        ("/en/conditions/no-such-page/handout", 404, None),
        ("/en/guides/dry-skin/handout", 308, "/en/conditions/dry-skin/handout"),
    ],
)
def test_a_handout_has_one_address_to_which_others_lead(
    client: FlaskClient, path: str, status: int, leads_to: str | None
) -> None:
    answer = client.get(path)
    assert (answer.status_code, answer.headers.get("Location")) == (status, leads_to)


def test_a_handout_holds_the_whole_page(client: FlaskClient) -> None:
    text = client.get(SHEET).text
    assert headings(text) == [
        "What dry skin is",
        "Symptoms",
        "Treatment",
        "When to get help",
        "Call your local emergency number now",
        "See a doctor today",
        "Make an ordinary appointment",
        "Questions people ask",
        "How often should I use a cream?",
        "Does drinking water help?",
        "Can I take long hot showers?",
        "References",
        "About this page",
    ]
    assert "<nav" not in text
    assert '<p class="level">Emergency</p>' in text
    assert "No clinician has reviewed this page yet. Last changed on January 15, 2026." in text
    assert text.count("localhost/ds01/en") == 2, "under the code and at the end"
    assert "<svg" in text


def test_what_is_ticked_is_shown_and_stays_ticked(client: FlaskClient) -> None:
    text = client.get(f"{SHEET}?form=1&s=symptoms&s=drink-water").text
    assert headings(text)[:4] == [
        "Symptoms",
        "Questions people ask",
        "Does drinking water help?",
        "References",
    ]
    assert re.findall(r'name="s" value="([^"]*)" checked', text) == ["symptoms", "drink-water"]
    assert "[2] Sample B. A toy reference. 2002. example.org/toy-2002" in text
    assert "[1]" not in text, "a reference that nothing on the sheet cites is left out"


def test_care_cards_stay_in_an_address_that_does_not_name_them(client: FlaskClient) -> None:
    assert "When to get help" in headings(client.get(f"{SHEET}?s=symptoms").text)


def test_citations_lead_to_the_reference_on_the_sheet(client: FlaskClient) -> None:
    text = client.get(SHEET).text
    targets = set(re.findall(r'href="#([^"]*)"', text))
    assert targets == {"ds01-ref-toy-2001", "ds01-ref-toy-2002"}
    assert targets <= set(re.findall(r'id="([^"]*)"', text))


def test_a_page_that_is_not_offered_says_so_and_marks_the_language(client: FlaskClient) -> None:
    text = client.get("/ar/conditions/dry-skin/handout").text
    assert '<html lang="ar" dir="rtl">' in text
    assert '<h1 lang="en" dir="ltr">Dry skin</h1>' in text
    assert "هذه الصفحة غير متاحة" in text


def test_a_machine_made_translation_is_labelled(client: FlaskClient) -> None:
    text = client.get("/es/conditions/runny-nose/handout").text
    assert '<p class="notice"><strong>Traducido por una máquina.</strong>' in text
    assert "notice" not in client.get("/en/conditions/runny-nose/handout").text.partition("<main>")[2]


def test_the_style_is_the_handouts_own_and_the_policy_admits_no_other(client: FlaskClient) -> None:
    for paper in ("a4", "letter"):
        answer = client.get(f"{SHEET}?paper={paper}")
        (style,) = re.findall(r"<style>(.*?)</style>", answer.text, re.DOTALL)
        digest = b64encode(sha256(style.encode()).digest()).decode()
        assert f"style-src 'sha256-{digest}';" in answer.headers["Content-Security-Policy"]
        assert f"size: {paper};" in style
        assert " style=" not in answer.text


def test_nothing_of_the_query_is_shown_but_what_we_know(client: FlaskClient) -> None:
    text = client.get(f"{SHEET}?s=secret&paper=secret&clinic=secret&form=secret&name=secret").text
    assert "secret" not in text
    assert "size: letter;" in text


def test_a_handout_may_be_kept_and_is_asked_for_again(client: FlaskClient) -> None:
    answer = client.get(SHEET)
    assert answer.headers["Cache-Control"] == "no-cache"
    assert "Accept-Language" not in answer.headers.get("Vary", "")
    again = client.get(SHEET, headers={"If-None-Match": answer.headers["ETag"]})
    assert again.status_code == 304
    assert client.get(f"{SHEET}?paper=a4").headers["ETag"] != answer.headers["ETag"]


class Sound(HTMLParser):
    """Finds elements left open and ids given twice."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.wrong: list[str] = []
        self.ids: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.ids += [str(value) for name, value in attrs if name == "id"]
        if tag not in {"meta", "link", "input", "img", "path"}:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag not in {"path", "input", "img"} and (not self.open or self.open.pop() != tag):
            self.wrong.append(tag)


@pytest.mark.parametrize(
    "path", ["/en/conditions/dry-skin", "/es/conditions/runny-nose", "/ar/conditions/dry-skin"]
)
def test_a_handout_is_sound_html(client: FlaskClient, path: str) -> None:
    read = Sound()
    read.feed(client.get(f"{path}/handout").text)
    assert (read.open, read.wrong) == ([], [])
    assert len(read.ids) == len(set(read.ids))


@pytest.fixture
def with_site(settings: Settings, edit: Edit) -> Flask:
    """A site of its own that has an address, with a clinician's review and a late translation."""
    edit(settings.content / "site.yaml", "name: Toy library", "name: Toy library\nurl: https://toy.example")
    nose = settings.content / "conditions" / "runny-nose.md"
    edit(nose, "Your nose drips for about 7 days", "Your nose often drips for about 7 days")
    assert not build(settings, lambda _: None).problems
    return create_app(settings.var)


def test_addresses_are_the_sites_and_figures_come_from_the_same_place(with_site: Flask) -> None:
    text = with_site.test_client().get(SHEET).text
    assert text.count("toy.example/ds01/en") == 2
    assert re.findall(r'src="(/figures/arm\.[0-9a-f]{10}\.png)"', text)
    assert 'loading="lazy"' not in text


def test_nothing_is_folded(with_site: Flask) -> None:
    text = with_site.test_client().get("/es/conditions/runny-nose/handout").text
    assert text.count("<details") == text.count("<details open") == 1


def test_a_clinic_that_the_library_knows_stands_in_the_head(toy: Path, settings: Settings) -> None:
    add_clinic(toy)
    build(settings, lambda _: None)
    client = create_app(settings.var).test_client()
    text = client.get("/ar/conditions/dry-skin/handout?clinic=river-street").text
    assert "<bdi>River Street Surgery</bdi>" in text
    assert '<bdi dir="ltr">+44 20 7946 0018</bdi>' in text
    assert '<input type="hidden" name="clinic" value="river-street">' in text, "another choice keeps it"
    assert "clinic=river-street" in text.partition("handout.pdf?")[2].partition('"')[0]
    assert (
        "giver"
        not in client.get("/ar/conditions/dry-skin/handout?clinic=another").text.partition("<main>")[2]
    )
