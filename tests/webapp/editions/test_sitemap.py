"""What search engines are told: each page names its counterparts, and what is not to be listed is nowhere."""

from __future__ import annotations

import re
import shutil
from collections.abc import Mapping
from pathlib import Path
from xml.etree import ElementTree

import pytest

from tests.clinics import add_clinic
from tests.conftest import TOY
from webapp.editions.building import build
from webapp.settings import Settings

URL = "https://toy.example"
NAMES = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml"}
ALTERNATE = re.compile(r'<link rel="alternate" hreflang="([^"]+)" href="([^"]+)">')
NOINDEX = '<meta name="robots" content="noindex">'


def published(folder: Path, *lines: str) -> Path:
    """Build the toy library with more lines in its settings and return the site folder."""
    shutil.copytree(TOY, folder / "toy")
    add_clinic(folder / "toy")
    path = folder / "toy/content/site.yaml"
    path.write_text("\n".join((path.read_text(encoding="utf-8").rstrip("\n"), *lines, "")), encoding="utf-8")
    settings = Settings(folder / "toy/content", folder / "toy/translations", folder / "var")
    return build(settings, lambda _: None).folder / "site"


@pytest.fixture(scope="module")
def listed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of a library that lets search engines list what nobody reviewed."""
    return published(tmp_path_factory.mktemp("listed"), f"url: {URL}", "index_unreviewed_translations: yes")


@pytest.fixture(scope="module")
def careful(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of a library that says nothing of what nobody reviewed."""
    return published(tmp_path_factory.mktemp("careful"), f"url: {URL}")


def rows(site: Path, file: str) -> dict[str, dict[str, str]]:
    """Return the alternates of each address in a list."""
    root = ElementTree.parse(site / file).getroot()  # noqa: S314 - written by ourselves
    return {
        row.findtext("s:loc", "", NAMES): {
            one.get("hreflang", ""): one.get("href", "") for one in row.findall("x:link", NAMES)
        }
        for row in root
    }


def heads(site: Path) -> Mapping[str, tuple[bool, dict[str, str]]]:
    """Return of each page whether it may be listed, and its alternates, by its address."""
    found = {}
    for path in site.rglob("*.html"):
        html = path.read_text(encoding="utf-8")
        name = "/" + path.relative_to(site).as_posix().removesuffix(".html").removesuffix("index")
        found[URL + name] = NOINDEX not in html, dict(ALTERNATE.findall(html))
    return found


def test_every_alternate_is_listed_and_names_its_counterparts(listed: Path) -> None:
    pages = heads(listed)
    told = {address: others for address, (_, others) in pages.items() if others}
    assert f"{URL}/es/conditions/runny-nose" in told
    for address, others in told.items():
        assert address in others.values()
        for tag, other in others.items():
            if tag != "x-default":
                assert pages[other] == (True, others)


def test_whoever_speaks_none_of_the_languages_is_sent_to_the_negotiated_address(listed: Path) -> None:
    pages = heads(listed)
    assert pages[f"{URL}/en/conditions/runny-nose"][1]["x-default"] == f"{URL}/conditions/runny-nose"
    assert pages[f"{URL}/en/"][1]["x-default"] == f"{URL}/"
    assert pages[f"{URL}/es/questions"][1]["x-default"] == f"{URL}/questions"


def test_the_lists_hold_what_may_be_listed_with_the_alternates_of_the_pages(listed: Path) -> None:
    index = list(rows(listed, "sitemap.xml"))
    assert index == [f"{URL}/en/sitemap.xml", f"{URL}/es/sitemap.xml"]
    found = {
        address: one for file in index for address, one in rows(listed, file.removeprefix(f"{URL}/")).items()
    }
    assert found == {address: others for address, (is_listed, others) in heads(listed).items() if is_listed}
    assert f"{URL}/es/conditions/dry-skin" not in found  # not offered
    assert {f"{URL}/es/clinic/river-street", f"{URL}/en/clinic/river-street/winter"} < found.keys()


def test_a_list_tells_when_its_content_changed(listed: Path) -> None:
    text = (listed / "en/sitemap.xml").read_text(encoding="utf-8")
    assert re.findall(r"runny-nose</loc>\n<lastmod>([^<]*)", text) == ["2026-02-01"]


def test_what_a_machine_translated_and_nobody_reviewed_is_kept_from_search_engines(careful: Path) -> None:
    pages = heads(careful)
    assert pages[f"{URL}/es/conditions/runny-nose"] == (False, {})
    assert pages[f"{URL}/en/conditions/runny-nose"] == (True, {})
    assert list(rows(careful, "sitemap.xml")) == [f"{URL}/en/sitemap.xml"]


@pytest.mark.parametrize("name", ["search", "library", "offline"])
def test_pages_without_content_are_never_listed(listed: Path, name: str) -> None:
    assert heads(listed)[f"{URL}/en/{name}"] == (False, {})


def test_robots_are_led_to_the_lists(listed: Path) -> None:
    assert (listed / "robots.txt").read_text(encoding="utf-8").splitlines()[
        -1
    ] == f"Sitemap: {URL}/sitemap.xml"


def test_a_library_without_an_address_tells_of_none(toy_edition: Settings) -> None:
    site = toy_edition.var / "current" / "site"
    assert not list(site.rglob("*.xml")) and not (site / "robots.txt").exists()
    html = (site / "en/conditions/runny-nose.html").read_text(encoding="utf-8")
    assert "og:" not in html and 'hreflang="x-default"' not in html
    assert NOINDEX in (site / "es/conditions/runny-nose.html").read_text(encoding="utf-8")


def test_cards_of_messengers_say_the_page_in_its_language(listed: Path) -> None:
    html = (listed / "es/conditions/runny-nose.html").read_text(encoding="utf-8")
    told = dict(re.findall(r'<meta property="(og:[a-z_]+)" content="([^"]*)">', html))
    assert told["og:url"] == f"{URL}/es/conditions/runny-nose"
    assert told["og:locale"] == "es"
    assert f"<h1>{told['og:title']}</h1>" in html
