"""A small shelf of records in three languages, and the indexes built from it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from search_index import Index, Record, build_index, digests_of
from search_index.compiling import compile_phone_index
from search_index.phone import PhoneIndex

Opener = Callable[[list[Record], str], Index]
Compiler = Callable[..., PhoneIndex]


def page(slug: str, title: str, body: str, **more: tuple[str, ...]) -> Record:
    """A page record with the fields that a test does not care about filled in."""
    return Record(
        key=slug, kind="page", url=f"/{slug}", title=title, page_title=title, body=body, lang="en", **more
    )


def question(slug: str, anchor: str, title: str, page_title: str, body: str) -> Record:
    """A question record of the page `slug`."""
    key = f"{slug}#{anchor}"
    return Record(
        key=key, kind="question", url=f"/{key}", title=title, page_title=page_title, body=body, lang="en"
    )


ENGLISH = [
    page(
        "lipoma",
        "Lipoma",
        "A lipoma is a soft lump of fat under the skin. It grows slowly and hardly ever hurts.",
        aliases=("Fatty lump", "Lump of fat"),
        headings=("What a lipoma is", "Treatment"),
    ),
    page(
        "sciatica",
        "Sciatica",
        "Pain that runs from the lower back down one leg. Most people are better within weeks.",
        aliases=("Trapped nerve in the back", "Pinched nerve"),
        headings=("What sciatica is", "Treatment"),
    ),
    page(
        "epidermoid-cyst",
        "Epidermoid cyst",
        "A small lump filled with keratin. People with Crohn’s disease ask about it, and so do others.",
        aliases=("Sebaceous cyst",),
    ),
    question("lipoma", "cancer", "Can it turn into cancer?", "Lipoma", "A lipoma does not turn into cancer."),
    question(
        "lipoma", "alone", "Can I leave it alone?", "Lipoma", "Yes. A lump that does not change can stay."
    ),
    question(
        "sciatica", "treated", "How is sciatica treated?", "Sciatica", "With time, movement and tablets."
    ),
    question("sciatica", "treats", "Who treats sciatica?", "Sciatica", "Your own doctor to begin with."),
]


@pytest.fixture
def opened(tmp_path: Path) -> Iterator[Opener]:
    """A function that builds an index from records, opens it and closes it when the test is over."""
    indexes: list[Index] = []

    def open_records(records: list[Record], tag: str) -> Index:
        folder = tmp_path / f"index-{len(indexes)}"
        build_index(records, tag, folder)
        indexes.append(Index.open(folder, tag, digests_of(folder)))
        return indexes[-1]

    yield open_records
    for index in indexes:
        index.close()


@pytest.fixture
def english(opened: Opener) -> Index:
    """The index of the English shelf."""
    return opened(ENGLISH, "en")


@pytest.fixture
def compiled(opened: Opener) -> Compiler:
    """A function that compiles records into a phone index and opens that."""

    def compile_records(records: list[Record], tag: str = "en") -> PhoneIndex:
        return PhoneIndex.open(compile_phone_index(records, opened(records, tag), tag))

    return compile_records


@pytest.fixture
def english_phone(compiled: Compiler) -> PhoneIndex:
    """The phone index of the English shelf."""
    return compiled(ENGLISH)
