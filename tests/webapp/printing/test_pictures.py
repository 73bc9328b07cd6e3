"""Pages of PDFs as pictures of a given width."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from webapp.printing.pictures import picture
from webapp.printing.press import Press

PAGES = """<style>
@page { size: 100mm 50mm; margin: 0 }
p { break-before: page; background: #000; height: 50mm }
</style><h1>First</h1><p></p>"""


@pytest.mark.parametrize("width", [100, 333, 1200])
def test_a_page_becomes_a_picture_of_the_width_that_is_asked_for(tmp_path: Path, width: int) -> None:
    pdf = Press(tmp_path).print(PAGES, "https://toy.example", {})
    with (
        Image.open(BytesIO(picture(pdf, width))) as first,
        Image.open(BytesIO(picture(pdf, width, 1))) as second,
    ):
        assert (first.format, first.width) == ("PNG", width)
        assert abs(first.height - width / 2) <= 1
        corner = (width // 2, width // 4)
        assert first.convert("L").getpixel(corner) == 255
        assert second.convert("L").getpixel(corner) == 0
