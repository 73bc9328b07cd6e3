"""The shelf: what is damaged is never served, and what mends it is taken up."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

import pytest

from search_index.phone import PhoneIndex
from tests.conftest import Edit
from webapp.editions.building import build, current_edition
from webapp.editions.record import FILE_NAME
from webapp.editions.shelf import Shelf, open_edition
from webapp.errors import EditionError
from webapp.settings import Settings

NOSE = Path("conditions/runny-nose.md")


def silent(_: str) -> None:
    """Says nothing of a build's steps."""


def lost(file: Path) -> None:
    file.unlink()


def cut(file: Path) -> None:
    _renew(file, file.read_bytes()[:-2])


def turned(file: Path) -> None:
    data = bytearray(file.read_bytes())
    data[len(data) // 2] ^= 1
    _renew(file, bytes(data))


def emptied(file: Path) -> None:
    _renew(file, b"")


def foreign(file: Path) -> None:
    _renew(file, json.dumps({"format": 0}).encode())


def _renew(file: Path, data: bytes) -> None:
    """Writes a file anew: editions share their unchanged files."""
    file.unlink()
    file.write_bytes(data)


DAMAGES: list[tuple[str, Callable[[Path], None]]] = [
    ("site/en/conditions/dry-skin.html", lost),
    ("site/en/conditions/dry-skin.html", turned),
    ("site/es/index.html", cut),
    ("site/es/index.html.br", lost),
    ("site/es/index.html.br", cut),
    ("site/ar/index.html.zst", turned),
    ("site/ar/index.html.gz", emptied),
    ("site/worker.js", turned),
    ("indexes/en/_en_1.toc", lost),
    ("indexes/en/_en_1.toc", turned),
    ("site/en/search.json", lost),
    ("bodies/en.json", lost),
    ("bodies/ar.json", turned),
    ("style.css", turned),
    ("style.css", lost),
    ("interfaces/shipped/es.po", turned),
    ("interfaces/shipped/es.po", lost),
    (FILE_NAME, lost),
    (FILE_NAME, cut),
    (FILE_NAME, emptied),
    (FILE_NAME, foreign),
]


@pytest.mark.parametrize("damage", [lost, cut, turned, emptied])
def test_a_damaged_phone_index_is_refused(built: Settings, damage: Callable[[Path], None]) -> None:
    bad = shutil.copytree(current_edition(built.var), built.var / "editions" / "bad")
    damage(next(bad.glob("site/es/search.*.plix")))
    with pytest.raises(
        EditionError, match=r"search\.\w{10}\.plix:1: is damaged or missing; run .pocketleaf build"
    ):
        open_edition(bad)


@pytest.mark.parametrize(("path", "damage"), DAMAGES, ids=[f"{path} {one.__name__}" for path, one in DAMAGES])
def test_a_damaged_edition_is_refused_and_the_last_good_one_serves(
    built: Settings, path: str, damage: Callable[[Path], None]
) -> None:
    shelf = Shelf(built.var)
    good = current_edition(built.var)
    bad = shutil.copytree(good, good.with_name("bad"))
    damage(bad / path)
    with pytest.raises(EditionError, match=r"run .pocketleaf build"):
        open_edition(bad)
    point_at(built.var, bad)
    for _ in range(2):
        assert shelf.current().folder == good.resolve()
    assert b"Dry skin" in shelf.current().read("en/conditions/dry-skin.html")
    with pytest.raises(EditionError):
        Shelf(built.var)


def test_a_refused_edition_is_taken_up_once_it_was_mended(built: Settings, edit: Edit) -> None:
    shelf = Shelf(built.var)
    first = shelf.current().folder
    edit(built.content / NOSE, "7 days", "8 days")
    second = build(built, silent).folder
    turned(second / "site/en/index.html")
    assert shelf.current().folder == first
    build(built, silent)
    assert shelf.current().folder == second.resolve()


def test_a_newer_edition_is_taken_up_at_the_next_call(built: Settings, edit: Edit) -> None:
    shelf = Shelf(built.var)
    before = shelf.current()
    edit(built.content / NOSE, "7 days", "8 days")
    build(built, silent)
    after = shelf.current()
    path = "en/conditions/runny-nose.html"
    assert b"8 days" in after.read(path)
    assert b"7 days" in before.read(path), "an answer under way keeps its edition"
    assert shelf.current() is after


def test_a_lost_link_leaves_the_last_good_edition_serving(built: Settings) -> None:
    shelf = Shelf(built.var)
    (built.var / "current").unlink()
    assert b"Dry skin" in shelf.current().read("en/conditions/dry-skin.html")


def test_every_file_can_be_read_back_in_each_of_its_encodings(built: Settings) -> None:
    edition = open_edition(current_edition(built.var))
    smaller = {
        (path, encoding): len(edition.read(path, encoding)) < one.size
        for path, one in edition.record.files.items()
        for encoding in one.encodings
    }
    assert all(smaller.values())
    assert ("en/index.html", "br") in smaller


def test_the_interface_of_answers_made_on_request_is_that_of_the_pages(built: Settings) -> None:
    frames = open_edition(current_edition(built.var)).frames
    assert frames["es"].text("Search") == "Buscar"
    own = built.translations / "es/LC_MESSAGES/messages.po"
    own.write_text(
        'msgid ""\nmsgstr "Language: es\\n"\n\nmsgid "Search"\nmsgstr "Hallar"\n', encoding="utf-8"
    )
    frame = open_edition(build(built, silent).folder).frames["es"]
    assert (frame.text("Search"), frame.text("All questions")) == ("Hallar", "Todas las preguntas")


def point_at(var: Path, folder: Path) -> None:
    beside = var / "beside"
    beside.symlink_to(Path("editions") / folder.name)
    beside.replace(var / "current")


def test_the_pointer_leads_to_the_phone_index(built: Settings) -> None:
    edition = open_edition(current_edition(built.var))
    for tag in edition.record.tags:
        pointer = json.loads(edition.read(f"{tag}/search.json"))
        data = edition.read(pointer["address"].lstrip("/"))
        assert (len(data), PhoneIndex.open(data).tag) == (pointer["bytes"], tag)
        assert sha256(data).hexdigest()[:10] in pointer["address"]


def test_an_edit_of_one_locale_keeps_the_phone_indexes_of_the_others(built: Settings, edit: Edit) -> None:
    before = open_edition(current_edition(built.var))
    edit(built.content / NOSE, "7 days", "8 nights")
    after = open_edition(build(built, silent).folder)
    phones = [(one.record.indexes["en"].phone, one.record.indexes["ar"].phone) for one in (before, after)]
    assert phones[0][0] != phones[1][0]
    assert phones[0][1] == phones[1][1]
    assert (after.folder / "site" / phones[1][1]).samefile(before.folder / "site" / phones[0][1])


def test_the_reference_finds_what_the_served_index_finds(built: Settings) -> None:
    edition = open_edition(current_edition(built.var))
    for words in ("dry skin", "how much water", "nose"):
        assert edition.reference("en").search(words) == edition.indexes["en"].search(words)
