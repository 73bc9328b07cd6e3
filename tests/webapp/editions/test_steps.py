"""Updates of packs: from the edition before and from those before it, and none where something is wrong."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import Edit
from tests.webapp.editions.test_packing import TAGS, manifest, pointer, silent, site_of
from webapp import links
from webapp.editions.building import build
from webapp.editions.record import FILE_NAME
from webapp.locales import Locale
from webapp.packs.holding import Holding, fetch_pack, fetch_piece
from webapp.packs.manifest import Step
from webapp.packs.updates import apply_part
from webapp.settings import Settings

NOSE = Path("conditions/runny-nose.md")
CARE = "You have a bad headache"
Spoil = Callable[[Path], object]


def holding(settings: Settings, tag: str = "en") -> Holding:
    """Return what a device has that installs the current pack."""
    site = site_of(settings)
    return fetch_pack(manifest(settings, tag), lambda one: (site / links.file_of(one)).read_bytes())


def taken(settings: Settings, held: Holding, step: Step, tag: str = "en") -> Holding:
    """Return what a device has after a step."""
    site = site_of(settings)
    for part in step.parts:
        address = links.pack_update(Locale(tag), part.piece.sha256)
        held = apply_part(
            held, fetch_piece(address, part.piece, lambda one: (site / links.file_of(one)).read_bytes())
        )
    return held


def rebuilt(settings: Settings, edit: Edit, old: str, new: str) -> None:
    edit(settings.content / NOSE, old, new)
    build(settings, silent)


def test_a_first_edition_has_no_updates(toy_edition: Settings) -> None:
    assert [pointer(toy_edition, tag).updates for tag in TAGS] == [(), (), ()]


def test_an_update_gives_what_an_install_would(built: Settings, edit: Edit) -> None:
    held = {tag: holding(built, tag) for tag in TAGS}
    before = {tag: manifest(built, tag).version for tag in TAGS}
    rebuilt(built, edit, "about 7 days", "about 8 days")
    for tag in TAGS:
        (step,) = pointer(built, tag).updates
        assert (step.start, step.end) == (before[tag], manifest(built, tag).version)
        assert taken(built, held[tag], step, tag) == holding(built, tag)


def test_steps_of_earlier_editions_are_kept_and_lead_on(built: Settings, edit: Edit) -> None:
    held = [holding(built)]
    for old, new in (("7", "8"), ("8", "9"), ("9", "10")):
        rebuilt(built, edit, f"about {old} days", f"about {new} days")
        held.append(holding(built))
    steps = pointer(built, "en").updates
    assert len(steps) == 3
    for number, step in enumerate(steps):
        assert taken(built, held[number], step) == held[number + 1]
    files = {path.name for path in (site_of(built) / "en/pack").glob("*.plu")}
    assert len(files) == sum(len(step.parts) for step in steps)


def test_steps_that_take_more_than_a_quarter_of_the_pack_are_not_kept(built: Settings, edit: Edit) -> None:
    for number in range(40):
        noise = "".join(f"{os.urandom(2).hex()} " for _ in range(40))
        rebuilt(built, edit, f"about {number or 7} days", f"about {number + 1} days {noise}")
        edit(built.content / NOSE, noise, "")
        kept = pointer(built, "en").updates
        assert sum(step.wire for step in kept) * 4 <= manifest(built, "en").wire["br"]
        files = {path.stem for path in (site_of(built) / "en/pack").glob("*.plu")}
        assert len(files) == sum(len(step.parts) for step in kept), "what is not kept is not published"
        if len(kept) <= number:
            return
    pytest.fail("every step was kept")


def test_at_most_ten_versions_are_led_on(built: Settings, edit: Edit) -> None:
    for number in range(12):
        rebuilt(built, edit, f"about {number or 7} days", f"about {number + 1} days")
    assert len(pointer(built, "en").updates) == 10


def test_an_edition_that_changes_nothing_keeps_the_pointer(built: Settings, edit: Edit) -> None:
    rebuilt(built, edit, "about 7 days", "about 8 days")
    before = (site_of(built) / "en/pack.json").read_bytes()
    edit(built.translations / "es/LC_MESSAGES/runny-nose.po", 'msgctxt "title"', '# fine\nmsgctxt "title"')
    build(built, silent)
    assert (site_of(built) / "en/pack.json").read_bytes() == before
    assert pointer(built, "en").updates


def test_an_edition_made_by_other_tools_is_updated_from(built: Settings, edit: Edit) -> None:
    record = site_of(built).parent / FILE_NAME
    data = json.loads(record.read_text(encoding="utf-8"))
    record.write_text(json.dumps(data | {"format": -1}), encoding="utf-8")
    rebuilt(built, edit, "about 7 days", "about 8 days")
    assert len(pointer(built, "en").updates) == 1


@pytest.mark.parametrize(
    ("file", "steps"),
    [("pack.json", 0), ("pack/*.plv", 0), ("pack/head.*.json", 0), ("search.*.plix", 0), ("pack/*.plu", 1)],
)
@pytest.mark.parametrize("spoil", [Path.unlink, lambda path: path.write_bytes(path.read_bytes()[:-1] + b"!")])
def test_a_damaged_pack_gives_no_step_and_fails_no_build(
    built: Settings, edit: Edit, file: str, steps: int, spoil: Spoil
) -> None:
    rebuilt(built, edit, "about 7 days", "about 8 days")
    for path in (site_of(built) / "en").glob(file):
        spoil(path)
    rebuilt(built, edit, "about 8 days", "about 9 days")
    assert len(pointer(built, "en").updates) == steps
    assert len(pointer(built, "es").updates) == 2


def test_changed_care_cards_are_counted_and_come_first(built: Settings, edit: Edit) -> None:
    held = holding(built)
    edit(built.content / NOSE, CARE, f"{CARE} now")
    rebuilt(built, edit, "about 7 days", "about 8 days")
    (step,) = pointer(built, "en").updates
    assert (step.care, len(step.parts)) == (1, 3)
    first = taken(built, held, Step(step.start, step.end, 1, step.parts[:1]))
    assert {one for one in held.records if first.records[one] != held.records[one]} == {
        "/en/conditions/runny-nose"
    }
