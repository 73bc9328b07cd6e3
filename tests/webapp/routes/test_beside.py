"""A page with another language beside: what is asked for, what is answered, and what keeps the answer."""

from __future__ import annotations

import gzip

import pytest
from flask.testing import FlaskClient

from webapp.editions.building import current_edition
from webapp.settings import Settings

PAGE = "/en/conditions/runny-nose"  # in Spanish too; "dry-skin" is in English alone, nothing is in Arabic
ALONE = '<p class="notice" data-beside="alone">'
HIDDEN = '<p class="notice" data-beside="alone" hidden>'


def html_at(client: FlaskClient, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200
    return answer.text


def test_a_page_is_shown_with_another_language(client: FlaskClient) -> None:
    html = html_at(client, f"{PAGE}?with=es")
    assert '<article data-texts="' in html
    assert 'class="beside"' in html
    assert HIDDEN in html
    assert '<span lang="en" dir="ltr">Runny nose</span> <span lang="es" dir="ltr">' in html
    label = '<p class="level" lang="en" dir="ltr">Urgent</p><p class="level" lang="es" dir="ltr">Urgente</p>'
    assert label in html


def test_the_page_in_one_language_is_the_canonical_one(client: FlaskClient) -> None:
    answer = client.get(f"{PAGE}?with=es")
    assert f'<link rel="canonical" href="{PAGE}">' in answer.text
    assert answer.headers["X-Robots-Tag"] == "noindex"
    assert "X-Robots-Tag" not in client.get(PAGE).headers


def test_what_stands_around_the_text_is_the_pages_own(client: FlaskClient) -> None:
    plain, beside = html_at(client, PAGE), html_at(client, f"{PAGE}?with=es")
    for parts in zip(plain.split("<article"), beside.split("<article"), strict=True):
        around = [one.rpartition("</article>")[2] for one in parts]
        assert around[0] == around[1]


NOT_SHOWN = {
    "its own language": f"{PAGE}?with=en",
    "a language that the library has not": f"{PAGE}?with=fr",
    "no tag at all": f"{PAGE}?with=%22%3E%3Cscript%3E",
    "nothing": f"{PAGE}?with=",
    "a language that does not offer the page": f"{PAGE}?with=ar",
    "a page that is not offered itself": "/ar/conditions/runny-nose?with=en",
    "a page in one language": "/en/conditions/dry-skin?with=es",
}


@pytest.mark.parametrize("address", NOT_SHOWN.values(), ids=NOT_SHOWN)
def test_where_a_language_cannot_be_shown_the_page_says_so(client: FlaskClient, address: str) -> None:
    html, plain = html_at(client, address), html_at(client, address.partition("?")[0])
    assert plain.count(HIDDEN) == 1
    assert html == plain.replace(HIDDEN, ALONE)


@pytest.mark.parametrize("wish", ["ES", "es_", "Es"])
def test_a_language_may_be_spelled_otherwise(client: FlaskClient, wish: str) -> None:
    is_known = wish != "es_"
    assert ('class="beside"' in html_at(client, f"{PAGE}?with={wish}")) == is_known


@pytest.mark.parametrize("address", ["/en/?with=es", "/en/questions?with=es", "/en/translation?with=es"])
def test_other_pages_take_no_notice(client: FlaskClient, address: str) -> None:
    assert html_at(client, address) == html_at(client, address.partition("?")[0])


def test_the_other_language_goes_along_where_an_address_leads_on(client: FlaskClient) -> None:
    assert client.get("/rn01/en?with=es").headers["Location"] == f"{PAGE}?with=es"


@pytest.mark.parametrize("accepted", ["", "gzip", "br, gzip", "gzip;q=0"])
def test_an_answer_is_packed_as_the_browser_takes_it(client: FlaskClient, accepted: str) -> None:
    answer = client.get(f"{PAGE}?with=es", headers={"Accept-Encoding": accepted})
    encoding = answer.headers.get("Content-Encoding")
    assert encoding == ("gzip" if "gzip" in accepted and "q=0" not in accepted else None)
    assert answer.headers["Vary"] == "Accept-Encoding"
    assert (gzip.decompress(answer.data) if encoding else answer.data) == client.get(f"{PAGE}?with=es").data


def test_an_answer_is_not_sent_twice(client: FlaskClient) -> None:
    for headers in ({}, {"Accept-Encoding": "gzip"}):
        first = client.get(f"{PAGE}?with=es", headers=headers)
        assert first.headers["Cache-Control"] == "no-cache"
        again = client.get(f"{PAGE}?with=es", headers={**headers, "If-None-Match": first.headers["ETag"]})
        assert (again.status_code, again.data) == (304, b"")
    assert client.get(f"{PAGE}?with=fr").headers["ETag"] != client.get(f"{PAGE}?with=es").headers["ETag"]


def test_only_a_page_with_another_language_offers_to_show_it(toy_edition: Settings) -> None:
    site = current_edition(toy_edition.var) / "site"
    offered = {
        path.relative_to(site).as_posix(): path.read_text(encoding="utf-8").count('href="?with=')
        for path in site.glob("*/*/*.html")
    }
    offering = {name: count for name, count in offered.items() if count}
    assert offering == {"en/conditions/runny-nose.html": 1, "es/conditions/runny-nose.html": 1}
