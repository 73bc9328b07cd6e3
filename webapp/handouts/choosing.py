"""The sections of a page that go on its handout."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from webapp.api.model import Module, PageAnswer


@dataclass(frozen=True)
class Choice:
    """What was ticked, by the ids of sections and questions; of one page among several as `bm01.treatment`.

    Care cards that are not among it were left out on purpose if it came from the form, else they stay.
    """

    ticked: frozenset[str] = frozenset()
    is_form: bool = False

    @classmethod
    def of(cls, ticked: Iterable[str], *, is_form: bool = False) -> Choice:
        """Return the choice of some ids."""
        return cls(frozenset(ticked), is_form)

    def modules(self, page: PageAnswer) -> tuple[Module, ...]:
        """Return what goes on the handout of a page; nothing where nothing that it has is ticked."""
        chosen = (self._cut(page, module) for module in page.modules)
        return tuple(module for module in chosen if module)

    def pairs(self, pages: Sequence[PageAnswer]) -> list[tuple[str, str]]:
        """Return the choice as the query says it: the pages' own ids, in their order."""
        known = ((page, one) for page in pages for one in _modules(page))
        ticked = [(page, one) for page, one in known if self._has(page, one)]
        pairs = [("s", prefix(page, pages) + one.id) for page, one in ticked]
        return [("form", "1"), *pairs] if pairs and self.is_form else pairs

    def names(self, page: PageAnswer) -> bool:
        """Whether anything of a page is ticked."""
        return any(self._has(page, one) for one in _modules(page))

    def _cut(self, page: PageAnswer, module: Module) -> Module | None:
        entries = tuple(one for one in module.entries if self._has(page, one))
        if self._has(page, module) or (module.role == "care" and (entries or not self.is_form)):
            return module
        return replace(module, html="", entries=entries) if entries else None

    def _has(self, page: PageAnswer, module: Module) -> bool:
        names = (module.id, *module.former_ids)
        return any(name in self.ticked or f"{page.id}.{name}" in self.ticked for name in names)


def prefix(page: PageAnswer, pages: Sequence[PageAnswer]) -> str:
    """Return what the form puts before the ids of a page's sections: its own id if it is not alone."""
    return f"{page.id}." if len(pages) > 1 else ""


def _modules(page: PageAnswer) -> Iterator[Module]:
    for module in page.modules:
        yield from (module, *module.entries)
