"""A page with another language beside: by the server, on a phone, on paper, by keys, and with no network."""

from __future__ import annotations

import json
import urllib.request
from collections.abc import Iterator
from dataclasses import replace
from itertools import permutations
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.barriers import no_barrier
from tests.browser.conftest import ROOT, Reader, Server, copy_of_the_house
from webapp.pairing.tree import Element, html_of, tree_of

pytestmark = pytest.mark.browser

TAGS = ("en", "es", "ar")
SLUGS = ("back-mice", "epidermoid-cyst", "lipoma", "sciatica")
PAGE = "/en/conditions/lipoma"
INSTALL = """async (tag) => {
    const place = new URL(document.querySelector("script[src*='/js/app.js']").src);
    const packs = await import(place.href.replace("app.js", "offline/packs.js"));
    await packs.install(tag);
}"""
# The article that the server pairs, and the one that the script pairs from the same two pages, each without
# the white space between elements.
BOTH = """async ([slug, own, other]) => {
    const place = new URL(document.querySelector("script[src*='/js/app.js']").src);
    const { paired } = await import(place.href.replace("app.js", "ui/beside_pairs.js"));
    const read = async (path) => new DOMParser().parseFromString(
        await (await fetch(path)).text(), "text/html");
    const side = (page, tag) => {
        const link = page.querySelector(`#languages a[hreflang="${tag}"]`);
        return { tag, dir: link.dir, name: link.textContent, address: link.getAttribute("href") };
    };
    const [ours, theirs, served] = await Promise.all([
        read(`/${own}/conditions/${slug}`), read(`/${other}/conditions/${slug}`),
        read(`/${own}/conditions/${slug}?with=${other}`)]);
    const [first, second] = [ours, theirs].map((page) => page.querySelector("article"));
    const made = paired(first, second, side(ours, own), side(ours, other));
    const told = (element) => [element.localName,
        ...[...element.attributes].map(({ name, value }) => `${name}=${value}`).sort(),
        ...[...element.childNodes].map((node) => node instanceof Element ? told(node)
            : node.data.replace(/\\s+/g, " ").trim()).filter((each) => each.length > 0)];
    return [told(served.querySelector("article")), told(made)];
}"""
# What the script makes of a row of the table: the section, or the reason why there is none.
ROW = """async ([own, other]) => {
    const place = new URL(document.querySelector("script[src*='/js/app.js']").src);
    const { paired } = await import(place.href.replace("app.js", "ui/beside_pairs.js"));
    const [ours, theirs] = [own, other].map((inner) => new DOMParser().parseFromString(
        `<article><header class="title"><h1>A</h1><p class="lead"></p></header>` +
        `<section class="plain">${inner}</section><section class="state"></section></article>`,
        "text/html").querySelector("article"));
    const side = (tag, dir) => ({ tag, dir, name: tag, address: `/${tag}/x` });
    try {
        const made = paired(ours, theirs, side("en", "ltr"), side("ar", "rtl"));
        return made.querySelector(":scope > .plain").innerHTML;
    } catch (error) {
        return error.message;
    }
}"""
PLACES = """(pairs) => pairs.map((pair) => [...pair.children].map((half) => {
    const { left, right, top, bottom } = half.getBoundingClientRect();
    return { left, right, top, bottom, lang: half.lang, align: getComputedStyle(half).textAlign,
        direction: getComputedStyle(half).direction, line: getComputedStyle(half).borderInlineStartStyle };
}))"""
WIDTHS = "() => [document.documentElement.scrollWidth, innerWidth]"


@pytest.fixture
def wide(chromium: Browser) -> Iterator[Page]:
    """A large window of a browser without scripts."""
    context = chromium.new_context(java_script_enabled=False, viewport={"width": 1100, "height": 740})
    yield context.new_page()
    context.close()


@pytest.fixture(scope="module")
def kept(chromium: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Reader]:
    """A reader who keeps English and Arabic; since then there is no network."""
    server = Server(copy_of_the_house(tmp_path_factory.mktemp("kept")))
    server.start()
    context = chromium.new_context(viewport={"width": 360, "height": 740})
    reader = Reader(context.new_page(), server.url)
    reader.arrive("/en/")
    for tag in ("en", "ar"):
        reader.page.evaluate(INSTALL, tag)
    reader.open("/en/library")
    reader.wait_for(
        "async () => (await Promise.all((await caches.keys()).map(async (name) =>"
        " (await (await caches.open(name)).keys()).map(({ url }) => url)))).flat()"
        " .some((url) => url.endsWith('/ui/beside_pairs.js'))"
    )
    server.stop()
    yield reader
    context.close()


def sent(server: Server, path: str) -> str:
    """What the server sends."""
    with urllib.request.urlopen(server.url(path), timeout=30) as answer:  # noqa: S310 - our own server
        return str(answer.read().decode())


def words_of(node: Element | str) -> str:
    """The words in a tree as they are in HTML, white space between them alike."""
    if isinstance(node, str):
        return node
    inner = "".join(map(words_of, node.children))
    return " ".join(inner.split()) if node.tag in ("span", "p", "div") else inner


def pairs_in(element: Element) -> Iterator[tuple[str, str]]:
    """The texts that stand beside each other in the sections of an article."""
    if "pair" in element.classes:
        first, second = (" ".join(words_of(one).split()) for one in element.elements)
        yield first, second
        return
    for one in element.elements:
        yield from pairs_in(one)


def texts_of(module: dict[str, Any]) -> Iterator[str]:
    """The texts of a section as the API tells them, one a block."""
    yield from filter(None, [module["label"], module["heading"]["html"]])
    yield from (block["html"] for block in module["blocks"])
    for entry in module["entries"]:
        yield from texts_of(entry)


def plain(html: str) -> str:
    """The words of a piece of HTML."""
    return " ".join(words_of(tree_of(f"<div>{html}</div>")).split())


@pytest.mark.parametrize(("own", "other"), list(permutations(TAGS, 2)))
def test_the_pairs_are_the_blocks_of_the_api(library: Server, own: str, other: str) -> None:
    for slug in SLUGS:
        html = sent(library, f"/{own}/conditions/{slug}?with={other}")
        article = tree_of(html[html.index("<article") : html.index("</article>") + len("</article>")])
        sections = [one for one in article.elements if {"plain", "faq", "care"}.intersection(one.classes)]
        found = [pair for one in sections for pair in pairs_in(one)]
        briefs = json.loads(sent(library, f"/api/v1/{own}/pages.json"))["pages"]
        page_id = next(one["id"] for one in briefs if one["slug"] == slug)
        told = [
            [
                plain(text)
                for module in json.loads(sent(library, f"/api/v1/{tag}/pages/{page_id}.json"))["modules"]
                for text in texts_of(module)
            ]
            for tag in (own, other)
        ]
        assert found == list(zip(*told, strict=True))
        assert len(found) > 40


@pytest.mark.parametrize(("own", "other"), list(permutations(TAGS, 2)))
def test_a_script_makes_the_page_that_the_server_makes(
    page: Page, library: Server, own: str, other: str
) -> None:
    page.goto(library.url(f"/{own}/"))
    for slug in SLUGS:
        served, made = page.evaluate(BOTH, [slug, own, other])
        assert made == served


def test_the_script_pairs_as_the_table_says(page: Page, library: Server) -> None:
    table = json.loads((ROOT / "tests" / "tables" / "pairs.json").read_text(encoding="utf-8"))
    page.goto(library.url("/en/"))
    for name, own, other, made in table["paired"]:
        found = sorted_marks(page.evaluate(ROW, [own, other]))
        assert found == sorted_marks(made), name
    for name, own, other in table["refused"]:
        assert page.evaluate(ROW, [own, other]) == "the other page has other parts", name


def sorted_marks(html: str) -> str:
    """HTML whose elements name their attributes in the order of the alphabet."""
    return html_of(_sorted(tree_of(f"<div>{html.replace('<tbody>', '').replace('</tbody>', '')}</div>")))


def _sorted(element: Element) -> Element:
    children = [one if isinstance(one, str) else _sorted(one) for one in element.children]
    return replace(element, attributes=dict(sorted(element.attributes.items())), children=tuple(children))


def test_in_a_wide_window_each_pair_is_a_row(wide: Page, library: Server) -> None:
    wide.goto(library.url(f"{PAGE}?with=ar"))
    rows = wide.locator("section.plain > .pair, li > .pair, h2.pair").evaluate_all(PLACES)
    assert len(rows) > 30
    for english, arabic in rows:
        assert english["right"] <= arabic["left"]
        assert english["top"] < arabic["bottom"]
        assert arabic["top"] < english["bottom"]
        assert (english["lang"], arabic["lang"]) == ("en", "ar")
        assert (arabic["direction"], arabic["align"]) == ("rtl", "start")


def test_a_page_in_arabic_begins_at_the_right(wide: Page, library: Server) -> None:
    wide.goto(library.url("/ar/conditions/lipoma?with=en"))
    for arabic, english in wide.locator("section.plain > .pair").evaluate_all(PLACES):
        assert english["right"] <= arabic["left"]


@pytest.mark.parametrize("path", ["/en/conditions/lipoma?with=ar", "/es/conditions/sciatica?with=en"])
def test_on_a_phone_the_other_language_stands_below_behind_a_line(
    page: Page, library: Server, path: str
) -> None:
    page.goto(library.url(path))
    width, window = page.evaluate(WIDTHS)
    assert width <= window == 360
    for first, second in page.locator("section .pair").evaluate_all(PLACES):
        assert first["bottom"] <= second["top"]
        assert (first["line"], second["line"]) == ("none", "double")


def test_on_paper_no_pair_is_torn_apart(wide: Page, library: Server) -> None:
    wide.goto(library.url(f"{PAGE}?with=es"))
    wide.emulate_media(media="print")
    breaks = "(pairs) => pairs.map((pair) => getComputedStyle(pair).breakInside)"
    assert set(wide.locator(".pair").evaluate_all(breaks)) == {"avoid"}
    for first, second in wide.locator("section.plain > .pair").evaluate_all(PLACES):
        assert first["right"] <= second["left"]
    expect(wide.locator("[data-with]")).to_be_hidden()


def test_a_reader_of_keys_chooses_a_language_and_goes_back(page: Page, library: Server) -> None:
    page.goto(library.url(PAGE))
    page.locator("[data-with] summary").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator("h1 [lang=ar]")).to_be_visible()
    assert page.url == library.url(f"{PAGE}?with=ar")
    expect(page.locator("[data-beside]").first).to_be_hidden()
    way = page.locator("header .pair a").first
    way.focus()
    page.keyboard.press("Enter")
    expect(page.locator(".pair")).to_have_count(0)
    assert page.url == library.url(PAGE)


@pytest.mark.parametrize("path", [f"{PAGE}?with=ar", "/ar/conditions/lipoma?with=es", f"{PAGE}?with=xx"])
def test_axe_finds_no_barrier(page: Page, library: Server, path: str) -> None:
    page.goto(library.url(path))
    for menu in page.locator("summary").all():
        menu.click()
    no_barrier(page)


def test_who_reads_one_language_loads_no_script_of_it(page: Page, library: Server) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(library.url(PAGE), wait_until="networkidle")
    assert not [url for url in asked if "beside" in url]


@pytest.mark.parametrize(("own", "other"), [("en", "ar"), ("ar", "en")])
def test_two_kept_languages_are_paired_with_no_network(kept: Reader, own: str, other: str) -> None:
    kept.open(f"/{own}/conditions/lipoma?with={other}#treatment")
    expect(kept.page.locator(f"#treatment [lang={other}]")).to_be_in_viewport()
    assert kept.page.locator("article.beside .pair").count() > 60
    assert kept.page.locator("[data-beside]:visible").count() == 0
    expect(kept.page.locator("#kept-pack")).to_be_visible()


def test_a_language_that_is_not_kept_is_named(kept: Reader) -> None:
    kept.open(f"{PAGE}?with=es")
    expect(kept.page.locator("[data-beside=unkept]")).to_be_visible()
    expect(kept.page.locator("[data-beside=unkept] bdi[lang=es]")).to_have_text("Español")
    assert kept.page.locator(".pair").count() == 0


@pytest.mark.parametrize("wish", ["fr", "en", ""])
def test_what_cannot_be_shown_is_said_with_no_network(kept: Reader, wish: str) -> None:
    kept.open(f"{PAGE}?with={wish}")
    expect(kept.page.locator("[data-beside=alone]")).to_be_visible()
    assert kept.page.locator(".pair").count() == 0


def test_pages_that_are_not_of_the_same_text_are_not_paired(page: Page, library: Server) -> None:
    def edited(route: Any) -> None:
        html = sent(library, "/ar/conditions/lipoma").replace('data-texts="', 'data-texts="0')
        route.fulfill(body=html, content_type="text/html; charset=utf-8")

    page.route("**/ar/conditions/lipoma", edited)
    page.route(
        f"**{PAGE}?with=ar",
        lambda route: route.fulfill(body=sent(library, PAGE), content_type="text/html; charset=utf-8"),
    )
    page.goto(library.url(f"{PAGE}?with=ar"))
    expect(page.locator("[data-beside=unkept]")).to_be_visible()
    assert page.locator(".pair").count() == 0


def test_a_host_of_files_alone_is_enough(page: Page, library: Server) -> None:
    page.route(
        f"**{PAGE}?with=ar",
        lambda route: route.fulfill(body=sent(library, PAGE), content_type="text/html; charset=utf-8"),
    )
    page.goto(library.url(f"{PAGE}?with=ar"))
    expect(page.locator("h1.pair [lang=ar]")).to_be_visible()
