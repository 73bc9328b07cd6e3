"""Two people's edits of one catalog: different messages merge, of the same message both versions stay."""

from __future__ import annotations

import shutil
import subprocess
from dataclasses import replace
from pathlib import Path

import polib
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.shelf import TRANSLATIONS
from webapp.catalogs.entries import Entry, PoFile
from webapp.catalogs.entry_merge import CLASH
from webapp.catalogs.lines import unescaped
from webapp.catalogs.po import parse_po, read_po
from webapp.catalogs.rendering import Layout, rendered
from webapp.catalogs.three_way import merge_catalogs
from webapp.catalogs.writing import rewritten
from webapp.errors import SourceError

ROOT = Path(__file__).parents[3]
REAL = ROOT.parent / "shared" / "data" / "po"
REAL_FILES = sorted(
    [*REAL.glob("*/*.po"), *TRANSLATIONS.rglob("*.po"), *ROOT.glob("translations/*/LC_MESSAGES/messages.po")]
)
HERE = Path("x.po")
HEAD = """# Translators
msgid ""
msgstr ""
"POT-Creation-Date: 2024-01-01 10:00+0000\\n"
"PO-Revision-Date: 2024-02-01 10:00+0100\\n"
"Last-Translator: Ana\\n"
"X-Pocketleaf-Page: bm01\\n"
"Content-Type: text/plain; charset=UTF-8\\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\\n"
"X-Generator: Poedit 3\\n"
"""
BASE = (
    HEAD
    + """
#. paragraph
msgctxt "p1"
msgid "One"
msgstr "Uno"

msgctxt "p2"
msgid "Two"
msgstr ""

msgctxt "p3"
msgid "Three"
msgid_plural "Threes"
msgstr[0] "Tres"
msgstr[1] "Treses"

#~ msgctxt "p4"
#~ msgid "Four"
#~ msgstr "Cuatro"
"""
)
texts = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), min_size=1, max_size=60)


def _read(text: str | bytes) -> PoFile:
    return parse_po(text if isinstance(text, bytes) else text.encode(), HERE)


def _meaning(entry: Entry) -> Entry:
    return replace(entry, line=0, start=0, end=0)


def _merge(ours: str, theirs: str, base: str = BASE) -> tuple[str, list[str]]:
    merged = merge_catalogs(_read(base), _read(ours), _read(theirs))
    return merged.data.decode(), [str(clash) for clash in merged.clashes]


def _with(*pairs: tuple[str, str], text: str = BASE) -> str:
    for old, new in pairs:
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    return text


UNO = ('msgstr "Uno"', 'msgstr "Un"')
DOS = ('msgid "Two"\nmsgstr ""', 'msgid "Two"\nmsgstr "Dos"')
FUZZY = ('msgctxt "p2"', '#, fuzzy\nmsgctxt "p2"')
NOTE = ("#. paragraph", "# a note\n#. paragraph")
GONE = ('\n#~ msgctxt "p4"\n#~ msgid "Four"\n#~ msgstr "Cuatro"\n', "")
NEW = ('msgctxt "p3"', 'msgctxt "p2b"\nmsgid "New"\nmsgstr "Nuevo"\n\nmsgctxt "p3"')
LIVE = ('#~ msgctxt "p4"\n#~ msgid "Four"\n#~ msgstr', 'msgctxt "p4"\nmsgid "Four"\nmsgstr')
RETIRED = ('msgctxt "p1"\nmsgid "One"\nmsgstr "Uno"', '#~ msgctxt "p1"\n#~ msgid "One"\n#~ msgstr "Uno"')
PLURAL = ('"Treses"', '"Los tres"')
DATE = ("2024-02-01 10:00+0100", "2024-02-02 10:00+0100")
SOURCE = (
    '#. paragraph\nmsgctxt "p1"\nmsgid "One"',
    '#. paragraph\n#, fuzzy\n#| msgid "One"\nmsgctxt "p1"\nmsgid "One."',
)

APART = {
    "two messages": ([UNO], [DOS]),
    "two neighbours": ([DOS], [NEW]),
    "note and text": ([NOTE], [UNO]),
    "a plural and a date": ([PLURAL, DATE], [UNO]),
    "deleted and edited": ([GONE], [UNO, DOS]),
    "edited and added": ([UNO, PLURAL], [NEW]),
    "revived and edited": ([LIVE], [UNO]),
    "retired and edited": ([RETIRED], [DOS]),
    "new source and edited": ([SOURCE], [DOS, NEW, PLURAL]),
    "flag and edited": ([FUZZY], [UNO]),
    "new source and date": ([SOURCE], [DATE]),
}


@pytest.mark.parametrize("newlines", ["\n", "\r\n"])
@pytest.mark.parametrize(("ours", "theirs"), APART.values(), ids=APART)
def test_edits_of_different_messages_are_all_there_and_nothing_else_changes(
    ours: list[tuple[str, str]], theirs: list[tuple[str, str]], newlines: str
) -> None:
    both = _with(*ours, *theirs)
    for left, right in ((ours, theirs), (theirs, ours)):
        data, clashes = _merge(_with(*left).replace("\n", newlines), _with(*right))
        assert (data, clashes) == (both.replace("\n", newlines), [])


SAME = {
    "the same edit": ([UNO], [UNO], [UNO]),
    "the same addition": ([NEW], [NEW, UNO], [NEW, UNO]),
    "the same removal": ([GONE], [GONE, UNO], [GONE, UNO]),
    "one fills what the other retires": (
        [RETIRED],
        [UNO],
        [('msgctxt "p1"\nmsgid "One"\nmsgstr "Uno"', '#~ msgctxt "p1"\n#~ msgid "One"\n#~ msgstr "Un"')],
    ),
    "an edit of what got a new source": ([SOURCE], [UNO], [SOURCE, UNO]),
    "a note to an edit": ([UNO], [NOTE], [UNO, NOTE]),
    "one deletes what the other needs again": ([GONE], [LIVE], [LIVE]),
    "one deletes what the other retires": (
        [('#. paragraph\nmsgctxt "p1"\nmsgid "One"\nmsgstr "Uno"\n\n', "")],
        [RETIRED],
        [('#. paragraph\nmsgctxt "p1"\nmsgid "One"\nmsgstr "Uno"\n\n', "")],
    ),
}


@pytest.mark.parametrize(("ours", "theirs", "both"), SAME.values(), ids=SAME)
def test_changes_of_one_message_that_fit_together_are_joined(
    ours: list[tuple[str, str]], theirs: list[tuple[str, str]], both: list[tuple[str, str]]
) -> None:
    for left, right in ((ours, theirs), (theirs, ours)):
        assert _merge(_with(*left), _with(*right)) == (_with(*both), [])


def test_of_two_translations_of_one_message_both_stay_and_both_are_told() -> None:
    data, clashes = _merge(_with(UNO), _with(('msgstr "Uno"', 'msgstr "El \\"uno\\"\\n"\n"aquí\\t"')))
    assert data == _with(
        ('msgstr "Uno"', 'msgstr "Un"'),
        ("#. paragraph\n", f'# {CLASH}\n# msgstr "El \\"uno\\"\\naquí\\t"\n#. paragraph\n#, fuzzy\n'),
    )
    line = data.split("\n").index('msgctxt "p1"') + 1
    assert clashes == [
        f'x.po:{line}: two people changed "p1": "Un" and "El "uno" aquí "; the first is in the file, '
        "marked fuzzy, the other in the comment above it; choose or join them, then remove the comment and "
        "the mark"
    ]


CLASHES = {
    "plural forms": (
        [PLURAL],
        [('"Tres"', '"Trio"')],
        ['# msgstr[0] "Trio"', '# msgstr[1] "Treses"'],
        "Los tres",
    ),
    "filled twice": (
        [DOS],
        [('msgid "Two"\nmsgstr ""', 'msgid "Two"\nmsgstr "Par"')],
        ['# msgstr "Par"'],
        "Dos",
    ),
    "added twice": ([NEW], [(NEW[0], NEW[1].replace("Nuevo", "Otro"))], ['# msgstr "Otro"'], "Nuevo"),
    "two sources under one id": (
        [NEW],
        [(NEW[0], NEW[1].replace("Nuevo", "Otro").replace("New", "Other"))],
        ['# msgid "Other"', '# msgstr "Otro"'],
        "Nuevo",
    ),
    "edited and emptied": ([UNO], [('"Uno"', '""')], [f"# {CLASH} the translation was removed"], "Un"),
    "emptied and edited": ([('"Uno"', '""')], [UNO], [f"# {CLASH} the translation was removed"], "Un"),
    "edited and deleted": (
        [(LIVE[0] + ' "Cuatro"', LIVE[0] + ' "Quatro"')],
        [GONE],
        [f"# {CLASH} the message was deleted"],
        "Quatro",
    ),
    "deleted and edited": (
        [GONE],
        [(LIVE[0] + ' "Cuatro"', LIVE[0] + ' "Quatro"')],
        [f"# {CLASH} the message was deleted"],
        "Quatro",
    ),
}


@pytest.mark.parametrize(("ours", "theirs", "notes", "kept"), CLASHES.values(), ids=CLASHES)
def test_whatever_two_people_did_to_one_message_both_stay_in_a_file_that_gettext_reads(
    ours: list[tuple[str, str]], theirs: list[tuple[str, str]], notes: list[str], kept: str, tmp_path: Path
) -> None:
    data, clashes = _merge(_with(*ours), _with(*theirs))
    assert len(clashes) == 1
    assert all(f"{note}\n" in data for note in notes)
    marked = [entry for entry in _read(data).entries if entry.is_fuzzy]
    assert [kept in entry.msgstrs for entry in marked] == [True]
    path = tmp_path / "x.po"
    path.write_text(data, encoding="utf-8")
    shown = [entry for entry in polib.pofile(str(path)) if "fuzzy" in entry.flags]
    assert CLASH in shown[0].tcomment
    if shutil.which("msgfmt"):
        subprocess.run(["msgfmt", "--check", "-o", "/dev/null", path], check=True, capture_output=True)


APPROVED = ('#, fuzzy\n#| msgid "One"\n', "")
NEWER = ('msgid "One."', 'msgid "One!"')
STATES = {
    "approved, then the source changed again": ([APPROVED], [NEWER], ("One!", True, "One.")),
    "approved and untouched": ([APPROVED], [DOS], ("One.", False, None)),
    "edited and the source changed again": ([('"Uno"', '"Un"'), APPROVED], [NEWER], ("One!", True, "One.")),
}


@pytest.mark.parametrize(("ours", "theirs", "expected"), STATES.values(), ids=STATES)
def test_a_translation_is_current_only_for_the_source_it_was_made_from(
    ours: list[tuple[str, str]], theirs: list[tuple[str, str]], expected: tuple[str, bool, str | None]
) -> None:
    base = _with(SOURCE)
    for left, right in ((ours, theirs), (theirs, ours)):
        data, clashes = _merge(_with(*left, text=base), _with(*right, text=base), base)
        one = _read(data).live()[0]
        assert (one.msgid, one.is_fuzzy, one.previous_msgid, clashes) == (*expected, [])


def test_a_doubt_outlives_a_new_source() -> None:
    doubt = _with(("#. paragraph\n", "#. paragraph\n#, fuzzy\n"))
    for left, right in ((doubt, _with(SOURCE)), (_with(SOURCE), doubt)):
        one = _read(_merge(left, right)[0]).live()[0]
        assert (one.msgid, one.flags, one.previous_msgid) == ("One.", ("fuzzy", "doubted"), "One")


def test_who_looked_at_the_new_source_is_believed() -> None:
    looked = _with(SOURCE, text=BASE).replace(*APPROVED)
    for left, right in ((looked, _with(SOURCE)), (_with(SOURCE), looked)):
        assert _merge(left, right) == (looked, [])


HEADERS = {
    "the later date": (DATE, (DATE[0], "2024-02-02 10:00+0200"), "2024-02-02 10:00+0100"),
    "a date against none": (DATE, (DATE[0], "YEAR-MO-DA"), "2024-02-02 10:00+0100"),
    "an empty date": ((DATE[0], ""), DATE, "2024-02-02 10:00+0100"),
}


@pytest.mark.parametrize(("ours", "theirs", "date"), HEADERS.values(), ids=HEADERS)
def test_two_dates_are_no_conflict(ours: tuple[str, str], theirs: tuple[str, str], date: str) -> None:
    for left, right in ((ours, theirs), (theirs, ours)):
        data, clashes = _merge(_with(left, UNO), _with(right, DOS))
        assert (data, clashes) == (_with((DATE[0], date), UNO, DOS), [])


def test_fields_of_the_header_follow_who_changed_them_and_else_the_later_revision() -> None:
    ours = _with(DATE, ("Ana", "Berta"), ('"X-Generator: Poedit 3\\n"\n', ""))
    theirs = _with((DATE[0], "2024-03-01"), ("Ana", "Carla"), ("# Translators", "# Translators\n# Carla"))
    expected = _with(
        (DATE[0], "2024-03-01"),
        ("Ana", "Carla"),
        ('"X-Generator: Poedit 3\\n"\n', ""),
        ("# Translators", "# Translators\n# Carla"),
    )
    assert _merge(ours, theirs) == (expected, [])
    assert _merge(theirs, ours) == (expected, [])


def test_messages_without_ids_are_known_by_context_and_text() -> None:
    base = HEAD.replace('"X-Pocketleaf-Page: bm01\\n"\n', "") + (
        '\nmsgctxt "menu"\nmsgid "Open"\nmsgstr "a"\n\nmsgctxt "menu"\nmsgid "Close"\nmsgstr "b"\n'
    )
    ours, theirs = base.replace('"a"', '"A"'), base.replace('"b"', '"B"')
    assert _merge(ours, theirs, base) == (base.replace('"a"', '"A"').replace('"b"', '"B"'), [])


def test_what_one_side_did_not_touch_is_as_the_other_left_it() -> None:
    changed = _with(UNO, DATE) + "\n# the end\n"
    assert _merge(BASE, changed) == (changed, [])
    assert _merge(changed, BASE) == (changed, [])
    assert _merge(_with(DOS), changed) == (_with(DOS, UNO, DATE) + "\n# the end\n", [])


def test_two_charsets_are_not_mixed() -> None:
    latin = _with(UNO).replace("UTF-8", "latin-1").encode("latin-1")
    with pytest.raises(SourceError, match=r"x.po:1: .* save both as UTF-8 and merge again"):
        merge_catalogs(_read(BASE), _read(latin), _read(_with(DOS)))


def test_a_merge_that_could_not_be_read_is_refused() -> None:
    more = _with(
        ("nplurals=2; plural=(n != 1)", "nplurals=3; plural=(n != 1)"),
        ('"Treses"', '"Treses"\nmsgstr[2] "x"'),
    )
    theirs = _with(
        ('#~ msgctxt "p4"', 'msgid "a"\nmsgid_plural "b"\nmsgstr[0] "c"\nmsgstr[1] "d"\n\n#~ msgctxt "p4"')
    )
    with pytest.raises(SourceError, match="has 2 plural forms where the header says 3"):
        merge_catalogs(_read(BASE), _read(more), _read(theirs))


@st.composite
def edits(draw: st.DrawFn, chosen: list[Entry]) -> dict[Entry, Entry]:
    """Changes some messages at random."""
    return {
        entry: replace(
            entry,
            msgstrs=tuple(draw(texts) for _ in entry.msgstrs),
            flags=draw(st.sampled_from([(), ("fuzzy",), ("no-wrap",)])),
            comments=draw(st.sampled_from([(), ("seen",), ("seen", "twice")])),
            is_obsolete=draw(st.booleans()),
        )
        for entry in chosen
    }


@given(st.data())
def test_any_edits_of_different_messages_merge_to_both(data: st.DataObject) -> None:
    entries = [Entry(f"m{n}", (data.draw(texts),), f"c{n}") for n in range(6)]
    po = _read(HEAD + "\n" + "\n".join(rendered(entry, Layout()) for entry in entries))
    mixed = data.draw(st.permutations(po.entries[1:]))
    cut = data.draw(st.integers(0, 6))
    left, right = data.draw(edits(mixed[:cut])), data.draw(edits(mixed[cut:]))
    merged = merge_catalogs(po, _read(rewritten(po, left)), _read(rewritten(po, right)))
    assert merged.data == rewritten(po, left | right)
    assert not merged.clashes


@given(st.data())
def test_any_edits_of_the_same_messages_lose_no_text(data: st.DataObject) -> None:
    entries = [Entry(f"m{n}", (data.draw(texts),), f"c{n}") for n in range(3)]
    po = _read(HEAD + "\n" + "\n".join(rendered(entry, Layout()) for entry in entries))
    versions = [_read(rewritten(po, data.draw(edits(list(po.entries[1:]))))) for _ in range(2)]
    merged = merge_catalogs(po, *versions)
    kept = {text for entry in _read(merged.data).entries for text in entry.msgstrs}
    kept |= {
        unescaped(line.removeprefix('msgstr "').removesuffix('"'))
        for entry in _read(merged.data).entries
        for line in entry.comments
    }
    before = {text for entry in po.entries for text in entry.msgstrs}
    wanted = {text for version in versions for entry in version.entries for text in entry.msgstrs}
    assert wanted - before <= kept
    assert len(merged.clashes) == sum(CLASH in e.comments for e in _read(merged.data).entries)


@pytest.mark.parametrize("path", REAL_FILES, ids=lambda path: "-".join(path.parts[-3:]))
def test_a_real_file_is_merged_to_both_edits_and_only_their_lines_change(path: Path) -> None:
    try:
        po = read_po(path)
    except SourceError:
        assert path.is_relative_to(REAL), "ours can be read"
        return
    step = max(1, len(po.entries) // 8)
    chosen = po.entries[1::step]
    changes = {
        entry: replace(entry, msgstrs=tuple(f"{text} x" for text in entry.msgstrs)) for entry in chosen
    }
    left, right = ({e: changes[e] for e in chosen[start::2]} for start in (0, 1))
    ours, theirs = (parse_po(rewritten(po, side), path) for side in (left, right))
    merged = merge_catalogs(po, ours, theirs)
    assert not merged.clashes
    assert merged.data == rewritten(po, changes)
    _only_these_change(po, chosen, merged.data)
    clash = merge_catalogs(po, ours, _changed_otherwise(po, left))
    assert len(clash.clashes) == len(left)
    assert {text for e in left for text in changes[e].msgstrs} <= {
        text for entry in parse_po(clash.data, path).entries for text in entry.msgstrs
    }


def _changed_otherwise(po: PoFile, changes: dict[Entry, Entry]) -> PoFile:
    others = {e: replace(e, msgstrs=tuple(f"{text} y" for text in e.msgstrs)) for e in changes}
    return parse_po(rewritten(po, others), po.path)


def _only_these_change(po: PoFile, chosen: tuple[Entry, ...], data: bytes) -> None:
    """What lies between the chosen messages stands in the new file, in its order."""
    position = done = 0
    for entry in (*chosen, None):
        kept = po.data[done : entry.start if entry else None]
        found = data.find(kept, position)
        assert found >= 0
        position, done = found + len(kept), entry.end if entry else 0
