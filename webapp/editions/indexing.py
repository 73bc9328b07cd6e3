"""Writes what a locale is searched by: the Whoosh index, the phone index, and the texts of its hits."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict
from hashlib import sha256
from pathlib import Path

from search_index import Index, build_index, digests_of
from search_index import Record as Searchable
from search_index.compiling import compile_phone_index
from search_index.records import records_of
from search_index.serving import bodies_of
from webapp import links
from webapp.editions.files import SiteFiles, link
from webapp.editions.record import BODIES, INDEXES, SITE, IndexRecord, Record
from webapp.library.model import Translation
from webapp.locales import Locale

Before = tuple[Path, Record] | None


def write_index(translation: Translation, files: SiteFiles, folder: Path, before: Before) -> IndexRecord:
    """Write the indexes of a locale into the edition in `folder`; those of `before` are kept when alike."""
    locale = translation.locale
    records = list(records_of(translation))
    inputs = sha256(json.dumps([asdict(one) for one in records]).encode()).hexdigest()
    known = before[1].indexes.get(locale.tag) if before else None
    if before and known and known.inputs == inputs:
        _link(before[0], folder, locale.tag, known)
        _put_phone_index(files, locale, (before[0] / SITE / known.phone).read_bytes())
        return known
    index_folder = folder / INDEXES / locale.tag
    build_index(records, locale.tag, index_folder)
    digests = digests_of(index_folder)
    data = _compiled(records, index_folder, locale.tag, digests)
    bodies = bodies_of(records)
    (folder / BODIES).mkdir(exist_ok=True)
    (folder / BODIES / f"{locale.tag}.json").write_bytes(bodies)
    phone = _put_phone_index(files, locale, data)
    return IndexRecord(inputs, digests, phone, sha256(bodies).hexdigest())


def _compiled(records: Iterable[Searchable], folder: Path, tag: str, digests: dict[str, str]) -> bytes:
    index = Index.open(folder, tag, digests)
    try:
        return compile_phone_index(records, index, tag)
    finally:
        index.close()


def _put_phone_index(files: SiteFiles, locale: Locale, data: bytes) -> str:
    """Put a phone index and the little file that tells where it lies; return its path in the site."""
    address = links.phone_index(locale, sha256(data).hexdigest())
    files.put(links.file_of(address), data)
    told = json.dumps({"address": address, "bytes": len(data)})
    files.put(links.file_of(links.search_pointer(locale)), told.encode())
    return links.file_of(address)


def _link(old: Path, new: Path, tag: str, known: IndexRecord) -> None:
    for name in known.files:
        link(old / INDEXES / tag / name, new / INDEXES / tag / name)
    link(old / BODIES / f"{tag}.json", new / BODIES / f"{tag}.json")
