"""The API over HTTP: what is there, what is not, who may read it, and what is not sent again."""

from __future__ import annotations

from typing import Any

import pytest
from flask.testing import FlaskClient

from webapp import create_app
from webapp.editions.building import current_edition
from webapp.editions.record import read_record
from webapp.settings import Settings

PAGE = "/api/v1/es/pages/rn01.json"
SECTION = "/api/v1/es/pages/rn01/is-it-a-cold.json"
SEARCH = "/api/v1/en/search.json?q=skin"
FOUND = [
    "/api/v1/languages.json",
    "/api/v1/ar/pages.json",
    "/api/v1/es/questions.json",
    PAGE,
    SECTION,
    "/api/v1/ar/pages/ds01/help.json",
    SEARCH,
]
MISSING = {
    "/api": "openapi.json",
    "/api/": "openapi.json",
    "/api/v1": "openapi.json",
    "/api/v1/": "openapi.json",
    "/api/v2/languages.json": "openapi.json",
    "/api/v1/nothing.json": "openapi.json",
    "/api/v1/languages": "openapi.json",
    "/api/v1/es/nothing.json": "openapi.json",
    "/api/v1/fr/pages.json": "languages.json",
    "/api/v1/fr/pages/rn01.json": "languages.json",
    "/api/v1/fr/pages/rn01/symptoms.json": "languages.json",
    "/api/v1/fr/search.json?q=skin": "languages.json",
    "/api/v1/es/pages/zz99.json": "/api/v1/es/pages.json",
    "/api/v1/es/pages/zz99/symptoms.json": "/api/v1/es/pages.json",
    "/api/v1/es/pages/..%2f..%2fedition/symptoms.json": "/api/v1/es/pages",
    "/api/v1/es/pages/rn01/nothing.json": "/api/v1/es/pages/rn01.json",
    "/api/%00": "openapi.json",
    "/api/v1/%0a/questions.json": "openapi.json",
    "/api/v1/es/pages/rn01/%0a.json": "/api/v1/es/pages/rn01.json",
    "/api/v1/%2e%2e/%2e%2e/edition.json": "",
}
ODD = {
    "": "missing",
    "?q=": "missing",
    "?q=" + "x" * 201: "200 characters",
    "?q=skin&limit=0": "1 to 50",
    "?q=skin&limit=51": "1 to 50",
    "?q=skin&limit=-1": "1 to 50",
    "?q=skin&limit=": "1 to 50",
    "?q=skin&limit=٣": "1 to 50",
    "?q=skin&limit=" + "9" * 5_000: "1 to 50",
}


@pytest.mark.parametrize("address", FOUND)
def test_an_answer_is_json_that_every_site_may_read(client: FlaskClient, address: str) -> None:
    answer = client.get(address, headers={"Origin": "https://clinic.example"})
    assert (answer.status_code, answer.content_type) == (200, "application/json")
    assert answer.headers["Access-Control-Allow-Origin"] == "*"
    assert answer.headers["Cross-Origin-Resource-Policy"] == "cross-origin"
    assert "Access-Control-Allow-Credentials" not in answer.headers
    assert "Set-Cookie" not in answer.headers
    head = client.head(address)
    assert (head.status_code, head.data) == (200, b"")
    assert head.headers["Content-Length"] == str(len(answer.data))


@pytest.mark.parametrize(("address", "remedy"), MISSING.items())
def test_where_nothing_is_a_problem_says_where_to_look(
    client: FlaskClient, address: str, remedy: str
) -> None:
    answer = client.get(address, headers={"Accept": "text/html"})
    assert (answer.status_code, answer.content_type) == (404, "application/problem+json")
    assert answer.json.keys() == {"type", "title", "status", "detail"}
    assert (answer.json["title"], answer.json["status"]) == ("Not Found", 404)
    assert remedy in answer.json["detail"]
    assert answer.headers["Access-Control-Allow-Origin"] == "*"


@pytest.mark.parametrize(("query", "detail"), ODD.items(), ids=range(len(ODD)))
def test_what_cannot_be_searched_for_is_told(client: FlaskClient, query: str, detail: str) -> None:
    answer = client.get(f"/api/v1/en/search.json{query}")
    assert (answer.status_code, answer.content_type) == (400, "application/problem+json")
    assert detail in answer.json["detail"]


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE", "TRACE", "PROPFIND"])
@pytest.mark.parametrize("address", ["/api/v1/languages.json", PAGE, SECTION, SEARCH, "/api/nowhere", "/api"])
def test_one_can_only_read(client: FlaskClient, address: str, method: str) -> None:
    answer = client.open(address, method=method, data=b"x" * 100)
    assert (answer.status_code, answer.content_type) == (405, "application/problem+json")
    assert answer.headers["Allow"] == "GET, HEAD, OPTIONS"
    assert "GET, HEAD or OPTIONS" in answer.json["detail"]


def test_a_mistake_of_ours_is_told_as_one(built: Settings) -> None:
    client = create_app(built.var).test_client()
    (current_edition(built.var) / "site/api/v1/es/pages/rn01.json").unlink()
    answer = client.get(SECTION)
    assert (answer.status_code, answer.content_type) == (500, "application/problem+json")
    assert "mistake of ours" in answer.json["detail"]
    assert answer.headers["Access-Control-Allow-Origin"] == "*"


def test_elsewhere_a_wrong_method_is_answered_as_before(client: FlaskClient) -> None:
    answer = client.post("/en/")
    assert (answer.status_code, answer.mimetype) == (405, "text/html")
    assert "Access-Control-Allow-Origin" not in answer.headers


def test_a_browser_that_asks_first_may_send_what_it_needs(client: FlaskClient) -> None:
    asked = {"Origin": "https://clinic.example", "Access-Control-Request-Method": "GET"}
    answer = client.options(PAGE, headers=asked)
    assert answer.status_code == 200
    assert answer.headers["Access-Control-Allow-Origin"] == "*"
    assert answer.headers["Access-Control-Allow-Methods"] == "GET, HEAD, OPTIONS"
    assert answer.headers["Access-Control-Allow-Headers"] == "If-None-Match"


@pytest.mark.parametrize("address", ["/en/", "/en/search?q=skin", "/apiary", "/en/pack.json", "/nowhere"])
def test_nothing_else_is_open_to_other_sites(client: FlaskClient, address: str) -> None:
    answer = client.get(address)
    assert "Access-Control-Allow-Origin" not in answer.headers
    assert "Cross-Origin-Resource-Policy" not in answer.headers


@pytest.mark.parametrize("address", [PAGE, SECTION, "/api/v1/languages.json"])
def test_what_a_client_has_already_is_not_sent_again(client: FlaskClient, address: str) -> None:
    first = client.get(address)
    assert first.headers["Cache-Control"] == "no-cache"
    again = client.get(address, headers={"If-None-Match": first.headers["ETag"]})
    assert (again.status_code, again.data) == (304, b"")
    assert again.headers["Access-Control-Allow-Origin"] == "*"


def test_a_search_is_kept_by_nobody(client: FlaskClient) -> None:
    answer = client.get(SEARCH)
    assert answer.headers["Cache-Control"] == "no-store"
    assert "ETag" not in answer.headers


def test_files_come_compressed_as_pages_do(client: FlaskClient) -> None:
    answer = client.get(PAGE, headers={"Accept-Encoding": "br"})
    assert answer.headers["Content-Encoding"] == "br"


def test_a_section_carries_what_is_needed_to_show_it_elsewhere(client: FlaskClient) -> None:
    told = taken(client, SECTION)
    assert told["module"]["id"] == "is-it-a-cold"
    assert told["html"].startswith('<section lang="es" dir="ltr">\n<h2>')
    assert told["module"]["html"] in told["html"]
    assert told["attribution"]["html"] in told["html"]
    assert told["page"]["isMachineMade"]
    assert "Traducido por una máquina" in told["html"]
    assert told["alternates"][0]["url"] == "/en/conditions/runny-nose#is-it-a-cold"
    assert client.get(told["alternates"][0]["data"]).status_code == 200


def test_a_section_has_its_entries_and_the_references_that_it_cites(client: FlaskClient) -> None:
    help_ = taken(client, "/api/v1/en/pages/ds01/help.json")
    assert help_["html"].count("<h3>") == 3
    assert "<p>Emergency</p>" in help_["html"]
    treatment = taken(client, "/api/v1/en/pages/ds01/treatment.json")
    assert [one["number"] for one in treatment["references"]] == [2]


def test_a_section_in_another_language_than_asked_for_is_marked(client: FlaskClient) -> None:
    told = taken(client, "/api/v1/ar/pages/ds01/about.json")
    assert told["html"].startswith('<section lang="ar" dir="rtl">\n<h2 lang="en" dir="ltr">')
    assert not told["page"]["isOffered"]
    assert "غير متاحة" in told["attribution"]["text"]


def test_a_former_name_of_a_section_leads_on(client: FlaskClient) -> None:
    answer = client.get("/api/v1/en/pages/rn01/signs.json")
    assert (answer.status_code, answer.location) == (308, "/api/v1/en/pages/rn01/symptoms.json")
    assert answer.headers["Access-Control-Allow-Origin"] == "*"


def test_hits_lead_to_pages_and_to_questions(client: FlaskClient) -> None:
    told = taken(client, "/api/v1/en/search.json?q=drinking+water&limit=2")
    assert {(one["kind"], one["page"], one["section"]) for one in told["hits"]} == {
        ("page", "ds01", None),
        ("question", "ds01", "drink-water"),
    }
    assert any("<mark>" in hit["snippet"] for hit in told["hits"])
    for hit in told["hits"]:
        assert client.get(hit["data"]).status_code == 200


def test_words_of_a_search_are_never_markup(client: FlaskClient) -> None:
    told = taken(client, "/api/v1/en/search.json?q=<script>skin</script>")
    assert all("<script" not in hit["snippet"] for hit in told["hits"])


def test_the_lists_lead_to_all_that_there_is(client: FlaskClient, toy_edition: Settings) -> None:
    files = set(read_record(current_edition(toy_edition.var)).files)
    languages = taken(client, "/api/v1/languages.json")["languages"]
    assert [(one["lang"], one["dir"], one["offered"], one["pages"]) for one in languages] == [
        ("en", "ltr", 3, 3),
        ("ar", "rtl", 0, 3),
        ("es", "ltr", 1, 3),
    ]
    pages = [page for one in languages for page in taken(client, one["data"])["pages"]]
    told = {page["data"].lstrip("/") for page in pages}
    assert told == {file for file in files if file.startswith("api/") and "/pages/" in file}
    assert [page["isOffered"] for page in taken(client, "/api/v1/es/pages.json")["pages"]] == [1, 0, 0]


def test_questions_are_those_of_the_pages_offered(client: FlaskClient) -> None:
    groups = taken(client, "/api/v1/es/questions.json")["pages"]
    assert [group["page"]["id"] for group in groups] == ["rn01"]
    assert [one["id"] for one in groups[0]["questions"]] == ["is-it-a-cold"]
    assert "Traducido por una máquina" in groups[0]["attribution"]["text"]


def taken(client: FlaskClient, address: str) -> Any:
    answer = client.get(address)
    assert answer.status_code == 200, answer.text
    return answer.json
