"""What do the checks say of real catalogs? Prints a random sample of findings for a person to judge.

.venv/bin/python bench/check_sample.py [--number 60] [--seed 5]
"""

from __future__ import annotations

import sys
from argparse import ArgumentParser
from collections import Counter
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
    add_data_option(parser)
    add_json_option(parser)
    options = parser.parse_args()
    messages: Counter[str] = Counter()
    found = list(_findings(options.data / "po" / "good", messages))
    counts = Counter(finding.check for _, _, finding in found)
    rows = [{"check": check, "findings": number} for check, number in counts.most_common()]
    report(f"Findings in {messages.total():,} messages of real catalogs", rows, options.json)
    for number, (name, entry, finding) in enumerate(
        Random(options.seed).sample(found, min(options.number, len(found))), 1
    ):
        print(f"\n{number}. {name}:{entry.line} {finding.check}: {finding.text}")
        print(f"   {entry.msgid!r} {entry.msgid_plural or ''}\n   {' | '.join(entry.msgstrs)!r}")


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
