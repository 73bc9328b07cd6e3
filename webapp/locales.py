"""Locales: tags, folders, native names, direction, plural and sorting, and which one a reader asked for."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache, cached_property, lru_cache
from pathlib import Path

import babel
from babel.dates import format_date
from pyuca import Collator

from webapp.errors import Problem, SourceError

CATALOG_FOLDER = "LC_MESSAGES"

# Letters that a language sorts after another one, where the root order of Unicode's collation files them
# under the plain letter. Source: CLDR collation charts of each language.
_LETTERS_OF_THEIR_OWN = {"es": {"ñ": "n"}}

# What browsers still ask for and CLDR has under another name only: Norwegian is Bokmål, unless it says more.
_OTHER_NAMES = {"no": "nb"}

# Two ways of writing one language, which all of its readers know: better than the source.
_READ_ALSO = {"nb": "nn", "nn": "nb"}


@dataclass(frozen=True)
class Locale:
    """One language as readers meet it: `tag` in HTML and addresses, `folder` on disk."""

    tag: str

    @property
    def folder(self) -> str:
        """The name of the locale's folder in `translations/`."""
        return self.tag.replace("-", "_")

    @cached_property
    def babel(self) -> babel.Locale:
        """The locale's CLDR data."""
        return babel.Locale.parse(self.tag, sep="-")

    @property
    def direction(self) -> str:
        """`ltr` or `rtl`."""
        return str(self.babel.text_direction)

    @property
    def region(self) -> str:
        """The country that the tag names, else the likely one, by its two letters."""
        return (_subtags(self.tag) or ("", "", ""))[2]

    @property
    def native_name(self) -> str:
        """The language's name in the language itself, with a capital letter where the script has them."""
        name = self.babel.get_display_name() or self.tag
        return name[:1].upper() + name[1:]

    def day(self, value: date) -> str:
        """Return a date in the words of the language."""
        return format_date(value, "long", locale=self.babel)

    def name_in(self, other: Locale) -> str:
        """Return the language's name in the words of another."""
        return self.babel.get_display_name(other.babel) or self.tag

    def sort_key(self, text: str) -> tuple[tuple[int, ...], str]:
        """Return what to sort `text` by in the order of the language's dictionaries."""
        return _collation(self.babel.language, text), text

    def initial(self, text: str) -> str:
        """Return the letter under which a list from A to Z files `text`."""
        letters = (one for one in unicodedata.normalize("NFC", text) if unicodedata.category(one)[0] in "LN")
        first = next(letters, "").casefold()
        own = _LETTERS_OF_THEIR_OWN.get(self.babel.language, {})
        base = first if first in own else unicodedata.normalize("NFD", first)[:1]
        return base.upper()


PSEUDO, PSEUDO_MIRRORED = "qps-ploc", "qps-plocm"


@dataclass(frozen=True)
class PseudoLocale(Locale):
    """A made-up locale, of which CLDR knows nothing; a language of its direction lends its data."""

    @property
    def is_mirrored(self) -> bool:
        """Whether it is written from right to left."""
        return self.tag == PSEUDO_MIRRORED

    @cached_property
    def babel(self) -> babel.Locale:
        """The CLDR data of the lender."""
        return babel.Locale("he" if self.is_mirrored else "en")

    @property
    def native_name(self) -> str:
        """The tag, as the language has no name."""
        return self.tag


def parse_locale(name: str, path: Path, line: int = 1) -> Locale:
    """Return the locale that a tag or folder name stands for; raises SourceError naming where it is used."""
    tag = name.replace("_", "-")
    try:
        known = babel.Locale.parse(tag, sep="-")
        if known.variant or known.modifier:
            raise ValueError(name)
    except (ValueError, babel.UnknownLocaleError) as error:
        remedy = _code_of(name) or 'use a name such as "es", "pt_BR" or "zh_Hans"'
        text = f'"{name}" is no language that CLDR knows; {remedy}'
        raise SourceError([Problem(path, line, text)]) from error
    territory = known.territory if known.territory in tag.upper().split("-") else None
    return Locale("-".join(part for part in (known.language, known.script, territory) if part))


def _code_of(name: str) -> str:
    """Return the code of a language that is named in English, as a question, or an empty text."""
    wanted = name.replace("_", " ").casefold()
    names = babel.Locale("en").languages.items()
    return next((f'did you mean "{code}"?' for code, english in names if english.casefold() == wanted), "")


def find_locales(translations: Path, source: Locale) -> tuple[Locale, ...]:
    """Return the source locale and those that have a folder of catalogs, the source first, then by tag.

    Raises SourceError with every folder whose name is no locale's.
    """
    folders = sorted(translations.glob(f"*/{CATALOG_FOLDER}")) if translations.is_dir() else []
    problems: list[Problem] = []
    found: list[Locale] = []
    for folder in folders:
        try:
            found.append(_locale_of(folder.parent))
        except SourceError as error:
            problems += error.problems
    if problems:
        raise SourceError(problems)
    return (source, *sorted((one for one in found if one != source), key=lambda locale: locale.tag))


def _locale_of(folder: Path) -> Locale:
    locale = parse_locale(folder.name, folder)
    if locale.folder != folder.name:
        text = f'folder "{folder.name}" is written "{locale.folder}"; rename it'
        raise SourceError([Problem(folder, 1, text)])
    return locale


def negotiate(accepted: Iterable[tuple[str, float]], offered: Sequence[Locale]) -> Locale | None:
    """Return the offered locale that suits a reader best, None when no wish is met.

    `accepted` holds (language range, quality 0 to 1) as in an Accept-Language header; quality 0 means never.
    Of a wish, the exact tag is met first, then the same region, then the same language in the same script
    (RFC 4647 lookup, with likely subtags and parents from CLDR): never the same language in another script.
    Of a tag that CLDR does not know, the end is left out until it does.
    """
    wishes = sorted(accepted, key=lambda wish: -wish[1])
    allowed = [one for one in offered if not _is_refused(one.tag, wishes)]
    wanted = [tag for tag, quality in wishes if quality > 0]
    for number, tag in enumerate(wanted):
        is_read = tag != "*" and not _is_shortened(tag, wanted[:number])
        if is_read and (found := _most_alike(tag, allowed)):
            return found
    return allowed[0] if "*" in wanted and allowed else None


def is_language(tag: str) -> bool:
    """Whether a text starts with the tag of a language that CLDR knows."""
    return _subtags(tag) is not None


def _is_refused(tag: str, wishes: Sequence[tuple[str, float]]) -> bool:
    """Whether the most exact of the ranges that hold a tag says never."""
    own = tag.casefold()
    ranges = ((wanted.replace("_", "-").casefold(), quality) for wanted, quality in wishes)
    fitting = [(len(one), quality) for one, quality in ranges if own == one or own.startswith(f"{one}-")]
    return bool(fitting) and max(fitting)[1] <= 0


def _is_shortened(tag: str, better: Sequence[str]) -> bool:
    """Whether a bare language was added by a browser to a tag that means another script: zh to zh-TW."""
    return "-" not in tag and any(
        one.partition("-")[0].casefold() == tag.casefold() and _script(one) != _script(tag) for one in better
    )


def _most_alike(wanted: str, offered: Sequence[Locale]) -> Locale | None:
    known = _subtags(wanted)
    if known is None:
        return None
    names = [wanted.replace("_", "-"), *_parents(wanted)]
    by_name = {one.tag.casefold(): one for one in offered}
    exact = next((by_name[name.casefold()] for name in names if name.casefold() in by_name), None)
    others = known[:2], (_READ_ALSO.get(known[0], ""), known[1])
    pairs = [(one, _subtags(one.tag) or ("", "", "")) for one in offered]
    near = (one for parts in (known, *others) for one, own in pairs if own[: len(parts)] == parts)
    return exact or next(near, None)


def _script(tag: str) -> str:
    return (_subtags(tag) or ("", "", ""))[1]


@lru_cache(maxsize=1000)  # readers' browsers ask for these, and may ask for anything
def _subtags(tag: str) -> tuple[str, str, str] | None:
    """Return language, script and territory of a tag, the likely ones where it names none."""
    first, hyphen, rest = tag.replace("_", "-").partition("-")
    tag = _OTHER_NAMES.get(first.casefold(), first) + hyphen + rest
    try:
        known = babel.Locale.parse(tag, sep="-")
        likely = _likely(str(known)) or known
        fallback = _likely(known.language) or known
    except (ValueError, babel.UnknownLocaleError):
        shorter = tag.rpartition("-")[0]
        return _subtags(shorter) if shorter else None
    script = known.script or likely.script or fallback.script or ""
    return known.language, script, known.territory or likely.territory or fallback.territory or ""


def _likely(name: str) -> babel.Locale | None:
    found = babel.core.get_global("likely_subtags").get(name)
    return babel.Locale.parse(found) if found else None


@lru_cache(maxsize=1000)
def _parents(tag: str) -> tuple[str, ...]:
    """Return what CLDR takes a tag's words from before the bare language: es-419 for es-MX."""
    try:
        name = str(babel.Locale.parse(tag.replace("_", "-"), sep="-"))
    except (ValueError, babel.UnknownLocaleError):
        return ()
    parent = babel.core.get_global("parent_exceptions").get(name)
    return (parent.replace("_", "-"),) if parent else ()


@cache
def _collator() -> Collator:
    return Collator()


def _collation(language: str, text: str) -> tuple[int, ...]:
    own = _LETTERS_OF_THEIR_OWN.get(language, {})
    folded = unicodedata.normalize("NFC", text).casefold()
    return tuple(
        number
        for character in folded
        for number in ((*_primary(own[character]), 0xFFFF) if character in own else _primary(character))
    )


@cache
def _primary(character: str) -> tuple[int, ...]:
    key = _collator().sort_key(character)
    return tuple(key[: key.index(0)] if 0 in key else key)
