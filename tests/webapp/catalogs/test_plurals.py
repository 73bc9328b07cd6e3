"""Plural headers say what CLDR says, for every number that is ever shown."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest
from babel import Locale
from babel.localedata import locale_identifiers

from webapp.catalogs.plurals import cldr_plural, header_for, parse_plural_header

CATEGORIES = {
    "en": ("one", "other"),
    "es": ("one", "many", "other"),
    "ar": ("zero", "one", "two", "few", "many", "other"),
    "fr": ("one", "many", "other"),
    "ru": ("one", "few", "many"),
    "pl": ("one", "few", "many"),
    "uk": ("one", "few", "many"),
    "hi": ("one", "other"),
    "sw": ("one", "other"),
    "zh": ("other",),
}
LANGUAGES = sorted({name.split("_")[0] for name in locale_identifiers()})


@pytest.mark.parametrize(("name", "categories"), CATEGORIES.items())
def test_the_categories_are_those_that_whole_numbers_have(name: str, categories: tuple[str, ...]) -> None:
    assert cldr_plural(Locale(name)).categories == categories


@pytest.mark.parametrize("name", LANGUAGES)
def test_the_header_chooses_the_form_that_cldr_chooses(name: str) -> None:
    locale = Locale(name)
    plural = cldr_plural(locale)
    count, choose = parse_plural_header(plural.header)
    assert count == len(plural.categories)
    for number in (*range(1001), 10**6, 10**6 + 1, 2 * 10**6, 10**9):
        assert plural.categories[choose(number)] == locale.plural_form(number)


def test_english_and_chinese_headers_look_as_they_always_did() -> None:
    assert header_for("en") == header_for("de") == "nplurals=2; plural=(n != 1);"
    assert header_for("zh") == "nplurals=1; plural=(0);"
    assert header_for("qps-ploc") == "nplurals=2; plural=(n != 1);"


@pytest.mark.skipif(not shutil.which("msgfmt"), reason="gettext is not installed")
@pytest.mark.parametrize("name", CATEGORIES)
def test_gettext_accepts_the_header(name: str, tmp_path: Path) -> None:
    plural = cldr_plural(Locale(name))
    forms = "".join(f'msgstr[{n}] "x"\n' for n in range(len(plural.categories)))
    path = tmp_path / "x.po"
    path.write_text(
        'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n'
        f'"Plural-Forms: {plural.header}\\n"\n\nmsgid "a"\nmsgid_plural "b"\n{forms}',
        encoding="utf-8",
    )
    subprocess.run(["msgfmt", "--check-format", "-o", "/dev/null", path], check=True, capture_output=True)


@pytest.mark.parametrize(
    ("value", "reason"),
    [
        ("", "not of the form"),
        ("nplurals=INTEGER; plural=EXPRESSION;", "not of the form"),
        ("nplurals=0; plural=0;", "not a number of plural forms"),
        ("nplurals=99999999999; plural=0;", "not a number of plural forms"),
        ("nplurals=2; plural=n;", "gives 2"),
        ("nplurals=2; plural=n/0;", "divides by zero"),
        ("nplurals=2; plural=__import__('os');", "invalid token"),
        ("nplurals=2; plural=" + "(" * 400 + "n" + ")" * 400 + ";", "too complex"),
        ("nplurals=2; plural=n ? ;", "unexpected"),
    ],
)
def test_an_unusable_header_is_refused_with_a_reason(value: str, reason: str) -> None:
    with pytest.raises(ValueError, match=reason) as caught:
        parse_plural_header(value)
    assert len(str(caught.value).splitlines()) == 1
