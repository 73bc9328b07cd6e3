"""What readers are told of reviews, and what translators are told of the work there is."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import Edit, Run
from webapp.editions.shelf import Shelf
from webapp.settings import Settings

NOSE = "es/conditions/runny-nose.html"
NOSE_ES = "translations/es/LC_MESSAGES/runny-nose.po"
LABEL = "Traducido por una máquina."
TRANSLATOR, CLINICIAN = "(como traductora o traductor)", "(profesional de la salud)"
DAY = "el 1 de marzo de 2026"
NOBODY = "Nadie ha revisado todavía esta traducción."
CARES = ("help.h", "urgent.h", "urgent.p1")
FRONT = "title", "summary", "aliases"
BODY = "symptoms.h", "symptoms.p1", "treatment.h", "treatment.p1", "questions.h"
ALL = (*CARES, *FRONT, *BODY, "is-it-a-cold.q", "is-it-a-cold.p1")


def built_page(settings: Settings, run: Run, name: str = NOSE) -> str:
    """Build, and return a page with its white space and the marks of names taken out."""
    result = run(settings, "build")
    assert result.exit_code == 0, result.output
    html = Shelf(settings.var).current().read(name).decode()
    return re.sub(r"</?bdi>", "", html)


def review(settings: Settings, run: Run, who: str, role: str, *segments: str) -> None:
    words = [word for one in segments for word in ("--segment", one)]
    day = ("--when", "2026-03-01")
    result = run(
        settings,
        "translations",
        "review",
        "es",
        "--document",
        "runny-nose",
        "--who",
        who,
        "--role",
        role,
        *day,
        *words,
    )
    assert result.exit_code == 0, result.output


def sentences(html: str) -> list[str]:
    """Return what the page says of the reviews of its translation."""
    items = re.findall(r"<li>(.*?)</li>", html)
    return [one for one in items if one.startswith(("La traducción fue", "Las tarjetas"))]


def whole(name: str, role: str, texts: int) -> str:
    return f"La traducción fue revisada por {name} {role} {DAY}: {texts} de 13 textos."


def cards(name: str, role: str) -> str:
    return f"Las tarjetas «Cuándo pedir ayuda» fueron revisadas por {name} {role} {DAY}."


# Who has reviewed how much, whether the page is still labelled as machine-made, and what it says of them.
STATES: list[tuple[str, list[tuple[str, str, tuple[str, ...]]], bool, list[str]]] = [
    ("nobody", [], True, []),
    ("a few texts", [("Ana", "translator", ("title", "help.h"))], True, [whole("Ana", TRANSLATOR, 2)]),
    (
        "the cards alone",
        [("Dr. Bo", "clinician", CARES)],
        True,
        [whole("Dr. Bo", CLINICIAN, 3), cards("Dr. Bo", CLINICIAN)],
    ),
    (
        "all but one",
        [("Ana", "translator", ALL[:-1])],
        True,
        [whole("Ana", TRANSLATOR, 12), cards("Ana", TRANSLATOR)],
    ),
    (
        "everything, by two people",
        [("Ana", "translator", ALL[3:]), ("<b>Bo</b>", "clinician", CARES)],
        False,
        [
            whole("&lt;b&gt;Bo&lt;/b&gt;", CLINICIAN, 3),
            whole("Ana", TRANSLATOR, 10),
            cards("&lt;b&gt;Bo&lt;/b&gt;", CLINICIAN),
        ],
    ),
]


@pytest.mark.parametrize("row", STATES, ids=lambda row: row[0])
def test_a_page_says_who_reviewed_how_much_of_its_translation(
    row: tuple[str, list[tuple[str, str, tuple[str, ...]]], bool, list[str]], built: Settings, run: Run
) -> None:
    _, given, is_labelled, said = row
    for who, role, segments in given:
        review(built, run, who, role, *segments)
    html = built_page(built, run)
    assert sentences(html) == said
    assert (LABEL in html) is is_labelled
    assert (NOBODY in html) is not given
    reviewed = sum(len(segments) for _, _, segments in given)
    assert (f"{reviewed} de 13 textos. En caso de duda" in html) is bool(given and is_labelled)


def test_the_label_is_back_as_soon_as_a_text_is_edited(
    built: Settings, toy: Path, run: Run, edit: Edit
) -> None:
    review(built, run, "Ana", "translator")
    assert LABEL not in built_page(built, run)
    edit(toy / NOSE_ES, "unos 7 días", "como 7 días")
    assert LABEL in built_page(built, run)
    assert "12 de 13" in built_page(built, run, "es/translation.html")


def test_other_languages_and_the_original_say_nothing_of_it(built: Settings, run: Run) -> None:
    review(built, run, "Ana Toy", "translator")
    for name in ("en/conditions/runny-nose.html", "ar/conditions/runny-nose.html"):
        assert "Ana Toy" not in built_page(built, run, name)


def cells(html: str) -> dict[str, dict[str, str]]:
    """Return the rows of a page's table by their first cell, each by the heads of its columns."""
    _, *heads = re.findall(r'<th scope="col">(.*?)</th>', html)
    rows = re.findall(r'<tr><th scope="row">(.*?)</th>(.*?)</tr>', html)
    return {
        re.sub(r"<[^>]+>", "", name): dict(zip(heads, re.findall(r"<td>(.*?)</td>", rest), strict=True))
        for name, rest in rows
    }


def shared(told: dict[str, Any]) -> dict[str, str]:
    """Return the cells that tell the figures of a document or a language."""
    return {
        "Texts up to date": f"{told['current']} of {told['total']}",
        "Missing": str(told["missing"]),
        "Outdated: meaning": str(told["outdated"]["meaning"]),
        "Outdated: safety": str(told["outdated"]["safety"]),
        "Errors": str(told["errors"]),
        "Warnings": str(told["warnings"]),
        "Texts reviewed": f"{told['reviewed']} of {told['total']}",
        "Words to do": str(told["words"]),
    }


def test_translators_see_the_figures_that_status_tells(
    built: Settings, toy: Path, run: Run, edit: Edit
) -> None:
    review(built, run, "Ana", "translator", "title", "help.h")
    edit(toy / NOSE_ES, 'msgctxt "symptoms.p1"', '#, fuzzy\nmsgctxt "symptoms.p1"')
    rows = cells(built_page(built, run, "translate/es.html"))
    found = json.loads(run(built, "translations", "status", "--locale", "es", "--json", "-").stdout)
    names = {"runny-nose": "Runny nose", "resting-well": "Resting well", "dry-skin": "Dry skin"}
    told = found["locales"][0]["documents"]
    assert list(rows) == [names.get(one["document"], "Words around the pages") for one in told]
    for one, row in zip(told, rows.values(), strict=True):
        assert row | shared(one) == row
    offers = {name: (row["Offered to readers"], row["Outdated since"]) for name, row in rows.items()}
    assert offers == {
        "Runny nose": ("yes", "February 1, 2026"),
        "Dry skin": ("no: 8 texts of its care cards are to do", ""),
        "Resting well": ("no: too few texts are up to date", ""),
        "Words around the pages": ("", ""),
    }


def test_all_languages_stand_on_one_page_with_their_sums(toy_edition: Settings, run: Run) -> None:
    rows = cells(Shelf(toy_edition.var).current().read("translate/index.html").decode())
    found = json.loads(run(toy_edition, "translations", "status", "--json", "-").stdout)
    assert list(rows) == ["Arabic", "Spanish"]
    for one, row in zip(found["locales"], rows.values(), strict=True):
        assert row == {"Pages offered": f"{one['offered']} of {one['pages']}"} | shared(one)


def test_the_overview_is_in_nobodys_way(toy_edition: Settings) -> None:
    edition = Shelf(toy_edition.var).current()
    pages = [name for name in edition.record.files if name.endswith(".html")]
    work = {name for name in pages if name.startswith("translate/")}
    assert work == {"translate/index.html", "translate/ar.html", "translate/es.html"}
    for name in pages:
        html = edition.read(name).decode()
        assert ('content="noindex"' in html) or name not in work
        leads_there = 'href="/translate/' in html
        assert leads_there is (name in work), name
    for tag in edition.record.tags:
        pointer = json.loads(edition.read(f"{tag}/pack.json"))
        assert "/translate/" not in json.dumps(pointer)


def test_an_overview_without_any_language_says_so(built: Settings, run: Run) -> None:
    for tag in ("es", "ar"):
        for path in sorted((built.translations / tag).rglob("*"), reverse=True):
            path.unlink() if path.is_file() else path.rmdir()
    assert "No language has been begun yet." in built_page(built, run, "translate/index.html")
