"""One command adds a language, and says what to do with it."""

from __future__ import annotations

import re
from typing import Any

from webapp.settings import Settings

UPDATE = ("translations", "update")


def test_a_new_language_is_told_how_to_begin_and_an_old_one_is_not(settings: Settings, run: Any) -> None:
    first, again = run(settings, *UPDATE, "pt_BR"), run(settings, *UPDATE, "pt_BR")
    assert first.exit_code == again.exit_code == 0
    catalogs = settings.translations / "pt_BR" / "LC_MESSAGES"
    assert first.stdout.split("\n\n")[1].splitlines() == [
        "Português (Brasil) (pt_BR) is new, and every text of it is to do. Translate",
        "  on the pages        pocketleaf translate pt_BR",
        "  in a spreadsheet    pocketleaf translations export pt_BR --format csv -o pt_BR.csv",
        f"  in another tool     the files in {catalogs}",
        "What to begin with: pocketleaf translations status --locale pt_BR",
    ]
    assert again.stdout == ""


def test_what_to_do_next_names_the_file_and_the_preview(settings: Settings, run: Any) -> None:
    run(settings, *UPDATE, "pt_BR")
    said = run(settings, "translations", "status", "--locale", "pt_BR").stdout.splitlines()[-1]
    assert said.endswith("/pt_BR/LC_MESSAGES/dry-skin.po, or with `pocketleaf translate pt_BR`")
    said = run(settings, "translations", "status", "--document", "messages", "--locale", "pt_BR").stdout
    assert said.splitlines()[-1].endswith("/pt_BR/LC_MESSAGES/messages.po")


def test_the_language_of_the_pages_gets_no_catalogs(settings: Settings, run: Any) -> None:
    refused = run(settings, *UPDATE, "en")
    told = '"en" is the language of the pages themselves; name one that they are translated into\n'
    assert (refused.exit_code, refused.stderr) == (1, told)
    assert not (settings.translations / "en").exists()


def test_a_check_of_a_language_without_catalogs_names_what_makes_them(settings: Settings, run: Any) -> None:
    told = run(settings, "translations", "check", "--locale", "fr")
    remedy = 'no catalogs for "fr"; `pocketleaf translations update fr` makes them\n'
    assert (told.exit_code, told.stderr) == (1, remedy)


def test_what_care_cards_wait_for_comes_first(settings: Settings, run: Any) -> None:
    facts = "entries:\n  - id: emergency-number\n    text: your local emergency number\n    note: To call.\n"
    (settings.content / "facts.yaml").write_text(facts, encoding="utf-8")
    run(settings, *UPDATE, "pt_BR")
    said = run(settings, "translations", "status", "--locale", "pt_BR").stdout.splitlines()
    assert said[2].startswith("facts ")
    assert re.fullmatch(r"Next: translate facts into pt-BR: 1 text, 4 words, in .*/facts\.po", said[-1])
