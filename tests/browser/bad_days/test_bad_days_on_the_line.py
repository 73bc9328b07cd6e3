"""Bad lines: what arrives is wrong or nothing does; the reader is told, and nothing is lost by it."""

from __future__ import annotations

import pytest

from tests.browser.bad_days.keeper import (
    INDEX,
    NEW,
    OLD,
    POINTER,
    UPDATE,
    VOLUME,
    BadServer,
    Keeper,
)

pytestmark = pytest.mark.browser

NETWORK, DAMAGED, GONE = "The network failed.", "damaged on its way", "cannot be had here now"
EVERYTHING = ""
MISFIT = [(POINTER, "misfit"), (UPDATE, "mislead")]
MISTAKE = [(POINTER, "mistake"), (UPDATE, "mislead")]
PATIENCE = 10_000  # milliseconds that pass in a moment where nothing comes


BAD_WIRES: dict[str, tuple[str, str, str]] = {
    "a flipped byte in a volume": (VOLUME, "flip", DAMAGED),
    "a flipped byte in the index": (INDEX, "flip", DAMAGED),
    "a volume that is cut off": (VOLUME, "cut", NETWORK),
    "half a volume as if it were whole": (VOLUME, "short", DAMAGED),
    "a part of a volume, said to be one": (VOLUME, "partial", NETWORK),
    "a part of the pointer": (POINTER, "partial", NETWORK),
    "half a pointer": (POINTER, "short", DAMAGED),
    "a redirected pointer": (POINTER, "redirect", NETWORK),
    "a portal for every address": (EVERYTHING, "portal", NETWORK),
}


@pytest.mark.parametrize("day", BAD_WIRES)
def test_an_install_fails_plainly_and_a_good_day_ends_it(reader: Keeper, server: BadServer, day: str) -> None:
    pattern, deed, words = BAD_WIRES[day]
    reader.settle()
    reader.shows("none")
    server.misbehave((pattern, deed))
    reader.do("start")
    reader.is_told(words)
    assert reader.call("keptPacks") == []
    if pattern != EVERYTHING:  # where a reader must see the portal to get through it
        reader.reads(OLD)
    server.behave()
    reader.tries_again()
    reader.shows("kept")
    server.misbehave((EVERYTHING, "portal"))
    reader.reads(OLD)


BAD_UPDATES: dict[str, tuple[list[tuple[str, str]], str]] = {
    "a portal for every address": ([(EVERYTHING, "portal")], NETWORK),
    "a server that takes what it is asked and never answers": ([(EVERYTHING, "hang")], NETWORK),
    "an update that stops in the middle": ([(UPDATE, "stall")], NETWORK),
    "an update with a flipped byte, and no volumes": ([(UPDATE, "flip"), (VOLUME, "cut")], NETWORK),
    "a delta that does not fit, and no volumes": ([*MISFIT, (VOLUME, "cut")], NETWORK),
}


@pytest.mark.parametrize("day", BAD_UPDATES)
def test_an_update_fails_plainly_and_the_old_edition_reads_on(
    reader: Keeper, server: BadServer, day: str
) -> None:
    mood, words = BAD_UPDATES[day]
    reader.keep()
    before = reader.call("keptPacks")
    server.publish("newer")
    reader.open("/en/library")
    reader.shows("newer")
    server.misbehave(*mood)
    reader.do("update")
    reader.is_told(words, PATIENCE)
    assert reader.call("keptPacks") == before
    reader.reads(OLD)
    server.behave()
    reader.comes_up_to_date()
    reader.reads(NEW)


@pytest.mark.parametrize("mood", [MISFIT, MISTAKE], ids=["does not fit", "makes something else"])
def test_a_delta_that_is_wrong_gives_way_to_the_volumes(
    reader: Keeper, server: BadServer, mood: list[tuple[str, str]]
) -> None:
    reader.keep()
    server.publish("newer")
    server.misbehave(*mood)
    server.asked(forget=True)
    reader.comes_up_to_date()
    assert len(server.asked(UPDATE)) > 1
    assert len(server.asked(VOLUME)) == 1
    reader.reads(NEW)
