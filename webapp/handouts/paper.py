"""The paper of a handout, and the style for it."""

from __future__ import annotations

from dataclasses import replace
from enum import StrEnum

from webapp.locales import Locale
from webapp.pages.frame import Frame
from webapp.pages.handout import handout_style

# Source: CLDR supplemental data, paperSize "US-Letter".
_LETTER_REGIONS = frozenset(
    ["BZ", "CA", "CL", "CO", "CR", "GT", "MX", "NI", "PA", "PH", "PR", "SV", "US", "VE"]
)


class Paper(StrEnum):
    """A size that printers take."""

    A4 = "a4"
    LETTER = "letter"


def paper_for(asked: str, locale: Locale) -> Paper:
    """Return the paper that was asked for, else what is usual where the language is spoken most."""
    if asked in set(Paper):
        return Paper(asked)
    return Paper.LETTER if locale.region in _LETTER_REGIONS else Paper.A4


def on_paper(frame: Frame, paper: Paper) -> Frame:
    """Return the frame with the style of a handout in place of the library's."""
    return replace(frame, style=handout_style(paper))
