"""A glossary for the toy library, with its translation."""

from __future__ import annotations

from pathlib import Path

ENTRIES = """\
entries:
  - {id: nose, terms: [nose, noses], definition: What you smell with., avoid: [snout]}
  - {id: leaf, terms: [Toy library], definition: These pages., keep: true}
  - {id: light, terms: [light], definition: What you see by.}
"""
TEXTS = {
    "es": {
        "nose.terms": ("nose\\nnoses", "nariz\\nnarices"),
        "nose.definition": ("What you smell with.", "Con lo que se huele."),
        "nose.avoid": ("snout", "hocico\\nmorro"),
    },
    "ar": {
        "nose.terms": ("nose\\nnoses", "أنف\\nأنوف"),
        "nose.definition": ("What you smell with.", "ما تشم به."),
        "nose.avoid": ("snout", "خرطوم"),
    },
}


def add_glossary(library: Path) -> None:
    """Give a copy of the toy library a glossary: a word whole, one that is kept, and one to do."""
    (library / "content" / "glossary.yaml").write_text(ENTRIES, encoding="utf-8")
    for tag, texts in TEXTS.items():
        messages = (
            f'msgctxt "{name}"\nmsgid "{source}"\nmsgstr "{text}"\n' for name, (source, text) in texts.items()
        )
        header = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n'
        path = library / "translations" / tag / "LC_MESSAGES" / "glossary.po"
        path.write_text("\n".join((header, *messages)), encoding="utf-8")
