"""What can be wrong with a gettext file as a whole: duplicates, plural forms, language."""

from __future__ import annotations

from collections.abc import Iterator

from babel import Locale

from webapp.catalogs.entries import Entry, Key, PoFile
from webapp.catalogs.plurals import cldr_plural, forms_needed, known_locale, parse_plural_header
from webapp.errors import Problem


def file_faults(po: PoFile, *, has_conflicts: bool) -> Iterator[Problem]:
    """Yield the mistakes that no single line shows; amid conflicts much is double or missing."""
    if not has_conflicts:
        yield from _duplicates(po)
        yield from _plural_faults(po)
    yield from _language_faults(po)


def _duplicates(po: PoFile) -> Iterator[Problem]:
    first: dict[Key, Entry] = {}
    for entry in po.entries:
        if entry.is_obsolete:
            continue
        known = first.setdefault(entry.key, entry)
        if known is not entry:
            name = entry.msgctxt or entry.msgid[:40]
            named = f'message "{name}"' if name else 'the header (msgid "")'
            text = f"{named} stands already in line {known.line}; keep one of the two"
            yield Problem(po.path, entry.line, text)


def _plural_faults(po: PoFile) -> Iterator[Problem]:
    plurals = [e for e in po.entries if e.msgid_plural is not None and not e.is_obsolete]
    if not plurals:
        return
    header = po.header_entry()
    line = header.line if header else 1
    value = po.header.get("Plural-Forms", "")
    remedy = _remedy(po)
    if not value:
        yield Problem(po.path, line, f'header "Plural-Forms" is missing, but messages have plurals; {remedy}')
        return
    try:
        count, _ = parse_plural_header(value)
    except ValueError as error:
        yield Problem(po.path, line, f'"Plural-Forms: {value}" is not usable: {error}; {remedy}')
        return
    yield from _count_faults(po, plurals, count)
    locale = folder_locale(po)
    if locale and count not in forms_needed(locale):
        yield Problem(po.path, line, f'"nplurals={count}" is wrong for {locale}; {remedy}')


def _count_faults(po: PoFile, plurals: list[Entry], count: int) -> Iterator[Problem]:
    for entry in plurals:
        if len(entry.msgstrs) != count:
            text = f'"{entry.msgid[:40]}" has {len(entry.msgstrs)} plural forms where the header says {count}'
            yield Problem(po.path, entry.line, f"{text}; write msgstr[0] to msgstr[{count - 1}]")


def _remedy(po: PoFile) -> str:
    locale = folder_locale(po) or known_locale(po.header.get("Language", ""))
    if not locale:
        return "write the Plural-Forms of the language into the header"
    return f'write "Plural-Forms: {cldr_plural(locale).header}"'


def _language_faults(po: PoFile) -> Iterator[Problem]:
    folder, value = _folder(po), po.header.get("Language", "")
    if not folder or not value or _same_language(folder, value):
        return
    header = po.header_entry()
    text = f'"Language: {value}" lies in the folder "{folder}"; write "Language: {folder}" or move the file'
    yield Problem(po.path, header.line if header else 1, text)


def _same_language(folder: str, value: str) -> bool:
    ours, theirs = known_locale(folder), known_locale(value)
    if not ours or not theirs:
        return folder.replace("-", "_").lower() == value.replace("-", "_").lower()
    if ours.language != theirs.language:
        return False
    pairs = ((ours.script, theirs.script), (ours.territory, theirs.territory))
    return all(a == b or not a or not b for a, b in pairs)


def folder_locale(po: PoFile) -> Locale | None:
    """Return the locale of the folder that a catalog lies in; None elsewhere and where CLDR knows it not."""
    folder = _folder(po)
    return known_locale(folder) if folder else None


def _folder(po: PoFile) -> str:
    parent = po.path.parent
    return parent.parent.name if parent.name == "LC_MESSAGES" else ""
