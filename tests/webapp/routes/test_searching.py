"""The search page: a reader's words are text, come back as text, and stay with the reader."""

from __future__ import annotations

import re

import pytest
from flask.testing import FlaskClient

HIT = re.compile(r'<(?:h2|li)><a href="([^"]+)">')


def test_hits_are_shown_best_first_and_questions_link_to_themselves(client: FlaskClient) -> None:
    hits = HIT.findall(client.get("/en/search?q=dry+skin").text)
    assert hits[0] == "/en/conditions/dry-skin"
    hits = HIT.findall(client.get("/en/search?q=drinking+water").text)
    assert hits[:2] == ["/en/conditions/dry-skin", "/en/conditions/dry-skin#drink-water"]


def test_what_is_found_on_one_page_stands_under_it(client: FlaskClient) -> None:
    hits = HIT.findall(client.get("/en/search?q=skin").text)
    pages = [address.partition("#")[0] for address in hits]
    assert len(hits) > len(set(pages)), "a page with questions"
    assert pages == sorted(pages, key=pages.index), "together"


def test_where_nothing_is_found_the_nearest_words_are_offered(client: FlaskClient) -> None:
    text = client.get("/en/search?q=runnyqqqqq").text
    assert "Nothing was found for “<bdi>runnyqqqqq</bdi>”." in text
    assert '<li><a href="/en/conditions/runny-nose">Runny nose</a></li>' in text
    assert "Perhaps you meant" not in client.get("/en/search?q=zzzz").text


def test_the_answer_is_kept_by_nobody(client: FlaskClient) -> None:
    answer = client.get("/en/search?q=skin")
    assert answer.headers["Cache-Control"] == "no-store"
    assert "ETag" not in answer.headers


@pytest.mark.parametrize("tag", ["en", "es", "ar"])
@pytest.mark.parametrize(
    "words", ["<script>alert(1)</script>", '"><img src=x onerror=alert(1)>', "</style><b>"]
)
def test_words_are_never_markup(client: FlaskClient, tag: str, words: str) -> None:
    text = client.get(f"/{tag}/search", query_string={"q": words}).text
    assert words not in text
    assert "alert(1)" not in text or "&lt;" in text
    assert text.count("<script") == 1
    assert text.count("</style>") == 1


@pytest.mark.parametrize(
    "query",
    [
        "q=" + "x" * 100_000,
        "q=" + "+".join(["skin"] * 5_000),
        "q=%00",
        "q=skin%00skin",
        "q=%ff%fe%80",
        "q=%ed%a0%80",
        "q=%F0%9F%92%A9",
        "q=%E2%80%AE%E2%80%AB",
        "q=%0d%0aSet-Cookie:a=b",
        "q=%25s%25n{}{0}",
        "q=title:skin+OR+*",
        "q=NOT+skin%3F*+[a+TO+z]",
        "q=%22dry",
        "q=(((((",
        "q=",
        "q=+++",
        "q",
        "q=skin&q=nose",
        "p=skin",
        "q=skin&x=" + "y" * 10_000,
    ],
)
def test_odd_words_get_an_ordinary_answer(client: FlaskClient, query: str) -> None:
    answer = client.get("/en/search", query_string=query)
    assert answer.status_code == 200
    assert len(answer.data) < 40_000
    assert "Set-Cookie" not in answer.headers


def test_of_a_long_query_the_beginning_is_searched(client: FlaskClient) -> None:
    answer = client.get("/en/search", query_string={"q": "dry skin " + "x" * 1_000})
    assert HIT.findall(answer.text)[0] == "/en/conditions/dry-skin"
    assert "x" * 201 not in answer.text


def test_the_words_go_with_the_reader_into_another_language(client: FlaskClient) -> None:
    text = client.get("/en/search", query_string={"q": "nariz & más"}).text
    assert 'href="/es/search?q=nariz+%26+m%C3%A1s"' in text
    assert 'value="nariz &amp; más"' in text


def test_a_language_that_is_not_there_is_not_found(client: FlaskClient) -> None:
    assert client.get("/xx/search?q=skin").status_code == 404


@pytest.mark.parametrize(
    ("tag", "direction", "words"),
    [("en", "ltr", "Nothing was found"), ("es", "ltr", "No se encontró nada"), ("ar", "rtl", "لم")],
)
def test_the_page_speaks_the_language_of_its_address(
    client: FlaskClient, tag: str, direction: str, words: str
) -> None:
    text = client.get(f"/{tag}/search?q=zzzz", headers={"Accept-Language": "fr"}).text
    assert f'<html lang="{tag}" dir="{direction}"' in text
    assert words in text
