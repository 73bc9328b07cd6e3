"""The description for Weblate in docs/translating.md fits the catalogs that are there."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
CATALOGS = {path.relative_to(ROOT).as_posix() for path in ROOT.glob("translations/*/LC_MESSAGES/*.po")}
TEMPLATES = {path.relative_to(ROOT).as_posix() for path in ROOT.glob("translations/templates/*.pot")}


def described() -> tuple[dict[str, Any], dict[str, Any]]:
    """The first component and the configuration of the add-on, as somebody pastes them."""
    text = (ROOT / "docs" / "translating.md").read_text(encoding="utf-8")
    (component,), discovery = map(
        json.loads, re.findall(r"^```json\n(.*?)^```", text, re.MULTILINE | re.DOTALL)
    )
    return component, discovery


def test_the_first_component_has_the_catalogs_of_the_interface() -> None:
    component, _ = described()
    mask = re.escape(component["filemask"]).replace(r"\*", "[^/]+")
    found = {path for path in CATALOGS if re.fullmatch(mask, path)}
    assert found == {path for path in CATALOGS if path.endswith("/messages.po")} != set()
    assert component["new_base"] in TEMPLATES


def test_the_add_on_finds_every_catalog_and_its_template() -> None:
    _, discovery = described()
    found = {path: re.fullmatch(discovery["match"], path) for path in CATALOGS | TEMPLATES}
    assert {path for path, match in found.items() if match} == CATALOGS
    bases = {
        discovery["new_base_template"].replace("{{ component }}", match["component"])
        for match in found.values()
        if match
    }
    assert bases == TEMPLATES


def test_placeholders_are_told_and_percent_signs_are_not() -> None:
    flags = described()[0]["check_flags"]
    assert "-format" not in flags
    pattern = re.search(r'placeholders:r"(.+?)"', flags)
    assert pattern
    text = "{language}, {emergency-number}, {not_translated}, 50% of {0} %s %(name)s {}"
    assert re.findall(pattern[1], text) == ["{language}", "{emergency-number}", "{not_translated}"]
