"""`pocketleaf translate` says in one line why it cannot begin."""

from __future__ import annotations

import socket
from typing import Any

import pytest

from webapp.errors import SettingsError
from webapp.locales import Locale
from webapp.settings import Settings
from webapp.translating import create_preview
from webapp.translating.serving import address_of, server_of


@pytest.mark.parametrize(
    ("locale", "told"),
    [
        ("pt_BR", '"pt_BR" has no catalogs in '),
        ("pt_BR", "run `pocketleaf translations update pt_BR` first"),
        ("en", '"en" is the language of the originals; name one to translate into'),
        ("klingonese", '"klingonese" is no language that CLDR knows'),
    ],
)
def test_a_locale_that_cannot_be_translated_is_told(
    settings: Settings, run: Any, locale: str, told: str
) -> None:
    result = run(settings, "translate", locale, "--no-browser")
    assert result.exit_code == 1
    assert told in result.output and len(result.output.splitlines()) == 1


def test_content_that_cannot_be_read_is_told(settings: Settings, run: Any) -> None:
    (settings.content / "conditions" / "runny-nose.md").write_text("no front matter", encoding="utf-8")
    result = run(settings, "translate", "es", "--no-browser")
    assert result.exit_code == 1 and "runny-nose.md:1: no front matter" in result.output


def test_a_port_that_is_taken_is_told(settings: Settings) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(SettingsError, match=rf'cannot listen on "127\.0\.0\.1" port {port}: '):
            server_of(create_preview(settings, Locale("es")), "127.0.0.1", port)


@pytest.mark.parametrize(
    ("host", "address"),
    [
        ("127.0.0.1", "http://127.0.0.1:8010/"),
        ("::1", "http://[::1]:8010/"),
        ("ana.local", "http://ana.local:8010/"),
    ],
)
def test_the_address_is_one_that_can_be_opened(host: str, address: str) -> None:
    assert address_of(host, 8010) == address
