"""How many seeded errors do the checks find in medical text, how often do they cry wolf, and how fast?

.venv/bin/python bench/checks.py [--part calibration] [--each 40] [--json FILE]
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from argparse import ArgumentParser
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from time import process_time

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from check_corpus import TAGS, Sample, read_parts, samples  # noqa: E402
from check_seeds import KINDS, TERMS  # noqa: E402
from tables import add_data_option, add_json_option, report  # noqa: E402

from webapp.catalogs.entries import Entry  # noqa: E402
from webapp.catalogs.po import read_po  # noqa: E402
from webapp.catalogs.rendering import Layout, rendered  # noqa: E402
from webapp.checks.model import Pair, Scope  # noqa: E402
from webapp.checks.running import findings  # noqa: E402

PEERS = ROOT / "build" / "bench" / "python"
Found = Mapping[str, frozenset[str]]  # message id -> what a tool says of it


@dataclass
class Tool:
    """What one tool said of every catalog, by `tag/file`, and how long it took."""

    found: dict[str, Found] = field(default_factory=dict)
    seconds: float = 0.0


def main() -> None:
    """Seed, run both tools, and print what they found."""
    parser = ArgumentParser(description=__doc__)
    parser.add_argument("--part", choices=["held-out", "calibration"], default="held-out")
    parser.add_argument("--each", type=int, default=40, metavar="N", help="seeds of a kind in a language")
    add_data_option(parser)
    add_json_option(parser)
    options = parser.parse_args()
    documents = read_parts(options.data / "tico19" / "documents.jsonl")[options.part]
    with TemporaryDirectory() as folder:
        counts = write_catalogs(documents, Path(folder), options.each)
        tools = {"ours": run_ours(Path(folder))}
        if (PEERS / "translate").is_dir():
            tools["pofilter"] = run_pofilter(Path(folder))
    report(f"Recall by kind ({options.part} documents)", recall(tools, counts), options.json)
    report("Alarms on clean text", alarms(tools, counts), options.json)
    report("Alarms by check", by_check(tools), options.json)
    report("By language", by_language(tools, counts), options.json)


def write_catalogs(documents: Sequence[dict[str, object]], folder: Path, each: int) -> Counter[str]:
    """Write a clean catalog and one for each kind of error, for each language; return their sizes."""
    counts: Counter[str] = Counter()
    for tag in TAGS:
        clean, left_out = samples(documents, tag)
        if left_out:
            print(f"{tag}: lines do not match in {', '.join(left_out)}; left out", file=sys.stderr)
        _write(folder / tag / "clean.po", tag, clean)
        counts[f"{tag}/clean"] = len(clean)
        for number, kind in enumerate(KINDS):
            rng = Random(f"{tag} {kind.name}")
            seeded = []
            for sample in rng.sample(clean, len(clean)):
                broken = kind.seed(sample, tag, rng, clean)
                if broken and broken != sample.translation and len(seeded) < each:
                    seeded.append(Sample(sample.id, sample.source, broken))
            _write(folder / tag / f"{number}.po", tag, seeded)
            counts[f"{tag}/{number}"] = len(seeded)
    return counts


def _write(path: Path, tag: str, messages: Sequence[Sample]) -> None:
    path.parent.mkdir(exist_ok=True)
    header = f"Language: {tag}\nContent-Type: text/plain; charset=UTF-8\nContent-Transfer-Encoding: 8bit\n"
    entries = [Entry("", (header,))]
    entries += [Entry(one.source, (one.translation,), msgctxt=one.id) for one in messages]
    path.write_text("\n".join(rendered(entry, Layout(width=None)) for entry in entries), encoding="utf-8")


def run_ours(folder: Path) -> Tool:
    """Read and check every catalog."""
    tool = Tool()
    for path in sorted(folder.rglob("*.po")):
        scope = Scope("en", path.parent.name, TERMS)
        began = process_time()
        found = {
            entry.msgctxt or "": frozenset(
                one.check for one in findings(Pair(entry.msgid, entry.msgstrs[0]), scope)
            )
            for entry in read_po(path).live()
        }
        tool.seconds += process_time() - began
        tool.found[f"{path.parent.name}/{path.stem}"] = found
    return tool


def run_pofilter(folder: Path) -> Tool:
    """Run the `pofilter` command on every language's catalogs."""
    tool = Tool()
    environment = {**os.environ, "PYTHONPATH": str(PEERS)}
    for tag in TAGS:
        out = folder / f"{tag}.out"
        command = [
            sys.executable,
            "-m",
            "translate.filters.pofilter",
            "--language",
            tag,
            "--progress",
            "none",
        ]
        began = _child_seconds()
        subprocess.run(
            [*command, str(folder / tag), str(out)], env=environment, check=True, capture_output=True
        )
        tool.seconds += _child_seconds() - began
        for path in (folder / tag).glob("*.po"):
            tool.found[f"{tag}/{path.stem}"] = _filtered(out / path.name)
    return tool


def _child_seconds() -> float:
    """Return the processor time of the commands that ended."""
    times = os.times()
    return times.children_user + times.children_system


def _filtered(path: Path) -> Found:
    """Return the tests that pofilter wrote into the comments of the messages it picked out."""
    found: dict[str, set[str]] = defaultdict(set)
    if path.exists():
        for entry in read_po(path).live():
            for comment in entry.comments:
                if test := re.match(r"\(pofilter\) (\w+):", comment):
                    found[entry.msgctxt or ""].add(test[1])
    return {name: frozenset(tests) for name, tests in found.items()}


def recall(tools: Mapping[str, Tool], counts: Counter[str]) -> list[dict[str, str | int | float]]:
    """Return for each kind how many per cent of the seeds a tool says something new of."""
    rows: list[dict[str, str | int | float]] = []
    for number, kind in enumerate(KINDS):
        total = sum(counts[f"{tag}/{number}"] for tag in TAGS)
        row: dict[str, str | int | float] = {
            "kind": kind.name,
            "serious": "yes" if kind.is_serious else "",
            "seeds": total,
        }
        for name, tool in tools.items():
            hits = sum(_new(tool, tag, number) for tag in TAGS)
            row[f"{name} %"] = round(100 * hits / max(1, total), 1)
        rows.append(row)
    rows = [row for row in rows if row["seeds"]]
    for label, chosen in (
        ("all kinds, mean", rows),
        ("serious kinds, mean", [r for r in rows if r["serious"]]),
    ):
        means = {
            f"{name} %": round(sum(float(r[f"{name} %"]) for r in chosen) / len(chosen), 1) for name in tools
        }
        rows = [*rows, {"kind": label, "serious": "", "seeds": sum(int(r["seeds"]) for r in chosen), **means}]
    return rows


def _new(tool: Tool, tag: str, number: int) -> int:
    clean = tool.found[f"{tag}/clean"]
    return sum(
        bool(said - clean.get(name, frozenset())) for name, said in tool.found[f"{tag}/{number}"].items()
    )


def alarms(tools: Mapping[str, Tool], counts: Counter[str]) -> list[dict[str, str | int | float]]:
    """Return how many clean messages each tool complains of, and how long it takes."""
    total, everything = sum(counts[f"{tag}/clean"] for tag in TAGS), sum(counts.values())
    rows: list[dict[str, str | int | float]] = []
    for name, tool in tools.items():
        said = [tests for tag in TAGS for tests in tool.found[f"{tag}/clean"].values()]
        rows.append(
            {
                "tool": name,
                "clean messages": total,
                "with an alarm": sum(map(bool, said)),
                "%": 100 * sum(map(bool, said)) / total,
                "alarms": sum(map(len, said)),
                "CPU seconds per 1,000": 1000 * tool.seconds / everything,
            }
        )
    return rows


def by_check(tools: Mapping[str, Tool]) -> list[dict[str, str | int | float]]:
    """Return the alarms on clean text of each check, the most first."""
    rows: list[dict[str, str | int | float]] = []
    for name, tool in tools.items():
        said = Counter(
            test for tag in TAGS for tests in tool.found[f"{tag}/clean"].values() for test in tests
        )
        rows += [{"tool": name, "check": check, "alarms": number} for check, number in said.most_common(12)]
    return rows


def by_language(tools: Mapping[str, Tool], counts: Counter[str]) -> list[dict[str, str | int | float]]:
    """Return recall over all seeds and alarms on clean text for each language."""
    rows: list[dict[str, str | int | float]] = []
    for tag in TAGS:
        seeds = sum(counts[f"{tag}/{number}"] for number in range(len(KINDS)))
        row: dict[str, str | int | float] = {"language": tag, "clean": counts[f"{tag}/clean"], "seeds": seeds}
        for name, tool in tools.items():
            hits = sum(_new(tool, tag, number) for number in range(len(KINDS)))
            wrong = sum(map(bool, tool.found[f"{tag}/clean"].values()))
            row |= {
                f"{name} recall %": 100 * hits / seeds,
                f"{name} alarms %": 100 * wrong / counts[f"{tag}/clean"],
            }
        rows.append(row)
    return rows


if __name__ == "__main__":
    main()
