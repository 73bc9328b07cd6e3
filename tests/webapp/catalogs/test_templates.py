"""A template remembers every id that was ever given, and what it was given to."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from webapp.catalogs.alignment import identify
from webapp.catalogs.po import parse_po
from webapp.catalogs.templates import TemplateSegment, read_template, template_bytes, template_of
from webapp.content.model import Document, Segment, SegmentKind
from webapp.drawings.model import Room
from webapp.errors import SourceError

Make = Callable[..., Document]
HERE = Path("back-mice.pot")

LINES = (
    "= Back mice",
    "~ Lumps of fat.",
    "+ Back mouse / Episacral lipoma",
    "# symptoms Symptoms",
    'They "move" when pressed; 50% of them hurt.',
    "- Pain",
    "? leave-alone Can I leave it alone?",
    "Yes.",
)


def test_a_template_says_what_each_message_is_and_where_it_stands(make: Make) -> None:
    text = template_bytes(identify(make(*LINES), None), None).decode()
    assert '"X-Pocketleaf-Page: bm01\\n"' in text
    assert '"POT-Creation-Date: 2025-03-01 00:00+0000\\n"' in text
    assert '#. title of the page\n#: conditions/back-mice.md\nmsgctxt "title"\nmsgid "Back mice"\n' in text
    assert '#. heading\n#. at #symptoms\n#: conditions/back-mice.md\nmsgctxt "symptoms.h"\n' in text
    assert (
        '#. list item\n#. in #symptoms “Symptoms”\n#: conditions/back-mice.md\nmsgctxt "symptoms.li1"' in text
    )
    assert 'msgctxt "aliases"\nmsgid ""\n"Back mouse\\n"\n"Episacral lipoma"\n' in text


def test_a_care_card_is_named_to_the_translator(make: Make) -> None:
    document = identify(make(*LINES), None)
    cards = tuple(replace(segment, is_care=True) for segment in document.segments)
    text = template_bytes(replace(document, segments=cards), None).decode()
    assert "#. part of a care card: someone may act on it in an emergency\n" in text


@pytest.mark.parametrize(("lines", "told"), [(1, "16 letters"), (2, "32 letters in up to 2 lines")])
def test_the_room_of_a_label_is_named_to_the_translator(make: Make, lines: int, told: str) -> None:
    label = Segment(SegmentKind.LABEL, "arm", "Skin", 3, id="arm.label-skin", room=Room(120, lines))
    text = template_bytes(replace(make("= Arm"), segments=(label,)), None).decode()
    assert f"#. a word in the figure\n#. at #arm\n#. at most about {told}\n" in text


def test_what_is_written_is_what_is_read(make: Make, tmp_path: Path) -> None:
    path = tmp_path / "back-mice.pot"
    path.write_bytes(template_bytes(identify(make(*LINES), None), None))
    template = read_template(path)
    assert template is not None
    assert (template.page_id, template.path, template.retired) == ("bm01", path, ())
    assert TemplateSegment("symptoms.li1", SegmentKind.ITEM, "symptoms", "Pain") in template.segments
    assert TemplateSegment("title", SegmentKind.TITLE, "", "Back mice") in template.segments
    assert [segment.text for segment in template.segments] == [s.text for s in make(*LINES).segments]
    assert read_template(tmp_path / "none.pot") is None


def test_a_template_that_is_up_to_date_comes_out_as_the_same_bytes(make: Make) -> None:
    first = template_bytes(identify(make(*LINES), None), None)
    shorter = make(*LINES[:4], *LINES[5:], changed=date(2026, 1, 1))
    once = template_of(parse_po(first, HERE))
    second = template_bytes(identify(shorter, once), once)
    twice = template_of(parse_po(second, HERE))
    assert [segment.id for segment in twice.retired] == ["symptoms.p1"]
    assert b"2025-03-01" in second
    assert template_bytes(identify(shorter, twice), twice) == second


def test_an_id_that_stands_twice_is_refused(make: Make, tmp_path: Path) -> None:
    path = tmp_path / "x.pot"
    data = template_bytes(identify(make(*LINES), None), None)
    path.write_bytes(data + b'\n#~ msgctxt "symptoms.p1"\n#~ msgid "Other"\n#~ msgstr ""\n')
    with pytest.raises(SourceError, match=r'id "symptoms\.p1" is given in line'):
        read_template(path)


def test_kind_and_place_are_taken_from_the_id_where_the_comment_is_lost(make: Make) -> None:
    data = template_bytes(identify(make(*LINES), None), None)
    bare = b"\n".join(line for line in data.split(b"\n") if not line.startswith(b"#."))
    assert template_of(parse_po(bare, HERE)).segments == template_of(parse_po(data, HERE)).segments


@pytest.mark.skipif(not shutil.which("msgfmt"), reason="gettext is not installed")
def test_gettext_accepts_a_template(make: Make, tmp_path: Path) -> None:
    path = tmp_path / "x.pot"
    path.write_bytes(template_bytes(identify(make(*LINES), None), None))
    subprocess.run(["msgfmt", "--check-format", "-o", "/dev/null", path], check=True, capture_output=True)
