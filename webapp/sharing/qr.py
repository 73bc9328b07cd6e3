"""An address as a QR code for screen and paper."""

from __future__ import annotations

from html import escape

import segno

_CORRECTION = "q"  # a quarter of the code may be folded, stained or faded
_QUIET = 4  # modules of white around it, as ISO/IEC 18004 asks


def qr_svg(address: str, label: str = "") -> str:
    """Return the QR code of an address as an SVG element without a size, dark on white on any ground.

    The words of `label` stand for it where it is not seen; without any, the address beside it does.
    """
    code = segno.make(address, error=_CORRECTION, micro=False)
    svg = code.svg_inline(
        border=_QUIET, omitsize=True, dark="#000", light="#fff", svgclass=None, lineclass=None
    )
    named = f'role="img" aria-label="{escape(label)}"' if label else 'aria-hidden="true"'
    return svg.replace("<svg ", f'<svg {named} shape-rendering="crispEdges" ', 1)
