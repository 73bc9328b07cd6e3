"""Measure the HTML pages of a built edition: bytes, raw and compressed, by kind and locale."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from building import current_edition, pocketleaf
from tables import Row, add_json_option, report

SUFFIXES = {"raw": "", "br": ".br", "zst": ".zst", "gz": ".gz"}
BUDGET = 14_000


@dataclass(frozen=True)
class Page:
    """One HTML file of an edition and its bytes by coding, the raw bytes where a coding is not stored."""

    tag: str
    kind: str
    name: str
    sizes: Mapping[str, int]


def read_pages(site: Path) -> Iterator[Page]:
    """Yield the pages of an edition's site folder: `<tag>/<kind>.html` and `<tag>/<kind>/<slug>.html`."""
    for file in sorted(site.rglob("*.html")):
        parts = file.relative_to(site).parts
        kind = parts[1] if len(parts) > 2 else file.stem
        yield Page(parts[0] if len(parts) > 1 else "-", kind, "/".join(parts), _sizes(file))


def summary(pages: Sequence[Page]) -> list[Row]:
    """Return a row for each kind and locale, and one for all pages at the end."""
    groups: dict[tuple[str, str], list[Page]] = defaultdict(list)
    for page in pages:
        groups[page.kind, page.tag].append(page)
    return [*(_row(*group, groups[group]) for group in sorted(groups)), _row("all", "all", pages)]


def _sizes(file: Path) -> dict[str, int]:
    raw = file.stat().st_size
    stored = {name: file.with_name(file.name + suffix) for name, suffix in SUFFIXES.items()}
    return {name: path.stat().st_size if path.exists() else raw for name, path in stored.items()}


def _row(kind: str, tag: str, pages: Sequence[Page]) -> Row:
    worst = max(pages, key=lambda page: page.sizes["br"])
    columns: dict[str, str | int | float] = {"kind": kind, "locale": tag, "pages": len(pages)}
    for name in SUFFIXES:
        columns[f"{name} median"] = round(median(page.sizes[name] for page in pages))
        columns[f"{name} worst"] = max(page.sizes[name] for page in pages)
    columns[f"br > {BUDGET:,}"] = sum(page.sizes["br"] > BUDGET for page in pages)
    return {**columns, "worst page (br)": worst.name}


def _pages(options: Namespace) -> list[Page]:
    """Return the pages of the edition asked for, or of a new one of the starter library."""
    if options.var:
        return list(read_pages(current_edition(options.var) / "site"))
    with TemporaryDirectory() as folder:
        pocketleaf("--var", folder, "build")
        return list(read_pages(current_edition(Path(folder)) / "site"))


def _options() -> Namespace:
    parser = ArgumentParser(description=__doc__)
    parser.add_argument(
        "--var", type=Path, help="folder of built files (default: a new build of the starter library)"
    )
    add_json_option(parser)
    return parser.parse_args()


if __name__ == "__main__":
    options = _options()
    found = _pages(options)
    if not found:
        raise SystemExit("the edition holds no HTML page")
    report("pages: bytes", summary(found), options.json)
