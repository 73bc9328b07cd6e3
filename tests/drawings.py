"""The toy library with a drawing: its runny nose has one, whose labels are in Spanish and in Arabic."""

from __future__ import annotations

from pathlib import Path

from tests.facts import replace_in

DRAWING = """\
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 360 160">
<path class="skin edge" d="M60 20 Q80 60 130 96 Q150 120 110 132 Q80 136 60 130Z"/>
<path class="water edge" d="M104 134 Q92 152 104 152 Q116 152 104 134Z"/>
<path class="thin" d="M104 70 L196 45 M112 146 L196 125"/>
<text data-label="skin" x="200" y="50" data-width="150" data-lines="2">Sore skin</text>
<text data-label="drop" x="350" y="120" data-width="150" data-lines="2" text-anchor="end"
 class="strong">A clear drop</text>
</svg>
"""
FIGURE = """\
figures:
  - id: nose
    file: nose.svg
    alt: A nose with a drop below it
    description: The side of a nose. A clear drop hangs from it.
    credit: Pocketleaf
    licence: CC BY 4.0
changed: 2026-02-01
"""
TEXTS = {
    "nose.alt": "A nose with a drop below it",
    "nose.description": "The side of a nose. A clear drop hangs from it.",
    "nose.label-skin": "Sore skin",
    "nose.label-drop": "A clear drop",
}
TRANSLATED = {
    "es": (
        "Una nariz con una gota debajo",
        "Una nariz de lado. De ella cuelga una gota transparente.",
        "Piel irritada",
        "Una gota transparente",
    ),
    "ar": ("أنف وتحته قطرة", "أنف من الجانب، وتتدلى منه قطرة صافية.", "جلد ملتهب", "قطرة صافية"),
}


def add_drawing(library: Path) -> None:
    """Give a copy of the toy library a drawing with its texts in every language."""
    (library / "content/figures/nose.svg").write_text(DRAWING, encoding="utf-8")
    page = library / "content/conditions/runny-nose.md"
    replace_in(page, ("changed: 2026-02-01\n", FIGURE), ("[@toy-2003].\n", "[@toy-2003].\n\n![](nose)\n"))
    for tag, texts in TRANSLATED.items():
        pairs = zip(TEXTS.items(), texts, strict=True)
        messages = (
            f'\nmsgctxt "{name}"\nmsgid "{text}"\nmsgstr "{other}"\n' for (name, text), other in pairs
        )
        path = library / "translations" / tag / "LC_MESSAGES/runny-nose.po"
        path.write_text(path.read_text(encoding="utf-8") + "".join(messages), encoding="utf-8")
