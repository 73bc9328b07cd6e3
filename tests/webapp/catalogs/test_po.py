"""Every gettext file is read exactly, or refused with one clear line for each mistake."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import polib
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from webapp.catalogs.po import parse_po, read_po
from webapp.catalogs.writing import rewritten
from webapp.errors import SourceError

REAL = Path(__file__).parents[3].parent / "shared" / "data" / "po"
REAL_FILES = sorted(REAL.glob("*/*.po"))

HEAD = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n'
PLURALS = HEAD + '"Plural-Forms: nplurals=2; plural=(n != 1);\\n"\n'
LOST = Path("x.po")


def test_every_part_of_a_message_is_read() -> None:
    data = (
        "# of a translator\n#\n#. extracted\n#: a.html b.html\n#: c.html\n#, fuzzy, python-format\n"
        '#| msgctxt "old c"\n#| msgid "old "\n#| "one"\n#| msgid_plural "old many"\n'
        'msgctxt "c"\nmsgid "one"\nmsgid_plural "many"\nmsgstr[0] "uno"\nmsgstr[1] ""\n"mu"\n"chos"\n'
    )
    (_, entry) = parse_po((PLURALS + "\n" + data).encode(), LOST).entries
    assert entry.key == ("c", "one")
    assert (entry.msgid_plural, entry.msgstrs) == ("many", ("uno", "muchos"))
    assert (entry.comments, entry.extracted) == (("of a translator", ""), ("extracted",))
    assert entry.references == ("a.html", "b.html", "c.html")
    assert entry.flags == ("fuzzy", "python-format")
    assert entry.is_fuzzy
    assert entry.previous_msgctxt == "old c"
    assert entry.previous_msgid == "old one"
    assert entry.previous_msgid_plural == "old many"
    assert (entry.line, entry.start, entry.end) == (16, len(PLURALS) + 1, len(PLURALS) + 1 + len(data))


def test_obsolete_messages_are_read_with_what_they_remember() -> None:
    data = '# kept\n#, fuzzy\n#~| msgid "before"\n#~ msgctxt "c"\n#~ msgid ""\n#~ "gone"\n#~ msgstr "ido"\n'
    (_, entry) = parse_po((HEAD + "\n" + data).encode(), LOST).entries
    assert entry.is_obsolete
    assert (entry.key, entry.msgstrs, entry.previous_msgid) == (("c", "gone"), ("ido",), "before")
    assert (entry.comments, entry.is_fuzzy) == (("kept",), True)


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        (r"a\nb\tc", "a\nb\tc"),
        (r"\"q\" \\n", '"q" \\n'),
        (r"\303\251 \xc3\xa9", "é é"),
        (r"50\% of \q", r"50\% of \q"),
        (r"\a\b\f\v\r", "\a\b\f\v\r"),
        ("50% of {name}", "50% of {name}"),
    ],
)
def test_escapes_are_resolved_and_unknown_ones_kept(written: str, meant: str) -> None:
    po = parse_po(f'{HEAD}\nmsgid "x"\nmsgstr "{written}"\n'.encode(), LOST)
    assert po.live()[0].msgstrs == (meant,)


@pytest.mark.parametrize(
    "data",
    [
        (HEAD + '\nmsgid "a"\nmsgstr "é"\n').replace("\n", "\r\n").encode(),
        b"\xef\xbb\xbf" + (HEAD + '\nmsgid "a"\nmsgstr "é"\n').encode(),
        (HEAD + '\nmsgid "a"\nmsgstr "é"').encode(),
        (HEAD + '\n  msgid\t"a"  \nmsgstr"é"\n').encode(),
        (HEAD + '\nmsgid "a" msgstr "" "é"\n').encode(),
        (HEAD.replace("UTF-8", "iso-8859-1") + '\nmsgid "a"\nmsgstr "é"\n').encode("latin-1"),
        'msgid "a"\nmsgstr "é"\n'.encode(),
        (HEAD.replace("UTF-8", "CHARSET") + '\nmsgid "a"\nmsgstr "é"\n').encode(),
        (HEAD.replace("UTF-8", 'UTF-"\n"8') + '\nmsgid "a"\nmsgstr "é"\n').encode(),
    ],
    ids=[
        "crlf",
        "bom",
        "no end",
        "spaces",
        "one line",
        "latin-1",
        "no header",
        "template",
        "wrapped charset",
    ],
)
def test_files_of_any_make_are_read(data: bytes) -> None:
    assert [entry.msgstrs for entry in parse_po(data, LOST).live()] == [("é",)]


def test_a_paragraph_with_odd_line_separators_stays_one_string() -> None:
    text = "a\u2028b\x0cc\x85d"
    assert parse_po(f'{HEAD}\nmsgid "x"\nmsgstr "{text}"\n'.encode(), LOST).live()[0].msgstrs == (text,)


MISTAKES = [
    ((PLURALS + 'msgid "a"\nmsgid_plural "b"\nmsgid_plural "c"\n').encode(), 7, "msgid_plural stands twice"),
    (
        (HEAD + 'msgid "a" msgstr "" msgid "b" msgstr ""\n').encode(),
        4,
        "msgid of a second message on one line",
    ),
    (HEAD.encode() + b'msgid "a"\nmsgstr "\xe9t\xe9"\n', 5, "byte 0xe9 at column 9 is not UTF-8"),
    (HEAD.replace("UTF-8", "klingon").encode(), 3, 'charset "klingon" is not one we can read'),
    (
        b'msgid ""\nmsgstr ""\n"Language: es\\n"\n"Content-Type: text/plain; charset=UTF-88\\n"\n',
        4,
        'charset "UTF-88" is not one we can read',
    ),
    (HEAD.replace("UTF-8", "UTF-16").encode(), 3, 'charset "UTF-16" is not one we can read'),
    ((HEAD + 'msgid "a"\nmsgstr "b\n').encode(), 5, '"b has no closing quotation mark'),
    ((HEAD + 'msgid "a"\nmsgstr "b" c" d"\n').encode(), 5, '"c" stands after the closing quotation mark'),
    ((HEAD + 'msgid "a"\nmsgst "b"\n').encode(), 5, 'keyword "msgst" is unknown; did you mean "msgstr"?'),
    ((HEAD + 'msgid "a"\nmsgstr\n').encode(), 5, "msgstr is not followed by text in quotation marks"),
    ((HEAD + '\nmsgstr "b"\n').encode(), 5, "msgstr stands twice in this message"),
    ((HEAD + '\n# c\nmsgstr "b"\n').encode(), 6, "this message has no msgid"),
    ((HEAD + '\nmsgctxt "c"\nmsgstr "b"\n').encode(), 5, "this message has no msgid"),
    ((HEAD + '\nmsgid "a"\n\nmsgid "b"\nmsgstr "b"\n').encode(), 5, 'msgid "a" has no msgstr'),
    ((HEAD + '# c\n"lost"\n').encode(), 5, 'text "lost" follows no keyword'),
    ((HEAD + 'msgid "a"\nmsgstr "b"\nmsgstr "c"\n').encode(), 6, "msgstr stands twice"),
    ((HEAD + 'msgid "a"\nmsgstr[0] "b"\n').encode(), 4, "msgstr[0] without msgid_plural"),
    ((PLURALS + 'msgid "a"\nmsgid_plural "b"\nmsgstr "c"\n').encode(), 5, "msgstr do not count up from 0"),
    ((PLURALS + 'msgid "a"\nmsgid_plural "b"\nmsgstr[1] "c"\n').encode(), 5, "do not count up from 0"),
    ((PLURALS + 'msgid "a"\nmsgid_plural "b"\nmsgstr[0] "c"\n').encode(), 5, "has 1 plural forms where"),
    ((HEAD + 'msgid "a"\nmsgid_plural "b"\nmsgstr[0] "c"\n').encode(), 1, '"Plural-Forms" is missing'),
    (
        (
            HEAD + '"Plural-Forms: nplurals=2; plural=n/0;\\n"\nmsgid "a"\nmsgid_plural "b"\nmsgstr[0] ""\n'
        ).encode(),
        1,
        "the expression divides by zero",
    ),
    (
        (HEAD + 'msgid "a"\nmsgstr "b"\n\nmsgid "a"\nmsgstr "c"\n').encode(),
        7,
        'message "a" stands already in line 4',
    ),
    ((HEAD + HEAD).encode(), 4, 'the header (msgid "") stands already in line 1'),
    (
        (HEAD + '<<<<<<< HEAD\nmsgid "a"\n=======\nmsgid "b"\n>>>>>>> x\nmsgstr ""\n').encode(),
        4,
        '"<<<<<<< HEAD"',
    ),
]


@pytest.mark.parametrize(("data", "line", "text"), MISTAKES)
def test_a_mistake_is_one_line_that_says_where_and_what_to_do(data: bytes, line: int, text: str) -> None:
    with pytest.raises(SourceError) as caught:
        parse_po(data, LOST)
    (problem,) = caught.value.problems
    assert problem.line == line
    assert text in problem.text
    assert len(str(problem).splitlines()) == 1


def test_all_mistakes_of_a_file_are_told_together() -> None:
    twice = 'msgid "c"\nmsgstr ""\n'
    data = f'{HEAD}\nmsgid "a\nmsgstr ""\n\nmsgid "b"\nmsgstr x\n\n{twice}\n{twice}'.encode()
    with pytest.raises(SourceError) as caught:
        parse_po(data, LOST)
    assert [problem.line for problem in caught.value.problems] == [5, 9, 14]


PIECES = [
    "msgid ",
    "msgstr ",
    "msgctxt ",
    "msgid_plural ",
    "msgstr[0] ",
    "msgstr[1] ",
    "domain ",
    '"',
    '"a"',
    '""',
]
PIECES += [
    "\\",
    '\\"',
    "\n",
    "\n\n",
    "\r\n",
    "#",
    "#~ ",
    "#| ",
    "#~| ",
    "#, fuzzy",
    "#. x",
    "#: y",
    "é",
    "\x85",
    " ",
]
PIECES += [
    "<<<<<<< a\n",
    "=======\n",
    ">>>>>>> b\n",
    HEAD,
    PLURALS,
    'msgid "b"\nmsgstr "c"\n',
    "\ufeff",
    "\0",
]


@given(
    st.lists(st.sampled_from(PIECES) | st.text(max_size=5), max_size=30).map("".join).map(str.encode)
    | st.binary()
)
@settings(max_examples=500, deadline=None)
def test_any_bytes_are_read_or_refused_in_clear_lines(data: bytes) -> None:
    try:
        po = parse_po(data, LOST)
    except SourceError as error:
        assert all(len(str(problem).splitlines()) == 1 for problem in error.problems)
        return
    assert rewritten(po, {}) == data
    spans = [(entry.start, entry.end) for entry in po.entries]
    assert spans == sorted(spans)
    assert all(before[1] <= after[0] for before, after in pairwise(spans))
    changes = {
        entry: replace(entry, msgstrs=tuple(f"{text}." for text in entry.msgstrs)) for entry in po.live()
    }
    again = parse_po(rewritten(po, changes), LOST)
    assert [entry.msgstrs for entry in again.live()] == [entry.msgstrs for entry in changes.values()]


def test_a_file_that_cannot_be_opened_is_told_in_one_line(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="cannot read"):
        read_po(tmp_path)


LANGUAGES = [
    ("es", "es", True),
    ("pt_BR", "pt-BR", True),
    ("es", "es_ES", True),
    ("zh_Hant", "zh_TW", True),
    ("es", "", True),
    ("qps_ploc", "qps-ploc", True),
    ("es", "fr", False),
    ("zh_Hant", "zh_Hans", False),
    ("pt_BR", "pt_PT", False),
]


@pytest.mark.parametrize(("folder", "language", "is_right"), LANGUAGES)
def test_the_language_in_the_header_is_that_of_the_folder(folder: str, language: str, is_right: bool) -> None:
    path = Path("translations", folder, "LC_MESSAGES", "x.po")
    data = f'{HEAD}"Language: {language}\\n"\n'.encode()
    if is_right:
        assert parse_po(data, path).header["Language"] == language
        return
    with pytest.raises(SourceError, match=f'"Language: {language}" lies in the folder "{folder}"'):
        parse_po(data, path)


COUNTS = [("es", 2, True), ("es", 3, True), ("ru", 3, True), ("ru", 4, True)]
COUNTS += [("ar", 2, False), ("ru", 2, False), ("en", 3, False), ("zh", 2, False)]


@pytest.mark.parametrize(("folder", "count", "is_right"), COUNTS)
def test_the_number_of_plural_forms_is_that_of_the_language(folder: str, count: int, is_right: bool) -> None:
    path = Path("translations", folder, "LC_MESSAGES", "messages.po")
    forms = "".join(f'msgstr[{index}] ""\n' for index in range(count))
    header = f'{HEAD}"Plural-Forms: nplurals={count}; plural=0;\\n"\n'
    data = f'{header}\nmsgid "a"\nmsgid_plural "b"\n{forms}'.encode()
    if is_right:
        assert len(parse_po(data, path).live()[0].msgstrs) == count
        return
    with pytest.raises(SourceError, match=f'"nplurals={count}" is wrong for {folder}; write "Plural-Forms: '):
        parse_po(data, path)


@pytest.mark.parametrize("path", REAL_FILES, ids=lambda path: path.name)
def test_a_real_file_reads_like_polib_reads_it_or_is_refused_in_clear_lines(path: Path) -> None:
    try:
        po = read_po(path)
    except SourceError as error:
        assert all(len(str(problem).splitlines()) == 1 for problem in error.problems)
        return
    ours = [(e.msgctxt, e.msgid, e.msgid_plural or "", e.msgstrs) for e in po.entries if not e.is_header]
    theirs = [
        (e.msgctxt, e.msgid, e.msgid_plural, tuple(e.msgstr_plural.values()) or (e.msgstr,))
        for e in polib.pofile(str(path))
    ]
    assert ours == theirs
