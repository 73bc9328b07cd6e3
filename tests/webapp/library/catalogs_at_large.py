"""Catalogs as they may come for a library: each text in a state of its own."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import cycle
from pathlib import Path

from hypothesis import strategies as st

from tests.webapp.library.message_states import (
    HOSTILE,
    TONGUES,
    Draft,
    State,
    Tongue,
    hostile,
    states,
    states_of_words,
)
from webapp.catalogs.entries import Entry
from webapp.catalogs.interface import InterfaceMessage, extract_interface, interface_entries
from webapp.catalogs.plurals import header_for, parse_plural_header
from webapp.catalogs.rendering import Layout, rendered
from webapp.catalogs.templates import header_entry
from webapp.content.model import Segment, Source
from webapp.library.reading import load_library
from webapp.library.translating import Library
from webapp.locales import CATALOG_FOLDER, Locale

ROOT = Path(__file__).parents[3]
TEMPLATES = ROOT / "webapp" / "templates"
EN = Locale("en")


@dataclass(frozen=True)
class Plan:
    """What is wrong where: of pages and lists by slug and segment, of the interface by number."""

    tongue: Tongue
    texts: Mapping[str, Mapping[str, State]]
    words: Mapping[int, State]
    origin: str = ""
    threshold: float = 0.0


@cache
def words() -> tuple[InterfaceMessage, ...]:
    """Return every string of the interface."""
    return extract_interface(TEMPLATES)


@st.composite
def plans(draw: st.DrawFn, library: Library) -> Plan:
    """Draw a language and what is wrong in it; care cards are spared more often than not."""
    texts: dict[str, dict[str, State]] = {}
    for source in library.content.sources:
        spares_care = draw(st.sampled_from([True, True, True, False]))
        names = [one.id for one in source.segments if not (spares_care and one.is_care)]
        texts[source.slug] = draw(st.dictionaries(st.sampled_from(names), states, max_size=8))
    return Plan(
        draw(st.sampled_from(TONGUES)),
        texts,
        draw(st.dictionaries(st.integers(0, len(words()) - 1), states_of_words, max_size=25)),
        draw(st.sampled_from(["", "machine", "Machine ", "<script>", "human\u202e", "x" * 300])),
        draw(st.sampled_from([0.0, 0.0, 0.8])),
    )


def hostile_throughout(library: Library, tongue: Tongue, start: int) -> Plan:
    """Return a plan in which a hostile text follows every text but those of care cards, each in its turn."""
    turn = cycle((*HOSTILE[start:], *HOSTILE[:start]))
    texts = {
        source.slug: {
            one.id: hostile([next(turn)], is_alone=False) for one in source.segments if not one.is_care
        }
        for source in library.content.sources
    }
    return Plan(
        tongue, texts, {number: hostile([next(turn)], is_alone=False) for number in range(len(words()))}
    )


def planned(library: Library, plan: Plan, folder: Path) -> Library:
    """Return the library with the catalogs of the plan, which are written into the folder."""
    catalogs = folder / plan.tongue.locale.folder / CATALOG_FOLDER
    catalogs.mkdir(parents=True, exist_ok=True)
    content = library.content
    stepped = {}
    for source in content.sources:
        drafts = {one.id: _draft(one, source, plan) for one in source.segments}
        _write(catalogs / f"{source.slug}.po", plan, [one.entry for one in drafts.values()])
        segments = (replace(one, steps=drafts[one.id].steps) for one in source.segments)
        stepped[source.slug] = tuple(segments)
    _write(catalogs / "messages.po", plan, _word_entries(plan))
    content = replace(
        content,
        site=replace(content.site, coverage_threshold=plan.threshold),
        documents=tuple(replace(one, segments=stepped[one.slug]) for one in content.documents),
        **{
            name: replace(one, segments=stepped[one.slug])
            for name in ("facts", "glossary", "lay_terms")
            if (one := getattr(content, name)).entries
        },
    )
    return replace(
        library, content=content, locales=(EN, plan.tongue.locale), translations=folder, shipped=folder
    )


def read_library(content: Path) -> Library:
    """Return a library without any translation."""
    nowhere = content / "none"
    templates = content.parent / "translations" / "templates"
    library = load_library(content, templates.parent, nowhere)
    return replace(library, locales=(EN,), translations=nowhere)


def _draft(segment: Segment, source: Source, plan: Plan) -> Draft:
    entry = Entry(segment.text, (plan.tongue.says(segment.text),), segment.id)
    draft = Draft(plan.tongue, segment.text, entry, is_list=segment.kind.is_list)
    return plan.texts.get(source.slug, {}).get(segment.id, _same)(draft)


def _word_entries(plan: Plan) -> list[Entry | None]:
    forms = parse_plural_header(header_for(plan.tongue.locale.tag))[0]
    found: list[Entry | None] = []
    for number, entry in enumerate(interface_entries(words(), forms)):
        text = plan.tongue.says(entry.msgid_plural or entry.msgid)
        draft = Draft(plan.tongue, entry.msgid, replace(entry, msgstrs=(text,) * len(entry.msgstrs)))
        found.append(plan.words.get(number, _same)(draft).entry)
    return found


def _write(path: Path, plan: Plan, entries: Sequence[Entry | None]) -> None:
    header = header_entry(
        {
            "Language": plan.tongue.locale.tag,
            "Plural-Forms": header_for(plan.tongue.locale.tag),
            "X-Pocketleaf-Origin": plan.origin,
        }
    )
    texts = [rendered(one, Layout()) for one in (header, *filter(None, entries))]
    path.write_text("\n".join(texts), encoding="utf-8", newline="")


def _same(draft: Draft) -> Draft:
    return draft
