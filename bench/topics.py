"""The MedlinePlus health topics, and the parts that their plain text falls into."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

HEADING = re.compile(
    r"(What|How|Who|Why|When|Where|Which|Can|Could|Is|Are|Am|Do|Does|Should|Will)\b[^.!]{0,140}\?"
)
TAG = re.compile(r"</?[A-Za-z][^>]*>")


@dataclass(frozen=True)
class Topic:
    """One line of topics_en.jsonl, its text as lines."""

    id: str
    title: str
    url: str
    summary: str
    lines: tuple[str, ...]
    aliases: tuple[str, ...]


@dataclass
class Part:
    """A heading of a topic's text and the blocks under it, each a paragraph or a list."""

    heading: str
    blocks: list[str | list[str]] = field(default_factory=list)


def read_topics(data: Path, limit: int | None = None) -> list[Topic]:
    """Return the first `limit` topics of the data folder."""
    lines = (data / "medlineplus" / "topics_en.jsonl").read_text(encoding="utf-8").splitlines()
    return [_topic(json.loads(line)) for line in lines[:limit]]


def parts_of(lines: Sequence[str]) -> list[Part]:
    """Return a topic's text cut at its questions; text before the first one is the part "Overview"."""
    parts: list[Part] = []
    is_listing = False
    for number, line in enumerate(lines):
        blocks = parts[-1].blocks if parts else []
        if not line:
            is_listing = is_listing and _last_line(blocks).endswith(":")
        elif _is_heading(line, parts):
            parts.append(Part(line))
            is_listing = False
        elif blocks and number < len(lines) - 1 and (is_listing or line[-1] not in ".?!:"):
            _add_item(blocks, line)
        else:
            if not parts:
                parts.append(Part("Overview"))
            parts[-1].blocks.append(line)
            is_listing = line.endswith(":")
    return parts


def _is_heading(line: str, parts: Sequence[Part]) -> bool:
    """Tell whether `line` is a question that opens a part: a new one, and not one of a list of questions."""
    if not HEADING.fullmatch(line) or line in {part.heading for part in parts}:
        return False
    return not parts or (bool(parts[-1].blocks) and not _last_line(parts[-1].blocks).endswith(("?", ":")))


def _last_line(blocks: Sequence[str | list[str]]) -> str:
    last = blocks[-1] if blocks else ""
    return last if isinstance(last, str) else last[-1]


def _add_item(blocks: list[str | list[str]], line: str) -> None:
    """Append `line` to the list that ends `blocks`, or to a new one."""
    if isinstance(blocks[-1], list):
        blocks[-1].append(line)
    else:
        blocks.append([line])


def _topic(row: dict[str, str | list[str]]) -> Topic:
    return Topic(
        id=str(row["id"]),
        title=_plain(str(row["title"])),
        url=str(row["url"]),
        summary=_plain(str(row["meta_desc"])),
        lines=tuple(_plain(line) for line in str(row["text"]).strip().split("\n")),
        aliases=tuple(map(_plain, row["also_called_2016"])),
    )


def _plain(text: str) -> str:
    """Return `text` without HTML and with single spaces; a no-break space stays."""
    return re.sub(r"[ \t\r\n]+", " ", TAG.sub("", text)).strip()
