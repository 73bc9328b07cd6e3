"""What stands in a text beside its words: links, citations, stress, code, tags, placeholders, addresses."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from webapp.checks.model import Check, Example, Pair, Scope, Severity
from webapp.content.inline import FACT, Inline, Text, facts_in, structure, walk

_PLACEHOLDER = re.compile(r"\{[A-Za-z_][A-Za-z0-9_]*\}")
_COUNTERS = frozenset({"{number}", "{num}", "{count}", "{n}"})
_TAG = re.compile(r"</?[A-Za-z0-9][^<>]*>")
_SPOKEN = re.compile(r"\b((?:aria-label|title|alt|placeholder)=)(?:\"[^\"]*\"|'[^']*')")
_ADDRESS = re.compile(
    r"(?:https?://|www\.)[A-Za-z0-9-]+\.[A-Za-z0-9._~:/?#@!$&*+;=%-]*[A-Za-z0-9_#=&%+~]"
    r"|[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+"
)


def counters(singular: str, plural: str) -> frozenset[str]:
    """Return the placeholder that stands for the number of things, of the two texts of a plural message."""
    one, other = (frozenset(_PLACEHOLDER.findall(text)) for text in (singular, plural))
    shared = one & other if one >= other else other - one
    return shared if len(shared) == 1 else shared & _COUNTERS


def find_placeholders(pair: Pair, _: Scope) -> Iterator[str]:
    """Say which placeholders the translation lacks or adds; the form of one number may lack that number."""
    if pair.is_markdown and not pair.is_list:
        wanted, found = _filled_in(pair.source_nodes), _filled_in(pair.nodes)
    else:
        wanted, found = (frozenset(_PLACEHOLDER.findall(text)) for text in (pair.source, pair.translation))
    lost = wanted - found - pair.optional
    for name in sorted(lost | found - wanted):
        yield f"differs in the placeholder {name}; use the same ones"


def _filled_in(nodes: Sequence[Inline]) -> frozenset[str]:
    """Return the placeholders of Markdown: facts, and what looks like one; `\\{name}` shows its braces."""
    words = "".join(node.text for node in walk(nodes) if isinstance(node, Text))
    others = (name for name in _PLACEHOLDER.findall(words) if not FACT.fullmatch(name))
    return frozenset((*others, *(f"{{{name}}}" for name in facts_in(nodes))))


PLACEHOLDERS = Check(
    "placeholders",
    Severity.ERROR,
    "A `{name}` stands for a text that is put in later, and is the same in both texts.",
    Example("es", "Call {emergency}.", "Llame al {emergencia}.", "Llame al {emergency}."),
    find_placeholders,
)


def find_structure(pair: Pair, _: Scope) -> Iterator[str]:
    """Say which links, citations, stress, code and tags the translation lacks or adds."""
    if pair.is_list:
        return
    if pair.is_markdown:
        wanted, found = structure(pair.source_nodes), structure(pair.nodes)
        lost = [" in ".join(reversed(path)) for path in wanted - found]
        extra = [" in ".join(reversed(path)) for path in found - wanted]
    else:
        tags, others = Counter(_tags(pair.source)), Counter(_tags(pair.translation))
        lost, extra = [f"tag {tag}" for tag in tags - others], [f"tag {tag}" for tag in others - tags]
    parts = [f"lacks the {one}" for one in lost] + [f"adds the {one}" for one in extra]
    if parts:
        yield f"{'; '.join(parts)}; copy it from the source"


def _tags(text: str) -> Iterator[str]:
    """Yield the tags of a text; what an attribute says to people is translated."""
    return (_SPOKEN.sub(r'\1"…"', tag) for tag in _TAG.findall(text))


STRUCTURE = Check(
    "structure",
    Severity.ERROR,
    "Links, citations, stress, code and tags are the same in both texts, in any order.",
    Example("es", "See [lipoma](lipoma#treatment).", "Véase [lipoma](lipoma#tratamiento).",
            "Véase [lipoma](lipoma#treatment)."),
    find_structure,
)  # fmt: skip


def find_addresses(pair: Pair, _: Scope) -> Iterator[str]:
    """Say which web and mail addresses in the words are not the same."""
    if "." not in pair.source and "." not in pair.translation:
        return
    wanted, found = (frozenset(_ADDRESS.findall(words.text)) for words in (pair.source_words, pair.words))
    for address in sorted(wanted - found):
        yield f'lacks the address "{address}"; copy it from the source'
    for address in sorted(found - wanted if not wanted - found else ()):
        yield f'adds the address "{address}"; take it out'


ADDRESSES = Check(
    "addresses",
    Severity.ERROR,
    "Web and mail addresses are the same in both texts.",
    Example("es", "Ask at www.example.org/help.", "Pregunte en www.ejemplo.org/help.",
            "Pregunte en www.example.org/help."),
    find_addresses,
)  # fmt: skip
