"""The application over the toy library, without a server."""

from __future__ import annotations

import pytest
from flask import Flask
from flask.testing import FlaskClient

from webapp import create_app
from webapp.settings import Settings

# Every kind of answer, with the status that it has.
PAGES = {
    "/en/": 200,
    "/es/": 200,
    "/ar/": 200,
    "/en/conditions/dry-skin": 200,
    "/es/conditions/runny-nose": 200,
    "/ar/conditions/dry-skin": 200,
    "/en/guides/resting-well": 200,
    "/es/questions": 200,
    "/ar/translation": 200,
    "/translate/": 200,
    "/translate/es": 200,
    "/en/offline": 200,
    "/ar/search": 200,
    "/en/search?q=skin": 200,
    "/es/search?q=nothing-of-that-kind": 200,
    "/es/connect": 200,
    "/ar/connect/ds01.rn01": 200,
    "/connect/page": 400,
    "/es/conditions/runny-nose/share": 200,
    "/es/conditions/runny-nose/handout": 200,
    "/es/conditions/no-such-page": 404,
    "/nowhere": 404,
}
OTHERS = {
    "/": 303,
    "/conditions/dry-skin": 303,
    "/ds01": 303,
    "/ds01/es": 308,
    "/en/conditions/cold-nose": 308,
    "/worker.js": 200,
    "/en/manifest.webmanifest": 200,
}


@pytest.fixture(scope="session")
def app(toy_edition: Settings) -> Flask:
    """The application that serves the toy edition."""
    return create_app(toy_edition.var)


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    """A browser that asks it, and says nothing of languages or encodings unless told."""
    return app.test_client()
