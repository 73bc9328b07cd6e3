"""CSV for spreadsheets: UTF-8 with a byte order mark, and no cell that a spreadsheet would calculate.

A text that begins like a formula gets an apostrophe before it, and so does one that begins with apostrophes
and then like a formula; on the way back one apostrophe goes. So every text comes back as it went.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from pathlib import Path

from webapp.errors import Problem, SourceError
from webapp.exchange.model import Bundle, Delivered, Delivery

COLUMNS = ("document", "id", "kind", "source", "translation", "note", "terms", "exported")
_NEEDED = ("document", "id", "source", "translation")
_FORMULA = re.compile(r"'*(?:\s*[=+\-@＝＋－＠]|[\t\r\n])")
_LARGEST_CELL = 10_000_000


def csv_bytes(bundle: Bundle) -> bytes:
    """Return the units as a table; `exported` tells the language and what was exported."""
    table = io.StringIO(newline="")
    writer = csv.writer(table, quoting=csv.QUOTE_ALL)
    writer.writerow(COLUMNS)
    for unit in bundle.units:
        about = ("\n".join(unit.notes), "\n".join(unit.terms))
        cells = (unit.document, unit.id, unit.kind, unit.source, unit.translation, *about)
        writer.writerow([*map(_guarded, cells), f"{bundle.tag}:{unit.mark}"])
    return table.getvalue().encode("utf-8-sig", "surrogatepass")


def read_csv(path: Path, data: bytes) -> Delivery:
    """Return what a table holds, whatever its separator; SourceError tells its mistakes by line."""
    rows = _rows(path, _text(path, data))
    names = [cell.strip().lower() for cell in next(rows, (1, [""]))[1]]
    missing = [name for name in _NEEDED if name not in names]
    if missing:
        text = f'column "{missing[0]}" is missing; keep the first row as it was exported'
        raise SourceError([Problem(path, 1, text)])
    filled = [(line, cells) for line, cells in rows if any(cells)]
    problems = [
        Problem(path, line, _uneven(cells, names)) for line, cells in filled if len(cells) != len(names)
    ]
    read = [_row(line, dict(zip(names, map(_unguarded, cells), strict=False))) for line, cells in filled]
    tags = sorted({tag for tag, _ in read if tag})
    if len(tags) > 1:
        problems.append(
            Problem(path, 1, f'two languages in one file, "{tags[0]}" and "{tags[1]}"; make it two')
        )
    if problems:
        raise SourceError(problems)
    return Delivery(path, tags[0] if tags else "", tuple(unit for _, unit in read))


def _row(line: int, values: dict[str, str]) -> tuple[str, Delivered]:
    """Return the language of a row and its text."""
    tag, _, mark = values.get("exported", "").strip().rpartition(":")
    document, name, source, translation = (values.get(column, "") for column in _NEEDED)
    return tag, Delivered(document, name, source, translation, mark, line)


def _uneven(cells: list[str], names: list[str]) -> str:
    return f"{len(cells)} cells where the first row has {len(names)}; put each back in its column"


def _guarded(text: str) -> str:
    return f"'{text}" if _FORMULA.match(text) else text


def _unguarded(text: str) -> str:
    return text[1:] if text.startswith("'") and _FORMULA.match(text) else text


def _text(path: Path, data: bytes) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        text = f'byte 0x{data[error.start]:02x} is not UTF-8; save the table as "CSV UTF-8"'
        raise SourceError([Problem(path, line, text)]) from error


def _rows(path: Path, text: str) -> Iterator[tuple[int, list[str]]]:
    """Yield the rows with the line that each begins on."""
    csv.field_size_limit(_LARGEST_CELL)
    head = text.split("\n", 1)[0]
    separator = max(",;\t", key=head.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    line = 1
    try:
        for cells in reader:
            yield line, cells
            line = reader.line_num + 1
    except csv.Error as error:
        raise SourceError(
            [Problem(path, line, f"this row cannot be read: {error}; mend its quotes")]
        ) from error
