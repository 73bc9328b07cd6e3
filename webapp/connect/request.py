"""The parameters of a coded request, as clients send them, to what is asked."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum

from webapp.connect.naming import standard_name
from webapp.errors import RequestError

MOST_CONCEPTS, MOST_PARAMETERS, LONGEST = 20, 100, 1000
_LONGEST_SHOWN = 100

_MAIN, _SUB = "mainSearchCriteria", "subTopic"
_CONCEPT = re.compile(rf"({_MAIN}|{_SUB})\.([vc])\.(cs|c|dn|ot)(\d*)")
_CALLBACK = re.compile(r"[A-Za-z_$][\w$.]{0,63}", re.ASCII)
_UNWRITABLE = re.compile("[^\x20-\x7e\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_LANGUAGES = (
    "informationRecipient.languageCode.c",
    "informationRecipient.languageCode.v.c",
    "performer.languageCode.c",
    "performer.languageCode.v.c",
)


class Kind(Enum):
    """What an answer is written as; the value is its media type."""

    XML = "text/xml"
    JSON = "application/json"
    SCRIPT = "application/javascript"
    PAGE = "text/html"


_KINDS = {one.value: one for one in Kind} | {
    "": Kind.XML,
    "application/xml": Kind.XML,
    "application/atom+xml": Kind.XML,
    "text/json": Kind.JSON,
    "text/javascript": Kind.SCRIPT,
}


@dataclass(frozen=True)
class Concept:
    """A code with the name of its system, both as sent; both are empty where only words came."""

    code: str
    system: str


@dataclass(frozen=True)
class Asked:
    """What a client asks for.

    `languages` are tags, the recipient's first; `mirrored` are the parameters to say back in the answer,
    under their names in the standard.
    """

    criteria: tuple[Concept, ...]
    topics: tuple[Concept, ...] = ()
    languages: tuple[str, ...] = ()
    kind: Kind = Kind.XML
    callback: str = ""
    mirrored: tuple[tuple[str, str], ...] = ()


Pairs = Sequence[tuple[str, str]]


def read_request(parameters: Pairs) -> Asked:
    """Return what some parameters ask; raises RequestError, whose words never repeat what was sent."""
    _check_size(parameters)
    pairs = [(standard_name(name), _clean(value)) for name, value in parameters]
    given = [(name, value) for name, value in pairs if value]
    first = dict(reversed(given))
    criteria = tuple(_concepts(_MAIN, given))
    if not criteria:
        raise RequestError(f"{_MAIN}.v.c is missing; send a code, with its code system in {_MAIN}.v.cs")
    kind = _kind(first.get("knowledgeResponseType", ""))
    return Asked(
        criteria=criteria,
        topics=tuple(_concepts(_SUB, given)),
        languages=tuple(first[name] for name in _LANGUAGES if name in first),
        kind=kind,
        callback=_callback(first) if kind is Kind.SCRIPT else "",
        mirrored=tuple((name, value[:_LONGEST_SHOWN]) for name, value in given if _is_mirrored(name)),
    )


def wished_languages(parameters: Pairs) -> tuple[str, ...]:
    """Return the tags of the languages that are asked for, whatever else is wrong with the parameters."""
    first = {standard_name(name): _clean(value) for name, value in reversed(parameters[:MOST_PARAMETERS])}
    return tuple(first[name] for name in _LANGUAGES if first.get(name))


def _check_size(parameters: Pairs) -> None:
    if len(parameters) > MOST_PARAMETERS:
        raise RequestError(f"there are more than {MOST_PARAMETERS} parameters; send fewer")
    if any(len(text) > LONGEST for pair in parameters for text in pair):
        raise RequestError(f"a parameter is longer than {LONGEST} characters; send a shorter one")


def _concepts(root: str, pairs: Pairs) -> Iterator[Concept]:
    """Yield the concepts under a name in the order of their numbers; words without a code ask for nothing."""
    groups = sorted(_grouped(root, pairs).items())
    if len(groups) > MOST_CONCEPTS:
        raise RequestError(f"there are more than {MOST_CONCEPTS} codes in {root}; send fewer")
    for (number, _), parts in groups:
        code, system = parts.get("c", ""), parts.get("cs", "")
        name = f"{root}.v.{{part}}{number or ''}"
        if code and not system and root == _MAIN:
            raise RequestError(f"{name.format(part='cs')} is missing; say which code system the code is from")
        if system and not (code or parts.keys() & {"dn", "ot"}):
            raise RequestError(f"{name.format(part='c')} is missing; send the code itself")
        yield Concept(code, system)


def _grouped(root: str, pairs: Pairs) -> Mapping[tuple[int, int], dict[str, str]]:
    """Return the parts of each concept, by number and by how often the name came; `.v.` goes before `.c.`."""
    groups: dict[tuple[int, int], dict[str, str]] = {}
    seen: Counter[str] = Counter()
    for form in "vc":
        for name, value in pairs:
            found = _CONCEPT.fullmatch(name)
            if found and found[1] == root and found[2] == form:
                group = groups.setdefault((int(found[4] or 0), seen[name]), {})
                group.setdefault(found[3], value)
                seen[name] += 1
    return groups


def _kind(name: str) -> Kind:
    known = _KINDS.get(name.partition(";")[0].strip().casefold())
    if known is None:
        kinds = ", ".join(kind.value for kind in Kind)
        raise RequestError(f"knowledgeResponseType is none that can be given; send one of {kinds}")
    return known


def _callback(first: Mapping[str, str]) -> str:
    callback = first.get("callback") or first.get("jsonp") or ""
    if not _CALLBACK.fullmatch(callback):
        raise RequestError("callback is missing or no name of a function; send letters, digits, _ and $")
    return callback


def _is_mirrored(name: str) -> bool:
    return name not in ("", "callback", "jsonp")


def _clean(value: str) -> str:
    return _UNWRITABLE.sub("", value).strip()
