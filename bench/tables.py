"""A bench's result: a table for the eye and the same rows as JSON for a program."""

from __future__ import annotations

import json
from argparse import ArgumentParser
from collections.abc import Mapping, Sequence
from pathlib import Path

Row = Mapping[str, str | int | float]

DATA = Path(__file__).resolve().parents[1].parent / "shared" / "data"


def report(title: str, rows: Sequence[Row], json_file: Path | None) -> None:
    """Print `rows` under `title`, columns as in the first row, and add them to `json_file` if given."""
    print(f"\n{title}")
    headers = list(rows[0]) if rows else []
    cells = [headers, *([_cell(row[name]) for name in headers] for row in rows)]
    widths = [max(map(len, column)) for column in zip(*cells, strict=True)]
    for line in cells:
        print(
            "  ".join(
                c.ljust(w) if i == 0 else c.rjust(w)
                for i, (c, w) in enumerate(zip(line, widths, strict=True))
            )
        )
    if json_file:
        known = json.loads(json_file.read_text(encoding="utf-8")) if json_file.exists() else {}
        text = json.dumps({**known, title: [dict(row) for row in rows]}, indent=2, ensure_ascii=False)
        json_file.write_text(text + "\n", encoding="utf-8")


def add_json_option(parser: ArgumentParser) -> None:
    """Give `parser` the option `--json FILE`; tables already in FILE under other titles stay."""
    parser.add_argument(
        "--json", type=Path, metavar="FILE", help="write the tables to FILE too, as JSON by title"
    )


def add_data_option(parser: ArgumentParser) -> None:
    """Give `parser` the option `--data DIR`."""
    parser.add_argument(
        "--data", type=Path, default=DATA, metavar="DIR", help="data folder (default: %(default)s)"
    )


def _cell(value: str | float) -> str:
    """Return `value` as a person reads it."""
    if isinstance(value, float):
        return f"{value:,.3f}" if value < 10 else f"{value:,.1f}"
    return f"{value:,}" if isinstance(value, int) else value
