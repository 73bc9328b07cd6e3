"""The description of the API holds for every answer; an independent validator is the judge."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest
from flask.testing import FlaskClient
from jsonschema import Draft202012Validator, FormatChecker

from webapp import create_app
from webapp.editions.building import current_edition
from webapp.settings import Settings

LANGUAGES = ("en", "es", "ar")


@pytest.fixture(scope="module")
def client(toy_edition: Settings) -> FlaskClient:
    return create_app(toy_edition.var).test_client()


@pytest.fixture(scope="module")
def described(client: FlaskClient) -> Any:
    """The description, of which nothing more than it names may stand in an answer."""
    told = client.get("/api/v1/openapi.json").json
    for schema in told["components"]["schemas"].values():
        schema["additionalProperties"] = False
    return told


@pytest.mark.parametrize(
    ("file", "kind"),
    [
        ("languages.json", "LanguagesAnswer"),
        ("*/pages.json", "PagesAnswer"),
        ("*/questions.json", "QuestionsAnswer"),
        ("*/pages/*.json", "PageAnswer"),
    ],
)
def test_every_file_of_the_edition_is_as_described(
    described: Any, toy_edition: Settings, file: str, kind: str
) -> None:
    found = list((current_edition(toy_edition.var) / "site/api/v1").glob(file))
    assert found
    for path in found:
        validator(described, kind).validate(json.loads(path.read_bytes()))


@pytest.mark.parametrize("tag", LANGUAGES)
def test_every_section_is_as_described(described: Any, client: FlaskClient, tag: str) -> None:
    judge = validator(described, "SectionAnswer")
    for page in client.get(f"/api/v1/{tag}/pages.json").json["pages"]:
        for name in sections(client.get(page["data"]).json):
            judge.validate(client.get(f"/api/v1/{tag}/pages/{page['id']}/{name}.json").json)


@pytest.mark.parametrize("tag", LANGUAGES)
def test_hits_and_problems_are_as_described(described: Any, client: FlaskClient, tag: str) -> None:
    hits = client.get(f"/api/v1/{tag}/search.json?q=nariz+skin+water").json
    assert hits["hits"] or tag == "ar"
    validator(described, "SearchAnswer").validate(hits)
    validator(described, "Problem").validate(client.get(f"/api/v1/{tag}/search.json").json)


def test_every_address_is_shown_by_an_answer_of_the_library(described: Any, client: FlaskClient) -> None:
    parameters = described["components"]["parameters"]
    filled = {name: one.get("example", "en") for name, one in parameters.items()}
    for path, item in described["paths"].items():
        answer = client.get(path.format(**filled), query_string={"q": filled["q"]})
        assert answer.status_code == 200, path
        content = item["get"]["responses"]["200"]["content"]["application/json"]
        kind = content["schema"]["$ref"].rpartition("/")[2]
        validator(described, kind).validate(content["example"])
        validator(described, kind).validate(answer.json)


def test_every_file_is_at_an_address_that_is_described(described: Any, toy_edition: Settings) -> None:
    site = current_edition(toy_edition.var) / "site"
    shapes = {path.replace("{lang}", "es").replace("{id}", "rn01").lstrip("/") for path in described["paths"]}
    written = {path.relative_to(site).as_posix() for path in (site / "api").rglob("*.json")}
    shown = {one for one in written if "/ar/" not in one and "/en/" not in one and "01" not in one}
    assert shown | {"api/v1/es/pages/rn01.json"} <= shapes | {"api/v1/openapi.json"}


def test_an_answer_with_another_shape_is_noticed(described: Any, client: FlaskClient) -> None:
    judge, page = validator(described, "PageAnswer"), client.get("/api/v1/es/pages/rn01.json").json
    block = page["modules"][0]["blocks"][0]
    for wrong in ({"standing": "fine"}, {"lang": None}, {"kind": "table"}, {"original": {}}, {"more": 1}):
        bent = json.loads(json.dumps(page))
        bent["modules"][0]["blocks"][0] = block | wrong
        assert not judge.is_valid(bent), wrong


def sections(page: Any) -> Iterator[str]:
    for module in page["modules"]:
        yield module["id"]
        yield from (one["id"] for one in module["entries"])


def validator(described: Any, kind: str) -> Draft202012Validator:
    schema = {"$ref": f"#/components/schemas/{kind}", "components": described["components"]}
    return Draft202012Validator(schema, format_checker=FormatChecker())
