"""Addresses that hold nothing help on; our own mistakes are told without a word of the reader."""

from __future__ import annotations

import re

import pytest
from flask import Response
from flask.testing import FlaskClient

from webapp import create_app
from webapp.settings import Settings

SPOKEN = [
    ("/en/conditions/dry-skn", "ar", "en", "ltr"),
    ("/es/conditions/dry-skn", "en", "es", "ltr"),
    ("/ar/nowhere", "en", "ar", "rtl"),
    ("/AR/nowhere", "en", "ar", "rtl"),
    ("/nowhere", "ar", "ar", "rtl"),
    ("/nowhere", "fr", "en", "ltr"),
    ("/fr/conditions/dry-skn", "es", "es", "ltr"),
]
WORRY = "a-private-worry"


@pytest.mark.parametrize(("address", "accepted", "tag", "direction"), SPOKEN)
def test_a_missing_page_speaks_the_language_of_the_address_else_of_the_browser(
    client: FlaskClient, address: str, accepted: str, tag: str, direction: str
) -> None:
    answer = client.get(address, headers={"Accept-Language": accepted})
    assert answer.status_code == 404
    assert answer.headers["Content-Type"] == "text/html; charset=utf-8"
    assert f'<html lang="{tag}" dir="{direction}"' in answer.text
    assert f'href="/{tag}/#a-z"' in answer.text
    is_named = address.lower().startswith(f"/{tag}/")
    assert answer.headers.get("Vary") == (None if is_named else "Accept-Language")
    assert answer.headers["Cache-Control"] == "no-cache"


@pytest.mark.parametrize(
    ("address", "found"),
    [
        ("/en/conditions/dry-skn", ["/en/conditions/dry-skin"]),
        ("/en/conditions/runy-nose", ["/en/conditions/runny-nose"]),
        ("/en/resting-wel/", ["/en/guides/resting-well"]),
        ("/es/conditions/runny-noses", ["/es/conditions/runny-nose"]),
        ("/es/conditions/dry-skn", ["/es/conditions/dry-skin"]),
        ("/en/conditions/cold-nos", ["/en/conditions/runny-nose"]),
        ("/en/conditions/dry-skn/treatment", ["/en/conditions/dry-skin"]),
        ("/rn02/en", ["/en/conditions/runny-nose"]),
        ("/ds0l", ["/en/conditions/dry-skin"]),
        ("/ar/conditions/" + "dry-skn" * 900, []),
        ("/en/conditions/qqqqqq", []),
    ],
)
def test_pages_with_a_like_address_are_suggested(client: FlaskClient, address: str, found: list[str]) -> None:
    text = client.get(address).text
    listed = re.search(r"</h2>\n<ul[^>]*>(.*?)</ul>", text, re.DOTALL)
    assert (re.findall(r'href="([^"]+)"', listed[1]) if listed else []) == found


def test_what_was_asked_for_does_not_come_back_as_markup(client: FlaskClient) -> None:
    assert "<script>alert" not in client.get("/en/<script>alert(1)</script>").text


def test_our_mistake_says_sorry_and_tells_only_where_it_is(
    toy_edition: Settings, capfd: pytest.CaptureFixture[str], caplog: pytest.LogCaptureFixture
) -> None:
    app = create_app(toy_edition.var)

    def break_down() -> Response:
        raise ValueError(WORRY)

    app.add_url_rule("/break-down", view_func=break_down)
    answer = app.test_client().get(
        f"/break-down?q={WORRY}", headers={"User-Agent": WORRY, "Accept-Language": "es"}
    )
    assert answer.status_code == 500
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert WORRY not in answer.text
    told = "".join(capfd.readouterr()) + caplog.text
    assert "ValueError" in told
    assert "in break_down" in told
    assert WORRY not in told
    assert "/break-down" not in told
