"""Turn the MedlinePlus health topics into a library: content, empty translations and topics.json."""

from __future__ import annotations

import json
import re
import shutil
import unicodedata
from argparse import ArgumentParser, BooleanOptionalAction, Namespace
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from pathlib import Path

import yaml
from tables import Row, add_data_option, add_json_option, report
from topics import Part, Topic, parts_of, read_topics

CHANGED = date(2025, 1, 1)
SPECIAL = re.compile(r"([\\`*_\[\]<>&~|{}!#])")
LINE_START = re.compile(r"^(?=[-+=])|^\d+(?=[.)](?:\s|$))")
RESERVED = ("overview", "help", "questions", "non-urgent", "bench-question")


def write_corpus(out: Path, topics: Sequence[Topic], *, aliases: bool = True) -> None:
    """Write a content folder, an empty translations folder and topics.json (slug to topic id) into `out`."""
    conditions = out / "content" / "conditions"
    shutil.rmtree(out / "content", ignore_errors=True)
    conditions.mkdir(parents=True)
    (out / "translations").mkdir(exist_ok=True)
    slugs = dict(zip(unique_slugs(topic.title for topic in topics), topics, strict=True))
    for slug, topic in slugs.items():
        text = _document(topic, aliases=aliases)
        (conditions / f"{slug}.md").write_text(text, encoding="utf-8")
    site = {
        "name": "Bench library",
        "source_locale": "en",
        "coverage_threshold": 0.8,
        "popular": [f"{slug}#bench-question" for slug in list(slugs)[:5]],
    }
    (out / "content" / "site.yaml").write_text(_yaml(site), encoding="utf-8")
    topic_ids = json.dumps({slug: topic.id for slug, topic in slugs.items()}, indent=1)
    (out / "topics.json").write_text(topic_ids + "\n", encoding="utf-8")


def unique_slugs(titles: Iterable[str], taken: Iterable[str] = ()) -> Iterator[str]:
    """Yield an ASCII slug for each title, numbered from 2 where an earlier one has it."""
    seen = set(taken)
    for title in titles:
        ascii_title = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode().lower()
        words = re.findall(r"[a-z0-9]+", ascii_title.replace("'", ""))
        base = "-".join(words[:10]) or "topic"
        slug = next(s for s in (base, *(f"{base}-{n}" for n in range(2, 1000))) if s not in seen)
        seen.add(slug)
        yield slug


def _document(topic: Topic, *, aliases: bool) -> str:
    """Return the content file of a topic."""
    front = {
        "id": f"t{topic.id:0>4}",
        "title": _escape(topic.title),
        "aliases": list(topic.aliases) if aliases else [],
        "summary": _escape(topic.summary),
        "codes": [],
        "urgency": "non-urgent",
        "related": [],
        "references": [_reference(topic)],
        "changed": CHANGED,
        "reviewed": "not yet",
    }
    parts = parts_of(topic.lines)
    anchors = ["overview", *unique_slugs((part.heading for part in parts[1:]), RESERVED)]
    sections = [_section(part, anchor) for part, anchor in zip(parts, anchors, strict=True)]
    first = next(block for part in parts for block in part.blocks if isinstance(block, str))
    body = "\n\n".join([*sections, _bench_sections(topic, first)])
    return f"---\n{_yaml(front)}---\n\n{body}\n"


def _reference(topic: Topic) -> dict[str, str | int]:
    return {
        "id": "medlineplus",
        "title": topic.title,
        "authors": "National Library of Medicine (US)",
        "source": "MedlinePlus",
        "year": CHANGED.year,
        "url": topic.url,
    }


def _section(part: Part, anchor: str) -> str:
    """Return a section as Markdown."""
    blocks = (
        _escape(b) if isinstance(b, str) else "\n".join(f"- {_escape(i)}" for i in b) for b in part.blocks
    )
    return "\n\n".join([f"## {_escape(part.heading)} {{#{anchor}}}", *blocks])


def _bench_sections(topic: Topic, first: str) -> str:
    """Return the care section and the FAQ section that every document has, as Markdown."""
    return (
        "## When to get help {#help .care}\n\n"
        "### Bench material {#non-urgent}\n\n"
        "This page measures software; it advises no one. Its text is a MedlinePlus topic [@medlineplus].\n\n"
        "## Questions people ask {#questions .faq}\n\n"
        f"### What is {_escape(topic.title)}? (bench material) {{#bench-question}}\n\n"
        f"{_escape(first)}"
    )


def _escape(text: str) -> str:
    """Return Markdown that reads as exactly `text`."""
    return LINE_START.sub(r"\g<0>\\", SPECIAL.sub(r"\\\1", text))


def _yaml(value: object) -> str:
    return yaml.safe_dump(value, sort_keys=False, allow_unicode=True, width=1000)


def _summary(topics: Sequence[Topic], out: Path) -> list[Row]:
    files = list((out / "content" / "conditions").glob("*.md"))
    return [
        {
            "folder": str(out),
            "documents": len(files),
            "aliases": sum(len(topic.aliases) for topic in topics),
            "markdown bytes": sum(file.stat().st_size for file in files),
        }
    ]


def _options() -> Namespace:
    parser = ArgumentParser(description=__doc__)
    parser.add_argument("out", type=Path, metavar="OUT", help="folder to write; its content/ is replaced")
    parser.add_argument(
        "--aliases", action=BooleanOptionalAction, default=True, help="write the topics' other names"
    )
    parser.add_argument("--limit", type=int, metavar="N", help="take the first N topics only")
    add_data_option(parser)
    add_json_option(parser)
    return parser.parse_args()


if __name__ == "__main__":
    options = _options()
    chosen = read_topics(options.data, options.limit)
    write_corpus(options.out, chosen, aliases=options.aliases)
    report("corpus", _summary(chosen, options.out), options.json)
