"""A published address leads somewhere for ever, or no edition is built and the author is told why."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from tests.conftest import Edit, Run
from webapp import create_app
from webapp.editions.building import current_edition
from webapp.settings import Settings

LOCK, GONE = "content/links.lock", "content/gone.yaml"
NOSE, SKIN = "content/conditions/runny-nose.md", "content/conditions/dry-skin.md"
REST = "content/guides/resting-well.md"

Deed = Callable[[Path, Edit], None]


def rename_page(toy: Path, edit: Edit) -> None:
    (toy / REST).rename(toy / "content/guides/sleeping.md")
    edit(toy / SKIN, "(resting-well#evening)", "(sleeping#evening)")


def rename_page_well(toy: Path, edit: Edit) -> None:
    rename_page(toy, edit)
    edit(toy / "content/guides/sleeping.md", "id: rw01", "id: rw01\nformer_slugs: [resting-well]")


def move_page(toy: Path, _: Edit) -> None:
    (toy / REST).rename(toy / "content/conditions/resting-well.md")


def remove_page(toy: Path, edit: Edit) -> None:
    (toy / REST).unlink()
    edit(toy / SKIN, "[toy guide](resting-well#evening)", "toy guide")


def tell_of_page(text: str) -> Deed:
    def deed(toy: Path, edit: Edit) -> None:
        remove_page(toy, edit)
        (toy / GONE).write_text(f"pages:\n  - {{slug: resting-well, id: rw01, {text}}}\n", encoding="utf-8")

    return deed


def change_id(toy: Path, edit: Edit) -> None:
    edit(toy / REST, "id: rw01", "id: rw02")


def rename_section(toy: Path, edit: Edit) -> None:
    edit(toy / REST, "{#evening}", "{#at-night}")
    edit(toy / SKIN, "(resting-well#evening)", "(resting-well#at-night)")


def rename_section_well(toy: Path, edit: Edit) -> None:
    rename_section(toy, edit)
    edit(toy / REST, "id: rw01", "id: rw01\nformer_anchors: {evening: at-night}")


def tell_of_section(text: str) -> Deed:
    def deed(toy: Path, edit: Edit) -> None:
        rename_section(toy, edit)
        line = f"sections:\n  - {{page: resting-well, id: evening, {text}}}\n"
        (toy / GONE).write_text(line, encoding="utf-8")

    return deed


def remove_question(toy: Path, edit: Edit) -> None:
    edit(toy / REST, "{#reading}", "{#books}")


def remove_language(toy: Path, _: Edit) -> None:
    shutil.rmtree(toy / "translations/ar")


def tell_of_language(text: str) -> Deed:
    def deed(toy: Path, edit: Edit) -> None:
        remove_language(toy, edit)
        (toy / GONE).write_text(f"locales:\n  - {{tag: ar, {text}}}\n", encoding="utf-8")

    return deed


def swap_ids(toy: Path, edit: Edit) -> None:
    edit(toy / NOSE, "id: rn01", "id: ds01")
    edit(toy / SKIN, "id: ds01", "id: rn01")


WHY = ", or tell in CONTENT/gone.yaml why it is gone (`{}`, {})"
PAGES = WHY.format("pages", "with a reason or a successor")
SECTIONS = WHY.format("sections", "likewise")
LANGUAGES = WHY.format("locales", "with a reason or a successor")
LEADS = "was published and leads nowhere; "
RENAMED = (
    f'"[/{{tag}}]/guides/resting-well = rw01" {LEADS}'
    f"write `former_slugs: [resting-well]` into the page that has another name now{PAGES}"
)

# A deed, and what the author is told: nothing where every address still leads somewhere.
DEEDS: dict[str, tuple[Deed, list[str]]] = {
    "a page renamed": (
        rename_page,
        [RENAMED],
    ),
    "a page renamed with its former name": (rename_page_well, []),
    "a page moved to another folder": (move_page, []),
    "a page removed": (
        remove_page,
        [
            f'"/rw01[/{{tag}}]" {LEADS}write `id: rw01` into its page again, as an id never changes{PAGES}',
            RENAMED,
        ],
    ),
    "a page removed for a reason": (tell_of_page("reason: Nobody rests."), []),
    "a page that another follows": (tell_of_page("successor: dry-skin#treatment"), []),
    "an id changed": (
        change_id,
        [f'"/rw01[/{{tag}}]" {LEADS}write `id: rw01` into its page again, as an id never changes{PAGES}'],
    ),
    "a section renamed": (
        rename_section,
        [
            f'"/rw01[/{{tag}}]/evening" {LEADS}write `former_anchors: {{evening: …}}` into '
            f"CONTENT/guides/resting-well.md{SECTIONS}",
            f'"[/{{tag}}]/guides/resting-well/evening" {LEADS}write `former_anchors: {{evening: …}}` into '
            f"CONTENT/guides/resting-well.md{SECTIONS}",
        ],
    ),
    "a section renamed with its former id": (rename_section_well, []),
    "a section removed for a reason": (tell_of_section("reason: Too dark."), []),
    "a section that another follows": (tell_of_section("successor: dry-skin#treatment"), []),
    "a question removed": (
        remove_question,
        [
            f'"/rw01[/{{tag}}]/reading" {LEADS}write `former_anchors: {{reading: …}}` into '
            f"CONTENT/guides/resting-well.md{SECTIONS}",
            f'"[/{{tag}}]/guides/resting-well/reading" {LEADS}write `former_anchors: {{reading: …}}` into '
            f"CONTENT/guides/resting-well.md{SECTIONS}",
        ],
    ),
    "a language removed": (
        remove_language,
        [f'"/ar/" {LEADS}bring the catalogs of "ar" back{LANGUAGES}'],
    ),
    "a language removed for a reason": (tell_of_language("reason: Nobody read it."), []),
    "a language that another follows": (tell_of_language("successor: es"), []),
}


@pytest.mark.parametrize(("deed", "says"), DEEDS.values(), ids=DEEDS)
@pytest.mark.parametrize("words", [("build",), ("links", "check")], ids=" ".join)
def test_what_breaks_a_published_address_is_told(
    toy: Path,
    built: Settings,
    run: Run,
    edit: Edit,
    *,
    deed: Deed,
    says: list[str],
    words: tuple[str, ...],
) -> None:
    assert run(built, "links", "check").exit_code == 0
    before, edition = (toy / LOCK).read_bytes(), current_edition(built.var)
    deed(toy, edit)
    result = run(built, *words)
    told = [line for line in result.stderr.split("\n") if LOCK in line]
    assert [
        re.sub(r"^.*links\.lock:\d+: ", "", one).replace(f"{built.content}", "CONTENT") for one in told
    ] == says
    assert result.exit_code == (1 if says else 0), result.output
    assert all(one.startswith(f"{toy / LOCK}:{place_of(one, before.decode())}: ") for one in told)
    if says:
        assert (toy / LOCK).read_bytes() == before
        assert current_edition(built.var) == edition, "the last good one stays"


def place_of(line: str, lock: str) -> int:
    pattern = re.search(r': "(.*?)" was', line)
    assert pattern
    return lock.split("\n").index(pattern[1]) + 1


def test_a_name_that_was_given_to_another_page_is_told(
    toy: Path, settings: Settings, run: Run, edit: Edit
) -> None:
    run(settings, "links", "check")
    swap_ids(toy, edit)
    assert (
        '"[/{tag}]/conditions/dry-skin = ds01" was published and leads to "/en/conditions/dry-skin" now, '
        'which is another page; give "/en/conditions/dry-skin" another name'
    ) in run(settings, "content", "check").stderr


GONE_ANSWERS = {
    "/rw01/es": (tell_of_page("reason: Nobody rests."), 410, "Nobody rests.", ""),
    "/es/guides/resting-well": (tell_of_page("reason: Nobody rests."), 410, "Nobody rests.", ""),
    "/es/guides/resting-well/evening": (
        tell_of_page("reason: Nobody rests., successor: runny-nose"),
        410,
        "Nobody rests.",
        '<a href="/es/conditions/runny-nose">Nariz que gotea</a>',
    ),
    "/guides/resting-well": (
        tell_of_page("successor: dry-skin#treatment"),
        303,
        "",
        "/es/conditions/dry-skin#treatment",
    ),
    "/rw01/es/reading": (tell_of_page("successor: dry-skin"), 308, "", "/es/conditions/dry-skin"),
    "/rw01/es/evening": (
        tell_of_section("successor: dry-skin#treatment"),
        308,
        "",
        "/es/conditions/dry-skin#treatment",
    ),
    "/guides/resting-well/evening": (
        tell_of_section("reason: Too dark."),
        410,
        "Too dark.",
        '<a href="/es/guides/resting-well" lang="en" dir="ltr">Resting well</a>',
    ),
    "/ar/guides/resting-well/evening": (
        tell_of_language("successor: es"),
        308,
        "",
        "/es/guides/resting-well#evening",
    ),
    "/rw01/ar": (
        tell_of_language("reason: Nobody read it., successor: es"),
        410,
        "Nobody read it.",
        '<a href="/es/guides/resting-well" lang="en" dir="ltr">Resting well</a>',
    ),
    "/ar/": (tell_of_language("reason: Nobody read it."), 410, "Nobody read it.", 'href="/es/#a-z"'),
    "/ar/questions": (tell_of_language("reason: Nobody read it."), 410, "Nobody read it.", 'href="/es/#a-z"'),
    "/ar/nowhere": (tell_of_language("reason: Nobody read it."), 404, "", 'href="/es/#a-z"'),
}


@pytest.mark.parametrize(("address", "row"), GONE_ANSWERS.items(), ids=GONE_ANSWERS)
def test_what_is_gone_is_told_with_its_reason_or_followed(
    toy: Path, built: Settings, run: Run, edit: Edit, *, address: str, row: tuple[Deed, int, str, str]
) -> None:
    deed, status, reason, leads = row
    deed(toy, edit)
    assert run(built, "build").exit_code == 0
    answer = create_app(built.var).test_client().get(address, headers={"Accept-Language": "es"})
    assert answer.status_code == status
    if status in (303, 308):
        assert answer.headers["Location"] == leads
        return
    assert '<html lang="es"' in answer.text
    assert leads in answer.text
    assert f'<span lang="en" dir="ltr">{reason}</span>' in answer.text or not reason


def test_the_lock_is_sorted_and_only_added_to(toy: Path, settings: Settings, run: Run) -> None:
    first = run(settings, "links", "check")
    lines = (toy / LOCK).read_text(encoding="utf-8").split("\n")
    written = [line for line in lines if not line.startswith("#")]
    assert lines[0].startswith("# Every address that this library has published")
    assert written[:-1] == sorted(written[:-1])
    assert {"/es/", "/ds01[/{tag}]", "/ds01[/{tag}]/how-often", "[/{tag}]/conditions/dry-skin = ds01"} <= {
        *written
    }
    assert (
        first.output
        == f"{len(written) - 1} published addresses lead somewhere, {len(written) - 1} of them new\n"
    )
    (toy / LOCK).write_text(
        "\n".join([*lines[:1], *reversed(lines[3:]), "/rn01[/{tag}]/signs"]), encoding="utf-8"
    )
    (toy / "translations/fr/LC_MESSAGES").mkdir(parents=True)
    assert run(settings, "links", "check").output.endswith(", 1 of them new\n")
    again = (toy / LOCK).read_text(encoding="utf-8").split("\n")
    assert set(again) - set(lines) == {"/fr/", "/rn01[/{tag}]/signs"}
    assert set(lines) <= set(again)
    assert again[3:-1] == sorted(again[3:-1])


def test_a_frozen_lock_is_not_written_and_must_hold_everything(
    toy: Path, settings: Settings, run: Run
) -> None:
    missing = run(settings, "links", "check", "--frozen")
    assert missing.exit_code == 1
    assert f"{toy / LOCK}:1: " in missing.stderr
    assert 'the first is "/ar/"; run `pocketleaf links check` and commit the file' in missing.stderr
    assert not (toy / LOCK).exists()
    run(settings, "links", "check")
    assert run(settings, "links", "check", "--frozen").exit_code == 0


def test_a_line_that_is_no_address_is_told(toy: Path, settings: Settings, run: Run) -> None:
    (toy / LOCK).write_text("/ds01[/{tag}]\nhttps://evil.example/\n", encoding="utf-8")
    result: Result = run(settings, "build")
    assert result.exit_code == 1
    assert f'{toy / LOCK}:2: "https://evil.example/" is no address of a library' in result.stderr


def test_a_section_may_not_have_the_name_of_a_language(
    toy: Path, settings: Settings, run: Run, edit: Edit
) -> None:
    edit(toy / REST, "{#reading}", "{#es}")
    result = run(settings, "content", "check")
    assert f"{toy / REST}:" in result.stderr
    assert 'anchor "es" is the tag of a language; choose another' in result.stderr
