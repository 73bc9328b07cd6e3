"""Whether what clinics speak are languages."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from webapp.content.clinics import Clinic
from webapp.errors import Problem, SourceError
from webapp.locales import parse_locale


def unknown_tongues(clinics: Iterable[Clinic]) -> Iterator[Problem]:
    """Yield the languages of clinics that are none; they need not be among the library's."""
    for clinic in clinics:
        for tag in clinic.languages:
            try:
                parse_locale(tag, clinic.path, clinic.lines[f"languages: {tag}"])
            except SourceError as error:
                yield from error.problems
