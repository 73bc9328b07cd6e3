"""Which of the languages that there are a client asks for."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from webapp.locales import Locale, negotiate

_LONGEST = 35  # letters of a tag: RFC 5646, 4.4.1

# What clients send that is no language tag.
_ALIASES = {"sp": "es", "spanish": "es", "english": "en", "arabic": "ar"}


def choose(wishes: Iterable[str], offered: Sequence[Locale]) -> Locale | None:
    """Return the locale that meets the first wish that can be met (exact, then base, then alias), or None."""
    for wish in wishes:
        tag = wish.strip()[:_LONGEST]
        names = (tag, _ALIASES.get(tag.replace("_", "-").partition("-")[0].casefold(), ""))
        found = (negotiate([(name, 1.0)], offered) for name in names if name)
        if chosen := next(filter(None, found), None):
            return chosen
    return None
