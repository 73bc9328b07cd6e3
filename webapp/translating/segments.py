"""What the panel shows of one segment, as values for JSON."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from webapp.catalogs.glossary import Wording, wordings_in
from webapp.catalogs.reading import Message
from webapp.catalogs.saving import seen_of
from webapp.checks.model import Pair, Scope, Severity
from webapp.checks.running import findings
from webapp.content.inline import facts_in, parse_inline
from webapp.content.model import Segment
from webapp.errors import SourceError
from webapp.library.model import Standing
from webapp.translating.differences import differences
from webapp.translating.memory import Place
from webapp.translating.workshop import Known, Workshop

Values = dict[str, Any]

_MOST = 20  # places of the same text that are looked at


def find(workshop: Workshop, slug: str, name: str) -> Place | None:
    """Return the segment of a document by its permanent id, None where there is none."""
    documents = (one for one in workshop.library.content.documents if one.slug == slug)
    return next(
        (
            Place(document, index)
            for document in documents
            for index, segment in enumerate(document.segments)
            if segment.id == name
        ),
        None,
    )


def values_of(workshop: Workshop, place: Place) -> Values:
    """Return everything that helps to translate a segment.

    Raises SourceError with the mistakes of a catalog that cannot be read.
    """
    segment = place.segment
    seen = seen_of(workshop.catalog_path(place.document), segment)
    known = workshop.known([place.document])[0]
    if known.problems:
        raise SourceError(known.problems)
    message = known.catalog.messages.get(segment.id)
    text = message.translation if message else ""
    return {
        "id": segment.id,
        "kind": segment.kind.name.lower(),
        "place": place.document.headings().get(segment.place, ""),
        "isCare": segment.is_care,
        "isList": segment.kind.is_list,
        "source": segment.text,
        "translation": text,
        "standing": known.page.standings[place.index].value,
        "seen": seen,
        "changes": _changes(message, segment),
        "notes": list(message.comments) if message else [],
        "findings": checked(workshop, place, text),
        "terms": [*_facts(workshop, segment), *(_term(one) for one in _wordings(workshop, segment))],
        "same": list(_elsewhere(workshop, place)),
        "similar": list(_similar(workshop, place)),
        **progress(known),
    }


def checked(workshop: Workshop, place: Place, text: str) -> list[Values]:
    """Return what the checks say of a text that stands, or may soon stand, in a catalog."""
    segment = place.segment
    others = frozenset(one["translation"] for one in _elsewhere(workshop, place))
    terms = workshop.library.terms(workshop.locale)
    scope = Scope(workshop.library.source.tag, workshop.locale.tag, terms, {segment.text: others | {text}})
    pair = Pair(segment.text, text, is_list=segment.kind.is_list, room=segment.room)
    message = workshop.known([place.document])[0].catalog.messages.get(segment.id)
    found = findings(pair, scope, message.comments if message else ())
    told = [{"check": one.check, "severity": one.severity.value, "text": one.text} for one in found]
    return [*told, *_waiting(workshop, text)]


def progress(known: Known) -> Values:
    """Return how far a page is."""
    return {"translated": known.page.translated, "total": known.page.total}


def title_of(known: Known) -> str:
    """Return what translators call a page: its title in the source language."""
    document = known.page.document
    return document.segments[document.title].text


def _changes(message: Message | None, segment: Segment) -> list[tuple[str, str]] | None:
    """Return what changed in the source since its translation was made, None where nothing is known to."""
    if message is None or not message.translation:
        return None
    before = message.previous_source if message.is_fuzzy else message.source
    if before is None or before == segment.text:
        return None
    return list(differences(before, segment.text))


def _wordings(workshop: Workshop, segment: Segment) -> tuple[Wording, ...]:
    library = workshop.library
    return wordings_in(segment.text, library.wordings(workshop.locale), library.source.tag)


def _facts(workshop: Workshop, segment: Segment) -> Iterator[Values]:
    """Yield what each fact of a text means, as terms to be kept as they are, and what readers get for it."""
    facts = workshop.library.content.facts
    shown = workshop.library.voice(workshop.locale).facts
    named = set(facts_in(parse_inline(segment.text)))
    for entry in facts.entries:
        if entry.id in named:
            fact, now = f"{{{entry.id}}}", shown.get(entry.id)
            yield {
                "words": [fact],
                "meaning": facts.segments[entry.texts["text"]].note,
                "wanted": [fact],
                "avoided": [],
                "translatedMeaning": now.text if now else "",
                "isKept": True,
            }


def _waiting(workshop: Workshop, text: str) -> Iterator[Values]:
    """Yield what tells of facts without words in the language: until then the text is not shown."""
    facts, locale = workshop.library.content.facts, workshop.locale
    known = {entry.id for entry in facts.entries} - workshop.library.voice(locale).facts.keys()
    for name in sorted(known.intersection(facts_in(parse_inline(text)))):
        path = workshop.catalog_path(facts)
        remedy = f'translate "{name}.text" in {path}; readers get the original until then'
        told = f'"{{{name}}}" has no words in {locale.tag} yet; {remedy}'
        yield {"check": "facts", "severity": Severity.WARNING.value, "text": told}


def _term(one: Wording) -> Values:
    return {
        "words": one.words,
        "meaning": one.meaning,
        "wanted": one.words if one.is_kept else one.wanted,
        "avoided": one.avoided,
        "translatedMeaning": one.translated_meaning,
        "isKept": one.is_kept,
    }


def _elsewhere(workshop: Workshop, place: Place) -> Iterator[Values]:
    """Yield the current translations of the very same text, each with the first place that has it."""
    seen: set[str] = set()
    for _, text, title in _translated(workshop, workshop.memory.same(place)[:_MOST]):
        if text not in seen:
            seen.add(text)
            yield {"translation": text, "title": title}


def _similar(workshop: Workshop, place: Place) -> Iterator[Values]:
    """Yield the current translations of similar texts, with what is different in their source."""
    likeness = {other: alike for alike, other in workshop.memory.similar(place)}
    for other, text, title in _translated(workshop, tuple(likeness)):
        changes = differences(other.segment.text, place.segment.text)
        yield {
            "likeness": round(likeness[other], 2),
            "changes": list(changes),
            "translation": text,
            "title": title,
        }


def _translated(workshop: Workshop, places: Sequence[Place]) -> Iterator[tuple[Place, str, str]]:
    """Yield the places whose translation is current, with it and the title of their page."""
    known = workshop.known(place.document for place in places)
    for place, one in zip(places, known, strict=True):
        if one.page.standings[place.index] is Standing.CURRENT:
            yield place, one.page.shown[place.index].text, title_of(one)
