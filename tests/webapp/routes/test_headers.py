"""Every answer keeps its reader safe, whatever it answers."""

from __future__ import annotations

import re
from base64 import b64encode
from hashlib import sha256

import pytest
from flask.testing import FlaskClient

from tests.webapp.routes.conftest import OTHERS, PAGES
from webapp.editions.building import current_edition
from webapp.editions.record import read_record
from webapp.packs.head import Head
from webapp.packs.holding import fetch_pack
from webapp.packs.manifest import Pointer
from webapp.settings import Settings

STYLE = re.compile(r"<style>(.*?)</style>", re.DOTALL)
LOADED = re.compile(r"<(?:link|script|img|source|iframe|object|embed)\b[^>]*?(?:href|src)=\"([^\"]*)\"")
FIXED = {
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=(), browsing-topics=()",
}
POLICY = {
    "default-src": "'none'",
    "script-src": "'self'",
    "img-src": "'self'",
    "connect-src": "'self'",
    "manifest-src": "'self'",
    "worker-src": "'self'",
    "form-action": "'self'",
    "base-uri": "'none'",
    "frame-ancestors": "'none'",
}


@pytest.mark.parametrize("address", PAGES)
def test_the_policy_admits_the_pages_own_style_and_nothing_else_inline(
    client: FlaskClient, address: str
) -> None:
    answer = client.get(address)
    assert answer.status_code == PAGES[address]
    style = STYLE.findall(answer.text)
    assert len(style) == 1
    digest = b64encode(sha256(style[0].encode()).digest()).decode()
    assert policy_of(answer.headers["Content-Security-Policy"]) == POLICY | {
        "style-src": f"'sha256-{digest}'"
    }
    assert "unsafe" not in answer.headers["Content-Security-Policy"]
    assert re.search(r"<script(?![^>]*\ssrc=)", answer.text) is None
    assert re.search(r"<[^>]*\s(?:style|on[a-z]+)=", STYLE.sub("", answer.text)) is None


@pytest.mark.parametrize("address", PAGES)
def test_a_page_loads_nothing_from_elsewhere(client: FlaskClient, address: str) -> None:
    loaded = LOADED.findall(client.get(address).text)
    assert any(one.startswith("/static/") for one in loaded)
    assert [one for one in loaded if not one.startswith("/") or one.startswith("//")] == []


@pytest.mark.parametrize("tag", ["en", "es", "ar"])
def test_a_pack_carries_the_headers_that_the_server_sends_with_each_of_its_pages(
    client: FlaskClient, tag: str
) -> None:
    pointer = Pointer.from_bytes(client.get(f"/{tag}/pack.json").data)
    held = fetch_pack(pointer.manifest, lambda address: client.get(address).data)
    told = Head.from_bytes(held.head).headers
    assert told.keys() >= FIXED.keys() | {"Content-Type", "Content-Security-Policy"}
    for address in held.records:
        answer = client.get(address)
        assert {name: answer.headers[name] for name in told} == told
        assert answer.data == held.page(address)


@pytest.mark.parametrize("method", ["GET", "HEAD", "POST", "OPTIONS", "DELETE"])
@pytest.mark.parametrize("address", [*PAGES, *OTHERS])
def test_every_answer_carries_the_same_safe_headers(
    client: FlaskClient, toy_edition: Settings, address: str, method: str
) -> None:
    answer = client.open(address, method=method)
    assert {name: answer.headers[name] for name in FIXED} == FIXED
    assert answer.headers["X-Pocketleaf-Edition"] == current_edition(toy_edition.var).name
    assert policy_of(answer.headers["Content-Security-Policy"]).items() >= POLICY.items()
    assert "Set-Cookie" not in answer.headers
    assert "Strict-Transport-Security" not in answer.headers


def test_a_cookie_that_someone_sends_changes_nothing(client: FlaskClient) -> None:
    plain = client.get("/")
    sent = client.get("/", headers={"Cookie": "lang=es; session=abc"})
    assert (sent.status_code, dict(sent.headers)) == (plain.status_code, dict(plain.headers))


@pytest.mark.parametrize("address", ["/es/", "/", "/nowhere", "/en/search?q=skin", "/worker.js"])
def test_behind_tls_browsers_are_told_to_stay_there(client: FlaskClient, address: str) -> None:
    answer = client.get(address, base_url="https://example.org")
    assert answer.headers["Strict-Transport-Security"] == "max-age=31536000; includeSubDomains"


def test_every_file_of_the_edition_is_answered_with_a_type_that_fits(
    client: FlaskClient, toy_edition: Settings
) -> None:
    types = {
        "html": "text/html; charset=utf-8",
        "js": "text/javascript; charset=utf-8",
        "svg": "image/svg+xml",
        "png": "image/png",
        "webmanifest": "application/manifest+json",
        "json": "application/json",
        "plix": "application/octet-stream",
        "plv": "application/octet-stream",
    }
    files = [one for one in read_record(current_edition(toy_edition.var)).files if not one.endswith(".html")]
    assert {one.rpartition(".")[2] for one in files} == types.keys() - {"html"}
    for path in files:
        answer = client.get(f"/{path}")
        assert (path, answer.headers["Content-Type"]) == (path, types[path.rpartition(".")[2]])
        immutable = path.startswith(("static/", "figures/")) or "/pack/" in path or path.endswith(".plix")
        expected = "public, max-age=31536000, immutable" if immutable else "no-cache"
        assert (path, answer.headers["Cache-Control"]) == (path, expected)


def policy_of(header: str) -> dict[str, str]:
    return dict(part.split(" ", 1) for part in header.split("; "))
