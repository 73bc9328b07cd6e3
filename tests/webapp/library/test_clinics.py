"""A clinic is shown in every language: its texts translated one by one, marked where they are not."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.clinics import add_clinic
from tests.conftest import Edit, Run
from webapp.errors import SourceError
from webapp.library.model import ClinicPage, Standing
from webapp.library.reading import load_library
from webapp.library.translating import Library
from webapp.locales import Locale
from webapp.settings import Settings


def test_its_texts_are_those_of_its_own_catalog(toy: Path, settings: Settings) -> None:
    add_clinic(toy)
    page = _page(settings, "es")
    assert [(one.text, one.locale.tag, one.standing) for one in page.shown] == [
        ("Para el invierno", "es", Standing.CURRENT),
        ("After a hard week", "en", Standing.MISSING),
        (
            "Abrimos **los días laborables**. Antes de llamar, lea [qué ayuda contra la piel seca]"
            "(dry-skin#treatment).",
            "es",
            Standing.CURRENT,
        ),
        ("Bring your card.", "en", Standing.WRONG),
        ("Bring your questions.", "en", Standing.MISSING),
    ]


def test_a_clinic_without_a_catalog_is_shown_as_it_was_written(toy: Path, settings: Settings) -> None:
    add_clinic(toy)
    assert {one.standing for one in _page(settings, "ar").shown} == {Standing.MISSING}
    assert {one.standing for one in _page(settings, "en").shown} == {Standing.CURRENT}


def test_a_text_keeps_its_id_and_its_translation_when_another_is_put_before_it(
    toy: Path, settings: Settings, run: Run, edit: Edit
) -> None:
    path = add_clinic(toy)
    assert run(settings, "translations", "extract").exit_code == 0
    edit(path, "We are open", "Welcome to all.\n\nWe are open")
    assert run(settings, "translations", "update").exit_code == 0
    ids = [one.id for one in _library(settings).content.clinics[0].segments]
    assert ids == ["winter.h", "rest.h", "note.p2", "note.p1", "note.li1", "note.li2"]
    assert _page(settings, "es").shown[3].standing is Standing.CURRENT


def test_translators_are_told_of_a_clinics_texts_and_of_their_mistakes(
    toy: Path, settings: Settings, run: Run
) -> None:
    add_clinic(toy)
    run(settings, "translations", "extract")
    checked = run(settings, "translations", "check")
    assert 'structure: "note.li1" adds the strong; copy it from the source' in checked.output
    assert "river-street" in run(settings, "translations", "status", "--locale=es").output


def test_a_language_that_nobody_speaks_is_refused(toy: Path, settings: Settings, edit: Edit) -> None:
    edit(add_clinic(toy), "[en, es, ti]", "[en, spanish]")
    with pytest.raises(SourceError, match=r'river-street\.md:3: "spanish" is no language that CLDR knows'):
        _library(settings)


def _page(settings: Settings, tag: str) -> ClinicPage:
    return _library(settings).translate(Locale(tag)).clinics[0]


def _library(settings: Settings) -> Library:
    return load_library(settings.content, settings.translations, settings.shipped)
