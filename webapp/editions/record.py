"""`edition.json`: what an edition holds, and the hashes by which it is checked."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from webapp.addresses.register import ClinicEntry, Entry
from webapp.content.gone import Gone, GoneClinic, GoneLocale, GonePage, GoneSection
from webapp.errors import EditionError

FORMAT = 5
FILE_NAME = "edition.json"
SITE, INDEXES, BODIES, INTERFACES = "site", "indexes", "bodies", "interfaces"
STYLE = "style.css"


@dataclass(frozen=True)
class SiteFile:
    """A file of the site folder: SHA-256 (hex) and bytes of its plain form, and encoding -> SHA-256."""

    sha256: str
    size: int
    encodings: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class PageRecord:
    """A page as an answer made on request names it; `lang` is the language of the title."""

    slug: str
    title: str
    address: str
    lang: str


@dataclass(frozen=True)
class IndexRecord:
    """What a locale is searched by.

    `inputs` is the hash of what was indexed, `files` the SHA-256 of each file of the Whoosh index, `phone`
    the path of the phone index in the site, `bodies` the SHA-256 of the texts that snippets are cut from.
    """

    inputs: str
    files: Mapping[str, str]
    phone: str
    bodies: str


@dataclass(frozen=True)
class Record:
    """Everything that serving needs to know of an edition.

    `tags` are those of its locales, the source first; `static` is the version in scripts' addresses.
    `tools` names what made it; `parts` holds the SHA-256 of the files beside site and indexes, by path;
    `has_problems` tells that its catalogs had mistakes.
    """

    name: str
    tools: str
    tags: tuple[str, ...]
    site_name: str
    site_url: str
    static: str
    files: Mapping[str, SiteFile] = field(default_factory=dict)
    pages: Mapping[str, tuple[PageRecord, ...]] = field(default_factory=dict)
    documents: tuple[Entry, ...] = ()
    gone: Gone = field(default_factory=Gone)
    clinics: tuple[ClinicEntry, ...] = ()
    indexes: Mapping[str, IndexRecord] = field(default_factory=dict)
    parts: Mapping[str, str] = field(default_factory=dict)
    has_problems: bool = False


def write_record(folder: Path, record: Record) -> None:
    """Write an edition's record as its last file."""
    data = {"format": FORMAT, **asdict(record)}
    text = json.dumps(data, ensure_ascii=False, sort_keys=True, indent=1)
    (folder / FILE_NAME).write_text(text + "\n", encoding="utf-8")


def read_record(folder: Path) -> Record:
    """Return an edition's record; raises EditionError when it is absent, damaged or of another format."""
    path = folder / FILE_NAME
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
        if data.pop("format") != FORMAT:
            raise EditionError(f"{path}:1: made by another version of Pocketleaf; run `pocketleaf build`")
        return _record(data)
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise EditionError(f"{path}:1: cannot be read ({error}); run `pocketleaf build`") from error


def _record(data: dict[str, Any]) -> Record:
    return Record(
        **data
        | {
            "tags": tuple(data["tags"]),
            "files": {name: SiteFile(**one) for name, one in data["files"].items()},
            "pages": {tag: tuple(PageRecord(**one) for one in pages) for tag, pages in data["pages"].items()},
            "documents": tuple(
                Entry(**_with_tuples(one, "former_slugs", "sections")) for one in data["documents"]
            ),
            "gone": _gone(data["gone"]),
            "clinics": tuple(_clinic(one) for one in data["clinics"]),
            "indexes": {tag: IndexRecord(**one) for tag, one in data["indexes"].items()},
        }
    )


def _gone(data: dict[str, Any]) -> Gone:
    return Gone(
        tuple(GonePage(**_with_tuples(one, "former_slugs")) for one in data["pages"]),
        tuple(GoneSection(**one) for one in data["sections"]),
        tuple(GoneLocale(**one) for one in data["locales"]),
        tuple(GoneClinic(**one) for one in data["clinics"]),
    )


def _clinic(data: dict[str, Any]) -> ClinicEntry:
    lists = {name: tuple(ids) for name, ids in data["lists"].items()}
    return ClinicEntry(**data | {"lists": lists})


def _with_tuples(data: dict[str, Any], *names: str) -> dict[str, Any]:
    return data | {name: tuple(data[name]) for name in names}
