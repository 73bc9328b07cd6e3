"""Two editions, the process that serves them badly, and a reader."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import BrowserContext

from tests.browser.bad_days.keeper import BadServer, Keeper, published_twice


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[BadServer]:
    """Two editions of the shelf and the process that serves them."""
    server = BadServer(published_twice(), tmp_path_factory.mktemp("server"))
    yield server
    server.stop()


@pytest.fixture
def reader(context: BrowserContext, server: BadServer) -> Iterator[Keeper]:
    """A reader with nothing kept, on a good day."""
    server.begin()
    reader = Keeper(context, server)
    yield reader
    reader.close()
