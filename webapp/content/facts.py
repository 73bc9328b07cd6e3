"""Facts that are not the same everywhere, such as emergency numbers: `{emergency-number}` in texts.

`content/facts.yaml` names them, with the words to show where nothing more is known. The site settings give
the values that hold where the library is published:

facts:
  emergency-number: "112"
  poison-line: {en: 112 or 999, es: 112 o 999}      words, so by language
"""

from __future__ import annotations

import unicodedata
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from webapp.content.fields import Fields
from webapp.content.inline import FACT
from webapp.content.wordlists import FACTS, WordList, read_word_list
from webapp.errors import Problem, did_you_mean


@dataclass(frozen=True)
class Value:
    """What a publisher gives for a fact: a text for all languages, or texts by the language's tag."""

    name: str
    line: int
    text: str = ""
    texts: Mapping[str, str] = field(default_factory=dict)

    def for_tag(self, tag: str, source_tag: str) -> str:
        """Return the value in a language, empty where there is none; figures of the source do for all."""
        source = self.texts.get(source_tag, "")
        return self.texts.get(tag) or self.text or ("" if _has_words(source) else source)


def read_facts(folder: Path) -> tuple[WordList, tuple[Problem, ...]]:
    """Return the facts that the texts of a content folder may name, and the mistakes in their file."""
    facts, problems = read_word_list(folder, FACTS)
    named = ((entry.id, facts.segments[entry.texts["text"]].line) for entry in facts.entries)
    strange = tuple(
        Problem(facts.path, line, f'id "{name}" begins with a figure; begin it with a letter')
        for name, line in named
        if name[:1].isdigit()
    )
    return facts, problems + strange


def read_values(site: Fields) -> tuple[Value, ...]:
    """Return the values in the site settings, noting those that cannot be shown."""
    fields = site.mapping("facts")
    if fields is None:
        if site.text("facts", is_required=False):
            site.note("facts", "facts are no mapping; write one `name: value` a line below `facts:`")
        return ()
    source_tag = site.text("source_locale", is_required=False)
    return tuple(_value(name, fields, source_tag) for name in fields.names())


def find_unknown_values(values: Collection[Value], path: Path, known: Collection[str]) -> Iterator[Problem]:
    """Yield the values in the site settings at `path` whose fact nobody named."""
    for value in values:
        if value.name not in known:
            remedy = did_you_mean(value.name, known) or "; add it there or remove the line"
            yield Problem(path, value.line, f'fact "{value.name}" is not in {FACTS.name}.yaml{remedy}')


def unknown_fact(name: str, known: Collection[str]) -> str:
    """Return what is wrong with a name in braces that no fact has."""
    remedy = did_you_mean(name, known) or f"; add it, or write `\\{{{name}}}` to show the braces"
    return f'"{{{name}}}" is no fact of {FACTS.name}.yaml{remedy}'


def misplaced_fact(text: str, known: Collection[str]) -> str:
    """Return what is wrong with a list of names or an address that names a fact, or an empty string."""
    name = next((name for name in FACT.findall(text) if name in known), "")
    return f'"{{{name}}}" is put into sentences alone, not into "{text}"; write the words' if name else ""


def _value(name: str, fields: Fields, source_tag: str) -> Value:
    line, by_tag = fields.line_of(name), fields.mapping(name)
    if by_tag is None:
        text = _text(fields, name, name)
        if _has_words(text):
            example = f"`{name}: {{{source_tag or 'en'}: {text}}}`"
            fields.note(name, f'fact "{name}" has words in "{text}"; write it by language, {example}')
        return Value(name, line, text)
    texts = {tag: _text(by_tag, tag, name) for tag in by_tag.names()}
    if source_tag and source_tag not in texts:
        text = f'fact "{name}" has no value in "{source_tag}", the language of the content; add it'
        fields.note(name, text)
    return Value(name, line, texts=texts)


def _text(fields: Fields, key: str, name: str) -> str:
    text = fields.text(key, example='"112"')
    if found := next((one for one in text if one in "{}"), ""):
        fields.note(key, f'fact "{name}" has "{found}" in "{text}"; write the value without braces')
    if found := next((one for one in text if unicodedata.category(one)[0] == "C"), ""):
        fields.note(key, f'fact "{name}" has the invisible character U+{ord(found):04X}; remove it')
    return text


def _has_words(text: str) -> bool:
    return any(unicodedata.category(letter)[0] == "L" for letter in text)
