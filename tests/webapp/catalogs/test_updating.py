"""Catalogs follow the source; what a translator wrote is kept, marked and never moved to another text."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from webapp.catalogs.entries import Entry
from webapp.catalogs.interface import InterfaceMessage
from webapp.catalogs.po import read_po
from webapp.catalogs.updating import Report, extract, update
from webapp.catalogs.writing import rewritten
from webapp.content.model import Document
from webapp.errors import SourceError

Make = Callable[..., Document]
FRONT = ("= Back mice", "~ Small lumps.", "# a A")
MOVE = "The lumps move under the skin when a finger presses on them."
HURT = "Pressing on a lump can send pain down the leg as far as the knee."
HEAT = "A warm pack eases the muscles around the lump for an hour or two."
WORDS = (
    InterfaceMessage("Search", references=("base.html",)),
    InterfaceMessage("{number} hit", "{number} hits"),
)


def _catalog(folder: Path, name: str = "back-mice", locale: str = "es") -> Path:
    return folder / locale / "LC_MESSAGES" / f"{name}.po"


def _entry(folder: Path, name: str) -> Entry:
    return next(entry for entry in read_po(_catalog(folder)).entries if entry.msgctxt == name)


def _translate(folder: Path, **texts: str) -> None:
    """Translate messages as an editor does; `a_p1` is the segment `a.p1`."""
    path = _catalog(folder)
    po = read_po(path)
    names = {name.replace("_", "."): text for name, text in texts.items()}
    changes = {
        e: replace(e, msgstrs=(names[e.msgctxt],), flags=(), previous_msgid=None)
        for e in po.live()
        if e.msgctxt in names
    }
    path.write_bytes(rewritten(po, changes))


def _update(folder: Path, *documents: Document) -> Report:
    return update(documents, WORDS, "es", folder)


def _counts(report: Report, path: Path) -> tuple[int, int, int, int]:
    (file,) = (file for file in report.files if file.path == path)
    return file.added, file.changed, file.retired, file.kept


def test_a_new_locale_gets_a_catalog_for_every_document_and_the_interface(make: Make, tmp_path: Path) -> None:
    report = _update(tmp_path, make(*FRONT, MOVE))
    po = read_po(_catalog(tmp_path))
    assert po.header["Language"] == "es"
    assert po.header["Plural-Forms"].startswith("nplurals=3;")
    assert po.header["X-Pocketleaf-Page"] == "bm01"
    assert po.header["Content-Type"] == "text/plain; charset=UTF-8"
    assert [(e.msgctxt, e.msgid, e.msgstrs) for e in po.live()][-1] == ("a.p1", MOVE, ("",))
    words = read_po(_catalog(tmp_path, "messages")).live()
    assert [(e.msgctxt, e.msgid, len(e.msgstrs)) for e in words] == [
        (None, "Search", 1),
        (None, "{number} hit", 3),
    ]
    assert _counts(report, _catalog(tmp_path)) == (4, 0, 0, 0)
    assert {path.name for path in (tmp_path / "templates").iterdir()} == {"back-mice.pot", "messages.pot"}


def test_an_update_without_a_change_writes_nothing(make: Make, tmp_path: Path) -> None:
    _update(tmp_path, make(*FRONT, MOVE))
    report = _update(tmp_path, make(*FRONT, MOVE))
    assert not any(file.is_written for file in report.files)
    assert str(report).splitlines()[0].endswith("back-mice.pot: 0 added, 0 changed, 0 retired, 4 kept")


def test_exactly_the_edited_paragraph_becomes_fuzzy(make: Make, tmp_path: Path) -> None:
    _update(tmp_path, make(*FRONT, MOVE, HURT))
    _translate(tmp_path, a_p1="Se mueven.", a_p2="Duele.")
    before = _catalog(tmp_path).read_bytes()
    edited = MOVE.replace("move", "do not move")
    report = _update(tmp_path, make(*FRONT, edited, HURT))
    after = _catalog(tmp_path).read_bytes()
    old = f'msgctxt "a.p1"\nmsgid "{MOVE}"\n'
    new = f'#, fuzzy\n#| msgid "{MOVE}"\nmsgctxt "a.p1"\nmsgid "{edited}"\n'
    assert after.decode() == before.decode().replace(old, new)
    assert _counts(report, _catalog(tmp_path)) == (0, 1, 0, 4)


def test_the_first_source_is_remembered_until_the_translator_reacts(make: Make, tmp_path: Path) -> None:
    second, third = MOVE.replace("skin", "surface"), MOVE.replace("finger", "thumb")
    _update(tmp_path, make(*FRONT, MOVE))
    _translate(tmp_path, a_p1="Se mueven.")
    first_bytes = _catalog(tmp_path).read_bytes()
    _update(tmp_path, make(*FRONT, second))
    _update(tmp_path, make(*FRONT, third))
    entry = _entry(tmp_path, "a.p1")
    assert (entry.msgid, entry.previous_msgid, entry.msgstrs, entry.is_fuzzy) == (
        third,
        MOVE,
        ("Se mueven.",),
        True,
    )
    _update(tmp_path, make(*FRONT, MOVE))
    assert _catalog(tmp_path).read_bytes() == first_bytes
    _update(tmp_path, make(*FRONT, second))
    _translate(tmp_path, a_p1="Se mueven bajo la superficie.")
    _update(tmp_path, make(*FRONT, third))
    assert _entry(tmp_path, "a.p1").previous_msgid == second


def test_doubts_of_a_translator_outlive_an_edit_that_is_taken_back(make: Make, tmp_path: Path) -> None:
    _update(tmp_path, make(*FRONT, MOVE))
    _translate(tmp_path, a_p1="Se mueven.")
    path = _catalog(tmp_path)
    path.write_bytes(path.read_bytes().replace(b'msgctxt "a.p1"', b'#, fuzzy\nmsgctxt "a.p1"'))
    before = path.read_bytes()
    _update(tmp_path, make(*FRONT, MOVE.replace("skin", "surface")))
    assert _entry(tmp_path, "a.p1").previous_msgid == MOVE
    _update(tmp_path, make(*FRONT, MOVE))
    assert path.read_bytes() == before


def test_an_untranslated_message_takes_the_new_source_and_is_not_fuzzy(make: Make, tmp_path: Path) -> None:
    _update(tmp_path, make(*FRONT, MOVE))
    edited = MOVE.replace("skin", "surface")
    _update(tmp_path, make(*FRONT, edited))
    entry = _entry(tmp_path, "a.p1")
    assert (entry.msgid, entry.is_fuzzy, entry.previous_msgid) == (edited, False, None)


def test_what_goes_becomes_obsolete_and_comes_back_with_its_translation(make: Make, tmp_path: Path) -> None:
    _update(tmp_path, make(*FRONT, MOVE, HURT))
    _translate(tmp_path, a_p2="Duele.")
    before = _catalog(tmp_path).read_bytes()
    assert _counts(_update(tmp_path, make(*FRONT, MOVE)), _catalog(tmp_path)) == (0, 0, 1, 4)
    gone = _entry(tmp_path, "a.p2")
    assert (gone.is_obsolete, gone.msgstrs) == (True, ("Duele.",))
    _update(tmp_path, make(*FRONT, MOVE, HURT))
    assert _catalog(tmp_path).read_bytes() == before


def test_new_messages_stand_after_their_predecessors_and_the_others_stay(make: Make, tmp_path: Path) -> None:
    _update(tmp_path, make(*FRONT, MOVE))
    _update(tmp_path, make(*FRONT, HEAT, MOVE, HURT))
    names = [entry.msgctxt for entry in read_po(_catalog(tmp_path)).live()]
    assert names == ["title", "summary", "a.h", "a.p2", "a.p1", "a.p3"]


def test_notes_and_the_header_of_a_translator_are_kept(make: Make, tmp_path: Path) -> None:
    _update(tmp_path, make(*FRONT, MOVE))
    path = _catalog(tmp_path)
    data = path.read_bytes().replace(b'msgctxt "a.p1"', b'# ask Ana\nmsgctxt "a.p1"')
    path.write_bytes(data.replace(b'"Language: es\\n"', b'"Language: es\\n"\n"Last-Translator: Ana <>\\n"'))
    header = path.read_bytes().split(b"\n\n")[0]
    _translate(tmp_path, a_p1="Se mueven.")
    _update(tmp_path, make(*FRONT, MOVE.replace("skin", "surface")))
    assert _entry(tmp_path, "a.p1").comments == ("ask Ana",)
    assert path.read_bytes().split(b"\n\n")[0] == header


def test_a_catalog_without_header_gets_one(make: Make, tmp_path: Path) -> None:
    _update(tmp_path, make(*FRONT, MOVE))
    path = _catalog(tmp_path)
    path.write_bytes(path.read_bytes().split(b"\n\n", 1)[1])
    _update(tmp_path, make(*FRONT, MOVE))
    assert read_po(path).header["Language"] == "es"
    words = _catalog(tmp_path, "messages")
    words.write_text('msgid ""\nmsgstr ""\n"Language: es\\n"\n', encoding="utf-8")
    _update(tmp_path, make(*FRONT, MOVE))
    assert read_po(words).header["Plural-Forms"].startswith("nplurals=3;")


def test_a_translation_of_todays_text_wins_over_one_of_another(make: Make, tmp_path: Path) -> None:
    _update(tmp_path, make(*FRONT, MOVE))
    _translate(tmp_path, a_p1="Se mueven.")
    path = _catalog(tmp_path)
    lines = f'\n#~ msgctxt "a.p1"\n#~ msgid "{HURT}"\n#~ msgstr "Duele."\n'
    path.write_bytes(path.read_bytes() + lines.encode())
    template = tmp_path / "templates" / "back-mice.pot"
    template.write_bytes(template.read_bytes().replace(MOVE.encode(), HURT.encode()))
    _update(tmp_path, make(*FRONT, HURT))
    live = [e.msgstrs for e in read_po(path).live() if e.msgctxt == "a.p1"]
    assert live == [("Duele.",)]
    assert "Se mueven." in path.read_text(encoding="utf-8")


def test_interface_strings_that_go_and_come_back_keep_their_translation(make: Make, tmp_path: Path) -> None:
    document = make(*FRONT, MOVE)
    path = _catalog(tmp_path, "messages")
    _update(tmp_path, document)
    path.write_bytes(
        path.read_bytes().replace(b'msgid "Search"\nmsgstr ""', b'msgid "Search"\nmsgstr "Buscar"')
    )
    before = path.read_bytes()
    update([document], WORDS[1:], "es", tmp_path)
    assert b'#~ msgstr "Buscar"' in path.read_bytes()
    _update(tmp_path, document)
    assert path.read_bytes() == before


def test_a_string_that_becomes_a_plural_and_back_loses_no_word(make: Make, tmp_path: Path) -> None:
    document = make(*FRONT, MOVE)
    path = _catalog(tmp_path, "messages")
    many = (InterfaceMessage("hit", "hits"),)
    update([document], many, "es", tmp_path)
    data = path.read_text(encoding="utf-8")
    for number, text in enumerate(("uno", "mil", "muchos")):
        data = data.replace(f'msgstr[{number}] ""', f'msgstr[{number}] "{text}"')
    path.write_text(data, encoding="utf-8")
    update([document], (InterfaceMessage("hit"),), "es", tmp_path)
    (entry,) = read_po(path).live()
    assert (entry.msgstrs, entry.is_fuzzy, entry.previous_msgid_plural) == (("uno",), True, "hits")
    assert entry.comments == ("former plural form: mil", "former plural form: muchos")
    update([document], many, "es", tmp_path)
    assert read_po(path).live()[0].msgstrs == ("uno", "", "")


def test_files_go_along_with_a_new_slug_even_when_two_pages_swap(make: Make, tmp_path: Path) -> None:
    one, two = make(*FRONT, MOVE, slug="one", page_id="p1"), make(*FRONT, HURT, slug="two", page_id="p2")
    _update(tmp_path, one, two)
    first = _catalog(tmp_path, "one").read_bytes()
    swapped = [make(*FRONT, MOVE, slug="two", page_id="p1"), make(*FRONT, HURT, slug="one", page_id="p2")]
    report = extract(swapped, tmp_path)
    assert _catalog(tmp_path, "two").read_bytes() == first
    assert "(was " in str(report)
    extract([make(*FRONT, MOVE, slug="three", page_id="p1"), swapped[1]], tmp_path)
    assert _catalog(tmp_path, "three").read_bytes() == first
    names = {p.name for p in tmp_path.rglob("*.po*")}
    assert names == {"one.po", "one.pot", "three.po", "three.pot", "messages.po", "messages.pot"}


def test_a_file_in_the_way_of_a_renamed_page_is_told(make: Make, tmp_path: Path) -> None:
    _update(tmp_path, make(*FRONT, MOVE))
    _catalog(tmp_path, "new").write_bytes(_catalog(tmp_path).read_bytes())
    with pytest.raises(SourceError, match=r'has to become "new\.po", but that file is there already'):
        extract([make(*FRONT, MOVE, slug="new")], tmp_path)


def test_mistakes_of_all_files_are_told_together_and_nothing_is_written(make: Make, tmp_path: Path) -> None:
    documents = [make(*FRONT, MOVE, slug=slug, page_id=f"p{slug}") for slug in ("one", "two", "three")]
    _update(tmp_path, *documents)
    _catalog(tmp_path, "one").write_bytes(b'msgid "x\n')
    _catalog(tmp_path, "messages").write_bytes(b"<<<<<<< HEAD\n")
    (tmp_path / "templates" / "two.pot").write_bytes(b"msgid\n")
    before = {path: path.read_bytes() for path in tmp_path.rglob("*.po*")}
    changed = [make(*FRONT, HURT, slug=d.slug, page_id=d.page_id) for d in documents]
    with pytest.raises(SourceError) as caught:
        _update(tmp_path, *changed)
    assert [problem.path.name for problem in caught.value.problems] == ["messages.po", "one.po", "two.pot"]
    assert {path: path.read_bytes() for path in tmp_path.rglob("*.po*")} == before


def test_an_unusable_plural_header_is_told_before_messages_are_added(make: Make, tmp_path: Path) -> None:
    path = _catalog(tmp_path, "messages")
    path.parent.mkdir(parents=True)
    path.write_text('msgid ""\nmsgstr ""\n"Plural-Forms: nplurals=INTEGER;\\n"\n', encoding="utf-8")
    with pytest.raises(SourceError, match=r'is not usable: .*; write "Plural-Forms: nplurals=3'):
        _update(tmp_path, make(*FRONT, MOVE))


@pytest.mark.skipif(not shutil.which("msgfmt"), reason="gettext is not installed")
def test_gettext_accepts_every_file(make: Make, tmp_path: Path) -> None:
    _update(tmp_path, make(*FRONT, MOVE, HURT))
    _translate(tmp_path, a_p1="El 50% de «x»", a_p2="Duele.")
    _update(tmp_path, make(*FRONT, MOVE.replace("skin", "surface"), HEAT))
    for path in tmp_path.rglob("*.po*"):
        subprocess.run(["msgfmt", "--check-format", "-o", "/dev/null", path], check=True, capture_output=True)
