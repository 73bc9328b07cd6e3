"""A list of words has a template and catalogs as a page has, by the ids that its author gave."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from webapp.catalogs.checking import REMEDY, check
from webapp.catalogs.po import read_po
from webapp.catalogs.updating import extract, update
from webapp.catalogs.writing import rewritten
from webapp.content.wordlists import LAY_TERMS, WordList, read_word_list

RASH = "  - {id: rash, terms: [rash], also: [red marks, red patches]}\n"
URINE = "  - {id: urine, terms: [urine], also: [pee]}\n"
TEMPLATE = """\
msgid ""
msgstr ""
"Project-Id-Version: Pocketleaf\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=UTF-8\\n"
"Content-Transfer-Encoding: 8bit\\n"

#. words that pages use, one a line; your language may have more of them, or fewer
#. in #rash “rash”
#: lay-terms.yaml
msgctxt "rash.terms"
msgid "rash"
msgstr ""

#. what people type who do not know the word, one a line; as many as your language has
#. in #rash “rash”
#: lay-terms.yaml
msgctxt "rash.also"
msgid ""
"red marks\\n"
"red patches"
msgstr ""
"""


def words(folder: Path, entries: str) -> WordList:
    (folder / "lay-terms.yaml").write_text(f"entries:\n{entries}", encoding="utf-8")
    read, problems = read_word_list(folder, LAY_TERMS)
    assert not problems
    return read


def live(path: Path) -> dict[str | None, str]:
    return {entry.msgctxt: entry.msgstrs[0] for entry in read_po(path).live() if entry.msgctxt}


def test_each_list_of_an_entry_is_a_message(tmp_path: Path) -> None:
    extract([words(tmp_path, RASH)], tmp_path)
    assert (tmp_path / "templates/lay-terms.pot").read_text(encoding="utf-8") == TEMPLATE


def test_a_template_that_is_up_to_date_stays_as_it_is(tmp_path: Path) -> None:
    extract([words(tmp_path, RASH + URINE)], tmp_path)
    (report,) = extract([words(tmp_path, RASH + URINE)], tmp_path).files
    assert (report.kept, report.is_written) == (4, False)


def test_an_entry_keeps_its_translation_wherever_it_stands(tmp_path: Path) -> None:
    update([words(tmp_path, RASH + URINE)], (), "es", tmp_path)
    path = tmp_path / "es/LC_MESSAGES/lay-terms.po"
    po = read_po(path)
    path.write_bytes(rewritten(po, {e: replace(e, msgstrs=("pis",)) for e in po.live() if e.msgid == "pee"}))
    update([words(tmp_path, URINE + RASH)], (), "es", tmp_path)
    assert live(path)["urine.also"] == "pis"
    update([words(tmp_path, RASH)], (), "es", tmp_path)
    assert "urine.also" not in live(path)
    update([words(tmp_path, RASH + URINE)], (), "es", tmp_path)
    assert live(path)["urine.also"] == "pis"


def test_a_catalog_behind_its_list_is_told(tmp_path: Path) -> None:
    update([words(tmp_path, RASH)], (), "es", tmp_path)
    later = words(tmp_path, RASH + URINE)
    told = [str(problem) for problem in check([later], (), tmp_path, ["es"])]
    assert told == [
        f"{tmp_path}/{name}:1: messages are behind the source: 2 missing; {REMEDY}"
        for name in ("es/LC_MESSAGES/lay-terms.po", "templates/lay-terms.pot")
    ]
