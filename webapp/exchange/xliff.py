"""Write XLIFF 2.1: one `file` a document, one `unit` a segment, Markdown kept as it is written.

The digest of what was exported travels as metadata, a module of the standard, which tools hand on unread.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from webapp.exchange.model import Bundle, Standing, Unit
from webapp.xml import attribute, text_of

DOCUMENT = "urn:oasis:names:tc:xliff:document:2.0"
METADATA = "urn:oasis:names:tc:xliff:metadata:2.0"
MARK = "exported"
_METADATA = (
    '      <mda:metadata><mda:metaGroup category="pocketleaf">'
    f'<mda:meta type="{MARK}">{{mark}}</mda:meta></mda:metaGroup></mda:metadata>'
)
_STATES = {
    Standing.MISSING: 'state="initial"',
    Standing.OUTDATED: 'state="initial" subState="pocketleaf:outdated"',
    Standing.CURRENT: 'state="translated"',
}


def xliff_bytes(bundle: Bundle) -> bytes:
    """Return the units as an XLIFF file."""
    return ("\n".join(_lines(bundle)) + "\n").encode("utf-8")


def _lines(bundle: Bundle) -> Iterator[str]:
    yield '<?xml version="1.0" encoding="UTF-8"?>'
    languages = f"srcLang={attribute(bundle.source_tag)} trgLang={attribute(bundle.tag)}"
    yield f'<xliff xmlns="{DOCUMENT}" xmlns:mda="{METADATA}" version="2.1" {languages}>'
    for document, units in bundle.documents().items():
        yield f"  <file id={attribute(document)} original={attribute(f'{document}.po')}>"
        for unit in units:
            yield from _unit(unit)
        yield "  </file>"
    yield "</xliff>"


def _unit(unit: Unit) -> Iterator[str]:
    yield f'    <unit id={attribute(unit.id)} canResegment="no">'
    yield _METADATA.format(mark=unit.mark)
    yield from _notes([unit.kind, *unit.notes], unit.terms)
    yield f"      <segment {_STATES[unit.standing]}>"
    yield f'        <source xml:space="preserve">{text_of(unit.source, _code_point)}</source>'
    if unit.translation:
        yield f'        <target xml:space="preserve">{text_of(unit.translation, _code_point)}</target>'
    yield "      </segment>"
    yield "    </unit>"


def _notes(notes: Sequence[str], terms: Sequence[str]) -> Iterator[str]:
    yield "      <notes>"
    for note in notes:
        yield f"        <note>{text_of(note)}</note>"
    for term in terms:
        yield f'        <note category="glossary" appliesTo="source">{text_of(term)}</note>'
    yield "      </notes>"


def _code_point(character: str) -> str:
    return f'<cp hex="{ord(character):04X}"/>'
