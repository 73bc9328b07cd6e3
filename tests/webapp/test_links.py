"""How addresses are spelled, and which file answers each."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from webapp import links
from webapp.locales import Locale


@dataclass(frozen=True)
class Thing:
    page_id: str = "bm01"
    kind: str = "conditions"
    slug: str = "back-mice"
    former_slugs: tuple[str, ...] = ("back-mouse",)


AR, BR, MICE = Locale("ar"), Locale("pt-BR"), Thing()
DIGEST = "0123456789abcdef" * 4

ADDRESSES = [
    (links.home(BR), "/pt-BR/", "pt-BR/index.html"),
    (links.page(MICE, AR), "/ar/conditions/back-mice", "ar/conditions/back-mice.html"),
    (links.questions(AR), "/ar/questions", "ar/questions.html"),
    (links.search(AR), "/ar/search", "ar/search.html"),
    (links.search(AR, "a b&c=é?"), "/ar/search?q=a+b%26c%3D%C3%A9%3F", "ar/search.html"),
    (links.translation(AR), "/ar/translation", "ar/translation.html"),
    (links.offline(AR), "/ar/offline", "ar/offline.html"),
    (links.manifest(AR), "/ar/manifest.webmanifest", "ar/manifest.webmanifest"),
    (
        links.static("ab12", "js/core/shell.js"),
        "/static/ab12/js/core/shell.js",
        "static/ab12/js/core/shell.js",
    ),
    (links.figure("arm.svg", DIGEST), "/figures/arm.0123456789.svg", "figures/arm.0123456789.svg"),
    (links.phone_index(BR, DIGEST), "/pt-BR/search.0123456789.plix", "pt-BR/search.0123456789.plix"),
    (links.search_pointer(BR), "/pt-BR/search.json", "pt-BR/search.json"),
    (links.WORKER, "/worker.js", "worker.js"),
    (links.negotiated(MICE), "/conditions/back-mice", "conditions/back-mice.html"),
    (links.short(MICE), "/bm01", "bm01.html"),
    (links.short(MICE, BR), "/bm01/pt-BR", "bm01/pt-BR.html"),
    ("/", "/", "index.html"),
]

REFERENCES = [
    ({"doi": "10.1000/a(b)c d", "pmid": "1", "url": "https://x.org"}, "https://doi.org/10.1000/a(b)c%20d"),
    ({"doi": "", "pmid": "123", "url": "https://x.org"}, "https://pubmed.ncbi.nlm.nih.gov/123/"),
    ({"doi": "", "pmid": "", "url": "https://x.org/a"}, "https://x.org/a"),
]


@pytest.mark.parametrize(("address", "spelled", "file"), ADDRESSES, ids=[row[1] for row in ADDRESSES])
def test_an_address_is_answered_by_one_file(address: str, spelled: str, file: str) -> None:
    assert address == spelled
    assert links.file_of(address) == file


def test_a_section_is_the_end_of_a_pages_address() -> None:
    assert links.page(MICE, AR, "symptoms") == "/ar/conditions/back-mice#symptoms"


def test_a_page_keeps_the_addresses_of_its_earlier_names() -> None:
    assert links.former(MICE, AR) == ("/ar/conditions/back-mouse",)


@pytest.mark.parametrize(("work", "address"), REFERENCES)
def test_a_cited_work_is_found_at_the_address_that_lasts_longest(work: dict[str, str], address: str) -> None:
    assert links.reference(**work) == address


@pytest.mark.parametrize(
    ("address", "written"),
    [
        ("https://leaf.example/lp01/es", "leaf.example/lp01/es"),
        ("http://127.0.0.1:8000/lp01", "127.0.0.1:8000/lp01"),
        ("https://www.leaf.example/lp01", "www.leaf.example/lp01"),  # another host than leaf.example
        ("/lp01", "/lp01"),
        ("", ""),
    ],
)
def test_on_paper_an_address_loses_its_scheme_alone(address: str, written: str) -> None:
    assert links.on_paper(address) == written
