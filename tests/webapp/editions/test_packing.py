"""The packs of an edition: every page of a locale, and nothing that another locale's edit changes."""

from __future__ import annotations

import json
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

import pytest

from tests.conftest import Edit
from webapp import links
from webapp.editions.building import build, current_edition
from webapp.locales import Locale
from webapp.packs.head import Head
from webapp.packs.manifest import Manifest, Pointer
from webapp.packs.records import assemble
from webapp.packs.volumes import contents_digest, read_volume
from webapp.settings import Settings

NOSE = Path("conditions/runny-nose.md")
TAGS = ("en", "es", "ar")


def silent(_: str) -> None:
    """Says nothing of a build's steps."""


def site_of(settings: Settings) -> Path:
    return current_edition(settings.var) / "site"


def pointer(settings: Settings, tag: str) -> Pointer:
    path = site_of(settings) / links.file_of(links.pack(Locale(tag)))
    return Pointer.from_bytes(path.read_bytes())


def manifest(settings: Settings, tag: str) -> Manifest:
    return pointer(settings, tag).manifest


def fetched(settings: Settings, tag: str) -> Iterator[bytes]:
    """Yield the files of a pack; each is what its address and the manifest say."""
    found = manifest(settings, tag)
    pieces = (found.head, *found.volumes, found.index)
    for address, piece in zip(found.addresses, pieces, strict=True):
        data = (site_of(settings) / links.file_of(address)).read_bytes()
        assert (sha256(data).hexdigest(), len(data)) == (piece.sha256, piece.size)
        yield data


@pytest.mark.parametrize("tag", TAGS)
def test_a_pack_gives_every_page_of_its_locale_byte_for_byte(toy_edition: Settings, tag: str) -> None:
    site, (head_file, *volumes, _) = site_of(toy_edition), fetched(toy_edition, tag)
    head, records = Head.from_bytes(head_file), {}
    for volume in volumes:
        records |= read_volume(volume)
    pages = {file.relative_to(site).as_posix(): file.read_bytes() for file in (site / tag).rglob("*.html")}
    made = {links.file_of(address): assemble(head.frame, record) for address, record in records.items()}
    assert made == pages
    assert len(pages) > 6
    found = manifest(toy_edition, tag)
    assert (found.contents, found.count) == (contents_digest(records), len(pages))


def test_the_head_names_documents_and_the_headers_of_every_page(toy_edition: Settings) -> None:
    head_file, *_ = fetched(toy_edition, "es")
    head = Head.from_bytes(head_file)
    assert ("ds01", "conditions", "dry-skin", ()) in head.documents
    assert head.headers["Content-Type"] == "text/html; charset=utf-8"
    assert "default-src 'none'" in head.headers["Content-Security-Policy"]
    assert "X-Pocketleaf-Edition" not in head.headers


def test_what_is_told_of_a_packs_size_is_what_is_fetched(toy_edition: Settings) -> None:
    found, site = manifest(toy_edition, "en"), site_of(toy_edition)
    for encoding, ending in (("br", ".br"), ("gzip", ".gz")):
        for told, addresses in ((found.wire, found.addresses), (found.figures_wire, found.figures)):
            files = [site / links.file_of(one) for one in addresses]
            sent = [file.with_name(file.name + ending) for file in files]  # a photograph has no such copy
            pairs = zip(sent, files, strict=True)
            sizes = [(one if one.exists() else file).stat().st_size for one, file in pairs]
            assert told[encoding] == sum(sizes) > 0


def test_a_manifest_is_plain_json_without_spaces(toy_edition: Settings) -> None:
    text = pointer(toy_edition, "en").text
    assert json.dumps(json.loads(text), ensure_ascii=False, separators=(",", ":")) == text
    assert Manifest.from_json(text).to_json() == text


def test_an_edited_translation_leaves_the_packs_of_other_locales_alone(built: Settings, edit: Edit) -> None:
    before = {tag: pointer(built, tag) for tag in TAGS}
    edit(built.translations / "es/LC_MESSAGES/runny-nose.po", 'msgstr "Nariz', 'msgstr "La nariz')
    build(built, silent)
    after = {tag: pointer(built, tag) for tag in TAGS}
    assert {tag for tag in TAGS if after[tag].text != before[tag].text} == {"es"}
    assert {tag for tag in TAGS if after[tag] != before[tag]} == {"es"}


def test_an_edited_sentence_changes_neither_head_nor_figures(built: Settings, edit: Edit) -> None:
    before = manifest(built, "en")
    edit(built.content / NOSE, "7 days", "8 days")
    build(built, silent)
    after = manifest(built, "en")
    assert (after.head, after.figures) == (before.head, before.figures)
    assert (after.version, after.contents) != (before.version, before.contents)


def test_a_pack_carries_nothing_for_search_engines(settings: Settings, edit: Edit) -> None:
    edit(
        settings.content / "site.yaml", "source_locale: en\n", "source_locale: en\nurl: https://toy.example\n"
    )
    build(settings, silent)
    path = links.file_of("/en/conditions/runny-nose")
    head_file, *volumes, _ = fetched(settings, "en")
    records = {address: one for volume in volumes for address, one in read_volume(volume).items()}
    kept = assemble(Head.from_bytes(head_file).frame, records["/en/conditions/runny-nose"])
    sent = (site_of(settings) / path).read_bytes()
    assert b"ld+json" in sent and b"ld+json" not in kept
    assert [line for line in sent.splitlines() if b"ld+json" not in line] == kept.splitlines()
