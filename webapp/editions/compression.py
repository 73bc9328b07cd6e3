"""The encodings in which an edition keeps its files."""

from __future__ import annotations

import gzip
from collections.abc import Callable, Mapping
from hashlib import sha256
from pathlib import Path

import brotli
import zstandard

# In order of preference: what a browser accepts and comes first here is what it gets.
ENCODERS: Mapping[str, Callable[[bytes], bytes]] = {
    "br": lambda data: bytes(brotli.compress(data, quality=11)),
    "zstd": lambda data: zstandard.ZstdCompressor(level=19).compress(data),
    "gzip": lambda data: gzip.compress(data, compresslevel=9, mtime=0),
}
ENDINGS = {"br": ".br", "zstd": ".zst", "gzip": ".gz"}
TOLD = ("br", "gzip")  # encodings whose sizes a reader is told
COMPRESSED_TYPES = {".html", ".js", ".svg", ".webmanifest", ".json", ".plix", ".plv", ".plu", ".xml"}


def write_copies(path: Path) -> dict[str, str]:
    """Write a file's compressed copies beside it; return encoding -> SHA-256 of those kept.

    A copy that is not smaller than the file is not kept.
    """
    if path.suffix not in COMPRESSED_TYPES:
        return {}
    data = path.read_bytes()
    kept = {}
    for name, encode in ENCODERS.items():
        packed = encode(data)
        if len(packed) < len(data):
            path.with_name(path.name + ENDINGS[name]).write_bytes(packed)
            kept[name] = sha256(packed).hexdigest()
    return kept
