"""A reader whose language the library does not have is told so by the address alone, with no script."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser

from tests.browser.conftest import Server

LED = {
    "/": ("/en/#instead", ""),
    "/lp01": ("/en/conditions/lipoma#instead", ""),
    "/lp01/treatment": ("/en/conditions/lipoma#instead-treatment", "treatment"),
}


@pytest.mark.browser
@pytest.mark.parametrize(("address", "row"), LED.items(), ids=LED)
def test_the_note_is_seen_by_those_who_were_led_here_and_by_nobody_else(
    chromium: Browser, library: Server, address: str, row: tuple[str, str]
) -> None:
    place, section = row
    context = chromium.new_context(
        java_script_enabled=False,
        locale="fr-FR",
        reduced_motion="reduce",
        viewport={"width": 360, "height": 640},
    )
    page = context.new_page()
    page.goto(library.url(address))
    assert page.url == library.url(place)
    assert page.locator("#instead").is_visible()
    note = page.locator("#instead").bounding_box()
    assert note
    assert 0 <= note["y"] < 640
    if section:
        heading = page.locator(f"#{section}").bounding_box()
        assert heading
        assert note["y"] + note["height"] <= heading["y"] < 640
    page.goto(library.url("/en/conditions/lipoma#treatment"))
    assert page.locator("#instead").is_hidden()
    context.close()
