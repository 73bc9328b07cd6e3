"""What a locale says for each fact: the publisher's value, else the words that it has for it."""

from __future__ import annotations

import unicodedata
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from webapp.catalogs.reading import Catalog, State, state_of
from webapp.content.inline import (
    Emphasis,
    Fact,
    Inline,
    Isolated,
    Link,
    Strong,
    Text,
    facts_in,
    parse_inline,
    plain,
)
from webapp.content.reading import Content
from webapp.content.site import Site
from webapp.errors import Problem, did_you_mean
from webapp.locales import Locale

_DIRECTIONS = {"L": "ltr", "R": "rtl", "AL": "rtl"}


@dataclass(frozen=True)
class Voice:
    """A locale, and what stands there in the place of each fact."""

    locale: Locale
    facts: Mapping[str, Text | Isolated]

    def filled(self, nodes: Sequence[Inline]) -> tuple[Inline, ...] | None:
        """Return a tree with its facts filled in, None where there is nothing to fill one with."""
        names = frozenset(facts_in(nodes))
        if not names:
            return tuple(nodes)
        return self._filled(nodes) if names <= self.facts.keys() else None

    def _filled(self, nodes: Sequence[Inline]) -> tuple[Inline, ...]:
        filled: list[Inline] = []
        for node in nodes:
            match node:
                case Fact(name):
                    new: Inline = self.facts[name]
                case Strong(children) | Emphasis(children) | Link(children=children):
                    new = replace(node, children=self._filled(children))
                case _:
                    new = node
            last = filled[-1] if filled else None
            if isinstance(last, Text) and isinstance(new, Text):
                filled[-1] = Text(last.text + new.text)
            else:
                filled.append(new)
        return tuple(filled)


def voice_of(
    content: Content, locale: Locale, catalog: Catalog | None = None, wrong: Collection[str] = ()
) -> Voice:
    """Return a locale with what it says for facts: the author's words if there is no catalog, else its own.

    `wrong` names the messages with errors.
    """
    values = {value.name: value.for_tag(locale.tag, content.site.source_tag) for value in content.site.facts}
    words = dict(_words(content, catalog, wrong))
    given = {name: _standing(value, locale) for name, value in values.items() if value}
    return Voice(locale, {name: Text(text) for name, text in words.items()} | given)


def unknown_languages(site: Site, locales: Collection[Locale]) -> Iterator[Problem]:
    """Yield the values of facts that are given in no language of the library."""
    known = [locale.tag for locale in locales]
    for value in site.facts:
        for tag in value.texts:
            if known and tag not in known:
                remedy = did_you_mean(tag, known) or f"; its languages are {', '.join(known)}"
                text = f'fact "{value.name}" has a value in "{tag}", which the library is not in{remedy}'
                yield Problem(site.path, value.line, text)


def _words(content: Content, catalog: Catalog | None, wrong: Collection[str]) -> Iterator[tuple[str, str]]:
    for entry in content.facts.entries:
        segment = content.facts.segments[entry.texts["text"]]
        message = catalog.messages.get(segment.id) if catalog else None
        if catalog is None:
            yield entry.id, plain(parse_inline(segment.text))
        elif message and segment.id not in wrong and state_of(message, segment) is State.CURRENT:
            yield entry.id, plain(parse_inline(message.translation))


def _standing(value: str, locale: Locale) -> Text | Isolated:
    """Return a value that reads in its own direction; one word needs no help with that."""
    strong = (_DIRECTIONS.get(unicodedata.bidirectional(letter)) for letter in value)
    direction = next(filter(None, strong), "ltr")
    return Text(value) if direction == locale.direction or value.isalnum() else Isolated(value, direction)
