"""What do the checks say of real catalogs? Prints a random sample of findings for a person to judge.

.venv/bin/python bench/check_sample.py [--number 60] [--seed 5] [--most 5]
"""

from __future__ import annotations

import sys
from argparse import ArgumentParser
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path
from random import Random

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from tables import add_data_option, add_json_option, report  # noqa: E402

from webapp.catalogs.entries import Entry  # noqa: E402
from webapp.catalogs.findings import entry_findings  # noqa: E402
from webapp.catalogs.po import read_po  # noqa: E402
from webapp.checks.model import Finding, Scope  # noqa: E402
from webapp.errors import SourceError  # noqa: E402

Judged = tuple[str, Entry, Finding]


def main() -> None:
    """Check every catalog that can be read, count by check, and print the sample."""
    parser = ArgumentParser(description=__doc__)
    parser.add_argument("--number", type=int, default=60)
    parser.add_argument("--seed", type=int, default=5)
    parser.add_argument("--most", type=int, metavar="N", help="findings of a check in one file to draw from")
    add_data_option(parser)
    add_json_option(parser)
    options = parser.parse_args()
    messages: Counter[str] = Counter()
    found = list(_findings(options.data / "po" / "good", messages))
    counts = Counter(finding.check for _, _, finding in found)
    rows = [{"check": check, "findings": number} for check, number in counts.most_common()]
    report(f"Findings in {messages.total():,} messages of real catalogs", rows, options.json)
    rng = Random(options.seed)
    drawn = _thinned(found, options.most, rng) if options.most else found
    for number, (name, entry, finding) in enumerate(rng.sample(drawn, min(options.number, len(drawn))), 1):
        print(f"\n{number}. {name}:{entry.line} {finding.check}: {finding.text}")
        print(f"   {entry.msgid!r} {entry.msgid_plural or ''}\n   {' | '.join(entry.msgstrs)!r}")


def _thinned(found: list[Judged], most: int, rng: Random) -> list[Judged]:
    """Return few findings of each check in each file, so that one bad file does not fill the sample."""
    kinds: dict[tuple[str, str], list[Judged]] = defaultdict(list)
    for one in found:
        kinds[one[0], one[2].check].append(one)
    return [one for kind in kinds.values() for one in rng.sample(kind, min(most, len(kind)))]


def _findings(folder: Path, messages: Counter[str]) -> Iterator[Judged]:
    for path in sorted(folder.glob("*.po")):
        try:
            po = read_po(path)
        except SourceError as error:
            print(f"{path.name}: left out: {error.problems[0].text}", file=sys.stderr)
            continue
        scope = Scope("en", po.header.get("Language") or path.stem.rsplit("__", 2)[-2])
        forms = po.header.get("Plural-Forms")
        for entry in po.live():
            messages[path.name] += entry.is_translated and not entry.is_fuzzy
            yield from ((path.name, entry, finding) for finding in entry_findings(entry, scope, forms))


if __name__ == "__main__":
    main()
