"""The toy library with a fact: its runny nose says whom to call, in English and in Spanish."""

from __future__ import annotations

from pathlib import Path

from webapp.settings import Settings

NOSE, NOSE_ES = Path("conditions/runny-nose.md"), Path("es/LC_MESSAGES/runny-nose.po")
FACTS = """\
entries:
  - id: emergency-number
    text: your local emergency number
    note: The number to call in an emergency.
"""
FACTS_ES = """\
msgctxt "emergency-number.text"
msgid "your local emergency number"
msgstr "número local de emergencias"
"""
TEXTS = [
    ("See a doctor today", "Call {emergency-number} now"),
    ("Is it a cold?", "Is **{emergency-number}** for a cold?"),
]
TEXTS_ES = [
    ("Vaya al médico hoy", "Llame ahora al {emergency-number}"),
    ("¿Es un resfriado?", "¿Es el **{emergency-number}** para un resfriado?"),
]


def with_facts(settings: Settings, values: str = "") -> None:
    """Give a copy of the toy library a fact that a care card and a question name; `values` are the site's."""
    (settings.content / "facts.yaml").write_text(FACTS, encoding="utf-8")
    (settings.translations / "es/LC_MESSAGES/facts.po").write_text(FACTS_ES, encoding="utf-8")
    replace_in(settings.content / NOSE, *TEXTS)
    replace_in(settings.translations / NOSE_ES, *TEXTS, *TEXTS_ES)
    if values:
        site = settings.content / "site.yaml"
        site.write_text(f"{site.read_text(encoding='utf-8')}\nfacts: {values}\n", encoding="utf-8")


def replace_in(path: Path, *pairs: tuple[str, str]) -> None:
    """Put the second text of each pair in the place of the first, which stands in the file."""
    text = path.read_text(encoding="utf-8")
    for old, new in pairs:
        assert old in text, f'"{old}" is not in {path}'
        text = text.replace(old, new)
    path.write_text(text, encoding="utf-8")
