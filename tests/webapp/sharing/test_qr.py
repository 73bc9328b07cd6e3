"""QR codes, read back by a decoder that did not make them."""

from __future__ import annotations

import re

import pytest
import zxingcpp

from webapp.sharing.qr import qr_svg

ADDRESSES = (
    "https://pocketleaf.example.org/b4ck/pt-BR/emergency",
    "http://localhost:8000/l1po/en",
    "https://a-rather-long-name-of-a-clinic.health.example.org/library/s3be/zh-Hant/when-to-get-help",
)
_STEP = re.compile(r"([Mmh])(-?[\d.]+)(?: (-?[\d.]+))?")


def picture(svg: str, scale: int = 4) -> tuple[bytearray, int]:
    """Return the grey values of an SVG's rows of dark modules, and the length of a side."""
    side = int(re.findall(r'viewBox="0 0 (\d+) \1"', svg)[0])
    pixels = bytearray(b"\xff" * (side * scale) ** 2)
    x = y = 0.0
    for kind, first, second in _STEP.findall(re.findall(r'stroke="#000" d="([^"]*)"', svg)[0]):
        if kind == "h":
            for row in range(int(y) * scale, (int(y) + 1) * scale):
                start = row * side * scale + int(x) * scale
                pixels[start : start + int(first) * scale] = bytes(int(first) * scale)
            x += float(first)
        else:
            x, y = (float(first), float(second)) if kind == "M" else (x + float(first), y + float(second))
    return pixels, side * scale


def decoded(svg: str) -> str:
    pixels, side = picture(svg)
    found = zxingcpp.read_barcodes(memoryview(pixels).cast("B", (side, side)), zxingcpp.BarcodeFormat.QRCode)
    return found[0].text if found else ""


@pytest.mark.parametrize("address", ADDRESSES)
def test_a_decoder_reads_the_address(address: str) -> None:
    assert decoded(qr_svg(address)) == address


def test_four_modules_around_the_code_are_white() -> None:
    pixels, side = picture(qr_svg(ADDRESSES[0]), scale=1)
    dark = [(at % side, at // side) for at, value in enumerate(pixels) if not value]
    assert min(map(min, dark)) == 4
    assert max(map(max, dark)) == side - 5


def test_the_ground_is_white_even_on_a_dark_page() -> None:
    assert re.search(r'<path fill="#fff" d="M0 0h(\d+)v\1h-\1z"/>', qr_svg(ADDRESSES[0]))


def test_a_code_is_named_for_those_who_do_not_see_it_or_hidden_from_them() -> None:
    assert 'role="img" aria-label="Code for &quot;x&quot;"' in qr_svg(ADDRESSES[0], 'Code for "x"')
    assert 'aria-hidden="true"' in qr_svg(ADDRESSES[0])
