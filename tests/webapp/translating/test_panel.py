"""What the panel is told of a text, and what becomes of what it saves."""

from __future__ import annotations

from base64 import b64encode
from hashlib import sha256

import pytest

from tests.conftest import Edit
from tests.facts import with_facts
from tests.glossaries import add_glossary
from webapp.locales import Locale
from webapp.settings import Settings
from webapp.translating import create_preview

from .conftest import PAGE, Desk


def test_a_text_is_told_with_its_source_and_its_standing(desk: Desk) -> None:
    told = desk.segment("title")
    assert (told["source"], told["translation"], told["standing"]) == (
        "Runny nose",
        "Nariz que gotea",
        "current",
    )
    assert (told["kind"], told["changes"]) == ("title", None)


def test_a_saved_text_is_in_the_catalog_and_on_the_page(desk: Desk) -> None:
    answer = desk.save("title", "Nariz mojada")
    assert answer.status_code == 200
    assert 'msgstr "Nariz mojada"' in desk.catalog.read_text(encoding="utf-8")
    assert '<span data-segment="title" data-standing="current">Nariz mojada</span>' in desk.html()


def test_two_who_save_different_texts_both_have_saved(desk: Desk) -> None:
    seen = desk.segment("title")["seen"]
    assert desk.save("symptoms.h", "Señales").status_code == 200
    assert desk.save("title", "Nariz mojada", seen).status_code == 200
    assert desk.segment("symptoms.h")["translation"] == "Señales"


def test_of_two_who_save_the_same_text_the_second_is_told_of_the_first(desk: Desk) -> None:
    seen = desk.segment("title")["seen"]
    desk.save("title", "De la primera")
    answer = desk.save("title", "De la segunda", seen)
    assert answer.status_code == 409
    assert answer.json and answer.json["translation"] == "De la primera"
    assert desk.save("title", "De la segunda", answer.json["seen"]).status_code == 200


def test_a_save_that_is_sent_again_is_no_clash(desk: Desk) -> None:
    seen = desk.segment("title")["seen"]
    assert desk.save("title", "Nariz mojada", seen).status_code == 200
    assert desk.save("title", "Nariz mojada", seen).status_code == 200


def test_a_catalog_broken_by_hand_is_told_with_its_line_and_left_alone(desk: Desk) -> None:
    seen = desk.segment("title")["seen"]
    desk.catalog.write_text(desk.catalog.read_text(encoding="utf-8") + '\nmsgid "x\n', encoding="utf-8")
    before = desk.catalog.read_bytes()
    answer = desk.save("title", "Nariz mojada", seen)
    assert answer.status_code == 422
    last = len(before.splitlines())
    assert answer.json and f"{desk.catalog}:{last}: " in answer.json["problem"]
    assert desk.catalog.read_bytes() == before
    assert "runny-nose.po:" in desk.html() and "runny-nose.po:" in desk.html("/")


def test_content_broken_by_its_author_leaves_the_last_good_pages(desk: Desk, settings: Settings) -> None:
    desk.html()
    (settings.content / "conditions" / "runny-nose.md").write_text("no front matter", encoding="utf-8")
    assert "no front matter" in desk.html()
    assert desk.save("title", "Nariz mojada").status_code == 200


def test_the_panel_is_told_what_changed_since_it_was_translated(desk: Desk, settings: Settings) -> None:
    path = settings.content / "conditions" / "runny-nose.md"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("for about 7 days", "for about 10 days"), encoding="utf-8")
    told = desk.segment("symptoms.p1")
    assert told["standing"] != "current"
    assert ["gone", "7"] in told["changes"] and ["new", "10"] in told["changes"]


def test_the_checks_speak_of_a_text_that_is_not_saved(desk: Desk) -> None:
    answer = desk.post("/check", id="symptoms.p1", text="Su nariz gotea unos 8 días [@toy-2003].")
    assert answer.json and [one["check"] for one in answer.json["findings"]] == ["numbers"]
    fine = desk.post("/check", id="symptoms.p1", text="Su nariz gotea unos 7 días [@toy-2003].")
    assert fine.json == {"findings": []}


def test_the_same_text_elsewhere_is_shown_with_its_translation(desk: Desk) -> None:
    texts = [one["translation"] for one in desk.segment("treatment.h", "dry-skin")["same"]]
    assert texts == ["Tratamiento"]


def test_a_page_below_the_threshold_shows_what_is_translated(desk: Desk) -> None:
    assert 'data-standing="current"' in desk.html("/es/conditions/dry-skin")


def test_every_text_of_a_page_can_be_chosen(desk: Desk) -> None:
    html = desk.html("/es/conditions/dry-skin")
    for name in ("title", "summary", "aliases"):
        assert f'data-segment="{name}"' in html
    assert 'alt"' in html and "<figure" in html and html.count("<figure") == html.count('.alt"')


@pytest.mark.parametrize("values", [{}, {"id": 3}, {"id": "title", "text": "x"}, {"id": "title", "text": []}])
def test_what_is_no_text_is_refused(desk: Desk, values: dict[str, object]) -> None:
    assert desk.post("/save", **values).status_code == 400


def test_a_text_that_is_gone_is_told(desk: Desk) -> None:
    answer = desk.post("/save", id="gone.p1", text="x", seen="x")
    assert (answer.status_code, answer.json) == (404, {"error": "gone"})


@pytest.mark.parametrize(
    "address",
    [
        "/en/conditions/runny-nose",
        "/es/guides/runny-nose",
        "/es/conditions/none",
        "/static/preview/css/2-base.css",
        "/static/preview/js/translating/../../css/2-base.css",
        "/static/preview/js/app.js",
        "/figures/none.svg",
    ],
)
def test_other_addresses_are_not_part_of_the_preview(desk: Desk, address: str) -> None:
    assert desk.client.get(address).status_code == 404


def test_nothing_is_kept_and_the_style_is_admitted_by_its_hash(desk: Desk) -> None:
    answer = desk.client.get(PAGE)
    assert answer.headers["Cache-Control"] == "no-store"
    style = answer.text.split("<style>")[1].split("</style>")[0]
    digest = b64encode(sha256(style.encode()).digest()).decode()
    assert f"style-src 'sha256-{digest}'" in answer.headers["Content-Security-Policy"]
    assert "#panel" in style
    assert "unsafe" not in answer.headers["Content-Security-Policy"]


def test_the_glossary_words_of_a_text_are_told_and_of_another_none(desk: Desk, settings: Settings) -> None:
    add_glossary(settings.content.parent)
    assert desk.segment("treatment.p1")["terms"] == [
        {
            "words": ["nose", "noses"],
            "meaning": "What you smell with.",
            "wanted": ["nariz", "narices"],
            "avoided": ["hocico", "morro"],
            "translatedMeaning": "Con lo que se huele.",
            "isKept": False,
        }
    ]
    assert desk.segment("symptoms.h")["terms"] == []


def test_a_word_to_do_is_told_without_a_translation_and_a_kept_one_as_it_is(
    desk: Desk, settings: Settings, edit: Edit
) -> None:
    add_glossary(settings.content.parent)
    edit(settings.content / "conditions" / "runny-nose.md", "Often, but", "Ask the Toy library. Often, but")
    (light,) = desk.segment("urgent.p1")["terms"]
    assert (light["words"], light["wanted"], light["translatedMeaning"]) == (["light"], [], "")
    (name,) = desk.segment("is-it-a-cold.p1")["terms"]
    assert (name["wanted"], name["isKept"]) == (["Toy library"], True)


def test_a_broken_glossary_leaves_the_panel_with_the_authors_words(desk: Desk, settings: Settings) -> None:
    add_glossary(settings.content.parent)
    (desk.catalog.parent / "glossary.po").write_text('msgid "x\n', encoding="utf-8")
    assert [one["wanted"] for one in desk.segment("treatment.p1")["terms"]] == [[]]


@pytest.mark.parametrize(
    ("values", "now"), [("", "número local de emergencias"), ("{emergency-number: '112'}", "112")]
)
def test_a_fact_is_told_with_its_meaning_and_what_readers_get(
    desk: Desk, settings: Settings, values: str, now: str
) -> None:
    with_facts(settings, values)
    fresh = Desk(create_preview(settings, Locale("es")).test_client(), desk.catalog)
    (fact,) = fresh.segment("urgent.h")["terms"]
    assert (fact["words"], fact["wanted"], fact["isKept"]) == (["{emergency-number}"],) * 2 + (True,)
    assert (fact["meaning"], fact["translatedMeaning"]) == ("The number to call in an emergency.", now)


def test_a_fact_without_words_in_the_language_is_told_with_its_place(desk: Desk, settings: Settings) -> None:
    facts = "entries:\n  - id: emergency-number\n    text: the number\n    note: To call.\n"
    (settings.content / "facts.yaml").write_text(facts, encoding="utf-8")
    fresh = Desk(create_preview(settings, Locale("es")).test_client(), desk.catalog)
    found = fresh.post("/check", id="title", text="Llame a {emergency-number}").get_json()["findings"]
    told = [one["text"] for one in found if one["check"] == "facts"]
    path = desk.catalog.with_name("facts.po")
    assert told == [
        f'"{{emergency-number}}" has no words in es yet; translate "emergency-number.text" in {path}; '
        "readers get the original until then"
    ]
