"""PDFs of handouts: the same sheet, in every script, or a helpful page where there is none."""

from __future__ import annotations

import fcntl
import re
import sys
from collections.abc import Iterator
from contextlib import ExitStack, closing
from io import BytesIO
from shutil import copytree, rmtree

import pypdfium2
import pytest
from flask import Flask
from flask.testing import FlaskClient
from PIL import Image, ImageFilter
from pyzbar.pyzbar import ZBarSymbol, decode

from tests.scripts import add_script
from tests.shelf import edition_of_the_shelf
from webapp import create_app
from webapp.editions.building import build
from webapp.printing.pictures import picture
from webapp.printing.press import can_print
from webapp.settings import Settings

PDF = "/en/conditions/dry-skin/handout.pdf"
PHONE = 1200  # pixels across a sheet in a photo that a phone makes smaller before it looks for codes


def texts(pdf: bytes) -> list[str]:
    """Return the text of each page."""
    with closing(pypdfium2.PdfDocument(pdf)) as document:
        return [page.get_textpage().get_text_range() for page in document]


def photo(png: bytes) -> Image.Image:
    """Return a picture as a hurried hand takes it: askew, a little blurred, grey and compressed."""
    data = BytesIO()
    with Image.open(BytesIO(png)) as sheet:
        taken = (
            sheet.convert("L").rotate(5, expand=True, fillcolor=150).point(lambda value: 30 + value * 3 // 4)
        )
        taken.filter(ImageFilter.GaussianBlur(1)).save(data, "JPEG", quality=60)
    return Image.open(data)


def codes(png: bytes) -> list[str]:
    """Return what zbar, which is none of ours, reads on a photo of a picture."""
    with photo(png) as taken:
        return [one.data.decode() for one in decode(taken, [ZBarSymbol.QRCODE])]


def test_a_pdf_is_answered_for_reading_in_the_browser(client: FlaskClient) -> None:
    answer = client.get(PDF)
    assert (answer.status_code, answer.content_type) == (200, "application/pdf")
    assert answer.headers["Content-Disposition"] == 'inline; filename="dry-skin-en.pdf"'
    assert answer.headers["X-Robots-Tag"] == "noindex"
    again = client.get(PDF, headers={"If-None-Match": answer.headers["ETag"]})
    assert (again.status_code, again.data) == (304, b"")


def test_the_handout_leads_to_the_pdf_of_the_same_choice(client: FlaskClient) -> None:
    text = client.get("/en/conditions/dry-skin/handout?form=1&s=symptoms&paper=a4").text
    address = f"{PDF}?form=1&s=symptoms&paper=a4"
    assert f'<a href="{address.replace("&", "&amp;")}">' in text
    (words,) = texts(client.get(address).data)
    assert "flakes that fall off" in words
    assert "Use a cream" not in words
    assert "Show this choice" not in words, "the form is not on paper"


@pytest.mark.parametrize(("paper", "size"), [("a4", (595, 842)), ("letter", (612, 792))])
def test_the_paper_is_the_one_that_was_chosen(client: FlaskClient, paper: str, size: tuple[int, int]) -> None:
    with closing(pypdfium2.PdfDocument(client.get(f"{PDF}?paper={paper}").data)) as document:
        assert tuple(round(side) for side in document[0].get_size()) == size


@pytest.fixture(scope="module")
def shelf(tmp_path_factory: pytest.TempPathFactory) -> Flask:
    """The application over the shelf."""
    var = tmp_path_factory.mktemp("shelf") / "var"
    copytree(edition_of_the_shelf(), var, symlinks=True)
    return create_app(var)


@pytest.mark.parametrize(
    ("page_id", "paper"),
    [("bm01", "a4"), ("bm01", "letter"), ("ec01", "a4"), ("lp01", "letter"), ("sc01", "a4")],
)
def test_cards_and_questions_are_not_cut_by_a_page(shelf: Flask, page_id: str, paper: str) -> None:
    client = shelf.test_client()
    page = client.get(f"/api/v1/en/pages/{page_id}.json").json
    pdf = client.get(f"/en/conditions/{page['slug']}/handout.pdf?paper={paper}").data
    sheets = [letters(text) for text in texts(pdf)]
    entries = [one for module in page["modules"] for one in module["entries"]]
    assert len(sheets) > 2
    assert len(entries) > 5
    for one in entries:
        whole = letters(one["heading"]["text"]) + letters(one["text"])
        assert any(whole in sheet for sheet in sheets), one["id"]


def letters(text: str) -> str:
    """Return the letters of a text, without the numbers of references and what stands between words."""
    return re.sub(r"[\W_]", "", re.sub(r"\[\d+\]", "", text))


@pytest.mark.parametrize(("tag", "paper"), [("en", "a4"), ("es", "letter"), ("ar", "a4")])
def test_a_phone_reads_the_code_on_the_paper_and_opens_the_page(shelf: Flask, tag: str, paper: str) -> None:
    client = shelf.test_client()
    answer = client.get(f"/{tag}/conditions/back-mice/handout.pdf?paper={paper}")
    (address,) = codes(picture(answer.data, PHONE))
    assert address == f"http://localhost/bm01/{tag}"
    opened = client.get(address, follow_redirects=True, headers={"Accept-Language": "fr"})
    assert (opened.status_code, opened.request.path) == (200, f"/{tag}/conditions/back-mice")


@pytest.fixture
def scripts(settings: Settings) -> FlaskClient:
    """The toy library with a page in Devanagari and one in Han characters."""
    for folder in ("hi", "zh_Hans"):
        add_script(settings, folder)
    assert not build(settings, lambda _: None).problems
    return create_app(settings.var).test_client()


def test_every_script_finds_its_letters(scripts: FlaskClient) -> None:
    for tag, font in (("hi", "Noto-Sans-Devanagari"), ("zh-Hans", "Noto-Sans-CJK-SC"), ("ar", "Noto-Sans")):
        data = scripts.get(f"/{tag}/conditions/dry-skin/handout.pdf").data
        assert font in fonts(data), tag
        assert not [text for text in texts(data) if "\ufffd" in text]


def fonts(pdf: bytes) -> set[str]:
    """Return the names of the fonts that a PDF's letters are drawn with, without the mark of a subset."""
    found = set()
    with closing(pypdfium2.PdfDocument(pdf)) as document:
        for page in document:
            letters = page.get_textpage()
            for number in range(letters.count_chars()):
                name = (pypdfium2.raw.c_char * 200)()
                pypdfium2.raw.FPDFText_GetFontInfo(letters, number, name, 200, None)
                found.add(name.value.decode().partition("+")[2])
    return found


@pytest.fixture
def unprinted(built: Settings) -> Settings:
    """A toy library of which nothing was printed."""
    rmtree(built.var / "printed", ignore_errors=True)
    return built


@pytest.fixture
def unable(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A machine without WeasyPrint."""
    monkeypatch.setitem(sys.modules, "weasyprint", None)
    can_print.cache_clear()
    yield
    can_print.cache_clear()


@pytest.mark.usefixtures("unable")
def test_a_server_that_makes_no_pdfs_says_so_and_links_to_none(client: FlaskClient) -> None:
    assert "handout.pdf" not in client.get("/es/conditions/runny-nose/handout").text
    answer = client.get("/es/conditions/runny-nose/handout.pdf?s=symptoms")
    assert answer.status_code == 404
    assert "Esta biblioteca no crea archivos PDF." in answer.text
    assert 'href="/es/conditions/runny-nose/handout?s=symptoms&amp;paper=a4"' in answer.text


def test_a_busy_server_asks_to_come_back(unprinted: Settings) -> None:
    client = create_app(unprinted.var).test_client()
    printed = unprinted.var / "printed"
    printed.mkdir()
    with ExitStack() as places:
        for number in range(2):
            place = places.enter_context((printed / f"place-{number}").open("w"))
            fcntl.flock(place, fcntl.LOCK_EX)
        answer = client.get("/es/conditions/runny-nose/handout.pdf")
    assert (answer.status_code, answer.headers["Retry-After"]) == (503, "30")
    assert "Inténtelo de nuevo en un minuto" in answer.text
    assert 'href="/es/conditions/runny-nose/handout?paper=a4"' in answer.text
    assert client.get("/es/conditions/runny-nose/handout.pdf").status_code == 200


def test_a_pdf_is_made_once(unprinted: Settings) -> None:
    client = create_app(unprinted.var).test_client()
    first = client.get(PDF).data
    (kept,) = (unprinted.var / "printed").glob("*.pdf")
    assert kept.read_bytes() == first
    kept.write_bytes(b"kept")
    assert client.get(PDF).data == b"kept"
