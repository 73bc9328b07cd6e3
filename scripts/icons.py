"""Draws the icons of the web app anew from `static/icons/icon.svg`; run it when that changes."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

ICONS = Path(__file__).parents[1] / "static" / "icons"
ARGUMENTS = ("--no-sandbox", "--disable-gpu", "--disable-background-networking")


def main() -> None:
    """Write the PNG icons that a web app manifest names."""
    svg = (ICONS / "icon.svg").read_text(encoding="utf-8")
    # A maskable icon fills the square, and what matters stays in the middle four fifths.
    leaf = re.sub(r'rx="\d+"', "", svg).replace(
        'fill="#fff"', 'fill="#fff" transform="translate(7.2 7.2) scale(.7)"'
    )
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=[*ARGUMENTS])
        page = browser.new_page()
        draw(page, svg, 192, ICONS / "icon-192.png")
        draw(page, svg, 512, ICONS / "icon-512.png")
        draw(page, leaf, 512, ICONS / "maskable-512.png")
        browser.close()


def draw(page: Page, svg: str, size: int, path: Path) -> None:
    """Save a square picture of an SVG, `size` pixels wide."""
    page.set_viewport_size({"width": size, "height": size})
    page.set_content(f"<style>body{{margin:0}}svg{{display:block;width:100vw}}</style>{svg}")
    page.screenshot(path=path, omit_background=True)


if __name__ == "__main__":
    main()
