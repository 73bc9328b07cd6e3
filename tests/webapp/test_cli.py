"""The `pocketleaf` command: what it says, what it does, and how it ends."""

from __future__ import annotations

import difflib
import html
import json
import re
from collections.abc import Iterator
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from tests.conftest import Edit, Run
from webapp import create_app
from webapp.cli import main
from webapp.editions.building import current_edition
from webapp.errors import SettingsError
from webapp.settings import Settings, read_settings

NOSE = Path("conditions/runny-nose.md")
HIT = re.compile(r'<(?:h2|li)><a href="([^"]+)">(<span.*?)</a>(?:</h2>\n)?<p><span[^>]*>(.*?)</span></p>')
TAG = re.compile(r"<[^>]+>")


def commands(group: click.Group = main, *words: str) -> Iterator[tuple[tuple[str, ...], click.Command]]:
    """Yields every command with the words that call it."""
    yield words, group
    for name, command in group.commands.items():
        if isinstance(command, click.Group):
            yield from commands(command, *words, name)
        else:
            yield (*words, name), command


COMMANDS = list(commands())


@pytest.mark.parametrize(
    ("words", "command"), COMMANDS, ids=["-".join(words) or "main" for words, _ in COMMANDS]
)
@pytest.mark.parametrize("flag", ["--help", "-h"])
def test_every_command_explains_itself_and_each_of_its_options(
    words: tuple[str, ...], command: click.Command, flag: str
) -> None:
    result = CliRunner().invoke(main, [*words, flag])
    assert result.exit_code == 0
    assert command.help
    assert command.help.split()[0] in result.output
    options = [one for one in command.params if isinstance(one, click.Option)]
    assert [one.name for one in options if not one.help] == []


def test_all_commands_are_known_to_this_test() -> None:
    assert {" ".join(words) for words, _ in COMMANDS} == {
        "",
        "build",
        "serve",
        "translate",
        "search",
        "keys",
        "pack",
        "pack export",
        "pack check",
        "translations",
        "translations extract",
        "translations update",
        "translations check",
        "translations checks",
        "translations status",
        "translations weigh",
        "translations review",
        "translations merge",
        "translations export",
        "translations import",
        "content",
        "content check",
        "content checks",
        "content grade",
        "content references",
        "content codes",
        "links",
        "links check",
    }


OPTIONS = {
    "nothing": ({}, {}, ("STARTER", "STARTER", "var")),
    "the environment": (
        {},
        {"CONTENT": "a/content", "TRANSLATIONS": "t", "VAR": "v"},
        ("a/content", "t", "v"),
    ),
    "options": ({"content": "a/content", "translations": "t", "var": "v"}, {}, ("a/content", "t", "v")),
    "both": (
        {"content": "b/content", "translations": "u", "var": "w"},
        {"CONTENT": "a/content", "TRANSLATIONS": "t", "VAR": "v"},
        ("b/content", "u", "w"),
    ),
    "content alone": ({"content": "a/content"}, {}, ("a/content", "a/translations", "var")),
    "its environment alone": ({}, {"CONTENT": "a/content"}, ("a/content", "a/translations", "var")),
    "empty words": ({}, {"CONTENT": "", "VAR": ""}, ("STARTER", "STARTER", "var")),
}


@pytest.mark.parametrize(("given", "environment", "chosen"), OPTIONS.values(), ids=OPTIONS)
def test_an_option_wins_over_the_environment_and_it_over_the_starter_library(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    given: dict[str, str],
    environment: dict[str, str],
    chosen: tuple[str, str, str],
) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("a", "b"):
        (tmp_path / name / "content").mkdir(parents=True)
    settings = read_settings(
        content=Path(given["content"]) if "content" in given else None,
        translations=Path(given["translations"]) if "translations" in given else None,
        var=Path(given["var"]) if "var" in given else None,
        environment={f"POCKETLEAF_{name}": value for name, value in environment.items()},
    )
    starter = settings.shipped.parent
    expected = (
        starter / "content" if chosen[0] == "STARTER" else Path(chosen[0]),
        starter / "translations" if chosen[1] == "STARTER" else Path(chosen[1]),
        Path(chosen[2]),
    )
    assert (settings.content, settings.translations, settings.var) == expected


def test_the_command_reads_the_environment(settings: Settings, tmp_path: Path) -> None:
    environment = {"POCKETLEAF_CONTENT": str(settings.content), "POCKETLEAF_VAR": str(tmp_path / "x")}
    result = CliRunner().invoke(main, ["content", "check"], env=environment)
    assert (result.exit_code, result.output) == (0, "3 documents: no mistakes found\n")
    folders = ["--content", str(tmp_path / "nowhere")]
    result = CliRunner().invoke(main, [*folders, "content", "check"], env=environment)
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr == (
        f'content folder "{tmp_path / "nowhere"}" does not exist; '
        "make it, or name another with --content or POCKETLEAF_CONTENT\n"
    )


def test_a_missing_content_folder_is_a_mistake_in_the_settings(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="does not exist; make it, or name another with --content"):
        read_settings(environment={"POCKETLEAF_CONTENT": str(tmp_path / "nowhere")})


def test_a_folder_that_cannot_be_written_is_told_in_one_line(settings: Settings, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    environment = {"POCKETLEAF_CONTENT": str(settings.content), "POCKETLEAF_VAR": str(tmp_path / "file")}
    result = CliRunner().invoke(main, ["build"], env=environment)
    assert result.exit_code == 1
    assert result.output == f"{tmp_path / 'file/editions'}: Not a directory\n"


@pytest.mark.parametrize(
    "words", [["serve", "--port=0"], ["serve", "--port=x"], ["search"], ["bild"], ["serve", "--workers=0"]]
)
def test_a_command_that_is_mistyped_is_told_without_a_traceback(
    settings: Settings, run: Run, words: list[str]
) -> None:
    result = run(settings, *words)
    assert result.exit_code == 2
    assert "Error: " in result.stderr
    assert "Traceback" not in result.output


def test_a_build_tells_what_it_does_and_a_second_that_nothing_is_to_do(
    built: Settings, edit: Edit, run: Run
) -> None:
    edit(built.content / NOSE, "7 days", "8 days")
    first, second = run(built, "build"), run(built, "build")
    name = current_edition(built.var).name
    assert (first.exit_code, second.exit_code) == (0, 0)
    assert "es: indexing 1 pages" in first.stderr
    assert first.stderr.endswith(f"Edition {name} is built.\n")
    assert second.stderr == f"Edition {name} is up to date.\n"


def test_a_build_that_keeps_going_still_ends_with_one(built: Settings, edit: Edit, run: Run) -> None:
    catalog = built.translations / "es/LC_MESSAGES/runny-nose.po"
    edit(catalog, 'msgid "Runny nose"', "<<<<<<< ours")
    failed = run(built, "build")
    assert failed.exit_code == 1
    assert failed.stderr.splitlines()[-1].startswith(f"{catalog}:")
    for state in ("built", "up to date"):
        kept = run(built, "build", "--keep-going")
        assert kept.exit_code == 1
        assert failed.stderr.splitlines()[-1] in kept.stderr
        assert kept.stderr.endswith(f"is {state}.\n")
    page = current_edition(built.var) / "site/es/conditions/runny-nose.html"
    assert "Runny nose" in page.read_text(encoding="utf-8")


QUERIES = [
    ("en", "skin"),
    ("en", "Is it a cold?"),
    ("en", "  dry \t skin "),
    ("en", "water OR (cream"),
    ("en", "zzzz"),
    ("es", "nariz"),
    ("es", "resfriado"),
    ("ar", "skin"),
]


@pytest.mark.parametrize(("tag", "query"), QUERIES)
def test_the_command_finds_what_the_search_page_finds(
    toy_edition: Settings, run: Run, tag: str, query: str
) -> None:
    result = run(toy_edition, "search", query, "--locale", tag, "--json")
    assert result.exit_code == 0
    told = [
        (hit["url"], hit["title"], "".join(text for text, _ in hit["snippet"]))
        for hit in json.loads(result.stdout)
    ]
    page = create_app(toy_edition.var).test_client().get(f"/{tag}/search", query_string={"q": query}).text
    shown = [(url, words(title), words(snippet)) for url, title, snippet in HIT.findall(page)]
    assert sorted(told) == sorted(shown), "the page groups them by page"
    assert bool(told) == (query != "zzzz" and tag != "ar")


@pytest.mark.parametrize(("tag", "query"), QUERIES)
def test_the_reference_can_be_asked_the_same(toy_edition: Settings, run: Run, tag: str, query: str) -> None:
    words = ("search", query, "--locale", tag, "--json")
    assert run(toy_edition, *words, "--engine=whoosh").stdout == run(toy_edition, *words).stdout


def test_the_hits_can_be_read_by_people_too(toy_edition: Settings, run: Run) -> None:
    assert re.fullmatch(
        r" +\d+\.\d{3}  Nariz que gotea\n +/es/conditions/runny-nose\n(.*\n)*",
        run(toy_edition, "search", "nariz", "--locale=es").stdout,
    )
    assert run(toy_edition, "search", "zzzz").stdout == 'Nothing was found for "zzzz".\n'
    wrong = run(toy_edition, "search", "skin", "--locale=fr")
    assert (wrong.exit_code, wrong.stderr) == (1, 'no language "fr" in this edition; use one of en, ar, es\n')


def test_one_edited_paragraph_falls_back_alone_and_every_other_byte_stays(
    built: Settings, edit: Edit, run: Run
) -> None:
    assert run(built, "translations", "update").exit_code == 0
    assert run(built, "build").exit_code == 0
    pages, catalogs = files(current_edition(built.var) / "site"), files(built.translations)

    edit(built.content / NOSE, "about 7 days", "about 8 days")
    assert run(built, "translations", "update").exit_code == 0
    assert run(built, "build").exit_code == 0

    original = (
        '<a href="/en/conditions/runny-nose" hreflang="en" data-language>Leer el original en inglés</a></li>'
    )
    texts = ['-<article data-texts="3ac4e5c7">', '+<article data-texts="0ad9c134">']
    assert changes(pages, files(current_edition(built.var) / "site")) == {
        "en/conditions/runny-nose.html": [
            *texts,
            '-<p>Your nose drips for about 7 days<a class="cite" href="#ref-toy-2003">[1]</a>.</p>',
            '+<p>Your nose drips for about 8 days<a class="cite" href="#ref-toy-2003">[1]</a>.</p>',
        ],
        "ar/conditions/runny-nose.html": [
            *texts,
            '-<p lang="en" dir="ltr">Your nose drips for about 7 days'
            '<a class="cite" href="#ref-toy-2003">[1]</a>.</p>',
            '+<p lang="en" dir="ltr">Your nose drips for about 8 days'
            '<a class="cite" href="#ref-toy-2003">[1]</a>.</p>',
        ],
        "es/conditions/runny-nose.html": [
            *texts,
            '-<p>Su nariz gotea unos 7 días<a class="cite" href="#ref-toy-2003">[1]</a>.</p>',
            '+<div class="fallback">',
            '+<p class="why">El original de esta parte ha cambiado desde que se tradujo. '
            "Aquí tiene el texto nuevo en inglés.</p>",
            '+<p lang="en" dir="ltr">Your nose drips for about 8 days'
            '<a class="cite" href="#ref-toy-2003">[1]</a>.</p>',
            "+</div>",
            "-<li>Textos de esta página traducidos y actualizados: 13 de 13. " + original,
            "+<li>Textos de esta página traducidos y actualizados: 12 de 13. " + original,
        ],
        "es/translation.html": [
            '-<tr><th scope="row"><a href="/es/conditions/runny-nose">Nariz que gotea</a></th>'
            "<td>13 de 13</td><td>1 de febrero de 2026</td><td>aún no</td><td>aún no</td></tr>",
            '+<tr><th scope="row"><a href="/es/conditions/runny-nose">Nariz que gotea</a></th>'
            "<td>12 de 13</td><td>1 de febrero de 2026</td><td>aún no</td><td>aún no</td></tr>",
        ],
    }
    edited = [
        '-msgid "Your nose drips for about 7 days [@toy-2003]."',
        '+msgid "Your nose drips for about 8 days [@toy-2003]."',
    ]
    assert changes(catalogs, files(built.translations)) == {
        "templates/runny-nose.pot": ["+#. changed from 522d3dc4e513: safety", *edited],
        "ar/LC_MESSAGES/runny-nose.po": edited,
        "es/LC_MESSAGES/runny-nose.po": [
            "+#, fuzzy",
            '+#| msgid "Your nose drips for about 7 days [@toy-2003]."',
            *edited,
        ],
    }


def words(markup: str) -> str:
    return html.unescape(TAG.sub("", markup))


def files(folder: Path) -> dict[str, bytes]:
    """Gives the files of a folder without what follows: copies, indexes, packs, overviews, data."""
    paths = (
        one
        for one in folder.rglob("*")
        if one.is_file() and not {"pack", "translate", "api"} & set(one.relative_to(folder).parts)
    )
    texts = (path for path in paths if path.suffix not in (".br", ".zst", ".gz", ".plix"))
    pointers = ("search.json", "pack.json")
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in texts if path.name not in pointers
    }


def changes(before: dict[str, bytes], after: dict[str, bytes]) -> dict[str, list[str]]:
    """Gives the lines that went (-) and came (+), by file."""
    assert before.keys() == after.keys()
    return {
        path: [
            line[0] + line[2:]
            for line in difflib.ndiff(before[path].decode().split("\n"), after[path].decode().split("\n"))
            if line.startswith(("- ", "+ "))
        ]
        for path in before
        if before[path] != after[path]
    }
