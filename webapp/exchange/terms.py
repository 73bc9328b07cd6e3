"""What agencies are told of the glossary: the words that stand in a text, and what to write for them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from webapp.catalogs.glossary import Wording, wordings_in
from webapp.catalogs.templates import number_of
from webapp.exchange.model import INTERFACE, Unit


def with_terms(units: Iterable[Unit], known: Sequence[Wording], source_tag: str) -> Iterator[Unit]:
    """Yield the units, each with what the glossary says of its words; the interface is not held to it."""
    for unit in units:
        found = () if unit.document == INTERFACE else wordings_in(unit.source, known, source_tag)
        place, _, _ = number_of(unit.id)
        yield replace(unit, terms=tuple(_told(one) for one in found if one.id != place))


def _told(one: Wording) -> str:
    """Return an entry on one line: `cyst, cysts: quiste, quistes; do not use: saco; meaning: A pocket.`"""
    wanted = "stays as it is" if one.is_kept else ", ".join(one.wanted) or "not translated yet"
    avoided = f"; do not use: {', '.join(one.avoided)}" if one.avoided else ""
    return f"{', '.join(one.words)}: {wanted}{avoided}; meaning: {one.meaning}"
