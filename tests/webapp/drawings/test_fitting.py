"""Labels break where their language lets them, and what is too long is known to be."""

from __future__ import annotations

import pytest

from webapp.drawings.fitting import fits, width_of, wrapped
from webapp.drawings.model import Room

LINES: dict[str, tuple[str, Room, tuple[str, ...]]] = {
    "one line": ("Soft lump", Room(90), ("Soft lump",)),
    "at spaces": ("Soft lump", Room(50, 2), ("Soft", "lump")),
    "no more lines than there are": ("One two three", Room(30, 2), ("One", "two three")),
    "a word is never cut": ("Iliosakralgelenk", Room(50, 2), ("Iliosakralgelenk",)),
    "a no-break space holds": ("about 4.3\u00a0cm", Room(50, 2), ("about", "4.3\u00a0cm")),
    "Chinese between characters": ("坐骨神经受刺激", Room(60, 2), ("坐骨神经", "受刺激")),
    "not before a full stop": ("坐骨神经。受", Room(60, 2), ("坐骨神", "经。受")),
    "not after a bracket": ("坐骨神（经）", Room(60, 2), ("坐骨神", "（经）")),
    "Latin amid Chinese": ("服用CBD油", Room(50, 2), ("服用", "CBD油")),
    "Arabic": ("العصب الوركي", Room(60, 2), ("العصب", "الوركي")),
    "Hindi": ("साइटिक तंत्रिका", Room(70, 2), ("साइटिक", "तंत्रिका")),
    "nothing": ("", Room(50), ()),
}


@pytest.mark.parametrize(("text", "room", "lines"), LINES.values(), ids=LINES)
def test_a_label_breaks_where_its_language_lets_it(text: str, room: Room, lines: tuple[str, ...]) -> None:
    assert wrapped(text, room) == lines


FITTING: dict[str, tuple[str, Room, bool]] = {
    "room enough": ("Skin", Room(60), True),
    "none": ("Skin and fat", Room(60), False),
    "on a second line": ("Skin and fat", Room(60, 2), True),
    "a long word": ("Iliosakralgelenk", Room(60, 3), False),
    "four wide characters": ("坐骨神经", Room(60), True),
    "five": ("坐骨神经痛", Room(60), False),
    "Arabic letters": ("العمود الفقري", Room(98), True),
    "long Arabic ones": ("شخص ضخم", Room(68), False),
    "short Hindi ones": ("पीठ की गाँठ", Room(78), True),
    "digits": ("1,111,111", Room(60), False),
    "marks take no room": ("a\u0301\u0323" * 7, Room(60), True),
}


@pytest.mark.parametrize(("text", "room", "is_fine"), FITTING.values(), ids=FITTING)
def test_what_has_no_room_is_known(text: str, room: Room, is_fine: bool) -> None:
    assert fits(text, room) is is_fine


def test_bold_letters_are_wider() -> None:
    assert width_of("Soft lump", is_strong=True) > width_of("Soft lump")
