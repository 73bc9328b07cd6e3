"""The shell holds what pages load, and nothing that only the worker needs."""

from __future__ import annotations

import json
import re

from webapp.catalogs.interface import Interface
from webapp.editions import shell
from webapp.locales import Locale
from webapp.pages.frame import Frame
from webapp.settings import read_settings


def test_the_worker_keeps_for_pages_what_they_load_and_no_more() -> None:
    files = shell.shell_files(read_settings(environment={}).static)
    kept = shell.kept_names(files).at_once
    assert {"js/app.js", "js/ui/kept_pages.js", "js/ui/search_list.js", "icons/icon.svg"} <= set(kept)
    assert [name for name in kept if name.startswith(("js/worker/", "js/core/search/"))] == []
    assert "js/offline/search.js" not in kept


def test_nothing_of_translators_is_in_the_shell() -> None:
    static = read_settings(environment={}).static
    assert (static / "js" / "translating" / "main.js").is_file()
    assert [name for name in shell.shell_files(static) if "translating" in name] == []
    assert "#panel" not in shell.style_sheet(static)


def test_the_workers_script_needs_no_other_file() -> None:
    files = shell.shell_files(read_settings(environment={}).static)
    assert not re.search(rb"\bimport\b", files["js/worker/main.js"])


def test_every_way_to_import_is_followed() -> None:
    files = {
        "js/app.js": b'import{a}from"./ui/a.js";import("./ui/b.js");export*from "./ui/c.js";import"./d.js"',
        "js/ui/a.js": b'import x from"../core/x.js"',
        "js/ui/b.js": b"",
        "js/ui/c.js": b"",
        "js/core/x.js": b"",
        "js/d.js": b"",
        "js/alone.js": b"",
    }
    assert shell.kept_names(files) == shell.Kept(tuple(sorted(set(files) - {"js/alone.js"})), ())


def test_what_packs_alone_need_is_kept_once_they_are_wanted() -> None:
    files = {
        "js/app.js": b'import{a}from"./ui/packs.js";import("./ui/packs_panel.js")',
        "js/ui/packs.js": b'import x from"../core/x.js"',
        "js/ui/packs_panel.js": b'import y from"../core/y.js";import x from"../core/x.js"',
        "js/core/x.js": b"",
        "js/core/y.js": b"",
    }
    assert shell.kept_names(files) == shell.Kept(
        ("js/app.js", "js/core/x.js", "js/ui/packs.js"), ("js/core/y.js", "js/ui/packs_panel.js")
    )


def test_an_untranslated_description_is_not_the_apps_in_another_language() -> None:
    tags = Locale("en"), Locale("es")
    frames = [Frame(one, tags, Interface(one.babel), "Toy", "", "", "0") for one in tags]
    told = [json.loads(shell.manifest(frame)).get("description", "") for frame in frames]
    assert told[0].startswith("Plain health information") and told[1] == ""
