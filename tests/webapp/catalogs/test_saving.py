"""One translation is put into a catalog, or the catalog stays as it is."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import threading
from dataclasses import replace
from pathlib import Path

import pytest

from webapp.catalogs.entry_merge import CLASH
from webapp.catalogs.saving import save, seen_of
from webapp.content.model import Document, Segment
from webapp.errors import SourceError
from webapp.library.reading import load_library
from webapp.settings import Settings


@pytest.fixture
def document(settings: Settings) -> Document:
    library = load_library(settings.content, settings.translations, settings.shipped)
    return next(one for one in library.content.documents if one.slug == "runny-nose")


@pytest.fixture
def catalog(settings: Settings) -> Path:
    return settings.translations / "es" / "LC_MESSAGES" / "runny-nose.po"


def segment(document: Document, name: str) -> Segment:
    return next(one for one in document.segments if one.id == name)


def put(path: Path, document: Document, name: str, text: str) -> bool:
    return save(path, document, name, text, seen=seen_of(path, segment(document, name)))


def test_only_the_lines_of_the_saved_message_change(document: Document, catalog: Path) -> None:
    before = catalog.read_text(encoding="utf-8")
    assert put(catalog, document, "title", "Nariz mojada")
    assert catalog.read_text(encoding="utf-8") == before.replace('"Nariz que gotea"', '"Nariz mojada"')


def test_a_saved_message_is_not_fuzzy_and_forgets_its_former_source(
    document: Document, catalog: Path
) -> None:
    text = catalog.read_text(encoding="utf-8")
    late = '#, fuzzy\n#| msgid "Sign"\nmsgctxt "symptoms.h"'
    catalog.write_text(text.replace('msgctxt "symptoms.h"', late), encoding="utf-8")
    assert put(catalog, document, "symptoms.h", "Síntomas")
    assert catalog.read_text(encoding="utf-8") == text


def test_a_message_that_another_changed_is_left_alone(document: Document, catalog: Path) -> None:
    seen = seen_of(catalog, segment(document, "title"))
    assert put(catalog, document, "title", "de otra persona")
    after = catalog.read_bytes()
    assert not save(catalog, document, "title", "mía", seen=seen)
    assert catalog.read_bytes() == after


def test_another_message_may_have_changed(document: Document, catalog: Path) -> None:
    seen = seen_of(catalog, segment(document, "title"))
    assert put(catalog, document, "symptoms.h", "Señales")
    assert save(catalog, document, "title", "mía", seen=seen)
    text = catalog.read_text(encoding="utf-8")
    assert '"mía"' in text and '"Señales"' in text


def test_what_is_there_already_counts_as_saved_whatever_was_seen(document: Document, catalog: Path) -> None:
    assert put(catalog, document, "title", "mía")
    assert save(catalog, document, "title", "mía", seen="of another time")


def test_a_source_that_changed_since_it_was_read_is_a_change(document: Document, catalog: Path) -> None:
    seen = seen_of(catalog, segment(document, "title"))
    edited = tuple(replace(s, text="No nose") if s.id == "title" else s for s in document.segments)
    assert not save(catalog, replace(document, segments=edited), "title", "mía", seen=seen)


def test_a_message_that_the_catalog_lacks_is_added(document: Document, catalog: Path) -> None:
    text = catalog.read_text(encoding="utf-8")
    start = text.index("#. heading\n#. at #symptoms")
    end = text.index("#. paragraph", start)
    catalog.write_text(text[:start] + text[end:], encoding="utf-8")
    assert put(catalog, document, "symptoms.h", "Síntomas")
    assert catalog.read_text(encoding="utf-8") == text


def test_a_page_without_a_catalog_gets_one(document: Document, catalog: Path) -> None:
    shutil.rmtree(catalog.parent)
    assert put(catalog, document, "title", "Nariz")
    text = catalog.read_text(encoding="utf-8")
    assert "Language: es" in text and 'msgstr "Nariz"' in text and text.count("msgctxt") == 1


@pytest.mark.parametrize(
    "broken", ["<<<<<<< ours\n", 'msgid "x"\n', 'msgctxt "title"\nmsgid "x"\nmsgstr ""\n']
)
def test_a_broken_catalog_is_told_and_not_touched(document: Document, catalog: Path, broken: str) -> None:
    seen = seen_of(catalog, segment(document, "title"))
    catalog.write_text(catalog.read_text(encoding="utf-8") + "\n" + broken, encoding="utf-8")
    before = catalog.read_bytes()
    with pytest.raises(SourceError, match=r"runny-nose\.po:\d+: "):
        save(catalog, document, "title", "mía", seen=seen)
    assert catalog.read_bytes() == before


@pytest.mark.parametrize(
    ("typed", "kept"),
    [("  uno \n dos\r\n", "uno dos"), ("un\x00o\ud800", "uno"), ('"\\n 50% of', '"\\n 50% of')],
)
def test_what_is_typed_is_saved_as_one_line_of_text(
    document: Document, catalog: Path, typed: str, kept: str
) -> None:
    assert put(catalog, document, "title", typed)
    assert save(catalog, document, "title", kept, seen="of another time")


def test_of_many_who_save_at_once_nobody_is_lost(document: Document, catalog: Path) -> None:
    names = [one.id for one in document.segments if not one.kind.is_list]
    threads = [threading.Thread(target=put, args=(catalog, document, name, f"de {name}")) for name in names]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    text = catalog.read_text(encoding="utf-8").replace('"\n"', "")
    assert all(f'msgstr "de {name}"' in text for name in names)


def test_who_saves_has_chosen_between_the_texts_that_a_merge_left(document: Document, catalog: Path) -> None:
    text = catalog.read_text(encoding="utf-8")
    left = f'# Ask Ana.\n# {CLASH}\n# msgstr "Nariz"\n# Done in May.\n#, fuzzy\nmsgctxt "title"'
    catalog.write_text(text.replace('msgctxt "title"', left), encoding="utf-8")
    assert put(catalog, document, "title", "Nariz mojada")
    saved = catalog.read_text(encoding="utf-8")
    assert "CONFLICT" not in saved and '# msgstr "Nariz"' not in saved and "fuzzy" not in saved
    assert "# Ask Ana." in saved and "# Done in May." in saved


def test_what_a_killed_writer_left_is_swept_away_and_nothing_else(document: Document, catalog: Path) -> None:
    gone = subprocess.Popen([sys.executable, "-c", ""])
    gone.wait()
    left, written = (
        catalog.with_name(f".{catalog.name}.{process}.ab12") for process in (gone.pid, os.getpid())
    )
    left.touch()
    written.touch()
    assert put(catalog, document, "title", "Nariz mojada")
    assert not left.exists() and written.exists()
