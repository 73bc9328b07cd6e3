"""Words and an address in one message to a phone."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from webapp.sharing.message import one_message

ADDRESS = "https://pocketleaf.example.org/l1po/en/when-to-see-a-doctor"  # 59 letters
LONG = "What to do when a soft lump under the skin grows, hurts or comes back after it was taken out"

# What is told: words, the message's words, length and limit.
MESSAGES = {
    "plain letters": ("Lipoma", "Lipoma", 6 + 1 + 59, 160),
    "letters that take two": ("Lipoma [fat] 5 €", "Lipoma [fat] 5 €", 19 + 1 + 59, 160),
    "a basic accent": ("Erysipèle", "Erysipèle", 9 + 1 + 59, 160),
    "an accent that is not basic": ("Ántrax", "Ántrax", 6 + 1 + 59, 70),
    "words of another script": ("الورم الشحمي", "الورم…", 6 + 1 + 59, 70),
    "a full message": (LONG, LONG, 92 + 1 + 59, 160),
    "more than one message": (f"{LONG} ever again", f"{LONG} ever...", 100 + 1 + 59, 160),
}


@pytest.mark.parametrize(("words", "kept", "length", "limit"), MESSAGES.values(), ids=MESSAGES)
def test_a_message_fits_and_tells_its_length(words: str, kept: str, length: int, limit: int) -> None:
    message = one_message(words, ADDRESS)
    assert message.text == (f"{kept}\n{ADDRESS}" if kept else ADDRESS)
    assert (message.length, message.limit, message.parts) == (length, limit, 1)


SHORT = "https://leaf.example/l1po/ar"  # 28 letters


def test_words_of_another_script_are_cut_between_words_at_its_limit() -> None:
    message = one_message("الورم الشحمي كتلة طرية من الدهون تحت الجلد تنمو", SHORT)
    assert message.text == f"الورم الشحمي كتلة طرية من الدهون تحت…\n{SHORT}"
    assert message.length <= message.limit == 70


def test_a_script_without_spaces_is_cut_between_letters() -> None:
    message = one_message("脂肪瘤是皮肤下面由脂肪组成的柔软肿块" * 3, SHORT)
    assert message.length == message.limit == 70


def test_a_mark_stays_with_its_letter() -> None:
    message = one_message("त्री" * 30, SHORT)
    assert message.text.partition("…")[0].endswith("त्री")


def test_an_address_that_is_too_long_stays_whole_and_its_messages_are_told() -> None:
    address = f"https://leaf.example/{'a' * 300}"
    message = one_message("Lipoma", address)
    assert (message.text, message.length, message.parts) == (address, 321, 3)


@given(st.text(min_size=1, max_size=300))
def test_no_words_make_two_messages_or_lose_the_address(words: str) -> None:
    message = one_message(words, SHORT)
    assert message.text.endswith(SHORT)
    assert message.parts == 1
