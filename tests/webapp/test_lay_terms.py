"""Each language has the lay terms that are translated whole, and never those of another."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from webapp.catalogs.po import read_po
from webapp.catalogs.updating import update
from webapp.catalogs.writing import rewritten
from webapp.content.reading import read_content
from webapp.errors import SourceError
from webapp.library.model import LayTerm, Translation
from webapp.library.reading import load_library
from webapp.locales import Locale
from webapp.settings import Settings

Edit = Callable[[Path, str, str], None]

ES, AR, EN = Locale("es"), Locale("ar"), Locale("en")
LAY_TERMS = """\
entries:
  - {id: rash, terms: [rash], also: [red marks, red patches]}
  - {id: urine, terms: [urine], also: [pee]}
"""
LAY_TERMS_ES = {"rash.terms": "sarpullido", "rash.also": "manchas rojas\nronchas", "urine.terms": "orina"}


def translated(settings: Settings, locale: Locale = ES, *, is_lenient: bool = False) -> Translation:
    library = load_library(settings.content, settings.translations, settings.shipped)
    return library.translate(locale, is_lenient=is_lenient)


def with_lay_terms(settings: Settings, **more: str) -> Path:
    """Give the toy library lay terms, and translations of them; return the Spanish catalog."""
    (settings.content / "lay-terms.yaml").write_text(LAY_TERMS, encoding="utf-8")
    update(read_content(settings.content).sources, (), "es", settings.translations)
    path = settings.translations / "es/LC_MESSAGES/lay-terms.po"
    po = read_po(path)
    texts = {**LAY_TERMS_ES, **{name.replace("_", "."): text for name, text in more.items()}}
    live = [entry for entry in po.live() if entry.msgctxt in texts]
    path.write_bytes(rewritten(po, {one: replace(one, msgstrs=(texts[one.msgctxt or ""],)) for one in live}))
    return path


def test_the_source_has_the_lay_terms_that_its_author_wrote(settings: Settings) -> None:
    with_lay_terms(settings)
    rash, urine = LayTerm(("rash",), ("red marks", "red patches")), LayTerm(("urine",), ("pee",))
    assert translated(settings, EN).lay_terms == (rash, urine)


def test_a_language_has_the_lay_terms_that_are_translated_whole(settings: Settings) -> None:
    with_lay_terms(settings)
    assert translated(settings).lay_terms == (LayTerm(("sarpullido",), ("manchas rojas", "ronchas")),)
    with_lay_terms(settings, urine_also="pis")
    assert translated(settings).lay_terms[1:] == (LayTerm(("orina",), ("pis",)),)


def test_a_language_without_a_catalog_has_no_lay_terms(settings: Settings) -> None:
    with_lay_terms(settings)
    assert translated(settings, AR).lay_terms == ()


def test_lay_terms_out_of_date_are_left_out(settings: Settings, edit: Edit) -> None:
    with_lay_terms(settings)
    edit(settings.content / "lay-terms.yaml", "red patches", "red spots")
    assert translated(settings).lay_terms == ()


def test_a_broken_catalog_of_lay_terms_is_told_and_none_are_used(settings: Settings, edit: Edit) -> None:
    path = with_lay_terms(settings)
    edit(path, 'msgstr "sarpullido"', 'msgstr "sarpullido')
    with pytest.raises(SourceError):
        translated(settings)
    translation = translated(settings, is_lenient=True)
    assert translation.lay_terms == ()
    assert [problem.path for problem in translation.problems] == [path]
