"""A glossary's word is explained to readers, and translators are held to its translation."""

from __future__ import annotations

from pathlib import Path

import pytest

from webapp.catalogs.glossary import (
    Explanation,
    Wording,
    explanations,
    glossary_terms,
    wordings,
    wordings_in,
)
from webapp.catalogs.reading import Catalog, Message
from webapp.checks.model import Pair, Scope, Term
from webapp.checks.running import findings
from webapp.content.wordlists import GLOSSARY, WordList, read_word_list

CYST = "  - {id: cyst, terms: [cyst, cysts], definition: A closed pocket., avoid: [bag]}\n"
NAME = "  - {id: name, terms: [Pocketleaf], definition: This library., keep: true}\n"
TEXTS = {
    "cyst.terms": ("cyst\ncysts", "quiste\nquistes"),
    "cyst.definition": ("A closed pocket.", "Una bolsa cerrada."),
    "cyst.avoid": ("bag", "bolsa\nsaco"),
    "name.terms": ("Pocketleaf", "Pocketleaf"),
}


def glossary(folder: Path, entries: str = CYST + NAME) -> WordList:
    (folder / "glossary.yaml").write_text(f"entries:\n{entries}", encoding="utf-8")
    read, problems = read_word_list(folder, GLOSSARY)
    assert not problems
    return read


def catalog(**changed: str) -> Catalog:
    messages = {name: Message(name, *texts, False, None, 1) for name, texts in TEXTS.items()}
    messages |= {name: Message(name, "x", text, False, None, 1) for name, text in changed.items()}
    return Catalog(Path("glossary.po"), messages=messages)


def test_an_author_need_not_forbid_words(tmp_path: Path) -> None:
    texts = [one["avoid"] for one in glossary(tmp_path).source_entries()]
    assert texts == ["bag", "–"]


def test_the_source_explains_every_word_and_a_language_what_it_has_whole(tmp_path: Path) -> None:
    words = glossary(tmp_path)
    assert explanations(words, None) == (
        Explanation("cyst", ("cyst", "cysts"), "A closed pocket.", ("cyst", "cysts")),
        Explanation("name", ("Pocketleaf",), "This library.", ("Pocketleaf",)),
    )
    spanish = Explanation("cyst", ("quiste", "quistes"), "Una bolsa cerrada.", ("cyst", "cysts"))
    assert explanations(words, catalog()) == (spanish,)
    assert explanations(words, catalog(**{"cyst.definition": "Otra."})) == ()
    assert explanations(words, catalog(**{"cyst.avoid": "otra"})) == (spanish,)


def test_translators_are_held_to_each_form_of_a_word(tmp_path: Path) -> None:
    assert glossary_terms(glossary(tmp_path), catalog()) == (
        Term("cyst", "quiste", ("bolsa", "saco"), others=("quistes",)),
        Term("cysts", "quiste", ("bolsa", "saco"), others=("quistes",)),
        Term("Pocketleaf", "Pocketleaf", is_protected=True),
    )
    assert glossary_terms(glossary(tmp_path), Catalog(Path("x.po")))[0] == Term("cyst")


def test_translators_see_the_words_of_a_text_with_what_the_glossary_has_for_them(tmp_path: Path) -> None:
    known = wordings(glossary(tmp_path), catalog())
    spanish = Wording(
        "cyst",
        words=("cyst", "cysts"),
        meaning="A closed pocket.",
        wanted=("quiste", "quistes"),
        avoided=("bolsa", "saco"),
        translated_meaning="Una bolsa cerrada.",
    )
    name = Wording("name", ("Pocketleaf",), "This library.", ("Pocketleaf",), is_kept=True)
    assert wordings_in("Two **cysts**, and [a cyst](cyst#treatment).", known, "en") == (spanish,)
    assert wordings_in("Ask Pocketleaf of a cyst.", known, "en") == (spanish, name)
    assert wordings_in("A lump [@cyst-2003] of [fat](cyst).", known, "en") == ()
    unknown = wordings(glossary(tmp_path), Catalog(Path("x.po")))
    assert wordings_in("A cyst.", unknown, "en") == (Wording("cyst", ("cyst", "cysts"), "A closed pocket."),)


FOUND = [
    ("the word", "A cyst is soft.", "Un quiste es blando.", []),
    ("another form of it", "Cysts are soft.", "Los quistes son blandos.", []),
    ("another word", "A cyst is soft.", "Un bulto es blando.", ["glossary"]),
    ("a forbidden word", "A cyst is soft.", "Un saco es blando.", ["forbidden-term", "glossary"]),
    ("a kept word", "Ask Pocketleaf.", "Pregunte a Pocketleaf.", []),
    ("a kept word translated", "Ask Pocketleaf.", "Pregunte a Hoja.", ["protected-term"]),
    ("a word that only begins alike", "The pushed button.", "El botón apretado.", []),
]


@pytest.mark.parametrize(("source", "text", "ids"), [f[1:] for f in FOUND], ids=[f[0] for f in FOUND])
def test_the_checks_know_the_glossary(source: str, text: str, ids: list[str], tmp_path: Path) -> None:
    scope = Scope("en", "es", (*glossary_terms(glossary(tmp_path), catalog()), Term("pus", "pus")))
    assert [one.check for one in findings(Pair(source, text), scope)] == ids


MISTAKES = [
    (CYST.replace("A closed pocket.", "'A **closed** pocket.'"),
     'field "definition" holds more than plain words; leave out links and stress'),
    (CYST.replace(", definition: A closed pocket.", ""), 'field "definition" is missing; add it'),
    (NAME.replace("true", "maybe"), 'keep "maybe" is neither true nor false; write one of them'),
    (CYST.replace("[bag]", "[cysts]"), '"cysts" stands in this entry as "cysts" already; keep one'),
]  # fmt: skip


@pytest.mark.parametrize(("entries", "told"), MISTAKES)
def test_a_mistake_of_the_glossary_is_told(entries: str, told: str, tmp_path: Path) -> None:
    (tmp_path / "glossary.yaml").write_text(f"entries:\n{entries}", encoding="utf-8")
    _, problems = read_word_list(tmp_path, GLOSSARY)
    assert [one.text for one in problems] == [told]
