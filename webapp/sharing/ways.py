"""Addresses that open a program of the reader's with a page's address in it."""

from __future__ import annotations

from urllib.parse import quote


def sms(text: str) -> str:
    """Return the address that begins a message to a phone; whom to is the reader's to say."""
    return f"sms:?&body={_escaped(text)}"


def mail(subject: str, text: str) -> str:
    """Return the address that begins an e-mail."""
    body = "\r\n".join(text.splitlines())
    return f"mailto:?subject={_escaped(subject)}&body={_escaped(body)}"


def whatsapp(text: str) -> str:
    """Return the address at which WhatsApp takes a text."""
    return f"https://wa.me/?text={_escaped(text)}"


def _escaped(text: str) -> str:
    return quote(text, safe="")
