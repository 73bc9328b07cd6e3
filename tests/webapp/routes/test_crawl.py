"""Every link of the library followed in every language: none is broken, and none tells of its reader."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from urllib.parse import unquote, urldefrag, urljoin, urlsplit

import pytest
from flask import Flask
from flask.testing import FlaskClient

from tests.shelf import copy_of_the_shelf, edition_of_the_shelf
from webapp import create_app
from webapp.editions.building import build

SITE = "https://leaf.example"
SETTINGS = f"url: {SITE}\nindex_unreviewed_translations: yes\n"
STARTS = ("/", "/robots.txt", "/sitemap.xml", "/api/v1/openapi.json", "/translate/")
LOADED = {"img": "src", "script": "src", "iframe": "src", "source": "src", "object": "data"}
HREF_LOADED = {"stylesheet", "icon", "apple-touch-icon", "manifest", "preload", "modulepreload"}
LOC = re.compile(r"<loc>([^<]+)</loc>")


@dataclass
class Seen(HTMLParser):
    """What a page links to, loads and names."""

    links: list[tuple[str, str]] = field(default_factory=list)  # address, rel
    loads: list[str] = field(default_factory=list)
    forms: list[str] = field(default_factory=list)
    anchors: set[str] = field(default_factory=set)
    alternates: dict[str, str] = field(default_factory=dict)
    canonical: str = ""

    def __post_init__(self) -> None:
        """Sets the parser up."""
        super().__init__(convert_charrefs=True)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Notes what an element points to."""
        told = {name: value or "" for name, value in attrs}
        self.anchors |= {told["id"]} if "id" in told else set()
        if tag == "a" and "href" in told:
            self.links.append((told["href"], told.get("rel", "")))
        elif tag == "link":
            self._link(told)
        elif tag == "form":
            self.forms.append(told.get("action", ""))
        elif tag in LOADED and LOADED[tag] in told:
            self.loads.append(told[LOADED[tag]])

    def _link(self, told: dict[str, str]) -> None:
        if told["rel"] == "alternate" and "hreflang" in told:
            self.alternates[told["hreflang"]] = told["href"]
        elif told["rel"] == "canonical":
            self.canonical = told["href"]
        elif told["rel"] in HREF_LOADED:
            self.loads.append(told["href"])


@dataclass
class Crawl:
    """What was found on the way through all links."""

    pages: dict[str, Seen] = field(default_factory=dict)
    broken: list[tuple[str, str, int]] = field(default_factory=list)
    telling: list[tuple[str, str]] = field(default_factory=list)
    leading: dict[str, str] = field(default_factory=dict)  # address -> where its redirects end


@pytest.fixture(scope="module")
def crawl(tmp_path_factory: pytest.TempPathFactory) -> Crawl:
    """A walk through the shelf, published under an address of its own."""
    settings = copy_of_the_shelf(tmp_path_factory.mktemp("crawl"))
    shutil.copytree(edition_of_the_shelf(), settings.var, symlinks=True)  # so that little is made anew
    site = settings.content / "site.yaml"
    site.write_text(site.read_text(encoding="utf-8") + SETTINGS, encoding="utf-8")
    assert not build(settings, lambda _: None).problems
    return walked(create_app(settings.var))


def walked(app: Flask) -> Crawl:
    """Follows every link of every answer until nothing new is met."""
    crawl, client = Crawl(), app.test_client()
    waiting, met = list(STARTS), set(STARTS)
    while waiting:
        address = waiting.pop()
        for link in looked_at(client, crawl, address):
            if link not in met:
                met.add(link)
                waiting.append(link)
    return crawl


def looked_at(client: FlaskClient, crawl: Crawl, address: str) -> Iterator[str]:
    """Asks for an address, notes what is amiss, and yields the addresses of ours that it leads to."""
    answer = client.get(address, base_url=SITE, headers={"Accept-Encoding": "identity"})
    for name in ("Set-Cookie", "Refresh"):
        if name in answer.headers:
            crawl.telling.append((address, name))
    if answer.headers.get("Referrer-Policy") != "no-referrer":
        crawl.telling.append((address, "Referrer-Policy"))
    if answer.status_code in (303, 308):
        crawl.leading[address] = urldefrag(urljoin(SITE, answer.location))[0].removeprefix(SITE)
        yield crawl.leading[address]
        return
    if answer.status_code != 200:
        crawl.broken.append((address, "", answer.status_code))
        return
    if answer.mimetype == "text/html":
        seen = crawl.pages[address] = Seen()
        seen.feed(answer.text)
        found = [*(link for link, _ in seen.links), *seen.loads, *seen.forms, *seen.alternates.values()]
        yield from ours(address, found)
    elif "xml" in answer.mimetype:
        yield from ours(address, LOC.findall(answer.text))
    elif address == "/robots.txt":
        yield from ours(address, re.findall(r"^Sitemap: (\S+)", answer.text, re.MULTILINE))


def ours(address: str, links: list[str]) -> Iterator[str]:
    """Yields those links that lead to the library itself, without their anchors."""
    for link in links:
        whole = urldefrag(urljoin(SITE + address, link))[0]
        if whole.startswith(f"{SITE}/") or whole == SITE:
            yield whole.removeprefix(SITE) or "/"


def test_the_walk_has_met_every_kind_of_page_in_every_language(crawl: Crawl) -> None:
    for tag in ("en", "es", "ar"):
        for step in ("", "questions", "search", "translation", "library", "conditions/lipoma"):
            assert f"/{tag}/{step}" in crawl.pages
        assert f"/{tag}/conditions/lipoma/share" in crawl.pages
        assert f"/{tag}/conditions/lipoma/handout" in crawl.pages


def test_no_link_is_broken(crawl: Crawl) -> None:
    assert crawl.broken == []


def test_every_anchor_is_there(crawl: Crawl) -> None:
    lost = []
    for address, seen in crawl.pages.items():
        for link, _ in seen.links:
            whole, anchor = urldefrag(urljoin(SITE + address, link))
            path = whole.removeprefix(SITE)
            target = crawl.pages.get(crawl.leading.get(path, path))
            if anchor and target and unquote(anchor) not in target.anchors:
                lost.append((address, link))
    assert lost == []


def test_every_alternate_names_the_page_that_names_it(crawl: Crawl) -> None:
    lost, counted = [], 0
    for address, seen in crawl.pages.items():
        assert not seen.alternates or seen.canonical, address
        for tag, link in seen.alternates.items():
            if tag == "x-default":
                continue
            counted += 1
            other = crawl.pages.get(link.removeprefix(SITE))
            if not other or seen.canonical not in other.alternates.values():
                lost.append((address, tag, link))
    assert lost == []
    assert counted, "there are alternates"


def test_nothing_is_loaded_from_elsewhere_or_tells_of_its_reader(crawl: Crawl) -> None:
    assert crawl.telling == []
    for address, seen in crawl.pages.items():
        places = [urljoin(SITE + address, one) for one in (*seen.loads, *seen.forms)]
        assert [one for one in places if urlsplit(one).netloc not in ("leaf.example", "")] == [], address
        for link, rel in seen.links:
            if urlsplit(link).scheme in ("http", "https") and not link.startswith(SITE):
                assert "noreferrer" in rel.split(), (address, link)
