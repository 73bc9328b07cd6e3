"""The preview of the toy library in Spanish, asked as the panel asks."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from webapp.locales import Locale
from webapp.settings import Settings
from webapp.translating import create_preview

PAGE = "/es/conditions/runny-nose"


@dataclass
class Desk:
    """A browser with the page open."""

    client: FlaskClient
    catalog: Path

    def html(self, address: str = PAGE) -> str:
        answer = self.client.get(address)
        assert answer.status_code == 200, answer.text
        return answer.text

    @property
    def token(self) -> str:
        found = re.search(r'data-token="([^"]+)"', self.html())
        assert found
        return found[1]

    def segment(self, name: str, page: str = "runny-nose") -> Any:
        answer = self.client.get("/segment", query_string={"page": page, "id": name})
        assert answer.status_code == 200, answer.text
        return answer.json

    def post(self, address: str, headers: dict[str, str] | None = None, **values: object) -> TestResponse:
        given = {"X-Pocketleaf-Token": self.token} | (headers or {})
        return self.client.post(address, json={"page": "runny-nose"} | values, headers=given)

    def save(self, name: str, text: str, seen: str = "") -> TestResponse:
        return self.post("/save", id=name, text=text, seen=seen or self.segment(name)["seen"])


@pytest.fixture
def desk(settings: Settings) -> Desk:
    client = create_preview(settings, Locale("es")).test_client()
    return Desk(client, settings.translations / "es" / "LC_MESSAGES" / "runny-nose.po")
