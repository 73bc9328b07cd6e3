"""Packs of a few pages, and a small site that publishes them on good and bad days.

Made here from docs/offline.md alone, so that the reader in JavaScript is held against the document and not
against the build.
"""

from __future__ import annotations

import http.server
import json
import os.path
import re
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from itertools import pairwise
from typing import Any
from urllib.parse import urlsplit

from tests.browser.conftest import TITLES, Site, kind

PACKED = re.compile(r"/[a-z]+/pack[./]")
FIGURE = "/figures/lump.0a1b2c.svg"
PICTURE = b"<svg xmlns='http://www.w3.org/2000/svg'/>"
HEADERS = {
    "Content-Security-Policy": "default-src 'self'; img-src 'self' data:",
    "X-Pocketleaf-Edition": "packed",
}
DOCUMENTS = [["li01", "conditions", "lipoma", ["fatty-lump"]], ["cy01", "conditions", "cyst", []]]
# With this in their memory pages neither resume nor update by themselves.
QUIET = """() => {
    localStorage.setItem("pocketleaf-paused", '["en"]');
    localStorage.setItem("pocketleaf-checked-en", JSON.stringify([Date.now()]));
}"""
SPLIT = "</title>"  # stands once in every page
VOLUME = 2**22


@dataclass(frozen=True)
class Published:
    """A pack as it lies on a site: what its manifest tells, its records and its files by address."""

    tag: str
    manifest: Mapping[str, Any]
    records: Mapping[str, bytes]
    head: bytes
    index: bytes
    files: Mapping[str, bytes]

    @property
    def version(self) -> str:
        """The pack's name."""
        return str(self.manifest["version"])

    @property
    def volumes(self) -> list[str]:
        """The addresses of the volumes, in order."""
        return [path for path in self.files if path.endswith(".plv")]


def published(tag: str, pages: Mapping[str, str], index: bytes = b"PLIX") -> Published:
    """A pack of these pages."""
    frame, records = parted(pages)
    head = compact({"frame": frame, "headers": HEADERS, "documents": DOCUMENTS})
    volumes = [listed([(path, records[path]) for path in paths]) for paths in cut(records)]
    contents = "".join(f"{path}\0{digest(record)}\n" for path, record in records.items())
    lines = [digest(head), digest(contents.encode()), digest(index), FIGURE]
    wire = sum(map(len, (head, index, *volumes)))
    manifest = {
        "format": 1,
        "tag": tag,
        "version": digest("\n".join(lines).encode())[:16],
        "changed": "2024-05-01",
        "head": described(head),
        "index": described(index),
        "pages": [lines[1], sum(map(len, records.values())), len(records)],
        "volumes": [described(volume) for volume in volumes],
        "figures": [[FIGURE, *described(PICTURE)]],
        "wire": {"br": wire, "gzip": wire},
        "figures_wire": {"br": len(PICTURE), "gzip": len(PICTURE)},
        "device": wire // 2,
    }
    files = {
        f"/{tag}/pack/head.{digest(head)[:10]}.json": head,
        **{f"/{tag}/pack/pages.{digest(volume)[:10]}.plv": volume for volume in volumes},
        f"/{tag}/search.{digest(index)[:10]}.plix": index,
        FIGURE: PICTURE,
    }
    return Published(tag, manifest, records, head, index, files)


def parted(pages: Mapping[str, str]) -> tuple[list[str], dict[str, bytes]]:
    """What all pages share, and the record of each in the order of a pack."""
    start = os.path.commonprefix(list(pages.values()))  # noqa: RUF071 - of texts
    end = os.path.commonprefix([page[::-1] for page in pages.values()])[::-1]  # noqa: RUF071
    own = {path: page[len(start) : -len(end)].split(SPLIT) for path, page in pages.items()}
    return [start, SPLIT, end], {path: "\0".join(own[path]).encode() for path in sorted(own)}


def cut(records: Mapping[str, bytes]) -> list[list[str]]:
    """The addresses of each volume."""
    volumes: list[list[str]] = [[]]
    for path in records:
        if sum(len(records[each]) for each in [*volumes[-1], path]) > VOLUME:
            volumes.append([])
        volumes[-1].append(path)
    return volumes


def listed(rows: list[tuple[Any, ...]]) -> bytes:
    """A list and the payloads that end its rows."""
    told = compact([[*row[:-1], len(row[-1])] for row in rows])
    return len(told).to_bytes(4, "little") + told + b"".join(row[-1] for row in rows)


def compact(value: object) -> bytes:
    """JSON without spaces."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()


def digest(data: bytes) -> str:
    """SHA-256 in hex."""
    return sha256(data).hexdigest()


def described(data: bytes) -> list[Any]:
    """What a manifest tells of a file."""
    return [digest(data), len(data)]


def varint(number: int) -> bytes:
    """Unsigned LEB128."""
    low, rest = number & 0x7F, number >> 7
    return bytes([low | 0x80]) + varint(rest) if rest else bytes([low])


def delta(old: bytes, new: bytes) -> bytes:
    """A delta that copies what both begin and end with."""
    most = min(len(old), len(new))
    head = next((n for n in range(most) if old[n] != new[n]), most)
    tail = next((n for n in range(most - head) if old[-1 - n] != new[-1 - n]), most - head)
    added = new[head : len(new) - tail]
    if not tail:
        return varint(len(new)) + varint(0) + varint(head) + varint(0) + varint(len(added)) + added
    jump = len(old) - tail - head
    parts = (len(new), 0, head, 0, len(added))
    return b"".join(map(varint, parts)) + added + varint(tail) + varint(jump * 2)


def step(old: Published, new: Published) -> tuple[dict[str, Any], dict[str, bytes]]:
    """What leads from one pack to the next, all in one part, and its file."""
    before = {**old.records, "head": old.head, "index": old.index}
    after = {**new.records, "head": new.head, "index": new.index}
    rows = [(name, "gone", b"") for name in before if name not in after]
    for name, data in after.items():
        if name not in before:
            rows.append((name, "whole", data))
        elif before[name] != data:
            rows.append((name, "delta", delta(before[name], data)))
    part = listed(rows)
    parts = [[*described(part), {"br": len(part), "gzip": len(part)}]]
    made = {"from": old.version, "to": new.version, "care": 1, "parts": parts}
    return made, {f"/{old.tag}/pack/update.{digest(part)[:10]}.plu": part}


def noise(seed: str, size: int) -> str:
    """So much text that no compression makes small."""
    return "".join(sha256(f"{seed}{number}".encode()).hexdigest() for number in range(size // 64))


class PackSite(Site):
    """The small site with a pack for each language that a test gives it."""

    def __init__(self) -> None:
        super().__init__()
        self.files: dict[str, bytes] = {}
        self.cut: dict[str, int] = {}  # bytes after which a file ends too early

    def pages(self, tag: str = "en", edition: str = "packed", **more: str) -> dict[str, str]:
        """The pages of a language as this site serves them; `more` by name."""
        mine = [path for path in TITLES if path.startswith(f"/{tag}/") and path != f"/{tag}/search"]
        was, self.edition = self.edition, edition
        pages = {path: self.answer(path).body for path in (*mine, f"/{tag}/search", f"/{tag}/offline")}
        self.edition = was
        home = pages[f"/{tag}/"]
        extra = {
            f"/{tag}/conditions/{slug}": home.replace("<main>", f"<main>{text}")
            for slug, text in more.items()
        }
        return {**pages, **extra}

    def publish(self, pack: Published, *before: Published) -> None:
        """Puts a pack in the place of all others, with steps from those before it."""
        steps = [step(old, new) for old, new in pairwise([*before, pack])]
        self.files = {path: data for path, data in self.files.items() if not path.startswith(f"/{pack.tag}/")}
        self.files |= pack.files
        for _, files in steps:
            self.files |= files
        self.point(pack, [made for made, _ in steps])

    def point(self, pack: Published, updates: list[dict[str, Any]]) -> None:
        """Says what the pack of a language is now."""
        manifest = compact(pack.manifest).decode()
        pointer = {"format": 1, "manifest": manifest, "signature": None, "updates": updates}
        self.files[f"/{pack.tag}/pack.json"] = compact(pointer)

    def respond(self, request: http.server.BaseHTTPRequestHandler) -> None:
        """Answers one request, for a file of a pack with its bytes."""
        path = urlsplit(request.path).path
        data = self.files.get(path)
        if path in self.answers or (data is None and not PACKED.match(path)):
            return super().respond(request)
        self.asked.append(request.path)
        request.send_response(404 if data is None else 200)
        data = data or b""
        for name, value in {"Content-Length": str(len(data)), **_kind(path)}.items():
            request.send_header(name, value)
        request.end_headers()
        request.wfile.write(data[: self.cut.get(path, len(data))])
        return None


def _kind(path: str) -> dict[str, str]:
    names = {"json": "application/json", "svg": "image/svg+xml"}
    return kind(names.get(path.rpartition(".")[2], "application/octet-stream"))
