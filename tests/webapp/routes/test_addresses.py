"""Addresses that lead on: where to, how long, and on what the choice depends."""

from __future__ import annotations

import pytest
from flask.testing import FlaskClient

CHOICES = {
    "": "en",
    "es": "es",
    "es-MX": "es",
    "es-419;q=0.9, en;q=0.5": "es",
    "en;q=0.5, ar": "ar",
    "ar;q=0, es": "es",
    "ar-EG, es;q=0.9": "ar",
    "fr, es;q=0.1": "es",
    "*": "en",
    "ES": "es",
    "nonsense, ;q=1,, es;q=0.1": "es",
}
NEGOTIATED = {
    "/": "/{tag}/",
    "/conditions/dry-skin": "/{tag}/conditions/dry-skin",
    "/conditions/dry-skin/": "/{tag}/conditions/dry-skin",
    "/conditions/Dry-Skin": "/{tag}/conditions/dry-skin",
    "/conditions/cold-nose": "/{tag}/conditions/runny-nose",
    "/conditions/resting-well": "/{tag}/guides/resting-well",
    "/guides/resting-well": "/{tag}/guides/resting-well",
    "/ds01": "/{tag}/conditions/dry-skin",
    "/ds01/": "/{tag}/conditions/dry-skin",
    "/DS01": "/{tag}/conditions/dry-skin",
    "/rw01": "/{tag}/guides/resting-well",
}
MOVED = {
    "/ds01/es": "/es/conditions/dry-skin",
    "/ds01/ES": "/es/conditions/dry-skin",
    "/DS01/AR/": "/ar/conditions/dry-skin",
    "/es/conditions/cold-nose": "/es/conditions/runny-nose",
    "/es/conditions/dry-skin/": "/es/conditions/dry-skin",
    "/ES/conditions/dry-skin": "/es/conditions/dry-skin",
    "/en/conditions/DRY-skin": "/en/conditions/dry-skin",
    "/en/Conditions/dry-skin": "/en/conditions/dry-skin",
    "/en/conditions/resting-well": "/en/guides/resting-well",
    "/translate": "/translate/",
    "/Translate/": "/translate/",
    "/translate/en": "/translate/",
    "/translate/ES": "/translate/es",
    "/translate/ar/": "/translate/ar",
    "/en": "/en/",
    "/AR": "/ar/",
    "/EN/": "/en/",
    "/en/questions/": "/en/questions",
    "/Es/Questions": "/es/questions",
    "/ES/manifest.webmanifest": "/es/manifest.webmanifest",
    "/ES/search": "/es/search",
    "/es/search/": "/es/search",
    "/ES/search?q=two+words%26more": "/es/search?q=two+words%26more",
    "/es/search/?q=nariz": "/es/search?q=nariz",
    "/es/Search?q=%D8%A3%D9%86%D9%81": "/es/search?q=%D8%A3%D9%86%D9%81",
}
UNKNOWN = [
    "/translate/fr",
    "/translate/es/more",
    "/ds99",
    "/ds99/en",
    "/ds01/en/symptoms/more",
    "/nowhere/conditions/dry-skin",
    "/conditions/dry-skin/symptoms/more",
    "/conditions",
    "/en/conditions",
]


@pytest.mark.parametrize(("accepted", "tag"), CHOICES.items())
def test_a_reader_is_led_to_a_language_of_theirs(client: FlaskClient, accepted: str, tag: str) -> None:
    answer = client.get("/", headers={"Accept-Language": accepted})
    assert (answer.status_code, answer.headers["Location"]) == (303, f"/{tag}/")


def test_without_a_wish_the_source_is_chosen(client: FlaskClient) -> None:
    assert client.get("/").headers["Location"] == "/en/"


@pytest.mark.parametrize("tag", ["en", "es", "ar"])
@pytest.mark.parametrize(("address", "place"), NEGOTIATED.items())
def test_an_address_without_a_language_is_negotiated(
    client: FlaskClient, address: str, place: str, tag: str
) -> None:
    answer = client.get(address, headers={"Accept-Language": tag})
    assert (answer.status_code, answer.headers["Location"]) == (303, place.format(tag=tag))
    assert answer.headers["Vary"] == "Accept-Language"
    assert answer.headers["Cache-Control"] == "no-cache"
    assert client.get(answer.headers["Location"]).status_code == 200


@pytest.mark.parametrize(("address", "place"), MOVED.items())
def test_an_address_with_a_language_keeps_it(client: FlaskClient, address: str, place: str) -> None:
    answer = client.get(address, headers={"Accept-Language": "ar"})
    assert (answer.status_code, answer.headers["Location"]) == (308, place)
    assert "Accept-Language" not in answer.headers.get("Vary", "")
    assert client.get(place).status_code == 200


@pytest.mark.parametrize("address", UNKNOWN)
def test_an_address_that_was_never_given_leads_nowhere(client: FlaskClient, address: str) -> None:
    assert client.get(address).status_code == 404
