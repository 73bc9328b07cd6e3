"""Measure the starter library in each language: first view, packs, builds, and searches by readers' words.

The searches (`starter_searches.json`) were written by the translators before they tried any: for each page a
name, lay words and a question. A page counts at its best hit, its questions included.
"""

from __future__ import annotations

import json
from argparse import ArgumentParser, Namespace
from collections.abc import Iterator, Sequence
from pathlib import Path
from statistics import mean, median
from tempfile import TemporaryDirectory

from building import Build, current_edition, pocketleaf
from library import HITS
from pages import Page, read_pages
from tables import Row, add_json_option, report

from search_index.querying import Hit
from search_index.serving import ServedIndex
from webapp.editions.shelf import open_edition
from webapp.packs.manifest import Pointer

SEARCHES = Path(__file__).with_name("starter_searches.json")
CONTENT = ("conditions", "guides")


def first_views(pages: Sequence[Page]) -> Iterator[Row]:
    """Yield, for each language, the bytes of one response, which is all that a first view needs."""
    for tag in sorted({page.tag for page in pages if page.kind in CONTENT}):
        found = [
            page for page in pages if page.tag == tag and page.kind in CONTENT and page.name.count("/") == 2
        ]
        worst = max(found, key=lambda page: page.sizes["br"])
        yield {
            "language": tag,
            "pages": len(found),
            "br median": round(median(page.sizes["br"] for page in found)),
            "br worst": worst.sizes["br"],
            "gz median": round(median(page.sizes["gz"] for page in found)),
            "raw median": round(median(page.sizes["raw"] for page in found)),
            "worst page": worst.name,
        }


def packs(site: Path) -> Iterator[Row]:
    """Yield, for each language, what its pack takes on the wire and on the device."""
    for path in sorted(site.glob("*/pack.json")):
        manifest = Pointer.from_bytes(path.read_bytes()).manifest
        yield {
            "language": path.parent.name,
            "wire br": manifest.wire["br"],
            "wire gzip": manifest.wire["gzip"],
            "device": manifest.device,
            "figures br": manifest.figures_wire.get("br", 0),
        }


def searches(edition: Path) -> Iterator[Row]:
    """Yield, for each language, how many searches find their page first, and in the first three and ten."""
    indexes = open_edition(edition).indexes
    for tag, asked in json.loads(SEARCHES.read_text(encoding="utf-8")).items():
        ranks = [_rank(indexes[tag], one["query"], one["expect"]) for one in asked]
        row = {f"hit@{depth}": mean(0 < rank <= depth for rank in ranks) for depth in (1, 3, 10)}
        missed = [one["query"] for one, rank in zip(asked, ranks, strict=True) if not rank]
        yield {"language": tag, "searches": len(asked), **row, "missed": " · ".join(missed[:4])}


def _rank(index: ServedIndex, query: str, slug: str) -> int:
    """Return at which page of the hits the slug stands, 0 where it is not among the first ten."""
    names = dict.fromkeys(_slug(hit) for hit in index.search(query, HITS))
    return next((rank for rank, name in enumerate(list(names)[:10], 1) if name == slug), 0)


def _slug(hit: Hit) -> str:
    return hit.url.partition("#")[0].rpartition("/")[2]


def _costs(name: str, build: Build) -> Row:
    return {
        "build": name,
        "seconds": build.seconds,
        "processor seconds": build.cpu_seconds,
        "peak MB": build.peak_bytes / 1e6,
    }


def _options() -> Namespace:
    parser = ArgumentParser(description=__doc__)
    add_json_option(parser)
    return parser.parse_args()


if __name__ == "__main__":
    options = _options()
    with TemporaryDirectory() as folder:
        builds = [_costs(name, pocketleaf("--var", folder, "build")) for name in ("from nothing", "again")]
        edition = current_edition(Path(folder))
        report("starter library: builds", builds, options.json)
        report(
            "starter library: first view, bytes",
            [*first_views([*read_pages(edition / "site")])],
            options.json,
        )
        report("starter library: packs, bytes", [*packs(edition / "site")], options.json)
        report("starter library: searches", [*searches(edition)], options.json)
