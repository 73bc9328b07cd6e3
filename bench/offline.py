"""A thousand articles kept on a phone, beside a ZIM of the same articles made in the same run.

The articles are real: the MedlinePlus topics, each cut into slices under new slugs ("…, part 2"), 1,000 in
all. There is too little text for 1,000 long articles, so an article goes on with the text that follows its
slice until it has 7,000 letters; `--text 0` ends it with its slice, and no text stands in two articles. Both
libraries are built by the ordinary command. The ZIM (libzim, zstd, full-text index, clusters of its own
choosing) and the floor hold every page of the pack as minimal HTML: the title and the main element with ids,
links and languages alone, without style, menus, forms and scripts; packs hold the pages as they are served.
"Wire" is what a plain static server sent to Chromium, without Compression Dictionary Transport; one sentence
of one article is edited and the library built again for the update. Openings are medians of pages opened in
turns at 4x throttle of the processor, each page once from a static server and, the other one stopped, from
the pack with a warm and a stopped worker; the browser slows no workers down.
"""

from __future__ import annotations

import json
import os
from argparse import ArgumentParser, Namespace
from collections.abc import Sequence
from itertools import chain
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from offline_library import Built, build_twice, pages_of, thousand
from offline_reader import Opening, arrived, install, medians, openings, update
from offline_scripts import script_rows, visit_rows
from offline_site import Answer, served
from offline_zim import floor_of, minimal, write_zim, zimdiff
from playwright.sync_api import Browser
from search_browser import launched
from tables import Row, add_data_option, add_json_option, report
from topics import read_topics

from webapp.packs.lists import read_list

TAG = "en"
OPENED = 15
Kept = dict[str, Any]


def size_rows(built: Built, zims: tuple[int, int], kept: Kept) -> list[Row]:
    """Return the bytes of packs beside those of the ZIM and the floor."""
    zim, floor = zims
    index = _sent(kept["answers"], ".plix")
    pages = _sent(kept["answers"], ".plv") + _sent(kept["answers"], ".json", "/pack/head")
    manifest = json.loads(json.loads((built.before / TAG / "pack.json").read_bytes())["manifest"])
    return [
        _ratio("wire, br: pages + index, to ZIM", pages + index, zim, "0.60"),
        _ratio("wire, gzip: pages + index, to ZIM", manifest["wire"]["gzip"], zim, ""),
        _ratio("pages, br, to floor", pages, floor, "1.15"),
        _ratio("index, br, to ZIM", index, zim, ""),
        _ratio("device: stored blocks, to ZIM", kept["blocks"], zim, "1.00"),
        _ratio("device: blocks, head and table, to ZIM", kept["blocks"] + kept["rest"], zim, ""),
        _ratio("device: the browser's estimate, to ZIM", kept["usage"], zim, ""),
    ]


def edit_rows(built: Built, sent: Sequence[Answer], diff: int | None) -> list[Row]:
    """Return the bytes that Chromium fetched after one sentence was edited."""
    parts: dict[str, int] = {"pages": 0, "index": 0, "pointer": 0, "other": 0}
    for one in sent:
        parts[_part(built.after, one.path)] += one.sent
    aims = {"pages": "1,024", "index": "16,384"}
    rows: list[Row] = [
        {"after one edit": name, "bytes": size, "aim": aims.get(name, "")} for name, size in parts.items()
    ]
    return [*rows, {"after one edit": "zimdiff", "bytes": diff if diff is not None else "none", "aim": ""}]


def opening_rows(made: dict[str, list[Opening]]) -> list[Row]:
    """Return the medians of openings, each to the plain server's."""
    plain = medians(made["plain server"]).paint
    return [
        {
            "opened": f"{name} ({len(found)})",
            "first paint ms": medians(found).paint,
            "ratio": medians(found).paint / plain,
            "aim": "" if name == "plain server" else "1.20",
            "worker starts ms": medians(found).boot,
            "answer begins ms": medians(found).answer,
        }
        for name, found in made.items()
    ]


def _measure(built: Built, browser: Browser) -> tuple[Kept, list[Answer], dict[str, list[Opening]]]:
    """Return what an install and an update took, and how pages open when the server is gone."""
    articles = [address for address in built.pages if "/conditions/" in address]
    chosen = [address for address in articles[:: len(articles) // OPENED] if address != built.edited][:OPENED]
    with (
        served(built.after) as plain_site,
        served(built.before) as site,
        arrived(browser, site, articles[1]) as page,
    ):
        site.begin()
        kept = {**install(page, TAG), "answers": list(site.answers)}
        site.folder = built.after
        site.begin()
        update(page, TAG)
        updated = list(site.answers)
        site.stop()
        plain = browser.new_context(viewport=page.viewport_size, service_workers="block")
        opened = openings(page, plain, map(site.url, chosen), map(plain_site.url, chosen))
        plain.close()
    return kept, updated, opened


def _visits(built: Built, browser: Browser) -> dict[str, Sequence[Answer]]:
    """Return what a reader who keeps nothing fetches on a first and a second visit."""
    first, second = [address for address in built.pages if "/conditions/" in address][:2]
    with served(built.before) as site, arrived(browser, site, first) as page:
        one = list(site.answers)
        site.begin()
        page.goto(site.url(second))
        page.wait_for_load_state("networkidle")
        return {"first": one, "second": list(site.answers)}


def _part(site: Path, path: str) -> str:
    """Return what a file of an update is for."""
    if path.endswith("/pack.json"):
        return "pointer"
    if not path.endswith(".plu"):
        return "other"
    names = {labels[0] for labels, _ in read_list((site / path.lstrip("/")).read_bytes(), labels=2)}
    return "index" if names == {"index"} else "pages"


def _sent(answers: Sequence[Answer], ending: str, within: str = "") -> int:
    return sum(one.sent for one in answers if one.path.endswith(ending) and within in one.path)


def _ratio(name: str, ours: int, theirs: int, aim: str) -> Row:
    return {"bytes": name, "ours": ours, "theirs": theirs, "ratio": ours / theirs, "aim": aim}


def _install_row(built: Built, kept: Kept) -> Row:
    scripts = [one for one in kept["answers"] if one.path.endswith(".js")]
    return {
        "articles": sum("/conditions/" in address for address in built.pages),
        "pages": len(built.pages),
        "install s": kept["seconds"],
        "requests": len(kept["answers"]) - len(scripts),
        "sent": sum(one.sent for one in kept["answers"]) - sum(one.sent for one in scripts),
        "scripts": len(scripts),
        "sent for these": sum(one.sent for one in scripts),
        "blocks": kept["count"],
        "build s": built.costs[0].seconds,
        "build cpu s": built.costs[0].cpu_seconds,
    }


def _zims(built: Built, folder: Path) -> tuple[tuple[int, int], int | None]:
    """Return the bytes of the ZIM and of the floor, and of the difference to the ZIM after the edit."""
    pages = {address: minimal(page) for address, page in built.pages.items()}
    edited = {address: minimal(page) for address, page in pages_of(built.after).items()}
    old, new = folder / "before.zim", folder / "after.zim"
    size = write_zim(pages, old)
    write_zim(edited, new)
    raw = sum(map(len, pages.values()))
    print(f"the ZIM holds {len(pages):,} pages of minimal HTML, {raw:,} bytes; it has {size:,}")
    return (size, floor_of(pages)), zimdiff(old, new)


def _options() -> Namespace:
    parser = ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument(
        "--text", type=int, default=7000, metavar="N", help="letters of an article (default: %(default)s)"
    )
    parser.add_argument("--limit", type=int, metavar="N", help="take the first N articles only")
    parser.add_argument("--keep", type=Path, metavar="DIR", help="leave the library in DIR (default: none)")
    add_data_option(parser)
    add_json_option(parser)
    return parser.parse_args()


def _run(options: Namespace, folder: Path) -> None:
    articles = thousand(read_topics(options.data), options.text)[: options.limit]
    built = build_twice(folder, articles)
    zims, diff = _zims(built, folder)
    with launched() as browser:
        visits = _visits(built, browser)
        kept, updated, opened = _measure(built, browser)
    name = f"{len(articles):,} articles of {options.text:,} letters" if options.text else "no text twice"
    report(f"{name}: bytes", size_rows(built, zims, kept), options.json)
    report(f"{name}: update", edit_rows(built, updated, diff), options.json)
    report(f"{name}: install", [_install_row(built, kept)], options.json)
    report(f"{name}: opening at 4x throttle", opening_rows(opened), options.json)
    report("scripts of packs", list(script_rows()), options.json)
    report("a reader who keeps nothing", list(visit_rows(visits)), options.json)
    sent = list(chain(kept["answers"], updated))
    print(f"failed requests: {sum(one.status >= 400 for one in sent)}")
    print(f"load of the machine: {os.getloadavg()[0]:.1f} (1 min), {os.getloadavg()[1]:.1f} (5 min)")


if __name__ == "__main__":
    options = _options()
    with TemporaryDirectory() as temporary:
        _run(options, options.keep or Path(temporary))
