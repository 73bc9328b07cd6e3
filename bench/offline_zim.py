"""The same pages in other hands: as minimal HTML, as one brotli stream, and as a ZIM of libzim."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from html import escape
from html.parser import HTMLParser
from importlib import import_module
from pathlib import Path
from typing import Any

import brotli
from search_browser import ROOT

PACKAGES = ROOT / "build" / "bench" / "python"
LEFT_OUT = {"script", "style", "svg", "template", "form", "dialog", "button"}
VOID = {"br", "hr", "img", "input", "meta", "link"}
KEPT = {"id", "href", "lang", "dir"}
LARGEST_WINDOW = 24


def minimal(page: bytes) -> bytes:
    """Return a page's title and the content of its main element, with ids, links and languages alone."""
    reader = _Main()
    reader.feed(page.decode())
    title = escape("".join(reader.title), quote=False)
    head = f'<!doctype html><html lang="en"><meta charset="utf-8"><title>{title}</title>'
    return (head + "".join(reader.made)).encode()


def floor_of(pages: Mapping[str, bytes]) -> int:
    """Return the bytes of all pages as one brotli stream of the best quality and the largest window."""
    return len(brotli.compress(b"".join(pages.values()), quality=11, lgwin=LARGEST_WINDOW))


def write_zim(pages: Mapping[str, bytes], file: Path) -> int:
    """Write a ZIM with these pages, zstd-packed and with a full-text index; return its bytes."""
    zim = _libzim()
    file.unlink(missing_ok=True)
    creator = zim.Creator(file).config_indexing(True, "eng").config_compression(zim.Compression.zstd)
    with _quiet(), creator.set_mainpath("en/") as made:
        for address, page in pages.items():
            made.add_item(_item(zim, address.lstrip("/"), page))
        made.add_metadata("Title", "Bench library")
        made.add_metadata("Language", "eng")
    return file.stat().st_size


def zimdiff(old: Path, new: Path) -> int | None:
    """Return the bytes of what `zimdiff` makes of two ZIMs; None where it is missing or fails."""
    if not shutil.which("zimdiff"):
        return None
    out = new.with_suffix(".zdiff")
    done = subprocess.run(["zimdiff", old, new, out], capture_output=True, check=False)
    return out.stat().st_size if done.returncode == 0 and out.exists() else None


class _Main(HTMLParser):
    """Keeps the title and the main element's content."""

    def __init__(self) -> None:
        super().__init__()
        self.title: list[str] = []
        self.made: list[str] = []
        self._within: list[str] = []  # open elements that decide what is kept

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in LEFT_OUT | {"main", "title"}:
            self._within.append(tag)
        elif self._is_kept():
            named = "".join(f' {name}="{escape(value or "")}"' for name, value in attrs if name in KEPT)
            self.made.append(f"<{tag}{named}>")

    def handle_endtag(self, tag: str) -> None:
        if self._within and self._within[-1] == tag:
            self._within.pop()
        elif self._is_kept() and tag not in VOID:
            self.made.append(f"</{tag}>")

    def handle_data(self, data: str) -> None:
        if self._within == ["title"]:
            self.title.append(data)
        elif self._is_kept():
            self.made.append(escape(data, quote=False))

    def _is_kept(self) -> bool:
        return self._within == ["main"]


def _item(zim: Any, path: str, page: bytes) -> Any:
    """Return a page as libzim takes it."""

    class Page(zim.Item):  # type: ignore[misc]
        def get_path(self) -> str:
            return path

        def get_title(self) -> str:
            return page.decode().partition("<title>")[2].partition("</title>")[0]

        def get_mimetype(self) -> str:
            return "text/html"

        def get_contentprovider(self) -> Any:
            return zim.StringProvider(page.decode())

        def get_hints(self) -> dict[Any, Any]:
            return {zim.Hint.FRONT_ARTICLE: True, zim.Hint.COMPRESS: True}

    return Page()


@contextmanager
def _quiet() -> Iterator[None]:
    """Let nothing of what libzim's own code says be seen."""
    sys.stdout.flush()
    shown = os.dup(1)
    with Path(os.devnull).open("wb") as nowhere:
        os.dup2(nowhere.fileno(), 1)
    try:
        yield
    finally:
        os.dup2(shown, 1)
        os.close(shown)


def _libzim() -> Any:
    sys.path.append(str(PACKAGES))
    try:
        return import_module("libzim.writer")
    except ImportError:
        sys.exit("libzim is missing; see bench/README.md")
