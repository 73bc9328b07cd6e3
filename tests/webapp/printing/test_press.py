"""The press makes the same PDF of the same document, within bounds, and fetches nothing."""

from __future__ import annotations

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pypdfium2
import pypdfium2.raw
import pytest

from webapp.printing.press import BusyError, Press, UnprintableError, can_print

BASE = "https://toy.example"
PAGE = """<html lang="ar" dir="rtl"><head><title>ورقة</title></head>
<body><h1>One</h1><h2>Two</h2><p>كتل صغيرة</p>{more}</body></html>"""
DOT = b'<svg xmlns="http://www.w3.org/2000/svg" width="40" height="40"><rect width="40" height="40"/></svg>'


def read(pdf: bytes) -> pypdfium2.PdfDocument:
    return pypdfium2.PdfDocument(pdf)


@contextmanager
def printing_elsewhere(folder: Path, *places: int) -> Iterator[None]:
    """Hold places as another process does that prints in the same folder."""
    files = [(folder / f"place-{number}").open("w") for number in places]
    for file in files:
        fcntl.flock(file, fcntl.LOCK_EX)
    yield
    for file in files:
        file.close()


def test_this_machine_can_print() -> None:
    assert can_print(), "`make test` installs what PDFs are made with"


def test_a_pdf_is_tagged_and_tells_its_title_and_its_headings(tmp_path: Path) -> None:
    pdf = Press(tmp_path).print(PAGE.format(more=""), BASE, {})
    document = read(pdf)
    assert document.get_metadata_dict()["Title"] == "ورقة"
    assert document.get_metadata_dict()["CreationDate"] == ""
    assert pypdfium2.raw.FPDFCatalog_IsTagged(document)
    assert [(one.level, one.get_title()) for one in document.get_toc()] == [(0, "One"), (1, "Two")]
    size = pypdfium2.raw.FPDFCatalog_GetLanguage(document, None, 0)
    words = (pypdfium2.raw.FPDF_WCHAR * (size // 2))()
    pypdfium2.raw.FPDFCatalog_GetLanguage(document, words, size)
    assert bytes(words).decode("utf-16-le").rstrip("\0") == "ar"
    document.close()


def test_the_same_document_gives_the_same_bytes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made = set()
    for seed in ("1", "2"):
        monkeypatch.setenv("PYTHONHASHSEED", seed)
        made.add(Press(tmp_path).print(PAGE.format(more="<p>हिन्दी 中文</p>"), BASE, {}))
    assert len(made) == 1


def test_only_the_pictures_that_are_given_are_fetched(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("secret", encoding="utf-8")
    with counting_server() as (address, asked):
        more = f"""<link rel="stylesheet" href="{address}/a.css">
        <link rel="attachment" href="{secret.as_uri()}">
        <style>@import "{address}/b.css"; @font-face {{ font-family: X; src: url({address}/x.ttf) }}
        p {{ font-family: X; background: url({address}/b.png) }}</style>
        <img src="{address}/c.png"><img src="/figures/other.svg"><img src="{secret.as_uri()}">
        <svg width="9" height="9"><image href="{address}/d.png" width="9" height="9"/></svg>"""
        pdf = Press(tmp_path).print(PAGE.format(more=more), BASE, {"/figures/dot.svg": DOT})
    assert asked == []
    document = read(pdf)
    assert document.count_attachments() == 0
    document.close()


def test_a_picture_that_is_given_is_in_the_pdf(tmp_path: Path) -> None:
    html = PAGE.format(more='<img src="/figures/dot.svg">')
    press = Press(tmp_path)
    assert len(press.print(html, BASE, {"/figures/dot.svg": DOT})) > len(press.print(html, BASE, {}))


@pytest.mark.parametrize(
    ("press", "more"),
    [
        (Press(Path(), seconds=1), "<p>word</p>" * 100_000),
        (Press(Path(), memory=50_000_000), ""),
    ],
    ids=["time", "memory"],
)
def test_what_takes_too_much_is_given_up(press: Press, more: str, tmp_path: Path) -> None:
    bounded = Press(tmp_path, seconds=press.seconds, memory=press.memory)
    with pytest.raises(UnprintableError):
        bounded.print(PAGE.format(more=more), BASE, {})


def test_no_more_are_made_at_once_than_there_are_places(tmp_path: Path) -> None:
    press = Press(tmp_path)
    with printing_elsewhere(tmp_path, 0, 1), pytest.raises(BusyError):
        press.print(PAGE.format(more=""), BASE, {})
    with printing_elsewhere(tmp_path, 0):
        assert press.print(PAGE.format(more=""), BASE, {}).startswith(b"%PDF")


@contextmanager
def counting_server() -> Iterator[tuple[str, list[str]]]:
    """Serve nothing, and tell who asked for it."""
    asked: list[str] = []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)
            self.send_error(404)

        def log_message(self, *_: object) -> None:
            return

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        thread = Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}", asked
        server.shutdown()
        thread.join()
