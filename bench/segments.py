"""Measure what random edits of the starter pages do to old translations, and how long ids take."""

from __future__ import annotations

import sys
import time
from argparse import ArgumentParser
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from tables import add_json_option, report  # noqa: E402

from tests.segment_edits import Outcome, edited, outcome, read_units, strangers_to  # noqa: E402
from webapp.catalogs.alignment import identify  # noqa: E402
from webapp.catalogs.templates import Template, read_template  # noqa: E402
from webapp.content.document import read_document  # noqa: E402
from webapp.content.model import Document  # noqa: E402

PAGES = sorted((ROOT / "content" / "conditions").glob("*.md"))
DEEDS = 12


def main() -> None:
    """Run as many rounds as asked for, up to twelve edits of one page each, and tell the sums."""
    parser = ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=500)
    add_json_option(parser)
    options = parser.parse_args()
    found, seconds, segments = _rounds(options.rounds)
    old, surviving = sum(one.old for one in found), sum(one.surviving for one in found)
    row = {
        "rounds": len(found),
        "old translations": old,
        "kept": f"{sum(one.kept for one in found) / old:.2%}",
        "attached to another text": sum(len(one.strayed) for one in found),
        "attached, of texts still there": f"{sum(one.attached for one in found) / surviving:.1%}",
        "s per 1,000 segments": f"{1000 * seconds / segments:.3f}",
    }
    report("Source edits", [row], options.json)


def _rounds(number: int) -> tuple[list[Outcome], float, int]:
    found, seconds, segments = [], 0.0, 0
    known = {path.stem: _known(path) for path in PAGES}
    with TemporaryDirectory() as folder:
        for seed in range(number):
            random = Random(seed)
            path = random.choice(PAGES)
            document, template = known[path.stem]
            others = [other for slug, (other, _) in known.items() if slug != path.stem]
            units = read_units(path.read_text(encoding="utf-8"))
            units = edited(units, [*strangers_to(document, others)], random, random.randint(1, DEEDS))
            catalog = ROOT / "translations" / "es" / "LC_MESSAGES" / f"{path.stem}.po"
            there = Path(folder) / path.name
            found.append(outcome(document, template, units, there, catalog.read_bytes()))
            after, _ = read_document(there, document.kind)
            assert after
            start = time.process_time()
            identify(after, template)
            seconds += time.process_time() - start
            segments += len(after.segments)
    return found, seconds, segments


def _known(path: Path) -> tuple[Document, Template]:
    template = read_template(ROOT / "translations" / "templates" / f"{path.stem}.pot")
    document, _ = read_document(path, "conditions")
    assert template
    assert document
    return identify(document, template), template


if __name__ == "__main__":
    main()
