"""Whatever stands in its catalogs, a language has the source's structure and marks what is not its own."""

from __future__ import annotations

import re
import shutil
import unicodedata
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import HealthCheck, Phase, example, given, settings

from tests.conftest import IS_THOROUGH
from tests.drawings import add_drawing
from tests.shelf import SHELF
from tests.webapp.library.catalogs_at_large import (
    EN,
    ROOT,
    Plan,
    hostile_throughout,
    planned,
    plans,
    read_library,
)
from tests.webapp.library.every_page import NAME, Sent, sent
from tests.webapp.library.marked_pages import Element, addresses, data, parsed, scripts, spoken, structure
from tests.webapp.library.message_states import GREEK, HEBREW, HIDDEN, LATE, PAYLOAD, Tongue
from webapp.content.inline import plain
from webapp.library.translating import Library
from webapp.locales import Locale

TOY = ROOT / "tests" / "fixtures" / "toy"


def examples(few: int, many: int) -> settings:
    """Return how many catalogs are tried: the same at each run, or many others when asked."""
    slow = [HealthCheck.too_slow, HealthCheck.data_too_large]
    if IS_THOROUGH:
        return settings(max_examples=many, suppress_health_check=slow)
    phases = [Phase.explicit, Phase.generate]  # a failure names page and words; to shrink it takes minutes
    return settings(max_examples=few, derandomize=True, phases=phases, suppress_health_check=slow)


_WORD = re.compile(r"[^\W\d_]{2,}")
_SCRIPTS = {"LATIN": "en", "GREEK": "el", "HEBREW": "he"}
_NEUTRAL = frozenset({NAME.casefold(), "example", "org", "pocketleaf", "ctrl"}) | PAYLOAD
_NAMES = re.compile("Dr Toy Example")
BUILT = ("page ", "preview ")
Structure = list[tuple[str, ...]]
_HOLDERS = ("li", "td", "th", "div")


@cache
def library(name: str) -> Library:
    """Return the shelf, or the toy with a drawing, a glossary and lay terms of its own."""
    if name == "shelf":
        return read_library(SHELF / "content")
    with TemporaryDirectory() as folder:
        toy = shutil.copytree(TOY, Path(folder) / "toy")
        page = toy / "content" / "conditions" / "dry-skin.md"
        page.write_text(page.read_text(encoding="utf-8").replace("your local emergency number", FACT))
        add_drawing(toy)
        (toy / "content" / "facts.yaml").write_text(FACTS, encoding="utf-8")
        (toy / "content" / "glossary.yaml").write_text(GLOSSARY, encoding="utf-8")
        (toy / "content" / "lay-terms.yaml").write_text(LAY_TERMS, encoding="utf-8")
        return read_library(toy / "content")


GLOSSARY = """entries:
  - {id: cream, terms: [cream, creams], definition: A soft thing to put on the skin.}
  - {id: winter, terms: [winter], definition: The cold part of the year.}
  - {id: light, terms: [light, lights], definition: What you see by., avoid: [lamp]}
"""
FACT = "{emergency-number}"
FACTS = """entries:
  - {id: emergency-number, text: your local emergency number, note: the number to call}
"""
LAY_TERMS = """entries:
  - {id: fever, terms: [fever], also: [hot head, shivers]}
"""


def checked(name: str, plan: Plan, *, is_searched: bool = False) -> Sent:
    """Return what is sent, when all that must hold of it holds."""
    with TemporaryDirectory() as folder:
        made = planned(library(name), plan, Path(folder))
        told = sent(made, plan.tongue.locale, is_searched=is_searched)
    for title, html in told.pages.items():
        root = parsed(html)
        is_as_built(title, root, originals(name))
        is_harmless(root)
        speaks_marked(title, root)
        shows_late_with_a_note(title, root, plan.tongue, texts_of_today(name))
        tells_machines_the_same(title, root, plan.tongue)
    tells_marked(told, plan.tongue)
    return told


@cache
def originals(name: str) -> Mapping[str, Structure]:
    """Return what the source's pages are built of."""
    pages = sent(library(name), EN).pages
    return {title: structure(parsed(html)) for title, html in pages.items() if title.startswith(BUILT)}


@cache
def texts_of_today(name: str) -> frozenset[str]:
    """Return every text of the library as it is read."""
    pages = library(name).translate(EN).pages.values()
    return frozenset(plain(one.nodes) for page in pages for one in page.shown)


def is_as_built(title: str, root: Element, wanted: Mapping[str, Structure]) -> None:
    """Fail unless a page with an article has the structure of the source's."""
    if title in wanted:
        assert structure(root) == wanted[title]
    ids = [one.attributes["id"] for one in root.walk() if "id" in one.attributes]
    assert len(ids) == len(set(ids)), title


def is_harmless(root: Element) -> None:
    """Fail where a script is not ours or an address leads elsewhere than to the web or the library."""
    for given_attributes, text in scripts(root):
        assert given_attributes["src"].startswith("/static/") and not text
    for address in addresses(root):
        assert re.match(r"https?://|/(?!/)|#|\?|$", address), address
        place = address.partition("?")[0]  # what follows are a reader's words, as they were typed
        assert "evil" not in place and not re.search(r"[\s\"'<>]", address), address


def speaks_marked(title: str, root: Element) -> None:
    """Fail where a word does not stand in an element of its language, with its direction."""
    for element in root.walk():
        if tag := element.attributes.get("lang"):
            is_drawn = element.name in ("svg", "text")
            found = element.inherited("direction") if is_drawn else element.attributes.get("dir")
            assert found == Locale(tag).direction, (title, element)
    for element, text in spoken(root):
        is_typed = text in title  # by the reader, whose words are told back as they are
        if element.name == "bdi" and (is_typed or element.attributes.get("dir") == "ltr"):
            continue
        tag = element.inherited("lang")
        assert not foreign(text, tag), f"{title}: {foreign(text, tag)} in <{element.name}>, {tag}: {text}"


def foreign(text: str, tag: str) -> list[str]:
    """Return the words of a text that are not of a language."""
    return [
        word for word in _WORD.findall(_NAMES.sub("", text)) if (found := language_of(word)) and found != tag
    ]


def language_of(word: str) -> str:
    """Return the tag of the language that a word is of, nothing of one that every language may have."""
    if word.casefold() in _NEUTRAL or len(set(word)) == 1:
        return ""
    found = {_SCRIPTS.get(unicodedata.name(one, "?").split()[0], "") for one in word} - {""}
    return found.pop() if len(found) == 1 else ""


def shows_late_with_a_note(title: str, root: Element, tongue: Tongue, today: frozenset[str]) -> None:
    """Fail where what is outdated is shown, unless it may be and has the source of today beside it."""
    late, hidden = tongue.says(LATE), tongue.says(HIDDEN)
    for element, text in spoken(root):
        assert hidden not in text, (title, text)
        if late in text:
            holder = next(one for one in element.above() if one.name in _HOLDERS)
            notes = [one for one in holder.children if isinstance(one, Element) and one.has_class("why")]
            assert len(notes) == 1, (title, text)
            (new,) = (one for one in notes[0].walk() if one.name == "p")
            assert new.attributes["lang"] == "en" and _without_citations(new) in today, (title, new.text)


def tells_machines_the_same(title: str, root: Element, tongue: Tongue) -> None:
    """Fail where a page's structured data has another language than the page, or anything outdated."""
    tag = next(one.attributes["lang"] for one in root.walk() if one.name == "html")
    for text in data(root):
        assert not foreign(text, tag), (title, text)
        assert tongue.says(LATE) not in text and tongue.says(HIDDEN) not in text, (title, text)


def _without_citations(element: Element) -> str:
    texts = (
        (one.text if not one.has_class("cite") else "") if isinstance(one, Element) else one
        for one in element.children
    )
    return " ".join("".join(texts).split())


def tells_marked(told: Sent, tongue: Tongue) -> None:
    """Fail where a record of the search or the manifest holds a language that it does not name."""
    for record in told.records:
        for text in (record.title, *record.aliases):
            assert not foreign(text, record.lang), (record.key, text)
        assert not foreign(record.excerpt, tongue.locale.tag), (record.key, record.excerpt)
        assert tongue.says(LATE) not in record.excerpt
    assert not foreign(told.manifest.get("description", ""), told.manifest["lang"])


@given(plans(library("toy")))
@example(hostile_throughout(library("toy"), GREEK, 0))
@example(hostile_throughout(library("toy"), HEBREW, 17))
@examples(6, 300)
def test_pages_of_the_toy_library_are_sound_whatever_its_catalogs_hold(plan: Plan) -> None:
    checked("toy", plan)


@given(plans(library("shelf")))
@examples(1, 40)
def test_pages_of_the_shelf_are_sound_whatever_its_catalogs_hold(plan: Plan) -> None:
    checked("shelf", plan)


@given(plans(library("toy")))
@examples(1, 40)
def test_a_search_shows_no_language_unmarked_whatever_the_catalogs_hold(plan: Plan) -> None:
    checked("toy", plan, is_searched=True)
