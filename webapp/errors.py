"""What can go wrong through someone's mistake, in words that say how to mend it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path


class PocketleafError(Exception):
    """A mistake that a person can mend; its text is what the person is shown."""


class SettingsError(PocketleafError):
    """A setting or option that cannot be used."""


class EditionError(PocketleafError):
    """An edition on disk that is missing, damaged or of another format."""


class PackError(PocketleafError):
    """A pack, or a part of an update, that is damaged or does not fit."""


class RequestError(PocketleafError):
    """A request of another program that cannot be understood."""


@dataclass(frozen=True, order=True)
class Problem:
    """One mistake: where it is, the value as written and the remedy, on one line."""

    path: Path
    line: int
    text: str

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {self.text}"


class SourceError(PocketleafError):
    """Every mistake that one run found in content or catalogs, sorted by place."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(sorted(set(problems)))
        super().__init__("\n".join(map(str, self.problems)))


def nearest(value: str, known: Iterable[str]) -> str:
    """Return the known word that `value` was probably meant to be, or an empty string."""
    return next(iter(get_close_matches(value, list(known), n=1, cutoff=0.6)), "")


def did_you_mean(value: str, known: Iterable[str]) -> str:
    """Return `; did you mean "x"?` for the known word nearest to `value`, or an empty string."""
    word = nearest(value, known)
    return f'; did you mean "{word}"?' if word else ""
