"""A list of words is read into entries whose texts are segments with permanent ids."""

from __future__ import annotations

from pathlib import Path

from webapp.content.model import SegmentKind
from webapp.content.wordlists import LAY_TERMS, Shape, WordList, read_word_list

LIST = """\
# what people type
entries:
  - id: rash
    terms: [rash, skin  rash]
    also:
      - red marks
      - red patches
  - id: urine
    terms: [urine]
    also: [pee]
"""


def read(folder: Path, shape: Shape = LAY_TERMS, text: str = LIST) -> WordList:
    (folder / f"{shape.name}.yaml").write_text(text, encoding="utf-8")
    words, problems = read_word_list(folder, shape)
    assert problems == ()
    return words


def test_each_field_of_an_entry_is_one_segment(tmp_path: Path) -> None:
    words = read(tmp_path)
    assert [(one.id, one.kind, one.text, one.line) for one in words.segments] == [
        ("rash.terms", SegmentKind.TERMS, "rash\nskin rash", 4),
        ("rash.also", SegmentKind.LAY_WORDS, "red marks\nred patches", 5),
        ("urine.terms", SegmentKind.TERMS, "urine", 9),
        ("urine.also", SegmentKind.LAY_WORDS, "pee", 10),
    ]
    assert [one.place for one in words.segments] == ["rash", "rash", "urine", "urine"]
    assert words.headings() == {"rash": "rash", "urine": "urine"}


def test_entries_give_their_texts_by_field(tmp_path: Path) -> None:
    assert list(read(tmp_path).source_entries()) == [
        {"terms": "rash\nskin rash", "also": "red marks\nred patches"},
        {"terms": "urine", "also": "pee"},
    ]


def test_a_list_may_have_fields_of_one_text(tmp_path: Path) -> None:
    shape = Shape("glossary", {"term": SegmentKind.TITLE, "definition": SegmentKind.PARAGRAPH})
    words = read(tmp_path, shape, "entries:\n  - {id: cyst, term: cyst, definition: A closed sac.}\n")
    assert list(words.source_entries()) == [{"term": "cyst", "definition": "A closed sac."}]
    assert [one.id for one in words.segments] == ["cyst.term", "cyst.definition"]


def test_a_folder_without_the_file_has_no_words(tmp_path: Path) -> None:
    words, problems = read_word_list(tmp_path, LAY_TERMS)
    assert (words.entries, words.segments, problems) == ((), (), ())
