"""A catalog shows a translation only while it is one of today's source."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from webapp.catalogs.alignment import identify
from webapp.catalogs.mending import mended
from webapp.catalogs.reading import Catalog, Message, State, coverage, read_catalog, state_of
from webapp.content.model import Document, Segment, SegmentKind
from webapp.errors import SourceError

Make = Callable[..., Document]
HEAD = (
    'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n"X-Pocketleaf-Origin: machine\\n"\n'
)


def test_a_catalog_holds_its_messages_by_segment_id(tmp_path: Path) -> None:
    path = tmp_path / "x.po"
    path.write_text(
        f'{HEAD}\n#, fuzzy\n#| msgid "Old"\nmsgctxt "a.p1"\nmsgid "New"\nmsgstr "Viejo"\n'
        '\n#~ msgctxt "a.p2"\n#~ msgid "Gone"\n#~ msgstr "Ido"\n\nmsgid "no id"\nmsgstr "x"\n',
        encoding="utf-8",
    )
    catalog = read_catalog(path)
    assert catalog.messages == {"a.p1": Message("a.p1", "New", "Viejo", True, "Old", 8)}
    assert (catalog.origin, catalog.path) == ("machine", path)


def test_an_absent_catalog_is_an_empty_one(tmp_path: Path) -> None:
    assert read_catalog(tmp_path / "x.po") == Catalog(tmp_path / "x.po")


def test_two_messages_with_one_id_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "x.po"
    twice = "".join(f'\nmsgctxt "a.p1"\nmsgid "{text}"\nmsgstr "x"\n' for text in ("One", "Two"))
    path.write_text(HEAD + twice, encoding="utf-8")
    with pytest.raises(SourceError) as refused:
        read_catalog(path)
    assert str(refused.value) == f'{path}:10: message id "a.p1" stands on line 6 too; keep one of them'


SEGMENT = Segment(SegmentKind.PARAGRAPH, "a", "50% of people", 1, id="a.p1")
CURRENT = Message("a.p1", "50% of people", "El 50%", False, None, 3)


@pytest.mark.parametrize(
    ("message", "state"),
    [
        (CURRENT, State.CURRENT),
        (None, State.MISSING),
        (replace(CURRENT, translation=""), State.MISSING),
        (replace(CURRENT, translation="", is_fuzzy=True), State.MISSING),
        (replace(CURRENT, is_fuzzy=True), State.OUTDATED),
        (replace(CURRENT, source="40% of people"), State.OUTDATED),
    ],
)
def test_only_a_translation_of_todays_text_is_current(message: Message | None, state: State) -> None:
    assert state_of(message, SEGMENT) is state


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("  a \n b\t", "a b"),
        ("cafe\u0301", "café"),
        ("25\u00a0mg\u202f!", "25\u00a0mg\u202f!"),
        (" \n", ""),
    ],
)
def test_white_space_and_combining_marks_are_mended(written: str, meant: str) -> None:
    assert mended(written) == meant


def test_aliases_stay_one_a_line() -> None:
    assert mended(" one  two\n\n three \n", is_list=True) == "one two\nthree"


def test_coverage_counts_current_translations_only(make: Make) -> None:
    document = identify(make("= T", "~ S", "# a A", "One", "Two", "Three"), None)
    texts = {segment.id: segment.text for segment in document.segments}
    messages = {name: Message(name, text, "x", False, None, 1) for name, text in texts.items()}
    messages["a.p1"] = replace(messages["a.p1"], is_fuzzy=True)
    messages["a.p2"] = replace(messages["a.p2"], source="Zwei")
    del messages["a.p3"]
    assert coverage(Catalog(Path("x.po"), messages=messages), document) == (3, 6)
