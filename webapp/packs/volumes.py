"""The long streams in which a pack's pages travel."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from hashlib import sha256

from webapp.packs.lists import Entry, read_list, write_list

LARGEST = 4_194_304  # bytes of records in a volume, unless one record alone has more


def write_volumes(records: Mapping[str, bytes]) -> Iterator[bytes]:
    """Yield the volumes of a pack's records by address: the same records make the same volumes."""
    waiting: list[Entry] = []
    size = 0
    for address in ordered(records):
        record = records[address]
        if waiting and size + len(record) > LARGEST:
            yield write_list(waiting)
            waiting, size = [], 0
        waiting.append(((address,), record))
        size += len(record)
    if waiting:
        yield write_list(waiting)


def read_volume(data: bytes) -> dict[str, bytes]:
    """Return a volume's records by address; raises PackError when it is damaged."""
    return {address: record for (address,), record in read_list(data, labels=1)}


def contents_digest(records: Mapping[str, bytes]) -> str:
    """Return the SHA-256 (hex) that says that these records are a pack's, every one and none too many."""
    digest = sha256()
    for address in ordered(records):
        digest.update(f"{address}\0{sha256(records[address]).hexdigest()}\n".encode())
    return digest.hexdigest()


def ordered(addresses: Iterable[str]) -> list[str]:
    """Return addresses in a pack's order, that of their bytes."""
    return sorted(addresses, key=str.encode)
