"""A page to hand on: what it holds for each choice, and that it says nothing of its own accord."""

from __future__ import annotations

import re
from html import unescape
from urllib.parse import parse_qs, unquote, urlsplit

import pytest
from flask.testing import FlaskClient

from tests.webapp.sharing.test_qr import decoded

SITE = "http://localhost"
NOSE = "/en/conditions/runny-nose/share"

# The query, and the short address that is handed on.
CHOICES = {
    "": "/rn01/en",
    "?in=es": "/rn01/es",
    "?in=ES": "/rn01/es",
    "?in=es&section=is-it-a-cold": "/rn01/es/is-it-a-cold",
    "?section=help": "/rn01/en/help",
    "?section=signs": "/rn01/en/symptoms",
    "?section=nothing": "/rn01/en",
    "?in=xx&section=%3Cb%3E&title=Free+words": "/rn01/en",
}


def text_of(client: FlaskClient, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200
    return answer.get_data(as_text=True)


def ways_in(html: str) -> dict[str, str]:
    """Return the addresses that open another program, by its kind."""
    found = re.findall(r'href="((sms|mailto|https)[^"]*)"', html)
    return {kind: unescape(address) for address, kind in found}


@pytest.mark.parametrize(("query", "short"), CHOICES.items(), ids=CHOICES)
def test_the_code_the_field_and_every_message_hold_the_address_that_was_chosen(
    client: FlaskClient, query: str, short: str
) -> None:
    html = text_of(client, NOSE + query)
    assert decoded(html[html.index("<svg aria-hidden") :]) == SITE + short
    assert f'value="{SITE}{short}" readonly' in html
    ways = ways_in(html)
    assert unquote(ways["sms"]).endswith(f"\n{SITE}{short}")
    assert unquote(ways["mailto"]).endswith(f"\r\n{SITE}{short}")
    assert parse_qs(urlsplit(ways["https"]).query)["text"][0].endswith(f"\n{SITE}{short}")


def test_the_address_leads_to_the_section_in_the_language(client: FlaskClient) -> None:
    way = client.get("/rn01/es/is-it-a-cold")
    assert way.location == "/es/conditions/runny-nose#is-it-a-cold"


def test_title_and_state_are_in_the_language_that_is_handed_on(client: FlaskClient) -> None:
    html = text_of(client, f"{NOSE}?in=es")
    card = html[html.index('<section class="qr"') : html.index("<form")]
    assert card.startswith('<section class="qr" lang="es" dir="ltr">')
    assert "Traducido por una máquina." in card
    assert "<h1>Share this page</h1>" in html


def test_no_word_of_the_query_is_shown(client: FlaskClient) -> None:
    html = text_of(client, f"{NOSE}?in=Free&section=words&title=never")
    assert html == text_of(client, NOSE)


@pytest.mark.parametrize(
    ("address", "way"),
    [
        ("/en/conditions/cold-nose/share", "/en/conditions/runny-nose/share"),
        ("/rn01/es/share", "/es/conditions/runny-nose/share"),
        ("/EN/conditions/runny-nose/share", NOSE),
        ("/en/guides/runny-nose/share", NOSE),
    ],
)
def test_other_addresses_of_it_lead_there(client: FlaskClient, address: str, way: str) -> None:
    assert client.get(address).location == way


def test_it_is_kept_by_nobody_and_no_search_engine(client: FlaskClient) -> None:
    answer = client.get(NOSE)
    assert answer.headers["Cache-Control"] == "no-store"
    assert '<meta name="robots" content="noindex">' in answer.get_data(as_text=True)
