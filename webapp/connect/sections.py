"""Which part of a page a sub-topic means."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from webapp.connect.request import Concept
from webapp.connect.systems import find_system

# The ids that sections and questions have in content, the best first.
_SECTIONS: dict[str, dict[str, tuple[str, ...]]] = {
    "MeSH": {
        "Q000175": ("diagnosis",),
        "Q000628": ("treatment",),
        "Q000188": ("medicines", "treatment"),
        "Q000601": ("operation", "treatment"),
        "Q000209": ("causes", "about"),
        "D011379": ("outlook", "how-long", "go-away"),
        "Q000009": ("side-effects", "treatment"),
    },
    "SNOMED CT": {"47965005": ("what-else",)},
}


def wanted_sections(topics: Iterable[Concept]) -> Iterator[str]:
    """Yield the ids of the sections that some sub-topics mean, the best first; those unknown mean none."""
    for topic in topics:
        named = find_system(topic.system).name
        for system, sections in _SECTIONS.items():
            if not topic.system or named == system:
                yield from sections.get(find_system(system).normal(topic.code), ())
