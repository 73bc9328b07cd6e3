"""Every form of address, asked for as phones, people and messengers do: where it leads, and who decided."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
import yaml
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from tests.conftest import TOY
from webapp import create_app
from webapp.editions.building import build
from webapp.settings import Settings

TABLE = yaml.safe_load((Path(__file__).parents[2] / "tables" / "addresses.yaml").read_text(encoding="utf-8"))
CHOSEN = {
    "/": "/{tag}/",
    "/ds01": "/{tag}/conditions/dry-skin",
    "/conditions/resting-well": "/{tag}/guides/resting-well",
}

Row = Mapping[str, Any]


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> FlaskClient:
    """A browser before the toy library in the table's languages."""
    folder = shutil.copytree(TOY, tmp_path_factory.mktemp("many") / "toy")
    for name in TABLE["locales"]:
        (folder / "translations" / name / "LC_MESSAGES").mkdir(parents=True, exist_ok=True)
    settings = Settings(folder / "content", folder / "translations", folder / "var")
    build(settings, lambda _: None)
    return create_app(settings.var).test_client()


@pytest.mark.parametrize("row", TABLE["phones"], ids=lambda row: row["what"])
def test_a_phone_gets_the_language_that_its_reader_reads(many: FlaskClient, row: Row) -> None:
    for address, place in CHOSEN.items():
        answer = many.get(address, headers={"Accept-Language": row["wants"]})
        note = "#instead" if row.get("instead") else ""
        assert (answer.status_code, answer.headers["Location"]) == (303, place.format(tag=row["gets"]) + note)
        assert answer.headers["Vary"] == "Accept-Language"


@pytest.mark.parametrize("row", TABLE["requests"], ids=lambda row: f"{row['ask']} {row.get('wants', '')}")
def test_an_address_leads_to_its_page_however_it_arrives(many: FlaskClient, row: Row) -> None:
    answer = ask(many, row, "GET")
    assert (answer.status_code, answer.headers.get("Location")) == (row["status"], row.get("leads"))
    if row["status"] != 404:
        assert answer.headers.get("Vary") == ("Accept-Language" if row.get("varies") else None)
        head = ask(many, row, "HEAD")
        assert (head.status_code, dict(head.headers), head.data) == (
            answer.status_code,
            dict(answer.headers),
            b"",
        )


@pytest.mark.parametrize(
    "row", [one for one in TABLE["requests"] if "leads" in one], ids=lambda row: row["ask"]
)
def test_a_way_ends_in_one_step_on_a_page_that_varies_with_nobody(many: FlaskClient, row: Row) -> None:
    place = urlsplit(row["leads"])
    assert (place.scheme, place.netloc) == ("", "")
    if place.path.endswith(("/share", "/handout", "/handout.pdf")):
        return
    answer = many.get(row["leads"])
    assert answer.status_code == 200
    assert "Accept-Language" not in answer.headers.get("Vary", "")
    if place.fragment:
        assert f'id="{place.fragment}"' in answer.text


@pytest.mark.parametrize(
    "row", [one for one in TABLE["requests"] if one["status"] == 404], ids=lambda row: row["ask"]
)
def test_an_unknown_address_helps_on_and_is_not_repeated(many: FlaskClient, row: Row) -> None:
    text = ask(many, row, "GET").text
    assert 'role="search"' in text
    assert "#a-z" in text
    assert "evil" not in text


def ask(client: FlaskClient, row: Row, method: str) -> TestResponse:
    """Ask as a server would pass it on; a client of its own takes doubled slashes for a host."""
    headers = {"Accept-Language": row["wants"]} if "wants" in row else {}
    path = {"PATH_INFO": row["ask"]} if row["ask"].startswith("//") else {}
    return client.open(row["ask"], method=method, headers=headers, environ_overrides=path)
