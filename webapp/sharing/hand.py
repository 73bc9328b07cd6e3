"""An address with everything by which it is handed on."""

from __future__ import annotations

from dataclasses import dataclass

from webapp.sharing import ways
from webapp.sharing.message import Message, one_message
from webapp.sharing.qr import qr_svg


@dataclass(frozen=True)
class Hand:
    """A whole address with its QR code as SVG, and what opens a message or a letter with it."""

    address: str
    code: str
    message: Message
    sms: str
    mail: str
    whatsapp: str


def hand_of(title: str, address: str, *, section: str = "", summary: str = "") -> Hand:
    """Return the ways to hand on what has this title and this whole address, a section of it if one is named.

    A letter has room for a summary.
    """
    lines = [title, section] if section else [title]
    message = one_message("\n".join(lines), address)
    return Hand(
        address=address,
        code=qr_svg(address),
        message=message,
        sms=ways.sms(message.text),
        mail=ways.mail(title, "\n\n".join((*lines, *([summary] if summary else []), address))),
        whatsapp=ways.whatsapp("\n".join((*lines, address))),
    )
