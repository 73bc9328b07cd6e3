"""What docs/api.md tells a clinic to write shows a section on a page of another site."""

import re
import subprocess
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import ROOT, Answer, Server, Site

pytestmark = pytest.mark.browser

SECTION = "/es/conditions/sciatica"


def written(language: str, library: Server) -> str:
    """Return an example of the documentation, for the library that runs here."""
    text = (ROOT / "docs" / "api.md").read_text(encoding="utf-8")
    (example,) = re.findall(rf"```{language}\n(.*?)```", text, re.DOTALL)
    assert example.count("\n") <= 10
    return example.replace("https://library.example", library.url(""))


def test_a_clinic_fetches_a_section_into_its_own_page(page: Page, site: Site, library: Server) -> None:
    body = f"<!doctype html><title>Clinic</title>{written('html', library)}"
    site.answers["/clinic"] = Answer(200, body, {"Content-Type": "text/html; charset=utf-8"})
    page.goto(site.url("/clinic"))
    section = page.locator("#leaflet > section[lang=es]")
    expect(section.locator("h2")).to_be_visible()
    expect(section.locator(f".attribution a[href*='{SECTION}']")).to_be_visible()
    assert page.context.cookies() == []


def test_a_clinic_fetches_a_section_without_a_script(tmp_path: Path, library: Server) -> None:
    script = written("sh", library).replace("/var/www/leaflets", str(tmp_path))
    for _ in range(2):
        subprocess.run(["sh", "-c", script], check=True)
        html = (tmp_path / "sciatica-how-long.html").read_text(encoding="utf-8")
        assert html.startswith('<section lang="es" dir="ltr">\n<h2>')
        assert SECTION in html
