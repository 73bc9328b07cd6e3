"""What is not changed keeps its bytes; what is changed reads back as meant, by us and by gettext."""

from __future__ import annotations

import shutil
import stat
import subprocess
from dataclasses import replace
from pathlib import Path

import polib
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.shelf import TRANSLATIONS
from webapp.catalogs.entries import Entry, PoFile
from webapp.catalogs.po import parse_po, read_po
from webapp.catalogs.rendering import Layout, rendered
from webapp.catalogs.writing import atomic_write, rewritten
from webapp.errors import SourceError

ROOT = Path(__file__).parents[3]
REAL = ROOT.parent / "shared" / "data" / "po"
REAL_FILES = sorted(
    [*REAL.glob("*/*.po"), *TRANSLATIONS.rglob("*.po*"), *ROOT.glob("translations/*/LC_MESSAGES/messages.po")]
)
HERE = Path("x.po")
HEAD = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n'
FILE = f"""{HEAD}
# a note
#. paragraph
#: a.md
msgctxt "p1"
msgid "One    two"
msgstr "Uno"

#. heading
msgctxt "h"
msgid "Head"
msgstr ""

#, fuzzy
#~| msgid "Old"
#~ msgctxt "p2"
#~ msgid ""
#~ "Gone"
#~ msgstr "Ido"
"""

texts = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=200)
phrases = st.lists(st.text('abcdé水ع%\\"\n', min_size=1, max_size=12), max_size=40).map(" ".join)
both = texts | phrases


def _read(data: bytes) -> PoFile:
    return parse_po(data, HERE)


def _meaning(entry: Entry) -> Entry:
    return replace(entry, line=0, start=0, end=0)


def test_a_changed_translation_changes_only_its_own_lines() -> None:
    po = _read(FILE.encode())
    one = po.live()[0]
    new = rewritten(po, {one: replace(one, msgstrs=("Uno dos",))})
    assert new.decode() == FILE.replace('msgstr "Uno"', 'msgstr "Uno dos"')


def test_a_message_that_went_is_kept_as_obsolete_and_comes_back_as_it_was() -> None:
    po = _read(FILE.encode())
    one = po.live()[0]
    data = rewritten(po, {one: replace(one, is_obsolete=True)})
    assert (
        '# a note\n#. paragraph\n#: a.md\n#~ msgctxt "p1"\n#~ msgid "One    two"\n#~ msgstr "Uno"\n'
        in data.decode()
    )
    again = _read(data)
    gone = next(entry for entry in again.entries if entry.msgctxt == "p1")
    assert rewritten(again, {gone: replace(gone, is_obsolete=False)}) == FILE.encode()


def test_an_obsolete_message_comes_back_with_what_it_remembers() -> None:
    po = _read(FILE.encode())
    gone = po.entries[-1]
    data = rewritten(po, {gone: replace(gone, is_obsolete=False)})
    assert data.decode().endswith('#, fuzzy\n#| msgid "Old"\nmsgctxt "p2"\nmsgid ""\n"Gone"\nmsgstr "Ido"\n')


def test_new_messages_stand_after_their_predecessor() -> None:
    po = _read(FILE.encode())
    data = rewritten(po, {}, {po.live()[0]: [Entry("New", msgctxt="p3"), Entry("Newer", msgctxt="p4")]})
    assert [entry.msgctxt for entry in _read(data).entries] == [None, "p1", "p3", "p4", "h", "p2"]
    assert data.decode() == FILE.replace(
        '"Uno"\n', '"Uno"\n\nmsgctxt "p3"\nmsgid "New"\nmsgstr ""\n\nmsgctxt "p4"\nmsgid "Newer"\nmsgstr ""\n'
    )


@pytest.mark.parametrize(
    "data", [FILE.replace("\n", "\r\n").encode(), FILE.rstrip().encode()], ids=["crlf", "end"]
)
def test_the_lines_of_a_file_keep_ending_as_they_do(data: bytes) -> None:
    po = _read(data)
    last = po.entries[-1]
    changed = rewritten(po, {last: replace(last, msgstrs=("Ida",))}, {last: [Entry("New")]})
    assert _read(changed).entries[-1].msgid == "New"
    assert changed.count(b"\r\n") in (0, changed.count(b"\n"))
    assert rewritten(po, {last: replace(last, msgstrs=("Ida",))}) == data.replace(b"Ido", b"Ida")


def test_a_text_that_the_charset_cannot_hold_is_told() -> None:
    po = _read(HEAD.replace("UTF-8", "latin-1").encode() + b'\nmsgid "a"\nmsgstr "\xe9"\n')
    entry = po.live()[0]
    with pytest.raises(SourceError, match="save the file as UTF-8"):
        rewritten(po, {entry: replace(entry, msgstrs=("水",))})


def test_long_texts_are_wrapped_as_gettext_does_and_not_in_a_file_that_does_not_wrap() -> None:
    entry = Entry("x " * 60, msgstrs=("line one\nline two\n",))
    lines = rendered(entry, Layout()).splitlines()
    assert max(map(len, lines)) <= 79
    assert lines[-3:] == ['msgstr ""', '"line one\\n"', '"line two\\n"']
    assert rendered(entry, Layout(width=None)).splitlines()[0] == f'msgid "{"x " * 60}"'
    loose = _read(f'{HEAD}\nmsgid "{"long words " * 20}"\nmsgstr ""\n'.encode())
    new = rewritten(loose, {loose.live()[0]: replace(loose.live()[0], msgstrs=("lange " * 40,))})
    assert f'msgstr "{"lange " * 40}"'.encode() in new


@given(both, both, st.none() | both, st.lists(both.filter(bool), min_size=2, max_size=2), st.booleans())
def test_whatever_is_written_reads_back(
    msgid: str, msgctxt: str, previous: str | None, forms: list[str], is_obsolete: bool
) -> None:
    entry = Entry(
        msgid + ".",
        msgctxt=msgctxt,
        msgid_plural="many",
        msgstrs=tuple(forms),
        previous_msgid=previous,
        is_obsolete=is_obsolete,
    )
    data = HEAD + '"Plural-Forms: nplurals=2; plural=(n != 1);\\n"\n\n' + rendered(entry, Layout())
    assert _meaning(_read(data.encode()).entries[1]) == entry


@given(st.data())
def test_any_change_leaves_every_other_byte(data: st.DataObject) -> None:
    entries = [
        Entry(f"m{n}", (data.draw(both),), f"c{n}", is_obsolete=data.draw(st.booleans())) for n in range(4)
    ]
    newline = data.draw(st.sampled_from(["\n", "\r\n"]))
    file = newline.join(
        [HEAD.replace("\n", newline), *(rendered(entry, Layout(newline)) for entry in entries)]
    ).encode()
    po = _read(file)
    chosen = data.draw(st.sampled_from(po.entries[1:]))
    new = replace(
        chosen,
        msgstrs=(data.draw(both),),
        flags=data.draw(st.sampled_from([(), ("fuzzy",)])),
        previous_msgid=data.draw(st.none() | both),
        is_obsolete=data.draw(st.booleans()),
    )
    changed = rewritten(po, {chosen: new})
    assert changed.startswith(file[: chosen.start])
    assert changed.endswith(file[chosen.end :])
    assert list(map(_meaning, _read(changed).entries)) == [
        _meaning(new if entry is chosen else entry) for entry in po.entries
    ]


@pytest.mark.parametrize("path", REAL_FILES, ids=lambda path: "-".join(path.parts[-3:]))
def test_a_real_file_is_saved_byte_for_byte_and_a_change_stays_in_its_place(path: Path) -> None:
    try:
        po = read_po(path)
    except SourceError:
        assert path.is_relative_to(REAL), "ours can be read"
        return
    assert rewritten(po, {}) == po.data
    for entry in po.entries[1 :: max(1, len(po.entries) // 7)]:
        new = replace(entry, msgstrs=tuple(f"{text} x" for text in entry.msgstrs))
        data = rewritten(po, {entry: new})
        assert data.startswith(po.data[: entry.start])
        assert data.endswith(po.data[entry.end :])
        again = parse_po(data, path)
        assert list(map(_meaning, again.entries)) == [_meaning(new if e is entry else e) for e in po.entries]


@pytest.mark.skipif(not shutil.which("msgfmt"), reason="gettext is not installed")
def test_gettext_and_polib_accept_what_we_write(tmp_path: Path) -> None:
    po = _read(FILE.encode())
    one, head = po.live()
    changes = {
        one: replace(one, msgid="A\nnew one", flags=("fuzzy",), previous_msgid="One    two " * 20),
        head: replace(head, is_obsolete=True),
    }
    path = tmp_path / "x.po"
    path.write_bytes(rewritten(po, changes, {one: [Entry('50% of "x"\\', ("50 % de «x»\t",), "p9")]}))
    subprocess.run(["msgfmt", "--check-format", "-o", "/dev/null", path], check=True, capture_output=True)
    found = {entry.msgctxt: entry for entry in polib.pofile(str(path))}
    assert found["p9"].msgid == '50% of "x"\\'
    assert found["p1"].previous_msgid == "One    two " * 20
    assert found["h"].obsolete


def test_a_file_is_written_in_one_step_and_only_when_it_differs(tmp_path: Path) -> None:
    path = tmp_path / "new" / "x.po"
    assert atomic_write(path, b"one")
    path.chmod(0o640)
    before = path.stat()
    assert not atomic_write(path, b"one")
    assert path.stat() == before
    link = tmp_path / "link.po"
    link.symlink_to(path)
    assert atomic_write(link, b"two")
    assert (path.read_bytes(), stat.S_IMODE(path.stat().st_mode), link.is_symlink()) == (b"two", 0o640, True)
    assert [p.name for p in path.parent.iterdir()] == ["x.po"]


def test_a_failed_write_leaves_the_file_and_nothing_beside_it(tmp_path: Path) -> None:
    path = tmp_path / "x.po"
    path.mkdir()
    with pytest.raises(OSError):
        atomic_write(path, b"one")
    assert list(tmp_path.iterdir()) == [path]
