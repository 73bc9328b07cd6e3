"""Clinics and lists as readers meet them: files of the edition, or made from an address alone."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from tests.clinics import add_clinic
from tests.conftest import TOY
from webapp import create_app
from webapp.editions.building import build
from webapp.settings import Settings

CLINIC = "/{}/clinic/river-street"
CALL = '<a href="tel:+442079460018"><bdi dir="ltr">+44 20 7946 0018</bdi></a>'


@pytest.fixture(scope="module")
def clinics(tmp_path_factory: pytest.TempPathFactory) -> FlaskClient:
    """A browser that asks the toy library with a clinic, published at a web address."""
    toy = shutil.copytree(TOY, tmp_path_factory.mktemp("clinics") / "toy")
    add_clinic(toy)
    site = toy / "content" / "site.yaml"
    lines = [one for one in site.read_text(encoding="utf-8").split("\n") if not one.startswith("url:")]
    site.write_text("\n".join(lines) + "\nurl: https://leaf.example\n", encoding="utf-8")
    settings = Settings(toy / "content", toy / "translations", toy.parent / "var")
    build(settings, lambda _: None)
    return create_app(settings.var).test_client()


def read(client: FlaskClient, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200, address
    return answer.text


@pytest.mark.parametrize("tag", ["en", "es", "ar"])
def test_a_clinic_can_be_called_from_its_page_in_every_language(clinics: FlaskClient, tag: str) -> None:
    text = read(clinics, CLINIC.format(tag))
    assert "<h1><bdi>River Street Surgery</bdi></h1>" in text
    assert CALL in text
    assert "<bdi>1 River Street, Exampletown</bdi>" in text
    assert '<bdi lang="es" dir="ltr">Español</bdi>' in text
    assert f'<a href="/{tag}/clinic/river-street/winter">' in text


def test_the_note_of_a_clinic_is_in_the_readers_language_where_it_can_be(clinics: FlaskClient) -> None:
    text = read(clinics, CLINIC.format("es"))
    assert (
        "<p>Abrimos <strong>los días laborables</strong>. Antes de llamar, lea "
        '<a href="/es/conditions/dry-skin#treatment">qué ayuda contra la piel seca</a>.</p>'
    ) in text
    assert '<span lang="en" dir="ltr">Bring your questions.</span> <small class="why">' in text
    assert ">Para el invierno</a>" in text
    assert '<span lang="en" dir="ltr">After a hard week</span>' in text


def test_a_list_names_its_pages_in_order_and_marks_those_that_are_not_offered(clinics: FlaskClient) -> None:
    text = read(clinics, CLINIC.format("es") + "/winter")
    nose = text.index('<h2><a href="/es/conditions/runny-nose">Nariz que gotea</a></h2>')
    skin = text.index('<h2><a href="/es/conditions/dry-skin" lang="en" dir="ltr">Dry skin</a></h2>')
    assert nose < skin
    assert text.count("Por ahora, solo en") == 1
    assert "<h1>Para el invierno</h1>" in text
    assert CALL in text
    assert '<a href="/es/clinic/river-street/winter/handout"' in text


def test_a_clinics_pages_carry_the_code_of_their_address(clinics: FlaskClient) -> None:
    for address in (CLINIC.format("en"), CLINIC.format("en") + "/rest"):
        text = read(clinics, address)
        assert f'<bdi dir="ltr">leaf.example{address}</bdi>' in text
        assert 'shape-rendering="crispEdges"' in text
        assert "noindex" not in text


def test_a_library_that_knows_no_web_address_of_its_own_shows_no_code_of_one(
    toy: Path, settings: Settings
) -> None:
    add_clinic(toy)
    build(settings, lambda _: None)
    text = read(create_app(settings.var).test_client(), CLINIC.format("en"))
    assert "crispEdges" not in text
    assert CALL in text


def test_clinics_are_found_beside_the_form_for_lists(clinics: FlaskClient) -> None:
    text = read(clinics, "/es/lists")
    assert '<a href="/es/clinic/river-street"><bdi>River Street Surgery</bdi></a>' in text
    assert '<form action="/es/list">' in text
    assert '<input type="checkbox" name="p" value="rn01"> <span>Nariz que gotea</span>' in text
    assert '<input type="checkbox" name="p" value="ds01"> <span lang="en" dir="ltr">Dry skin</span>' in text
    assert '<a href="/es/lists">' in read(clinics, "/es/")


TICKED = {
    "/es/list?p=ds01&p=rn01": "/es/list/ds01.rn01",
    "/es/list?p=rn01&p=ds01&p=rn01": "/es/list/rn01.ds01",
    "/es/list?p=RN01&p=xx99&p=<b>": "/es/list/rn01",
    "/es/list?p=xx99": "/es/lists",
    "/es/list": "/es/lists",
}


@pytest.mark.parametrize(("address", "leads"), TICKED.items(), ids=TICKED)
def test_what_was_ticked_has_a_tidy_address(client: FlaskClient, address: str, leads: str) -> None:
    answer = client.get(address)
    assert (answer.status_code, answer.headers["Location"]) == (303, leads)
    assert answer.headers["Cache-Control"] == "no-store"


def test_a_ticked_list_shows_its_pages_in_the_order_of_its_address(client: FlaskClient) -> None:
    text = read(client, "/es/list/ds01.rn01")
    assert text.index("/es/conditions/dry-skin") < text.index("/es/conditions/runny-nose")
    assert '<a href="/es/list/ds01.rn01/handout"' in text
    assert '<bdi dir="ltr">localhost/es/list/ds01.rn01</bdi>' in text
    assert 'href="/ar/list/ds01.rn01"' in text
    assert '<meta name="robots" content="noindex">' in text


def test_pages_that_a_list_cannot_show_are_counted_and_their_names_are_not_shown(client: FlaskClient) -> None:
    text = read(client, "/en/list/ds01.evil9word.yy99")
    assert "2 pages of this list do not exist. Ask whoever gave you the list." in text
    assert "evil9word" not in text
    assert "do not exist" not in read(client, "/en/list/ds01")


def test_pages_beyond_the_room_of_a_list_are_told_of(
    client: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("webapp.links.MOST_LISTED", 1)
    text = read(client, "/en/list/ds01.rn01")
    assert "A list has room for 1 page. The others are left out." in text
    assert "/en/conditions/runny-nose" not in text


@pytest.mark.parametrize(
    ("address", "status", "leads"),
    [
        ("/EN/list/DS01", 308, "/en/list/ds01"),
        ("/en/list/ds01/", 308, "/en/list/ds01"),
        ("/en/list/ds01.rn01.ds01", 308, "/en/list/ds01.rn01"),
        ("/list/ds01", 303, "/es/list/ds01"),
        ("/en/list/%3Cb%3Ehello9", 404, None),
    ],
)
def test_an_untidy_list_leads_on(client: FlaskClient, address: str, status: int, leads: str | None) -> None:
    answer = client.get(address, headers={"Accept-Language": "es"})
    assert (answer.status_code, answer.headers.get("Location")) == (status, leads)
    assert "hello9" not in answer.text


def test_a_list_is_sent_once(client: FlaskClient) -> None:
    tag = client.get("/en/list/ds01").headers["ETag"]
    assert client.get("/en/list/ds01", headers={"If-None-Match": tag}).status_code == 304


def test_the_handout_of_a_clinics_list_has_its_pages_in_order_and_says_whom_to_call(
    clinics: FlaskClient,
) -> None:
    text = read(clinics, CLINIC.format("es") + "/winter/handout")
    assert text.index("<h1>Nariz que gotea</h1>") < text.index('<h1 lang="en" dir="ltr">Dry skin</h1>')
    giver = "<strong><bdi>River Street Surgery</bdi></strong> · "
    assert text.count(giver) == 2
    assert f'<a href="{CLINIC.format("es")}/winter">' in text


def test_the_handout_of_a_ticked_list_has_its_pages_in_order(client: FlaskClient) -> None:
    text = read(client, "/en/list/ds01.rn01.xx99/handout")
    assert text.index("<h1>Dry skin</h1>") < text.index("<h1>Runny nose</h1>")
    assert '<a href="/en/list/ds01.rn01">' in text
    assert "xx99" not in text


def test_a_list_is_printed_as_one_file(clinics: FlaskClient) -> None:
    pytest.importorskip("weasyprint")
    for address in (CLINIC.format("en") + "/rest/handout.pdf", "/en/list/rw01.ds01/handout.pdf"):
        answer = clinics.get(address)
        assert (answer.status_code, answer.content_type) == (200, "application/pdf")
        assert answer.data.startswith(b"%PDF-")


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("/en/list/xx99/handout", 404),
        ("/en/list/DS01/handout", 308),
        ("/en/clinic/river-street/wintr/handout", 404),
        ("/en/clinic/hill/winter/handout", 404),
        ("/EN/clinic/river-street/winter/handout", 308),
    ],
)
def test_the_handout_of_no_list_leads_on_or_nowhere(clinics: FlaskClient, address: str, status: int) -> None:
    assert clinics.get(address).status_code == status


def test_a_clinic_puts_its_name_on_the_handout_of_a_ticked_list(clinics: FlaskClient) -> None:
    text = read(clinics, "/en/list/rw01/handout?clinic=river-street")
    assert "<strong><bdi>River Street Surgery</bdi></strong>" in text
    assert "hill" not in read(clinics, "/en/list/rw01/handout?clinic=hill")
