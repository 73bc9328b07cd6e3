"""A Whoosh index in, the one small file out that server and phone search (docs/search.md)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict
from itertools import pairwise

from search_index.analysis import chains, language_of, terms_of, unit_term
from search_index.building import Record, texts_of
from search_index.fields import BOOSTS, STOP_WORD_BOOSTS, length_weight
from search_index.folding import fold, normalise
from search_index.phone_display import display_section
from search_index.phone_format import BLOCK, Container, gaps, pack, varints
from search_index.phone_rules import rules_of
from search_index.querying import FieldStatistics, Index
from search_index.stopwords import STOP_WORDS

_Words = tuple[dict[str, str], set[str]]


def compile_phone_index(records: Iterable[Record], index: Index, tag: str) -> bytes:
    """Return the phone index of the records that the Whoosh index was built from."""
    ordered = sorted(records, key=lambda record: record.key)
    statistics = {name: index.field_statistics(name) for name in BOOSTS}
    known = frozenset().union(*(one.postings for one in statistics.values()))
    terms, units = _surfaces(ordered, language_of(tag))
    surfaces = sorted(terms, key=_code_units)
    numbers = _term_numbers(terms[surface] for surface in surfaces if terms[surface] in known)
    sections = {
        **_surface_sections(surfaces),
        "terms": varints(_references(numbers.get(terms[surface]) for surface in surfaces)),
        **_flag_sections(surfaces, units, language_of(tag)),
        **_posting_sections(list(numbers), statistics),
        "display": display_section(ordered),
    }
    header = {
        "tag": tag,
        "documents": len(ordered),
        "surfaces": len(surfaces),
        "terms": len(numbers),
        "fields": [_field(name, statistics[name]) for name in BOOSTS],
        "k1": length_weight("K1"),
        "rules": asdict(rules_of(language_of(tag))),
    }
    return pack(Container(header, sections))


def _field(name: str, statistics: FieldStatistics) -> dict[str, str | int | float]:
    return {
        "name": name,
        "total": statistics.total_length,
        "boost": BOOSTS[name],
        "stop_boost": STOP_WORD_BOOSTS.get(name, 0.0),
        "b": length_weight(f"{name}_B"),
    }


def _code_units(text: str) -> bytes:
    return text.encode("utf-16-be")


def _surfaces(records: Iterable[Record], language: str) -> _Words:
    """Return surface -> term of everything that a reader may type, and which of them are units or pairs."""
    terms: dict[str, str] = {}
    units: set[str] = set()
    for text in _texts(records):
        for chain in chains(text, language):
            spelled = [text[piece.start : piece.end] for piece in chain]
            if chain[0].is_unit:
                single = [unit_term(unit) for unit in spelled]
                units |= {*single, *map("".join, pairwise(single))}
            else:
                _add_word(terms, normalise(spelled[0], language), language)
    for word in STOP_WORDS.get(language, ()):
        _add_word(terms, word, language)
    return {**{unit: unit for unit in units}, **terms}, units - terms.keys()


def _texts(records: Iterable[Record]) -> Iterator[str]:
    """Yield each distinct text once, as pages repeat titles and questions."""
    yield from dict.fromkeys(text for record in records for text in texts_of(record).values())


def _add_word(terms: dict[str, str], plain: str, language: str) -> None:
    for surface in dict.fromkeys((plain, fold(plain))):
        if surface and surface not in terms:
            found = terms_of(surface, language)
            if found:
                terms[surface] = found[0]


def _term_numbers(terms: Iterable[str]) -> dict[str, int]:
    return {term: number for number, term in enumerate(dict.fromkeys(terms))}


def _references(numbers: Iterable[int | None]) -> Iterator[int]:
    """Yield 0 for no term, 1 for the next new one, and how far back from the newest one another is."""
    newest = -1
    for number in numbers:
        if number is None:
            yield 0
        elif number > newest:
            newest = number
            yield 1
        else:
            yield newest - number + 2


def _surface_sections(surfaces: list[str]) -> dict[str, bytes]:
    shared, suffixes = [], []
    for before, surface in pairwise(["", *surfaces]):
        same = next((i for i, (a, b) in enumerate(zip(before, surface, strict=False)) if a != b), None)
        same = min(len(before), len(surface)) if same is None else same
        shared.append(surface[:same])
        suffixes.append(surface[same:])
    return {
        "shared": varints(len(_code_units(text)) // 2 for text in shared),
        "suffix": varints(len(_code_units(text)) // 2 for text in suffixes),
        "text": "".join(suffixes).encode(),
    }


def _flag_sections(surfaces: list[str], units: set[str], language: str) -> dict[str, bytes]:
    stop_words = STOP_WORDS.get(language, frozenset())
    flags = {
        "stop_words": [fold(surface) in stop_words for surface in surfaces],
        "unfolded": [fold(surface) != surface for surface in surfaces],
        "units": [surface in units for surface in surfaces],
    }
    return {
        name: varints(gaps(number for number, is_set in enumerate(flag) if is_set))
        for name, flag in flags.items()
    }


def _posting_sections(terms: list[str], statistics: Mapping[str, FieldStatistics]) -> dict[str, bytes]:
    fields = list(statistics.values())
    masks = bytes(sum((term in field.postings) << bit for bit, field in enumerate(fields)) for term in terms)
    sections = {"masks": masks}
    for name, field in statistics.items():
        postings = [field.postings[term] for term in terms if term in field.postings]
        documents = [varints(gaps(one)) for one in postings]
        frequencies = [varints(frequency - 1 for frequency in one.values()) for one in postings]
        counts = [len(one) for one in postings]
        sections[f"counts.{name}"] = varints(count - 1 for count in counts)
        sections[f"extra.{name}"] = varints([*_extra(documents, counts), *_extra(frequencies, counts)])
        sections[f"documents.{name}"] = b"".join(documents)
        sections[f"frequencies.{name}"] = b"".join(frequencies)
        sections[f"lengths.{name}"] = field.length_bytes
    return sections


def _extra(lists: Sequence[bytes], counts: Sequence[int]) -> Iterator[int]:
    """Yield, for each block of lists, its bytes beyond one a posting."""
    more = [len(encoded) - count for encoded, count in zip(lists, counts, strict=True)]
    yield from (sum(more[first : first + BLOCK]) for first in range(0, len(more), BLOCK))
