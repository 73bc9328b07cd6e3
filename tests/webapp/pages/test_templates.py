"""Page templates speak through the catalogs alone and give sound HTML, whose links lead somewhere."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from jinja2 import nodes

from webapp import links
from webapp.catalogs.interface import extract_interface
from webapp.editions.building import build
from webapp.editions.shelf import Edition, Shelf
from webapp.pages.rendering import environment
from webapp.settings import read_settings

TEMPLATES = Path(__file__).parents[3] / "webapp" / "templates"
NAMES = sorted(path.relative_to(TEMPLATES).as_posix() for path in TEMPLATES.rglob("*.html"))
SPEAKERS = {"_", "a_", "title_", "_n"}
REQUESTED = {"search", *links.ON_REQUEST}  # answered by the server, no file


@dataclass
class Outline(HTMLParser):
    """What a page holds: ids, headings, addresses it leads to, elements left open."""

    ids: Counter[str] = field(default_factory=Counter)
    h1: int = 0
    addresses: list[str] = field(default_factory=list)
    open: list[str] = field(default_factory=list)
    crossed: list[str] = field(default_factory=list)

    VOID = frozenset({"meta", "link", "input", "br", "img", "path", "wbr"})

    def __post_init__(self) -> None:
        super().__init__()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = dict(attrs)
        if found.get("id"):
            self.ids[str(found["id"])] += 1
        self.h1 += tag == "h1"
        if tag == "a" and found.get("href"):
            self.addresses.append(str(found["href"]))
        if tag not in self.VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag in self.VOID:
            return
        if not self.open or self.open.pop() != tag:
            self.crossed.append(tag)


@pytest.fixture(scope="module")
def starter(tmp_path_factory: pytest.TempPathFactory) -> Edition:
    """An edition of the starter library."""
    settings = read_settings(var=tmp_path_factory.mktemp("var"), environment={})
    build(settings, lambda _: None)
    return Shelf(settings.var).current()


def outline(edition: Edition, path: str) -> Outline:
    read = Outline()
    read.feed(edition.read(path).decode())
    return read


@pytest.mark.parametrize("name", NAMES)
def test_a_template_compiles_and_says_only_constant_texts(name: str) -> None:
    tree = environment().parse((TEMPLATES / name).read_text(encoding="utf-8"))
    for call in tree.find_all(nodes.Call):
        if isinstance(call.node, nodes.Name) and call.node.name in SPEAKERS:
            texts = call.args[: 2 if call.node.name == "_n" else 1]
            assert all(isinstance(text, nodes.Const) for text in texts), f"{name}:{call.lineno}"
    environment().get_template(name)


def test_every_text_of_the_templates_is_one_line_without_space_around_it() -> None:
    texts = [message.text for message in extract_interface(TEMPLATES)]
    assert texts and all(text == text.strip() and "\n" not in text for text in texts)


def test_every_page_is_sound_html(starter: Edition) -> None:
    pages = [path for path in starter.record.files if path.endswith(".html")]
    assert {f"{tag}/conditions/lipoma.html" for tag in ("en", "es", "ar")} < set(pages)
    for path in pages:
        read = outline(starter, path)
        assert read.h1 == 1, path
        assert b"data-segment" not in starter.read(path), f"{path} is marked for translators"
        assert [name for name, count in read.ids.items() if count > 1] == [], path
        assert (read.open, read.crossed) == ([], []), path


def test_every_link_of_the_starter_library_leads_somewhere(starter: Edition) -> None:
    pages = {path: outline(starter, path) for path in starter.record.files if path.endswith(".html")}
    for path, page in pages.items():
        for address in page.addresses:
            parts = urlsplit(address)
            if parts.scheme or parts.path.rpartition("/")[2] in REQUESTED or is_short(parts.path):
                continue
            target = links.file_of(parts.path) if parts.path else path
            assert target in pages, f"{path}: {address} leads nowhere"
            assert not parts.fragment or parts.fragment in pages[target].ids, (
                f"{path}: {address} has no such place"
            )


def is_short(path: str) -> bool:
    return re.fullmatch(r"/(?=\w*\d)\w{4,}(/.*)?", path) is not None


def test_every_page_names_itself_in_a_title_of_its_language() -> None:
    for path in TEMPLATES.rglob("*.html"):
        for named in re.findall(r"{% block title %}(.*?){% endblock %}", path.read_text(encoding="utf-8")):
            assert path.name == "base.html" or named.startswith(("<title", "{{ title_(")), path
