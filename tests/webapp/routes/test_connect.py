"""Coded requests: clinical systems get what the protocol says, and people get to the page."""

from __future__ import annotations

import re
from collections.abc import Mapping

import pytest
from flask import Flask
from flask.testing import FlaskClient

from tests.conftest import Edit
from tests.webapp.routes.infobutton import Feed, read_json, read_script, read_xml
from webapp import create_app
from webapp.editions.building import build
from webapp.settings import Settings

M = "mainSearchCriteria.v"
LANGUAGE = "informationRecipient.languageCode.c"
KIND = "knowledgeResponseType"
ICD = "2.16.840.1.113883.6.90"
NOSE = {f"{M}.c": "J34.89", f"{M}.cs": ICD}
SKIN = {f"{M}.c": "L85.3", f"{M}.cs": ICD}
BOTH = {f"{M}.c1": "J34.89", f"{M}.cs1": ICD, f"{M}.c2": "L85.3", f"{M}.cs2": ICD}
NOTHING = {f"{M}.c": "Z99.9", f"{M}.cs": ICD}
SITE = "http://localhost"

SUBTITLES = {
    "en": ("Pages on what was asked for", "No page on what was asked for"),
    "es": ("Páginas sobre lo que se pidió", "Ninguna página sobre lo que se pidió"),
    "ar": ("صفحات عمّا طُلب", "لا توجد صفحة عمّا طُلب"),
}

Words = Mapping[str, str]


def ask(client: FlaskClient, words: Words, kind: str = "text/xml") -> Feed:
    answer = client.get("/connect", query_string={**words, KIND: kind, "callback": "show"})
    assert answer.status_code == 200
    assert answer.content_type == f"{kind}; charset=utf-8"
    if kind == "text/xml":
        return read_xml(answer.data)
    return read_json(answer.data) if kind == "application/json" else read_script(answer.data, "show")


@pytest.mark.parametrize("kind", ["text/xml", "application/json", "application/javascript"])
@pytest.mark.parametrize("tag", ["en", "es", "ar"])
@pytest.mark.parametrize(
    ("words", "slugs"),
    [
        (NOSE, ["runny-nose"]),
        (BOTH, ["dry-skin", "runny-nose"]),
        (NOTHING, []),
    ],
)
def test_a_strict_client_reads_every_answer(
    client: FlaskClient, words: Words, slugs: list[str], tag: str, kind: str
) -> None:
    feed = ask(client, {**words, LANGUAGE: tag}, kind)
    assert feed.lang == tag
    assert feed.subtitle == SUBTITLES[tag][not slugs]
    offered = {"en": {"dry-skin", "runny-nose"}, "es": {"runny-nose"}, "ar": set()}[tag]
    spoken = [(slug, tag if slug in offered else "en") for slug in slugs]
    assert [one.href for one in feed.found] == [f"{SITE}/{lang}/conditions/{slug}" for slug, lang in spoken]
    assert [one.lang for one in feed.found] == [lang for _, lang in spoken]


def test_the_other_languages_of_a_page_are_listed_with_it(client: FlaskClient) -> None:
    entry = client.get("/connect", query_string={**NOSE, KIND: "application/json"}).json["feed"]["entry"][0]
    assert [(one["rel"], one["hreflang"], one["href"]) for one in entry["link"]] == [
        ("alternate", "en", f"{SITE}/en/conditions/runny-nose"),
        ("related", "es", f"{SITE}/es/conditions/runny-nose"),
    ]


def test_titles_and_summaries_are_those_of_the_page(client: FlaskClient) -> None:
    (found,) = ask(client, {**NOSE, LANGUAGE: "es"}).found
    assert found.title == "Nariz que gotea"
    assert found.summary.startswith("Una nariz que gotea está húmeda.")


@pytest.mark.parametrize(
    "words",
    [
        {**NOSE, LANGUAGE: "sp"},
        {**NOSE, LANGUAGE: "spa"},
        {**NOSE, LANGUAGE: "es-MX"},
        {**NOSE, "performer.languageCode.c": "sp"},
        {name.lower(): value for name, value in {**NOSE, LANGUAGE: "sp"}.items()},
        {name.upper(): value for name, value in {**NOSE, LANGUAGE: "SP"}.items()},
        {name.replace(".v.", ".c."): value for name, value in {**NOSE, LANGUAGE: "sp"}.items()},
        {**NOSE, f"{M}.c": " j3489 ", LANGUAGE: "es"},
        {**NOSE, f"{M}.c": "J34.891", LANGUAGE: "es"},
        {**NOSE, f"{M}.cs": "http://hl7.org/fhir/sid/icd-10-cm", LANGUAGE: "es"},
        {**NOSE, f"{M}.cs": f"urn:oid:{ICD}", LANGUAGE: "es"},
        {
            **NOSE,
            LANGUAGE: "es",
            "taskContext.c.c": "PROBLISTREV",
            "informationRecipient": "PAT",
            "age.v.v": "40",
            "age.v.u": "a",
        },
    ],
)
@pytest.mark.parametrize("method", ["GET", "POST"])
def test_lenient_clients_get_the_same(client: FlaskClient, words: Words, method: str) -> None:
    sent = {"query_string": words} if method == "GET" else {"data": words}
    answer = client.open("/connect", method=method, headers={"Accept-Language": "ar"}, **sent)
    (found,) = read_xml(answer.data).found
    assert (found.href, found.lang) == (f"{SITE}/es/conditions/runny-nose", "es")


@pytest.mark.parametrize(
    ("topic", "system", "step", "title"),
    [
        ("Q000628", "2.16.840.1.113883.6.177", "/treatment", "Dry skin · Treatment"),
        ("q000628", "MeSH", "/treatment", "Dry skin · Treatment"),
        ("Q000209", "mesh", "/about", "Dry skin · What dry skin is"),
        ("Q000175", "MeSH", "", "Dry skin"),
        ("47965005", "2.16.840.1.113883.6.96", "", "Dry skin"),
        ("x", "y", "", "Dry skin"),
    ],
)
def test_a_sub_topic_leads_to_its_section_where_the_page_has_it(
    client: FlaskClient, topic: str, system: str, step: str, title: str
) -> None:
    (found,) = ask(client, {**SKIN, "subTopic.v.c": topic, "subTopic.v.cs": system}).found
    assert found.href == f"{SITE}/en/conditions/dry-skin{step}"
    assert found.title == title
    answer = client.get(found.href, follow_redirects=True)
    assert (answer.status_code, answer.request.path) == (200, "/en/conditions/dry-skin")


def test_an_answer_about_a_section_holds_that_section_alone(client: FlaskClient) -> None:
    topic = {"subTopic.v.c": "Q000628", "subTopic.v.cs": "MeSH"}
    text = client.get("/connect", query_string={**SKIN, **topic}).text
    assert "Use a cream every day." in text
    assert "You may notice:" not in text
    assert "No clinician has reviewed this page yet." in text


def test_the_request_is_said_back_in_categories_alone(client: FlaskClient) -> None:
    words = {**NOTHING, f"{M}.dn": '<script>"&', "note": "private", LANGUAGE: "es"}
    answer = client.get("/connect", query_string=words)
    feed = read_xml(answer.data)
    assert feed.categories == tuple(
        (name, words[name]) for name in (f"{M}.c", f"{M}.cs", f"{M}.dn", LANGUAGE)
    )
    assert answer.text.count("Z99.9") == 1
    assert "private" not in answer.text
    assert "<script" not in answer.text


def test_the_same_question_has_the_same_id_however_it_is_written(client: FlaskClient) -> None:
    one = ask(client, NOSE)
    other = ask(client, {**NOSE, f"{M}.c": "j3489", f"{M}.cs": "icd-10-cm"}, "application/json")
    assert one.id == other.id
    assert one.id != ask(client, SKIN).id
    assert re.fullmatch(r"urn:uuid:[0-9a-f-]{36}", one.id)


def test_dates_are_those_of_the_content(client: FlaskClient) -> None:
    assert ask(client, SKIN).updated == "2026-01-15T00:00:00Z"
    assert ask(client, BOTH).updated == "2026-02-01T00:00:00Z"
    assert ask(client, NOTHING).updated == "2026-03-01T00:00:00Z", "the newest of the library"


@pytest.mark.parametrize("method", ["GET", "POST"])
@pytest.mark.parametrize(
    ("words", "said"),
    [
        ({}, "mainSearchCriteria.v.c is missing"),
        ({f"{M}.c": "J34.89"}, "mainSearchCriteria.v.cs is missing"),
        ({**NOSE, KIND: "text/secret"}, "knowledgeResponseType is none"),
        ({**NOSE, KIND: "application/javascript", "callback": "alert(1)"}, "callback is missing"),
        ({**NOSE, "x": "y" * 2000}, "longer than 1000"),
    ],
)
def test_what_cannot_be_read_is_answered_with_one_plain_line(
    client: FlaskClient, words: Words, said: str, method: str
) -> None:
    sent = {"query_string": words} if method == "GET" else {"data": words}
    answer = client.open("/connect", method=method, **sent)
    assert answer.status_code == 400
    assert answer.content_type == "text/plain; charset=utf-8"
    assert said in answer.text
    assert answer.text.count("\n") == 1
    assert "secret" not in answer.text
    assert "alert" not in answer.text


@pytest.mark.parametrize("host", ["evil<x>.example", "a b", "'"])
def test_a_host_that_is_none_is_never_written_into_an_answer(client: FlaskClient, host: str) -> None:
    answer = client.get("/connect", query_string=NOSE, headers={"Host": host})
    assert (answer.status_code, answer.text.count("\n")) == (400, 1)
    assert host not in answer.text.replace("'s", "")


@pytest.mark.parametrize("path", ["/connect/", "/connect/page/", "/es/connect/", "/es/connect/ds01/"])
def test_a_slash_behind_an_address_does_not_matter(client: FlaskClient, path: str) -> None:
    answer = client.get(path, query_string=NOSE, follow_redirects=True)
    assert answer.status_code == 200


@pytest.mark.parametrize("path", ["/connect", "/connect/page"])
def test_a_form_that_is_too_large_is_not_read(client: FlaskClient, path: str) -> None:
    assert client.post(path, data={**NOSE, "x": "y" * 40_000}).status_code == 413


def test_an_answer_may_be_kept_and_is_asked_for_again_each_time(client: FlaskClient) -> None:
    answer = client.get("/connect", query_string=NOSE)
    assert answer.headers["Cache-Control"] == "no-cache"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Access-Control-Allow-Origin"] == "*"
    assert "Accept-Language" not in answer.headers.get("Vary", "")
    again = client.get("/connect", query_string=NOSE, headers={"If-None-Match": answer.headers["ETag"]})
    assert (again.status_code, again.data) == (304, b"")
    other = client.get("/connect", query_string={**NOSE, LANGUAGE: "es"})
    assert other.headers["ETag"] != answer.headers["ETag"]


@pytest.mark.parametrize("method", ["GET", "POST"])
@pytest.mark.parametrize(
    ("words", "address"),
    [
        (NOSE, "/en/conditions/runny-nose"),
        ({**NOSE, LANGUAGE: "sp"}, "/es/conditions/runny-nose"),
        ({**SKIN, LANGUAGE: "ar"}, "/ar/conditions/dry-skin"),
        (
            {**SKIN, "subTopic.v.c": "Q000628", "subTopic.v.cs": "MeSH"},
            "/en/conditions/dry-skin#treatment",
        ),
        ({**BOTH, LANGUAGE: "es"}, "/es/connect/ds01.rn01"),
        ({**NOTHING, LANGUAGE: "es"}, "/es/connect"),
    ],
)
def test_people_are_led_to_an_address_without_codes(
    client: FlaskClient, words: Words, address: str, method: str
) -> None:
    for path, asked in (("/connect/page", words), ("/connect", {**words, KIND: "text/html"})):
        sent = {"query_string": asked} if method == "GET" else {"data": asked}
        answer = client.open(path, method=method, headers={"Accept-Language": "ar"}, **sent)
        assert (answer.status_code, answer.headers["Location"]) == (303, address)
        assert answer.headers["Cache-Control"] == "no-store"
        assert client.get(address).status_code == 200


def test_several_pages_are_listed_each_in_the_language_it_has(client: FlaskClient) -> None:
    text = client.get("/es/connect/ds01.rn01").text
    assert '<h2><a href="/es/conditions/dry-skin" lang="en" dir="ltr">Dry skin</a></h2>' in text
    assert '<h2><a href="/es/conditions/runny-nose">Nariz que gotea</a></h2>' in text
    assert 'href="/ar/connect/ds01.rn01"' in text, "the other languages list the same"


@pytest.mark.parametrize("ids", ["zz99", "ds01x", "..", "<b>", "ds01%00"])
def test_a_list_of_what_nobody_knows_is_not_there(client: FlaskClient, ids: str) -> None:
    assert client.get(f"/en/connect/{ids}").status_code == 404


def test_of_a_list_what_is_known_is_shown_once(client: FlaskClient) -> None:
    assert client.get("/en/connect/zz99.ds01.ds01").text.count("<h2>") == 1


def test_where_no_page_is_found_one_can_search(client: FlaskClient) -> None:
    answer = client.get("/es/connect")
    assert answer.status_code == 200
    assert 'action="/es/search"' in answer.text
    assert 'href="/ar/connect"' in answer.text


@pytest.mark.parametrize(
    ("words", "browser", "tag"),
    [
        ({}, "ar", "ar"),
        ({LANGUAGE: "sp"}, "ar", "es"),
        ({}, "fr", "en"),
        ({f"{M}.c": "<b>secret", LANGUAGE: "es"}, "ar", "es"),
    ],
)
def test_people_are_told_that_they_did_nothing_wrong(
    client: FlaskClient, words: Words, browser: str, tag: str
) -> None:
    answer = client.get("/connect/page", query_string=words, headers={"Accept-Language": browser})
    assert answer.status_code == 400
    assert f'<html lang="{tag}"' in answer.text
    assert f'action="/{tag}/search"' in answer.text
    assert "is missing" in answer.text
    assert "secret" not in answer.text


@pytest.fixture
def clashing(settings: Settings, edit: Edit) -> Flask:
    """A site of its own whose pages share a code."""
    nose = settings.content / "conditions" / "runny-nose.md"
    edit(nose, "code: J34.89, relation: broad", "code: L85.3, relation: related")
    edit(
        settings.content / "site.yaml",
        "name: Toy library",
        "name: Toy & <library>\nurl: https://toy.example",
    )
    assert not build(settings, lambda _: None).problems
    return create_app(settings.var)


def test_of_pages_that_share_a_code_the_exact_one_comes_first(clashing: Flask) -> None:
    feed = ask(clashing.test_client(), SKIN)
    base = "https://toy.example/en/conditions"
    assert [one.href for one in feed.found] == [f"{base}/dry-skin", f"{base}/runny-nose"]
