"""TMX 1.4, the translation memory that agencies' tools read: what is translated and current."""

from __future__ import annotations

from collections.abc import Iterator

from webapp.exchange.model import Bundle, Standing, Unit
from webapp.xml import attribute, text_of

_HEADER = (
    '  <header creationtool="pocketleaf" creationtoolversion="1" segtype="paragraph" o-tmf="gettext" '
    'adminlang="en" srclang={source} datatype="plaintext"/>'
)


def tmx_bytes(bundle: Bundle) -> bytes:
    """Return the current translations as a translation memory."""
    return ("\n".join(_lines(bundle)) + "\n").encode("utf-8")


def _lines(bundle: Bundle) -> Iterator[str]:
    yield '<?xml version="1.0" encoding="UTF-8"?>'
    yield '<tmx version="1.4">'
    yield _HEADER.format(source=attribute(bundle.source_tag))
    yield "  <body>"
    for unit in bundle.units:
        if unit.standing is Standing.CURRENT:
            yield from _unit(bundle, unit)
    yield "  </body>"
    yield "</tmx>"


def _unit(bundle: Bundle, unit: Unit) -> Iterator[str]:
    yield f"    <tu tuid={attribute(f'{unit.document}:{unit.id}')}>"
    for tag, text in ((bundle.source_tag, unit.source), (bundle.tag, unit.translation)):
        yield f"      <tuv xml:lang={attribute(tag)}><seg>{text_of(text)}</seg></tuv>"
    yield "    </tu>"
