"""Pages of a PDF as pictures."""

from __future__ import annotations

from io import BytesIO


def picture(pdf: bytes, width: int, number: int = 0) -> bytes:
    """Return a page of a PDF (the first is 0) as a PNG of a width in pixels."""
    from pypdfium2 import PdfDocument  # noqa: PLC0415  belongs to the optional extra

    document = PdfDocument(pdf)
    try:
        page = document[number]
        image = page.render(scale=width / page.get_width()).to_pil()
    finally:
        document.close()
    data = BytesIO()
    image.resize((width, round(image.height * width / image.width))).save(data, "PNG", optimize=True)
    return data.getvalue()
