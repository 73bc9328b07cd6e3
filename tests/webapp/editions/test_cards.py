"""Pictures for links: drawn once, small enough for messengers, and never in a build's way."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from tests.conftest import Edit
from webapp.editions.building import build
from webapp.printing.press import can_print
from webapp.settings import Settings

URL = "https://toy.example"
MOST = 300_000  # bytes, as messengers ask

Publish = Callable[[], tuple[Path, list[str]]]


@pytest.fixture
def publish(settings: Settings, edit: Edit) -> Publish:
    """Builds the toy library with an address; gives the site folder and what the build said of pictures."""
    edit(settings.content / "site.yaml", "source_locale: en\n", f"source_locale: en\nurl: {URL}\n")

    def built() -> tuple[Path, list[str]]:
        said: list[str] = []
        site = build(settings, said.append).folder / "site"
        return site, [line for line in said if "pictures" in line]

    return built


@pytest.fixture
def no_extra(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A Python without the optional extra."""
    monkeypatch.setitem(sys.modules, "weasyprint", None)
    can_print.cache_clear()
    yield
    can_print.cache_clear()


def cards(site: Path) -> dict[str, Path]:
    """Return the pictures that pages name, by the pages' paths."""
    named = re.compile(rf'<meta property="og:image" content="{URL}/([^"]+)">')
    pages = {path.relative_to(site).as_posix(): path.read_text("utf-8") for path in site.rglob("*.html")}
    return {path: site / found[0] for path, html in pages.items() if (found := named.findall(html))}


def test_every_page_that_is_offered_has_a_picture_of_the_size_that_messengers_ask(publish: Publish) -> None:
    site, said = publish()
    found = cards(site)
    assert sorted(found) == [
        "en/conditions/dry-skin.html",
        "en/conditions/runny-nose.html",
        "en/guides/resting-well.html",
        "es/conditions/runny-nose.html",
    ]
    assert said == ["en: drawing 3 pictures for links", "es: drawing 1 pictures for links"]
    for path in found.values():
        data = path.read_bytes()
        assert len(data) < MOST
        assert Image.open(BytesIO(data)).size == (1200, 630)
    assert len({path.read_bytes() for path in found.values()}) == 4


def test_a_picture_is_drawn_anew_only_when_it_would_look_different(
    publish: Publish, settings: Settings, edit: Edit
) -> None:
    site, _ = publish()
    before = cards(site)
    edit(settings.content / "conditions/dry-skin.md", "title: Dry skin\n", "title: Very dry skin\n")
    site, said = publish()
    after = cards(site)
    assert said == ["en: drawing 1 pictures for links"]
    for path, card in after.items():
        is_same = path != "en/conditions/dry-skin.html"
        assert (card.name == before[path].name) is is_same
        assert card.samefile(before[path]) is is_same


@pytest.mark.usefixtures("no_extra")
def test_without_the_extra_there_are_no_pictures_and_one_line_says_so(publish: Publish) -> None:
    site, said = publish()
    assert cards(site) == {}
    assert not list(site.rglob("cards"))
    assert said == ["no pictures for links, as the extra `print` is not installed"]


def test_a_library_without_an_address_has_none(toy_edition: Settings) -> None:
    assert not list((toy_edition.var / "current" / "site").rglob("cards"))
