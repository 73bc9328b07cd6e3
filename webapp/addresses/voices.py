"""In which language an address is answered."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from webapp.addresses.register import Register
from webapp.locales import Locale, is_language, negotiate

_LONGEST = 35  # letters of a tag: RFC 5646, 4.4.1


@dataclass(frozen=True)
class Voice:
    """A locale, and how it came to be chosen.

    `is_instead`: a language was asked for and this is another one. `reason` tells why the one in the address
    is gone, where that is to be told.
    """

    locale: Locale
    is_permanent: bool = False
    varies: bool = False
    is_instead: bool = False
    is_guess: bool = False
    reason: str = ""


def is_tag(step: str, register: Register) -> bool:
    """Whether a step of an address names a language: of the library, a former one, or any other."""
    if register.locale(step) or register.gone_locale(step):
        return True
    return len(step) <= _LONGEST and is_language(step)


def voice_for(tag: str, register: Register, accepted: Sequence[tuple[str, float]]) -> Voice:
    """Return the voice for an address with this tag, for one without when it is empty."""
    if locale := register.locale(tag):
        return Voice(locale, is_permanent=True)
    if not tag:
        return _negotiated(register, accepted)
    gone = register.gone_locale(tag)
    successor = register.locale(gone.successor) if gone else None
    if gone and successor:
        return Voice(successor, is_permanent=not gone.reason, reason=gone.reason)
    alike = None if gone else negotiate([(tag, 1.0)], register.locales)
    if alike:
        return Voice(alike, is_guess=True)
    found = _negotiated(register, accepted)
    reason = gone.reason if gone else ""
    return Voice(found.locale, varies=True, is_instead=True, is_guess=gone is None, reason=reason)


def _negotiated(register: Register, accepted: Sequence[tuple[str, float]]) -> Voice:
    locale = negotiate(accepted, register.locales)
    is_instead = locale is None and any(is_language(tag) for tag, _ in accepted)
    return Voice(locale or register.source, varies=True, is_instead=is_instead)
