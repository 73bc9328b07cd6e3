"""The edition's files: negotiated encodings, conditional answers, and no second address for a page."""

from __future__ import annotations

import gzip
import json
from collections.abc import Callable
from urllib.parse import quote, unquote_to_bytes

import brotli
import pytest
import zstandard
from flask.testing import FlaskClient
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

PAGE = "/en/conditions/dry-skin"
DECODERS: dict[str | None, Callable[[bytes], bytes]] = {
    "br": brotli.decompress,
    "zstd": lambda data: zstandard.ZstdDecompressor().decompress(data),
    "gzip": gzip.decompress,
    None: bytes,
}

ENCODINGS = {
    "": None,
    "identity": None,
    "br": "br",
    "gzip": "gzip",
    "zstd": "zstd",
    "BR": "br",
    "gzip, deflate, br, zstd": "br",
    "gzip, deflate, zstd": "zstd",
    "gzip, deflate": "gzip",
    "*": "br",
    "br;q=0, *": "zstd",
    "br;q=0, gzip": "gzip",
    "br;q=0, zstd;q=0, gzip;q=0": None,
    "*;q=0": None,
    "identity;q=0, gzip": "gzip",
    "gzip;q=0.9, br;q=0.5": "gzip",
    "br;q=0.001": "br",
    "identity, br;q=0.5": None,
    "identity;q=0.5, br;q=0.5": "br",
    "identity;q=0.2, gzip;q=0.4": "gzip",
    "deflate, compress, x-gzip": None,
    "br;q=nonsense, gzip": "gzip",
    ",;q=, ,": None,
}


@pytest.mark.parametrize(("accepted", "encoding"), ENCODINGS.items())
def test_the_best_encoding_that_a_browser_takes_is_sent(
    client: FlaskClient, accepted: str, encoding: str | None
) -> None:
    answer = client.get(PAGE, headers={"Accept-Encoding": accepted})
    assert answer.headers.get("Content-Encoding") == encoding
    assert answer.headers["Vary"] == "Accept-Encoding"
    assert int(answer.headers["Content-Length"]) == len(answer.data)
    assert DECODERS[encoding](answer.data) == client.get(PAGE).data


def test_without_the_header_the_plain_page_is_sent(client: FlaskClient) -> None:
    assert "Content-Encoding" not in client.get(PAGE).headers


@pytest.mark.parametrize("encoding", [None, "br", "zstd", "gzip"])
@pytest.mark.parametrize("address", [PAGE, "/worker.js", "/ar/manifest.webmanifest"])
def test_what_a_browser_has_already_is_not_sent_again(
    client: FlaskClient, address: str, encoding: str | None
) -> None:
    accepted = {"Accept-Encoding": encoding or "identity"}
    first = client.get(address, headers=accepted)
    again = client.get(address, headers=accepted | {"If-None-Match": first.headers["ETag"]})
    assert (again.status_code, again.data) == (304, b"")
    for name in ("ETag", "Vary", "Cache-Control", "Content-Security-Policy"):
        assert again.headers[name] == first.headers[name]
    other = client.get(address, headers=accepted | {"If-None-Match": '"another"'})
    assert other.status_code == 200
    weak = client.get(address, headers=accepted | {"If-None-Match": f"W/{first.headers['ETag']}, *"})
    assert weak.status_code == 304


def test_each_encoding_has_its_own_tag(client: FlaskClient) -> None:
    answers = [client.get(PAGE, headers={"Accept-Encoding": name or "identity"}) for name in DECODERS]
    assert len({answer.headers["ETag"] for answer in answers}) == 4


@pytest.mark.parametrize("address", [PAGE, "/worker.js", "/", "/nowhere", "/en/search?q=skin", "/ds01/en"])
def test_head_gives_the_headers_of_get_and_no_body(client: FlaskClient, address: str) -> None:
    head, get = client.head(address), client.get(address)
    assert (head.status_code, dict(head.headers)) == (get.status_code, dict(get.headers))
    assert head.data == b""


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE"])
@pytest.mark.parametrize("address", [PAGE, "/", "/nowhere", "/en/search?q=skin"])
def test_a_library_is_only_read(client: FlaskClient, address: str, method: str) -> None:
    answer = client.open(address, method=method, data={"q": "skin"})
    assert answer.status_code == 405
    assert set(answer.headers["Allow"].split(", ")) == {"GET", "HEAD", "OPTIONS"}


@pytest.mark.parametrize(
    "address",
    [
        f"{PAGE}.html.br",
        f"{PAGE}.br",
        "/worker.js.br",
        "/worker.js.gz",
        "/en/manifest.webmanifest.zst",
        "/edition.json",
        "/style.css",
        "/site/en/index.html",
        "/indexes/en/_en_1.toc",
        "/interfaces/shipped/es.po",
        "/../edition.json",
        "/en/../../edition.json",
        "/en/..%2f..%2fedition.json",
        "/%2e%2e/edition.json",
        "/..%5cedition.json",
        "/en/conditions/..",
        "//etc/passwd",
        "/%00",
        "/en/conditions/dry-skin%00",
        "/static/",
        "/static/0000000000/js/app.js",
        "/robots.txt",
    ],
)
def test_nothing_but_addresses_of_the_library_is_answered(client: FlaskClient, address: str) -> None:
    answer = client.get(address, follow_redirects=True)
    assert answer.status_code == 404
    assert b"tools" not in answer.data


def test_the_worker_is_asked_for_anew_each_time(client: FlaskClient) -> None:
    answer = client.get("/worker.js")
    assert answer.headers["Cache-Control"] == "no-cache"
    assert answer.headers["Content-Type"] == "text/javascript; charset=utf-8"
    config = json.loads(answer.text.partition("start(")[2].rpartition(")")[0])
    assert {client.get(path).status_code for path in config["files"]} == {200}
    assert config["tags"] == ["en", "ar", "es"]


def test_the_manifests_of_all_languages_are_of_one_app(client: FlaskClient) -> None:
    manifests = {
        tag: json.loads(client.get(f"/{tag}/manifest.webmanifest").text) for tag in ("en", "es", "ar")
    }
    assert {one["id"] for one in manifests.values()} == {"/"}
    assert {one["scope"] for one in manifests.values()} == {"/"}
    assert {tag: (one["lang"], one["dir"], one["start_url"]) for tag, one in manifests.items()} == {
        "en": ("en", "ltr", "/en/"),
        "es": ("es", "ltr", "/es/"),
        "ar": ("ar", "rtl", "/ar/"),
    }
    for icon in manifests["ar"]["icons"]:
        assert client.get(icon["src"]).headers["Content-Type"] == icon["type"]
    assert [one["purpose"] for one in manifests["en"]["icons"]].count("maskable") == 1


WORDS = st.sampled_from(
    [
        "",
        ".",
        "..",
        "en",
        "es",
        "AR",
        "pt-BR",
        "conditions",
        "guides",
        "dry-skin",
        "cold-nose",
        "ds01",
        "search",
        "static",
        "index",
        "index.html",
        "manifest.webmanifest",
        "%00",
        "%2f",
        "%ff",
        "%f0%9f",
        "a" * 300,
    ]
)
STEPS = st.one_of(WORDS, st.text(max_size=12).map(lambda text: quote(text, safe="", errors="replace")))
PATHS = st.lists(STEPS, max_size=5).map(lambda steps: "/" + "/".join(steps))


@settings(
    max_examples=2000,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(
    path=PATHS,
    query=st.one_of(
        st.just(""), st.text(max_size=20).map(lambda text: quote(text, safe="&=+%", errors="replace"))
    ),
    accepted=st.one_of(
        st.just("es"), st.text(st.characters(max_codepoint=255, exclude_characters="\r\n"), max_size=20)
    ),
)
@example(path="/", query="", accepted="x" * 9000)
@example(path="/conditions/dry-skin", query="", accepted="en-a-bbb-x-a-ccc, i-klingon;q=2, *;q=-1")
def test_no_address_whatever_is_our_mistake(
    client: FlaskClient, path: str, query: str, accepted: str
) -> None:
    headers = {"Accept-Language": accepted, "Accept-Encoding": accepted}
    raw = {"PATH_INFO": unquote_to_bytes(path).decode("latin-1")}
    answer = client.get("/", query_string=query, headers=headers, environ_overrides=raw)
    assert answer.status_code in {200, 303, 308, 404}
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    place = answer.headers.get("Location", "/")
    assert place.startswith(("/", "http://localhost/"))
    assert not place.startswith("//")
